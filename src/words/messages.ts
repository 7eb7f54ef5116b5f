import { format, type Format, type Locale } from './format.ts';

/** The interface's words. Every language has every key: the type makes a missing one an error. */
export type Messages = typeof english;

/** The messages of a language. */
export function messages(locale: Locale): Messages {
  return catalogue[locale];
}

const english = {
  audit: 'How this was made',
  auditInline: 'how this number was made',
  definition: 'Definition',
  question: 'Question asked',
  query: 'SQL',
  parameters: 'Bound values',
  rows: 'Rows',
  dataVersion: 'Data version',
  noParameters: 'none',
  answers: (n: string) => `n = ${n}`,
  interval: (level: string, method: string) => `${level} interval (${method})`,
  source: 'Source',
  note: 'Note',
  download: 'Download',
  runAgain: 'Run again',
  empty: 'No answers match this question.',
  tooFew: (n: string, minimum: string) => `Too few answers (n = ${n}, minimum ${minimum}).`,
  tooFewShort: 'too few answers',
  flagged: (minimum: string) => `Fewer than ${minimum} answers: read with care.`,
  withheld: (names: string, minimum: string) => `Withheld, fewer than ${minimum} answers: ${names}.`,
  failed: 'This figure could not be drawn.',
  value: 'Value',
  low: 'Low',
  high: 'High',
  n: 'Answers',
  period: 'Period',
  share: 'Share',
  target: 'Target',
  unanswered: 'no answer',
  all: 'All',
  any: 'any',
  from: 'from',
  to: 'to',
  search: 'Search',
  reset: 'Reset',
  filters: 'Filters and inputs',
  noScript: 'Filters need JavaScript. Everything else on this page works without it.',
  ignored: (what: string) => `Part of this link was not understood and was left out: ${what}.`,
  loadingEngine: (done: string, total: string) => `Loading the query engine: ${done} of ${total} MB`,
  startingEngine: 'Starting the query engine',
  loadingData: (done: string, total: string) => `Loading the data: ${done} of ${total} MB`,
  asking: 'Asking',
  engineFailed:
    'The query engine could not be loaded, so this page shows what was drawn when it was published.',
  retry: 'Try again',
  numbersInText: 'Numbers in the text',
  cell: 'SQL cell',
  hideCode: 'Code',
  moreRows: (shown: string, total: string) => `${shown} of ${total} rows`,
  firstRows: (shown: string) => `the first ${shown} rows`,
  since: (period: string) => `since ${period}`,
  noEarlier: 'nothing earlier to compare with',
  noChange: 'no clear change',
  higher: (by: string) => `${by} higher`,
  lower: (by: string) => `${by} lower`,
  unchanged: 'about the same',
  keyboardHint: 'Arrow keys read the points.',
  sortBy: (column: string) => `Sort by ${column}`,
  trendSentence: (t: { label: string; from: string; to: string; first: string; last: string; n: string }) =>
    `${t.label}: ${t.first} in ${t.from}, ${t.last} in ${t.to}; ${t.n} answers.`,
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
  valueSentence: (t: { label: string; value: string; n: string }) => `${t.label}: ${t.value} (n = ${t.n}).`,
  changeSentence: (t: {
    difference: string;
    low: string;
    high: string;
    clear: boolean;
    period: string;
    before: string;
  }) =>
    `${t.period} against ${t.before}: ${t.difference} (95 % interval ${t.low} to ${t.high}), ${t.clear ? 'more than chance' : 'within chance'}.`,
  chartSentence: (t: { rows: string; columns: string }) => `${t.rows} rows of ${t.columns}.`,
};

const french: Messages = {
  audit: 'Comment ce résultat est obtenu',
  auditInline: 'comment ce nombre est obtenu',
  definition: 'Définition',
  question: 'Question posée',
  query: 'SQL',
  parameters: 'Valeurs liées',
  rows: 'Lignes',
  dataVersion: 'Version des données',
  noParameters: 'aucune',
  answers: (n) => `n = ${n}`,
  interval: (level, method) => `intervalle à ${level} (${method})`,
  source: 'Source',
  note: 'Note',
  download: 'Télécharger',
  runAgain: 'Relancer',
  empty: 'Aucune réponse ne correspond à cette question.',
  tooFew: (n, minimum) => `Trop peu de réponses (n = ${n}, minimum ${minimum}).`,
  tooFewShort: 'trop peu de réponses',
  flagged: (minimum) => `Moins de ${minimum} réponses : à lire avec prudence.`,
  withheld: (names, minimum) => `Non montrés, moins de ${minimum} réponses : ${names}.`,
  failed: 'Cette figure n’a pas pu être dessinée.',
  value: 'Valeur',
  low: 'Bas',
  high: 'Haut',
  n: 'Réponses',
  period: 'Période',
  share: 'Part',
  target: 'Cible',
  unanswered: 'sans réponse',
  all: 'Tous',
  any: 'indifférent',
  from: 'du',
  to: 'au',
  search: 'Rechercher',
  reset: 'Réinitialiser',
  filters: 'Filtres et paramètres',
  noScript: 'Les filtres demandent JavaScript. Tout le reste de cette page s’en passe.',
  ignored: (what) => `Une partie de ce lien n’a pas été comprise et a été laissée de côté : ${what}.`,
  loadingEngine: (done, total) => `Chargement du moteur de requêtes : ${done} sur ${total} Mo`,
  startingEngine: 'Démarrage du moteur de requêtes',
  loadingData: (done, total) => `Chargement des données : ${done} sur ${total} Mo`,
  asking: 'Calcul en cours',
  engineFailed:
    'Le moteur de requêtes n’a pas pu être chargé ; la page montre ce qui a été dessiné à la publication.',
  retry: 'Réessayer',
  numbersInText: 'Nombres du texte',
  cell: 'Cellule SQL',
  hideCode: 'Code',
  moreRows: (shown, total) => `${shown} lignes sur ${total}`,
  firstRows: (shown) => `les ${shown} premières lignes`,
  since: (period) => `depuis ${period}`,
  noEarlier: 'rien d’antérieur à comparer',
  noChange: 'pas de changement net',
  higher: (by) => `plus haut de ${by.replace(/^[+−-]/, '')}`,
  lower: (by) => `plus bas de ${by.replace(/^[+−-]/, '')}`,
  unchanged: 'à peu près inchangé',
  keyboardHint: 'Les flèches lisent les points.',
  sortBy: (column) => `Trier par ${column}`,
  trendSentence: (t) => `${t.label} : ${t.first} (${t.from}), ${t.last} (${t.to}) ; ${t.n} réponses.`,
  breakdownSentence: (t) =>
    `${t.label} : de ${t.bottom} (${t.worst}) à ${t.top} (${t.best}) ; ${t.n} réponses.`,
  oneGroup: (t) => `${t.label} : ${t.value} (${t.name}) ; ${t.n} réponses.`,
  distributionSentence: (t) =>
    `${t.label} : la réponse la plus fréquente est ${t.most}, ${t.share} de ${t.n} réponses.`,
  valueSentence: (t) => `${t.label} : ${t.value} (n = ${t.n}).`,
  changeSentence: (t) =>
    `${t.period} par rapport à ${t.before} : ${t.difference} (intervalle à 95 % : ${t.low} à ${t.high}), ${t.clear ? 'plus que le hasard' : 'compatible avec le hasard'}.`,
  chartSentence: (t) => `${t.rows} lignes de ${t.columns}.`,
};

const russian: Messages = {
  audit: 'Как это получено',
  auditInline: 'как получено это число',
  definition: 'Определение',
  question: 'Заданный вопрос',
  query: 'SQL',
  parameters: 'Связанные значения',
  rows: 'Строки',
  dataVersion: 'Версия данных',
  noParameters: 'нет',
  answers: (n) => `n = ${n}`,
  interval: (level, method) => `интервал ${level} (${method})`,
  source: 'Источник',
  note: 'Примечание',
  download: 'Скачать',
  runAgain: 'Выполнить снова',
  empty: 'Нет ответов на этот запрос.',
  tooFew: (n, minimum) => `Слишком мало ответов (n = ${n}, минимум ${minimum}).`,
  tooFewShort: 'слишком мало ответов',
  flagged: (minimum) => `Меньше ${minimum} ответов: читать с осторожностью.`,
  withheld: (names, minimum) => `Не показаны, меньше ${minimum} ответов: ${names}.`,
  failed: 'Эту фигуру не удалось нарисовать.',
  value: 'Значение',
  low: 'Низ',
  high: 'Верх',
  n: 'Ответы',
  period: 'Период',
  share: 'Доля',
  target: 'Цель',
  unanswered: 'без ответа',
  all: 'Все',
  any: 'любое',
  from: 'с',
  to: 'по',
  search: 'Поиск',
  reset: 'Сбросить',
  filters: 'Фильтры и параметры',
  noScript: 'Для фильтров нужен JavaScript. Всё остальное на странице работает и без него.',
  ignored: (what) => `Часть ссылки не понята и не учтена: ${what}.`,
  loadingEngine: (done, total) => `Загрузка движка запросов: ${done} из ${total} МБ`,
  startingEngine: 'Запуск движка запросов',
  loadingData: (done, total) => `Загрузка данных: ${done} из ${total} МБ`,
  asking: 'Считаем',
  engineFailed:
    'Движок запросов не загрузился, поэтому страница показывает то, что было нарисовано при публикации.',
  retry: 'Повторить',
  numbersInText: 'Числа в тексте',
  cell: 'Ячейка SQL',
  hideCode: 'Код',
  moreRows: (shown, total) => `${shown} из ${total} строк`,
  firstRows: (shown) => `первые ${shown} строк`,
  since: (period) => `с ${period}`,
  noEarlier: 'не с чем сравнить',
  noChange: 'явного изменения нет',
  higher: (by) => `выше на ${by.replace(/^[+−-]/, '')}`,
  lower: (by) => `ниже на ${by.replace(/^[+−-]/, '')}`,
  unchanged: 'почти без изменений',
  keyboardHint: 'Стрелки читают точки.',
  sortBy: (column) => `Сортировать: ${column}`,
  trendSentence: (t) => `${t.label}: ${t.first} (${t.from}), ${t.last} (${t.to}); ответов: ${t.n}.`,
  breakdownSentence: (t) =>
    `${t.label}: от ${t.bottom} (${t.worst}) до ${t.top} (${t.best}); ответов: ${t.n}.`,
  oneGroup: (t) => `${t.label}: ${t.value} (${t.name}); ответов: ${t.n}.`,
  distributionSentence: (t) => `${t.label}: самый частый ответ — ${t.most}, ${t.share}; ответов: ${t.n}.`,
  valueSentence: (t) => `${t.label}: ${t.value} (n = ${t.n}).`,
  changeSentence: (t) =>
    `${t.period} против ${t.before}: ${t.difference} (интервал 95 %: ${t.low} – ${t.high}), ${t.clear ? 'больше случайного' : 'в пределах случайного'}.`,
  chartSentence: (t) => `${t.rows} строк: ${t.columns}.`,
};

const catalogue: Record<Locale, Messages> = { en: english, fr: french, ru: russian };

/** "n = 1,234" */
export function answersText(n: number, locale: Locale): string {
  const count: Format = { kind: 'count' };
  return messages(locale).answers(format(n, count, locale));
}
