import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** What is said of a measure by group, and of how its answers are distributed. */
export type GroupWords = typeof english;

export function groupWords(locale: Locale, counted: Counted = 'answers'): GroupWords {
  const words = { en: english, fr: french, ru: russian }[locale];
  return counted === 'cases' ? { ...words, ...cases[locale] } : words;
}

const english = {
  breakdownSentence: (t: {
    label: string;
    best: string;
    top: string;
    worst: string;
    bottom: string;
    n: string;
  }) => `${t.label}: from ${t.bottom} (${t.worst}) to ${t.top} (${t.best}); ${t.n} answers.`,
  oneGroup: (t: { label: string; name: string; value: string; n: string }) =>
    `${t.label}: ${t.value} (${t.name}); ${t.n} answers.`,
  distributionSentence: (t: { label: string; most: string; share: string; n: string }) =>
    `${t.label}: the most frequent answer is ${t.most}, ${t.share} of ${t.n} answers.`,
  answersInGroup: 'Answers in group',
  firstGroups: (shown: string, total: string) => `${shown} of ${total} groups are shown.`,
  joinedAnswers: (count: string) => `${count} less frequent answers are drawn together as “other”.`,
  npsSentence: (t: { label: string; promoters: string; passives: string; detractors: string; n: string }) =>
    `${t.label}: ${t.promoters} promoters, ${t.passives} passives, ${t.detractors} detractors of ${t.n} answers.`,
  fromTo: (t: { label: string; best: string; top: string; worst: string; bottom: string }) =>
    `${t.label}: from ${t.bottom} (${t.worst}) to ${t.top} (${t.best}).`,
};

const french: GroupWords = {
  breakdownSentence: (t) =>
    `${t.label} : de ${t.bottom} (${t.worst}) à ${t.top} (${t.best}) ; ${t.n} réponses.`,
  oneGroup: (t) => `${t.label} : ${t.value} (${t.name}) ; ${t.n} réponses.`,
  distributionSentence: (t) =>
    `${t.label} : la réponse la plus fréquente est ${t.most}, ${t.share} de ${t.n} réponses.`,
  answersInGroup: 'Réponses du groupe',
  firstGroups: (shown, total) => `${shown} groupes sur ${total} sont montrés.`,
  joinedAnswers: (count) => `${count} réponses moins fréquentes sont réunies sous « autres ».`,
  npsSentence: (t) =>
    `${t.label} : ${t.promoters} de promoteurs, ${t.passives} de passifs, ${t.detractors} de détracteurs sur ${t.n} réponses.`,
  fromTo: (t) => `${t.label} : de ${t.bottom} (${t.worst}) à ${t.top} (${t.best}).`,
};

const russian: GroupWords = {
  breakdownSentence: (t) =>
    `${t.label}: от ${t.bottom} (${t.worst}) до ${t.top} (${t.best}); ответов: ${t.n}.`,
  oneGroup: (t) => `${t.label}: ${t.value} (${t.name}); ответов: ${t.n}.`,
  distributionSentence: (t) => `${t.label}: самый частый ответ — ${t.most}, ${t.share}; ответов: ${t.n}.`,
  answersInGroup: 'Ответов в группе',
  firstGroups: (shown, total) => `Показано групп: ${shown} из ${total}.`,
  joinedAnswers: (count) => `Менее частые ответы (${count}) показаны вместе как «другие».`,
  npsSentence: (t) =>
    `${t.label}: промоутеры — ${t.promoters}, нейтральные — ${t.passives}, критики — ${t.detractors}; ответов: ${t.n}.`,
  fromTo: (t) => `${t.label}: от ${t.bottom} (${t.worst}) до ${t.top} (${t.best}).`,
};

/** The words where n counts no answers. */
const cases: Record<Locale, Pick<GroupWords, 'breakdownSentence' | 'oneGroup'>> = {
  en: {
    breakdownSentence: (t) =>
      `${t.label}: from ${t.bottom} (${t.worst}) to ${t.top} (${t.best}); n = ${t.n}.`,
    oneGroup: (t) => `${t.label}: ${t.value} (${t.name}); n = ${t.n}.`,
  },
  fr: {
    breakdownSentence: (t) => `${t.label} : de ${t.bottom} (${t.worst}) à ${t.top} (${t.best}) ; n = ${t.n}.`,
    oneGroup: (t) => `${t.label} : ${t.value} (${t.name}) ; n = ${t.n}.`,
  },
  ru: {
    breakdownSentence: (t) => `${t.label}: от ${t.bottom} (${t.worst}) до ${t.top} (${t.best}); n = ${t.n}.`,
    oneGroup: (t) => `${t.label}: ${t.value} (${t.name}); n = ${t.n}.`,
  },
};
