import type { Locale } from './format.ts';

/** What is said of the groups that a number or a condition in a text picks. */
export type PickedWords = typeof english;

/** The words of a language. */
export function pickedWords(locale: Locale): PickedWords {
  return { en: english, fr: french, ru: russian }[locale];
}

/** One group, or those that differ from the rest. */
export const picks = ['best', 'worst', 'first', 'last', 'better', 'worse'] as const;
export type Pick = (typeof picks)[number];

const english = {
  none: 'none',
  compared: (by: string, n: string) => `Groups of “${by}” with enough answers: ${n}`,
  picks: {
    best: 'the best',
    worst: 'the worst',
    first: 'the first in order',
    last: 'the last in order',
    better: 'better than the rest',
    worse: 'worse than the rest',
  } satisfies Record<Pick, string>,
  firstToLast: (t: { first: string; last: string; difference: string; low: string; high: string }) =>
    `${t.last} against ${t.first}: ${t.difference} (95 % interval ${t.low} to ${t.high}).`,
};

const french: PickedWords = {
  none: 'aucun',
  compared: (by, n) => `Groupes de « ${by} » avec assez de réponses : ${n}`,
  picks: {
    best: 'le meilleur',
    worst: 'le moins bon',
    first: 'le premier dans l’ordre',
    last: 'le dernier dans l’ordre',
    better: 'meilleurs que le reste',
    worse: 'moins bons que le reste',
  },
  firstToLast: (t) =>
    `${t.last} face à ${t.first} : ${t.difference} (intervalle à 95 % ${t.low} à ${t.high}).`,
};

const russian: PickedWords = {
  none: 'нет таких',
  compared: (by, n) => `Групп «${by}» с достаточным числом ответов: ${n}`,
  picks: {
    best: 'лучшая',
    worst: 'худшая',
    first: 'первая по порядку',
    last: 'последняя по порядку',
    better: 'лучше остальных',
    worse: 'хуже остальных',
  },
  firstToLast: (t) =>
    `${t.last} против ${t.first}: ${t.difference} (интервал 95 % от ${t.low} до ${t.high}).`,
};
