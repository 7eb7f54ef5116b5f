import type { Locale } from './format.ts';

/** Words of numbers that another figure shows. Every language has every key: the type makes a missing one an error. */
export type ReadingWords = typeof english;

/** The words of a language. */
export function readingWords(locale: Locale): ReadingWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = { seeFigure: 'From this figure' };

const french: ReadingWords = { seeFigure: 'D’après cette figure' };

const russian: ReadingWords = { seeFigure: 'Из этого рисунка' };
