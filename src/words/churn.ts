import type { Locale } from './format.ts';

/** What churn figures say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type ChurnWords = typeof english;

/** The words of a language. */
export function churnWords(locale: Locale): ChurnWords {
  return { en: english, fr: french, ru: russian }[locale];
}

export type Unit = 'week' | 'month' | 'quarter' | 'year';

const english = {
  per: { week: 'a week', month: 'a month', quarter: 'a quarter', year: 'a year' } as Record<Unit, string>,
  sentence: (t: { label: string; share: string; per: string; range: string }) =>
    `${t.label}: of the customers present at the start of ${t.per}, ${t.share} leave before it ends${t.range}.`,
  interval: (range: string) => ` (95 % interval ${range})`,
  yearly: (t: { share: string; range: string }) => `${t.share} a year if it goes on${t.range}`,
  naive: (t: { share: string; per: string }) =>
    `Naive rate, (start − end) ÷ start: ${t.share} ${t.per}. It sets newcomers off against those who left, so it differs from churn and can be negative.`,
  naiveShort: (t: { share: string; per: string }) => `Naive rate: ${t.share} ${t.per}`,
  same: 'Nobody came meanwhile: the naive rate, (start − end) ÷ start, is the same.',
  guide: {
    below: 'below both',
    large: 'within that for large providers',
    between: 'above that for large providers, below that for small business',
    above: 'above both',
    open: 'not settled, as the interval reaches over these values',
  },
  guideLine: (where: string) =>
    `Guide values, not targets: 5–7 % a year for software of large providers (0.43–0.60 % a month), about 5 % a month for small-business software. Here: ${where}.`,
  atRisk: (t: { n: string; periods: string }) =>
    `${t.n} customers at risk, counted anew in each of ${t.periods}`,
  start: 'At the start',
  left: 'Left of them',
  end: 'At the end',
  churn: 'Churn',
  naiveHead: 'Naive rate',
  yearlyHead: 'Yearly equivalent',
  all: 'Together',
  small: (minimum: string) => `Periods with fewer than ${minimum} customers at the start show no rate.`,
  definition:
    'Churn: customers present at the start of a period and gone by its end ÷ customers present at the start, newcomers left out; several periods are added up. Wilson score interval, customers of different periods taken as independent. Customers are counted; survey weights play no part.',
  naiveDefinition:
    'Naive rate: (customers at the start − customers at the end) ÷ customers at the start. Newcomers hide those who left.',
  yearlyDefinition: (times: string) =>
    `Yearly equivalent: 1 − (1 − churn)^${times}, by compounding; 5 % a month is 46 % a year, not 60 %.`,
};

const french: ChurnWords = {
  per: { week: 'par semaine', month: 'par mois', quarter: 'par trimestre', year: 'par an' },
  sentence: (t) => `${t.label} : ${t.share} des clients présents au début partent ${t.per}${t.range}.`,
  interval: (range) => ` (intervalle à 95 % : ${range})`,
  yearly: (t) => `${t.share} par an si cela continue ainsi${t.range}`,
  naive: (t) =>
    `Taux naïf, (début − fin) ÷ début : ${t.share} ${t.per}. Il compense les départs par les arrivées : il diffère donc de l’attrition et peut être négatif.`,
  naiveShort: (t) => `Taux naïf : ${t.share} ${t.per}`,
  same: 'Personne n’est arrivé entre-temps : le taux naïf, (début − fin) ÷ début, est le même.',
  guide: {
    below: 'au-dessous des deux',
    large: 'dans la fourchette des grands éditeurs',
    between: 'au-dessus de celle des grands éditeurs, au-dessous de celle des petites entreprises',
    above: 'au-dessus des deux',
    open: 'indécis, car l’intervalle chevauche ces valeurs',
  },
  guideLine: (where) =>
    `Valeurs indicatives, et non des cibles : 5 à 7 % par an pour les logiciels des grands éditeurs (0,43 à 0,60 % par mois), environ 5 % par mois pour les logiciels destinés aux petites entreprises. Ici : ${where}.`,
  atRisk: (t) => `${t.n} clients à risque, comptés à nouveau dans chaque période (${t.periods})`,
  start: 'Au début',
  left: 'Partis parmi eux',
  end: 'À la fin',
  churn: 'Attrition',
  naiveHead: 'Taux naïf',
  yearlyHead: 'Équivalent annuel',
  all: 'Ensemble',
  small: (minimum) => `Les périodes de moins de ${minimum} clients au début n’ont pas de taux.`,
  definition:
    'Attrition : clients présents au début d’une période et partis à sa fin ÷ clients présents au début, sans les nouveaux venus ; plusieurs périodes s’additionnent. Intervalle de Wilson, les clients de périodes différentes étant supposés indépendants. Les clients sont comptés ; les poids de sondage n’interviennent pas.',
  naiveDefinition:
    'Taux naïf : (clients au début − clients à la fin) ÷ clients au début. Les nouveaux venus cachent les départs.',
  yearlyDefinition: (times) =>
    `Équivalent annuel : 1 − (1 − attrition)^${times}, par composition ; 5 % par mois font 46 % par an, et non 60 %.`,
};

const russian: ChurnWords = {
  per: { week: 'за неделю', month: 'за месяц', quarter: 'за квартал', year: 'за год' },
  sentence: (t) => `${t.label}: ${t.per} уходят ${t.share} тех, кто был клиентом в начале${t.range}.`,
  interval: (range) => ` (интервал 95 %: ${range})`,
  yearly: (t) => `${t.share} за год, если так пойдёт дальше${t.range}`,
  naive: (t) =>
    `Наивный показатель, (начало − конец) ÷ начало: ${t.share} ${t.per}. Он засчитывает новых клиентов вместо ушедших, поэтому отличается от оттока и бывает отрицательным.`,
  naiveShort: (t) => `Наивный показатель: ${t.share} ${t.per}`,
  same: 'Новых клиентов не было: наивный показатель, (начало − конец) ÷ начало, такой же.',
  guide: {
    below: 'ниже обоих',
    large: 'в пределах для крупных поставщиков',
    between: 'выше, чем у крупных поставщиков, но ниже, чем у программ для малого бизнеса',
    above: 'выше обоих',
    open: 'не решено, интервал захватывает эти значения',
  },
  guideLine: (where) =>
    `Ориентиры, а не цели: 5–7 % за год для программ крупных поставщиков (0,43–0,60 % за месяц), около 5 % за месяц для программ малого бизнеса. Здесь: ${where}.`,
  atRisk: (t) => `клиентов под риском: ${t.n}, в каждом периоде считаются заново (${t.periods})`,
  start: 'В начале',
  left: 'Из них ушли',
  end: 'В конце',
  churn: 'Отток',
  naiveHead: 'Наивный показатель',
  yearlyHead: 'В пересчёте на год',
  all: 'Вместе',
  small: (minimum) => `Для периодов, где в начале меньше ${minimum} клиентов, показателя нет.`,
  definition:
    'Отток: клиенты, бывшие в начале периода и ушедшие к его концу ÷ клиенты в начале, без новых; несколько периодов складываются. Интервал Уилсона, клиенты разных периодов считаются независимыми. Клиенты считаются поштучно, веса опроса не учитываются.',
  naiveDefinition:
    'Наивный показатель: (клиенты в начале − клиенты в конце) ÷ клиенты в начале. Новые клиенты скрывают ушедших.',
  yearlyDefinition: (times) =>
    `В пересчёте на год: 1 − (1 − отток)^${times}, сложными процентами; 5 % за месяц — это 46 % за год, а не 60 %.`,
};
