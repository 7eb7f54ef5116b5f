import type { Locale } from './format.ts';

export type GuideWords = {
  guide: string;
  about: string;
  /** Headings of the guide's folders. */
  folders: Record<string, string>;
  previous: string;
  next: string;
};

const words: Record<Locale, GuideWords> = {
  en: {
    guide: 'Guide',
    about:
      'Choosing a question, writing a report, every figure with examples, publishing, and how the numbers are made.',
    folders: { figures: 'Figures', scenarios: 'Scenarios', reference: 'Reference' },
    previous: 'Previous',
    next: 'Next',
  },
  fr: {
    guide: 'Guide',
    about:
      'Choisir une question, écrire un rapport, chaque figure avec des exemples, publier, et comment les chiffres sont calculés.',
    folders: { figures: 'Figures', scenarios: 'Scénarios', reference: 'Référence' },
    previous: 'Précédent',
    next: 'Suivant',
  },
  ru: {
    guide: 'Руководство',
    about:
      'Как выбрать вопрос, написать отчёт, опубликовать его; все графики с примерами и то, как получены числа.',
    folders: { figures: 'Графики', scenarios: 'Сценарии', reference: 'Справочник' },
    previous: 'Назад',
    next: 'Далее',
  },
};

/** Words of the guide's lists. */
export function guideWords(locale: Locale): GuideWords {
  return words[locale];
}
