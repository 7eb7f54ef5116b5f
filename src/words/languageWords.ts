import type { Locale } from './format.ts';

/** The words of the language switch and of lists of reports in several languages. */
export type LanguageWords = typeof english;

export function languageWords(locale: Locale): LanguageWords {
  return { en: english, fr: french, ru: russian }[locale];
}

/** Each language in its own words, as a reader of it looks for it. */
export const languageNames: Record<Locale, string> = { en: 'English', fr: 'Français', ru: 'Русский' };

const english = {
  languages: 'Languages',
  alsoIn: 'Also in',
};

const french: LanguageWords = {
  languages: 'Langues',
  alsoIn: 'Aussi en',
};

const russian: LanguageWords = {
  languages: 'Языки',
  alsoIn: 'На других языках',
};
