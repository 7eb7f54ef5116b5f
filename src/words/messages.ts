import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** The interface's words. Every language has every key: the type makes a missing one an error. */
export type Messages = typeof english;

/** The messages of a language. */
export function messages(locale: Locale, counted: Counted = 'answers'): Messages {
  return counted === 'cases' ? { ...catalogue[locale], ...cases[locale] } : catalogue[locale];
}

/** What n is called, by what it counts. */
export function countLabels(locale: Locale): Record<Counted, string> {
  return { answers: messages(locale).n, cases: messages(locale, 'cases').n };
}

const english = {
  method: 'How the numbers are made',
  reports: 'Reports',
  noReports: 'There are no reports yet: write one in content/reports/.',
  skip: 'Skip to the report',
  dataFrom: (from: string, to: string) => `data from ${from} to ${to}`,
  audit: 'How this was made',
  auditInline: 'how this number was made',
  query: 'SQL',
  parameters: 'Bound values',
  rows: 'Rows',
  dataVersion: 'Data version',
  noParameters: 'none',
  answers: (n: string) => `n = ${n}`,
  interval: (level: string, method: string) => `${level} interval (${method})`,
  source: 'Source',
  note: 'Note',
  runAgain: 'Run again',
  empty: 'No answers match this question.',
  tooFew: (n: string, minimum: string) => `Too few answers (n = ${n}, minimum ${minimum}).`,
  tooFewEach: (n: string, minimum: string) =>
    `Too few answers in each group or period (n = ${n} in all, minimum ${minimum} in one).`,
  emptyShort: 'no answers',
  tooFewShort: 'too few answers',
  flagged: (minimum: string) => `Fewer than ${minimum} answers: read with care.`,
  withheld: (names: string, minimum: string) => `Withheld, fewer than ${minimum} answers: ${names}.`,
  failed: 'This figure could not be drawn.',
  measure: 'Measure',
  value: 'Value',
  low: 'Low',
  high: 'High',
  n: 'Answers',
  weight: 'Weight',
  period: 'Period',
  share: 'Share',
  target: 'Target',
  noValueOrWithheld: 'no value, or withheld',
  noValue: 'no value',
  all: 'All',
  any: 'any',
  from: 'from',
  to: 'to',
  search: 'Search',
  filters: 'Filters and inputs',
  numbersInText: 'Numbers in the text',
  cell: 'SQL cell',
  moreRows: (shown: string, total: string) => `${shown} of ${total} rows`,
  yes: 'yes',
  no: 'no',
  otherAnswers: 'other',
  promoters: 'Promoters',
  passives: 'Passives',
  detractors: 'Detractors',
  flaggedNames: (names: string, minimum: string) =>
    `Fewer than ${minimum} answers, read with care: ${names}.`,
  allAnswers: 'all answers',
  difference: 'Difference',
  differenceLow: 'Difference, low',
  differenceHigh: 'Difference, high',
  pValue: 'p',
};

const french: Messages = {
  method: 'Comment les chiffres sont calculés',
  reports: 'Rapports',
  noReports: 'Pas encore de rapport : écrivez-en un dans content/reports/.',
  skip: 'Aller au rapport',
  dataFrom: (from, to) => `données du ${from} au ${to}`,
  audit: 'Comment ce résultat est obtenu',
  auditInline: 'comment ce nombre est obtenu',
  query: 'SQL',
  parameters: 'Valeurs des paramètres',
  rows: 'Lignes',
  dataVersion: 'Version des données',
  noParameters: 'aucune',
  answers: (n) => `n = ${n}`,
  interval: (level, method) => `intervalle à ${level} (${method})`,
  source: 'Source',
  note: 'Note',
  runAgain: 'Relancer',
  empty: 'Aucune réponse ne correspond à cette question.',
  tooFew: (n, minimum) => `Trop peu de réponses (n = ${n}, minimum ${minimum}).`,
  tooFewEach: (n, minimum) =>
    `Trop peu de réponses dans chaque groupe ou période (n = ${n} en tout, minimum ${minimum} dans chacun).`,
  emptyShort: 'aucune réponse',
  tooFewShort: 'trop peu de réponses',
  flagged: (minimum) => `Moins de ${minimum} réponses : à lire avec prudence.`,
  withheld: (names, minimum) => `Non montrés, moins de ${minimum} réponses : ${names}.`,
  failed: 'Cette figure n’a pas pu être dessinée.',
  measure: 'Mesure',
  value: 'Valeur',
  low: 'Borne basse',
  high: 'Borne haute',
  n: 'Réponses',
  weight: 'Poids',
  period: 'Période',
  share: 'Part',
  target: 'Cible',
  noValueOrWithheld: 'sans valeur, ou non montré',
  noValue: 'sans valeur',
  all: 'Ensemble',
  any: 'indifférent',
  from: 'du',
  to: 'au',
  search: 'Rechercher',
  filters: 'Filtres et paramètres',
  numbersInText: 'Nombres du texte',
  cell: 'Cellule SQL',
  moreRows: (shown, total) => `${shown} lignes sur ${total}`,
  yes: 'oui',
  no: 'non',
  otherAnswers: 'autres',
  promoters: 'Promoteurs',
  passives: 'Passifs',
  detractors: 'Détracteurs',
  flaggedNames: (names, minimum) => `Moins de ${minimum} réponses, à lire avec prudence : ${names}.`,
  allAnswers: 'toutes les réponses',
  difference: 'Différence',
  differenceLow: 'Différence, borne basse',
  differenceHigh: 'Différence, borne haute',
  pValue: 'p',
};

const russian: Messages = {
  method: 'Как получены числа',
  reports: 'Отчёты',
  noReports: 'Отчётов пока нет: напишите первый в content/reports/.',
  skip: 'К отчёту',
  dataFrom: (from, to) => `данные с ${from} по ${to}`,
  audit: 'Как это получено',
  auditInline: 'как получено это число',
  query: 'SQL',
  parameters: 'Значения параметров',
  rows: 'Строки',
  dataVersion: 'Версия данных',
  noParameters: 'нет',
  answers: (n) => `n = ${n}`,
  interval: (level, method) => `интервал ${level} (${method})`,
  source: 'Источник',
  note: 'Примечание',
  runAgain: 'Выполнить снова',
  empty: 'Нет ответов на этот запрос.',
  tooFew: (n, minimum) => `Слишком мало ответов (n = ${n}, минимум ${minimum}).`,
  tooFewEach: (n, minimum) =>
    `Слишком мало ответов в каждой группе или периоде (всего n = ${n}, минимум в каждой ${minimum}).`,
  emptyShort: 'нет ответов',
  tooFewShort: 'слишком мало ответов',
  flagged: (minimum) => `Меньше ${minimum} ответов: читать с осторожностью.`,
  withheld: (names, minimum) => `Не показаны, меньше ${minimum} ответов: ${names}.`,
  failed: 'Этот рисунок не удалось построить.',
  measure: 'Показатель',
  value: 'Значение',
  low: 'Нижняя граница',
  high: 'Верхняя граница',
  n: 'Ответы',
  weight: 'Вес',
  period: 'Период',
  share: 'Доля',
  target: 'Цель',
  noValueOrWithheld: 'без значения или скрыто',
  noValue: 'без значения',
  all: 'Все',
  any: 'любое',
  from: 'с',
  to: 'по',
  search: 'Поиск',
  filters: 'Фильтры и параметры',
  numbersInText: 'Числа в тексте',
  cell: 'Ячейка SQL',
  moreRows: (shown, total) => `${shown} из ${total} строк`,
  yes: 'да',
  no: 'нет',
  otherAnswers: 'другие',
  promoters: 'Промоутеры',
  passives: 'Нейтральные',
  detractors: 'Критики',
  flaggedNames: (names, minimum) => `Меньше ${minimum} ответов, читать с осторожностью: ${names}.`,
  allAnswers: 'все ответы',
  difference: 'Разность',
  differenceLow: 'Разность, нижняя граница',
  differenceHigh: 'Разность, верхняя граница',
  pValue: 'p',
};

const catalogue: Record<Locale, Messages> = { en: english, fr: french, ru: russian };

/** The words where n counts no answers. */
const cases: Record<
  Locale,
  Pick<
    Messages,
    | 'empty'
    | 'tooFew'
    | 'tooFewEach'
    | 'emptyShort'
    | 'tooFewShort'
    | 'flagged'
    | 'flaggedNames'
    | 'withheld'
    | 'n'
    | 'allAnswers'
  >
> = {
  en: {
    empty: 'No cases match this question.',
    tooFew: (n, minimum) => `Too few cases (n = ${n}, minimum ${minimum}).`,
    tooFewEach: (n, minimum) =>
      `Too few cases in each group or period (n = ${n} in all, minimum ${minimum} in one).`,
    emptyShort: 'no cases',
    tooFewShort: 'too few cases',
    flagged: (minimum) => `Fewer than ${minimum} cases: read with care.`,
    flaggedNames: (names, minimum) => `Fewer than ${minimum} cases, read with care: ${names}.`,
    withheld: (names, minimum) => `Withheld, fewer than ${minimum} cases: ${names}.`,
    n: 'Cases',
    allAnswers: 'all cases',
  },
  fr: {
    empty: 'Aucun cas ne correspond à cette question.',
    tooFew: (n, minimum) => `Trop peu de cas (n = ${n}, minimum ${minimum}).`,
    tooFewEach: (n, minimum) =>
      `Trop peu de cas dans chaque groupe ou période (n = ${n} en tout, minimum ${minimum} dans chacun).`,
    emptyShort: 'aucun cas',
    tooFewShort: 'trop peu de cas',
    flagged: (minimum) => `Moins de ${minimum} cas : à lire avec prudence.`,
    flaggedNames: (names, minimum) => `Moins de ${minimum} cas, à lire avec prudence : ${names}.`,
    withheld: (names, minimum) => `Non montrés, moins de ${minimum} cas : ${names}.`,
    n: 'Cas',
    allAnswers: 'tous les cas',
  },
  ru: {
    empty: 'Нет случаев, отвечающих этому запросу.',
    tooFew: (n, minimum) => `Слишком мало случаев (n = ${n}, минимум ${minimum}).`,
    tooFewEach: (n, minimum) =>
      `Слишком мало случаев в каждой группе или периоде (всего n = ${n}, минимум в каждой ${minimum}).`,
    emptyShort: 'нет случаев',
    tooFewShort: 'слишком мало случаев',
    flagged: (minimum) => `Меньше ${minimum} случаев: читать с осторожностью.`,
    flaggedNames: (names, minimum) => `Меньше ${minimum} случаев, читать с осторожностью: ${names}.`,
    withheld: (names, minimum) => `Не показаны, меньше ${minimum} случаев: ${names}.`,
    n: 'Случаи',
    allAnswers: 'все случаи',
  },
};
