import type { Locale } from './format.ts';

/** Words of the printed page and of files made from a report. */
export type PrintWords = typeof english;

/** The words of a language. */
export function printWords(locale: Locale): PrintWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  scope: (chosen: string) => `Shown: ${chosen}`,
  /** How a label stands before its value. */
  named: '{label}: {value}',
  unfiltered: 'Shown: all data, without filters',
  printed: (day: string) => `Printed on ${day}`,
  made: (day: string) => `Made on ${day}`,
  page: 'Page',
  of: 'of',
  notes: 'How the figures were made',
  /** A part of a query that a note before it has. */
  same: (note: string, part: string) => `as in note ${note}, part ${part}`,
};

const french: PrintWords = {
  scope: (chosen) => `Montré\u202f: ${chosen}`,
  named: '{label}\u202f: {value}',
  unfiltered: 'Montré\u202f: toutes les données, sans filtre',
  printed: (day) => `Imprimé le ${day}`,
  made: (day) => `Fait le ${day}`,
  page: 'Page',
  of: 'sur',
  notes: 'Comment les figures sont obtenues',
  same: (note, part) => `comme dans la note ${note}, partie ${part}`,
};

const russian: PrintWords = {
  scope: (chosen) => `Показано: ${chosen}`,
  named: '{label}: {value}',
  unfiltered: 'Показано: все данные, без фильтров',
  printed: (day) => `Напечатано ${day}`,
  made: (day) => `Создано ${day}`,
  page: 'Стр.',
  of: 'из',
  notes: 'Как получены рисунки',
  same: (note, part) => `как в примечании ${note}, часть ${part}`,
};
