import type { Locale } from './format.ts';

/** What cohort triangles say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type CohortWords = typeof english;

/** The words of a language. */
export function cohortWords(locale: Locale): CohortWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Cell = { cohort: string; share: string; range: string; time: string; n: string };
type Level = { label: string; share: string; range: string; time: string; n: string };

const english = {
  titleStay: (t: { label: string; unit: string }) => `${t.label}: who is still there, by ${t.unit} of start`,
  titleLeft: (t: { label: string; unit: string }) => `${t.label}: who has left, by ${t.unit} of start`,
  units: { week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
  cohort: 'Came in',
  customers: 'Customers',
  stayHead: (unit: string) => `Still customers after so many ${unit}, %`,
  leftHead: (unit: string) => `Left within so many ${unit}, %`,
  stayAfter: (time: string) => `Still there after ${time}`,
  leftWithin: (time: string) => `Left within ${time}`,
  average: 'All',
  few: 'too few customers',
  stayCell: (t: Cell) => `${t.cohort}: ${t.share} still there after ${t.time}${t.range}, n = ${t.n}`,
  leftCell: (t: Cell) => `${t.cohort}: ${t.share} left within ${t.time}${t.range}, n = ${t.n}`,
  stay: (t: Level) => `${t.label}: ${t.share} are still there after ${t.time}${t.range}, ${t.n}.`,
  left: (t: Level) => `${t.label}: ${t.share} have left within ${t.time}${t.range}, ${t.n}.`,
  interval: (range: string) => ` (95 % interval ${range})`,
  none: (t: { label: string; n: string }) => `${t.label}: ${t.n}, but no period of theirs is over yet.`,
  differ: (t: { cohorts: string; p: string }) =>
    `The ${t.cohorts} cohorts followed that long differ by more than chance (χ² test, p ${t.p}).`,
  alike: (t: { cohorts: string; p: string }) =>
    `The ${t.cohorts} cohorts followed that long do not differ by more than chance (χ² test, p ${t.p}).`,
  latest: (t: { shown: string; total: string }) =>
    `Only the ${t.shown} latest of ${t.total} cohorts are shown.`,
  withheld: (names: string, minimum: string) => `Withheld, fewer than ${minimum} customers: ${names}.`,
  flagged: (names: string, minimum: string) => `Fewer than ${minimum} customers, read with care: ${names}.`,
  read: 'How to read: a row is customers who came in the same period, a column how long after. The darker a cell, the higher its number. Cells stay empty until every customer of the row has been followed that long.',
  definition: (t: { start: string; until: string }) =>
    `Customers by the period of “${t.start}”; each is followed from their own first day up to ${t.until}. Share still there (or left) after so many whole periods; Wilson score interval. Customers are counted; survey weights play no part.`,
  averages:
    'The row of all cohorts adds up the cells of its column: later columns hold older cohorts only, so that it may rise from one to the next. A survival curve uses all customers at every time.',
};

const french: CohortWords = {
  titleStay: (t) => `${t.label} : qui est encore là, par ${t.unit} d’arrivée`,
  titleLeft: (t) => `${t.label} : qui est parti, par ${t.unit} d’arrivée`,
  units: { week: 'semaine', month: 'mois', quarter: 'trimestre', year: 'année' },
  cohort: 'Arrivée',
  customers: 'Clients',
  stayHead: (unit) => `Encore clients après tant de ${unit}, %`,
  leftHead: (unit) => `Partis en tant de ${unit}, %`,
  stayAfter: (time) => `Encore là après ${time}`,
  leftWithin: (time) => `Partis en ${time}`,
  average: 'Tous',
  few: 'trop peu de clients',
  stayCell: (t) => `${t.cohort} : ${t.share} encore là après ${t.time}${t.range}, n = ${t.n}`,
  leftCell: (t) => `${t.cohort} : ${t.share} partis en ${t.time}${t.range}, n = ${t.n}`,
  stay: (t) => `${t.label} : ${t.share} sont encore là après ${t.time}${t.range}, ${t.n}.`,
  left: (t) => `${t.label} : ${t.share} sont partis en ${t.time}${t.range}, ${t.n}.`,
  interval: (range) => ` (intervalle à 95 % : ${range})`,
  none: (t) => `${t.label} : ${t.n}, mais aucune de leurs périodes n’est encore achevée.`,
  differ: (t) =>
    `Les ${t.cohorts} cohortes suivies aussi longtemps diffèrent plus que le hasard (test du χ², p ${t.p}).`,
  alike: (t) =>
    `Les ${t.cohorts} cohortes suivies aussi longtemps ne diffèrent pas plus que le hasard (test du χ², p ${t.p}).`,
  latest: (t) => `Seules les ${t.shown} dernières cohortes sur ${t.total} sont montrées.`,
  withheld: (names, minimum) => `Non montrées, moins de ${minimum} clients : ${names}.`,
  flagged: (names, minimum) => `Moins de ${minimum} clients, à lire avec prudence : ${names}.`,
  read: 'Lecture : une ligne réunit les clients arrivés dans la même période, une colonne dit combien de temps après. Plus une cellule est foncée, plus son nombre est grand. Une cellule reste vide tant que tous les clients de la ligne n’ont pas été suivis aussi longtemps.',
  definition: (t) =>
    `Clients par période de « ${t.start} » ; chacun est suivi depuis son premier jour, jusqu’au ${t.until}. Part encore là (ou partie) après tant de périodes entières ; intervalle de Wilson. Les clients sont comptés ; les poids de sondage n’interviennent pas.`,
  averages:
    'La ligne de toutes les cohortes additionne les cellules de sa colonne : les dernières colonnes ne tiennent que les cohortes anciennes, elle peut donc remonter de l’une à l’autre. Une courbe de survie utilise tous les clients à chaque durée.',
};

const russian: CohortWords = {
  titleStay: (t) => `${t.label}: кто остаётся, по ${t.unit} начала`,
  titleLeft: (t) => `${t.label}: кто ушёл, по ${t.unit} начала`,
  units: { week: 'неделе', month: 'месяцу', quarter: 'кварталу', year: 'году' },
  cohort: 'Начало',
  customers: 'Клиенты',
  stayHead: (unit) => `Остаются клиентами, срок в периодах (${unit}), %`,
  leftHead: (unit) => `Ушли, срок в периодах (${unit}), %`,
  stayAfter: (time) => `Остаются, срок — ${time}`,
  leftWithin: (time) => `Ушли, срок — ${time}`,
  average: 'Все',
  few: 'слишком мало клиентов',
  stayCell: (t) => `${t.cohort}: остаются ${t.share}, срок — ${t.time}${t.range}, n = ${t.n}`,
  leftCell: (t) => `${t.cohort}: ушли ${t.share}, срок — ${t.time}${t.range}, n = ${t.n}`,
  stay: (t) => `${t.label}: остаются ${t.share}, срок — ${t.time}${t.range}, ${t.n}.`,
  left: (t) => `${t.label}: ушли ${t.share}, срок — ${t.time}${t.range}, ${t.n}.`,
  interval: (range) => ` (интервал 95 %: ${range})`,
  none: (t) => `${t.label}: ${t.n}, но ни один их период ещё не закончился.`,
  differ: (t) =>
    `Когорты с таким сроком наблюдения (${t.cohorts}) различаются больше случайного (критерий χ², p ${t.p}).`,
  alike: (t) =>
    `Когорты с таким сроком наблюдения (${t.cohorts}) различаются не больше случайного (критерий χ², p ${t.p}).`,
  latest: (t) => `Показаны только последние когорты: ${t.shown} из ${t.total}.`,
  withheld: (names, minimum) => `Не показаны, меньше ${minimum} клиентов: ${names}.`,
  flagged: (names, minimum) => `Меньше ${minimum} клиентов, читать с осторожностью: ${names}.`,
  read: 'Как читать: строка — клиенты, пришедшие в один период, столбец — сколько времени прошло. Чем темнее клетка, тем больше число. Клетка пуста, пока не все клиенты строки наблюдались столько времени.',
  definition: (t) =>
    `Клиенты по периоду «${t.start}»; каждый наблюдается по ${t.until} с собственного первого дня. Доля тех, кто ещё остаётся (или ушёл) через столько целых периодов; интервал Уилсона. Клиенты считаются поштучно, веса опроса не учитываются.`,
  averages:
    'Строка всех когорт складывает клетки столбца: в дальних столбцах есть только старые когорты, поэтому она может расти от столбца к столбцу. Кривая дожития использует всех клиентов на каждом сроке.',
};
