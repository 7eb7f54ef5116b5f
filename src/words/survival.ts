import type { Locale } from './format.ts';

/** What survival curves say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type SurvivalWords = typeof english;

/** The words of a language. */
export function survivalWords(locale: Locale): SurvivalWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  title: (label: string) => `${label}: who stays how long`,
  titleBy: (t: { label: string; by: string }) => `${t.label}: who stays how long, by ${t.by}`,
  group: 'Group',
  time: (unit: string) => `Time in ${unit}`,
  share: 'Still there',
  atRisk: 'Followed',
  left: 'Left by then',
  axis: (unit: string) => `${unit} since the start`,
  atRiskHead: 'still followed',
  under: (minimum: string) => `<${minimum}`,
  median: (t: { time: string; range: string }) => `half have left after ${t.time} (95 % interval ${t.range})`,
  medianFrom: (t: { time: string; low: string }) =>
    `half have left after ${t.time} (95 % interval from ${t.low} on)`,
  stay: (t: { share: string; time: string; range: string }) =>
    `${t.share} are still there after ${t.time} (95 % interval ${t.range})`,
  stayOnly: (t: { share: string; time: string }) => `${t.share} are still there after ${t.time}`,
  differ: (t: { groups: string; p: string }) =>
    `Log-rank test of ${t.groups} groups: they leave at different paces, more than chance (p ${t.p}).`,
  alike: (t: { groups: string; p: string }) =>
    `Log-rank test of ${t.groups} groups: no clear difference in how fast they leave (p ${t.p}).`,
  spoken: (t: { name: string; share: string; time: string; range: string; atRisk: string }) =>
    `${t.name}${t.share} still there after ${t.time}${t.range}, ${t.atRisk} followed`,
  cut: (minimum: string) => `The curves end where fewer than ${minimum} customers are still followed.`,
  withheld: (names: string, minimum: string) => `Withheld, fewer than ${minimum} customers: ${names}.`,
  flagged: (minimum: string) => `Fewer than ${minimum} customers: read with care.`,
  flaggedNames: (names: string, minimum: string) =>
    `Fewer than ${minimum} customers, read with care: ${names}.`,
  others: (t: { shown: string; rest: string }) =>
    `Only the ${t.shown} largest groups are drawn; the others have ${t.rest}.`,
  method: 'log-log',
  read: 'How to read: each step down is customers leaving. The lower the curve, the fewer stayed that long.',
  readGroups: 'Curves of few customers wander: the test says whether the groups differ by more than chance.',
  definition: (t: { start: string; until: string }) =>
    `Share of customers still there by time since ${t.start}, Kaplan–Meier estimate (Kaplan and Meier 1958). Who is still a customer ${t.until} counts for as long as they were followed. Customers are counted; survey weights play no part.`,
  since: (column: string) => `“${column}”`,
  entry: 'they came',
  onDay: (day: string) => `on ${day}`,
  lastSeen: 'when last seen',
  interval:
    'Bands: 95 % log-log intervals with Greenwood’s error. Median: the time when the curve reaches one half, its interval by Brookmeyer and Crowley (1982). Difference between groups: log-rank test (Mantel 1966).',
  lateEntry:
    'Late entry is not handled: everyone is followed from their own start. If the data leave out customers who had gone before some day, the curve is too high.',
  months: 'Time is counted in days; a month is 30.44 days.',
};

const french: SurvivalWords = {
  title: (label) => `${label} : qui reste combien de temps`,
  titleBy: (t) => `${t.label} : qui reste combien de temps, par ${t.by}`,
  group: 'Groupe',
  time: (unit) => `Durée en ${unit}`,
  share: 'Encore là',
  atRisk: 'Suivis',
  left: 'Partis jusque-là',
  axis: (unit) => `${unit} depuis le début`,
  atRiskHead: 'encore suivis',
  under: (minimum) => `<${minimum}`,
  median: (t) => `la moitié est partie après ${t.time} (intervalle à 95 % : ${t.range})`,
  medianFrom: (t) => `la moitié est partie après ${t.time} (intervalle à 95 % : à partir de ${t.low})`,
  stay: (t) => `${t.share} sont encore là après ${t.time} (intervalle à 95 % : ${t.range})`,
  stayOnly: (t) => `${t.share} sont encore là après ${t.time}`,
  differ: (t) =>
    `Test du log-rank sur ${t.groups} groupes : ils partent à des rythmes différents, plus que le hasard (p ${t.p}).`,
  alike: (t) =>
    `Test du log-rank sur ${t.groups} groupes : pas de différence nette dans le rythme des départs (p ${t.p}).`,
  spoken: (t) => `${t.name}${t.share} encore là après ${t.time}${t.range}, ${t.atRisk} suivis`,
  cut: (minimum) => `Les courbes s’arrêtent là où moins de ${minimum} clients sont encore suivis.`,
  withheld: (names, minimum) => `Non montrés, moins de ${minimum} clients : ${names}.`,
  flagged: (minimum) => `Moins de ${minimum} clients : à lire avec prudence.`,
  flaggedNames: (names, minimum) => `Moins de ${minimum} clients, à lire avec prudence : ${names}.`,
  others: (t) => `Seuls les ${t.shown} plus grands groupes sont tracés ; les autres comptent ${t.rest}.`,
  method: 'log-log',
  read: 'Lecture : chaque marche vers le bas, ce sont des clients qui partent. Plus la courbe est basse, moins il en reste à cette durée.',
  readGroups:
    'Les courbes de peu de clients sont instables : le test dit si les groupes diffèrent plus que le hasard.',
  definition: (t) =>
    `Part des clients encore là selon le temps écoulé depuis ${t.start}, estimation de Kaplan–Meier (Kaplan et Meier 1958). Qui est encore client ${t.until} compte pour la durée où il a été suivi. Les clients sont comptés ; les poids de sondage n’interviennent pas.`,
  since: (column) => `« ${column} »`,
  entry: 'leur arrivée',
  onDay: (day) => `le ${day}`,
  lastSeen: 'à la dernière observation',
  interval:
    'Bandes : intervalles log-log à 95 % avec l’erreur de Greenwood. Médiane : la durée où la courbe atteint un demi, son intervalle selon Brookmeyer et Crowley (1982). Différence entre groupes : test du log-rank (Mantel 1966).',
  lateEntry:
    'L’entrée tardive n’est pas traitée : chacun est suivi depuis son propre début. Si les données omettent les clients partis avant un certain jour, la courbe est trop haute.',
  months: 'Le temps est compté en jours ; un mois vaut 30,44 jours.',
};

const russian: SurvivalWords = {
  title: (label) => `${label}: кто сколько остаётся`,
  titleBy: (t) => `${t.label}: кто сколько остаётся, по «${t.by}»`,
  group: 'Группа',
  time: (unit) => `Срок, ${unit}`,
  share: 'Остаются',
  atRisk: 'Под наблюдением',
  left: 'Ушли к этому сроку',
  axis: (unit) => `${unit} с начала`,
  atRiskHead: 'под наблюдением',
  under: (minimum) => `<${minimum}`,
  median: (t) => `половина ушла, медиана — ${t.time} (интервал 95 %: ${t.range})`,
  medianFrom: (t) => `половина ушла, медиана — ${t.time} (интервал 95 %: от ${t.low})`,
  stay: (t) => `остаются ${t.share}, срок — ${t.time} (интервал 95 %: ${t.range})`,
  stayOnly: (t) => `остаются ${t.share}, срок — ${t.time}`,
  differ: (t) =>
    `Логранговый критерий, групп: ${t.groups}; они уходят с разной скоростью, больше случайного (p ${t.p}).`,
  alike: (t) => `Логранговый критерий, групп: ${t.groups}; явной разницы в скорости ухода нет (p ${t.p}).`,
  spoken: (t) => `${t.name}остаются ${t.share}, срок — ${t.time}${t.range}, под наблюдением: ${t.atRisk}`,
  cut: (minimum) => `Кривые обрываются там, где под наблюдением остаётся меньше ${minimum} клиентов.`,
  withheld: (names, minimum) => `Не показаны, меньше ${minimum} клиентов: ${names}.`,
  flagged: (minimum) => `Меньше ${minimum} клиентов: читать с осторожностью.`,
  flaggedNames: (names, minimum) => `Меньше ${minimum} клиентов, читать с осторожностью: ${names}.`,
  others: (t) => `Показаны только самые большие группы: ${t.shown}; в остальных — ${t.rest}.`,
  method: 'log-log',
  read: 'Как читать: каждая ступень вниз — ушедшие клиенты. Чем ниже кривая, тем меньше осталось к этому сроку.',
  readGroups:
    'Кривые немногих клиентов неустойчивы: критерий говорит, различаются ли группы больше случайного.',
  definition: (t) =>
    `Доля клиентов, которые ещё остаются, по времени ${t.start}: оценка Каплана–Мейера (Kaplan, Meier 1958). Кто ${t.until} ещё клиент, учтён за всё время наблюдения. Клиенты считаются поштучно, веса опроса не учитываются.`,
  since: (column) => `с «${column}»`,
  entry: 'с начала',
  onDay: (day) => `на ${day}`,
  lastSeen: 'при последнем наблюдении',
  interval:
    'Полосы: интервалы log-log 95 % с ошибкой Гринвуда. Медиана: срок, когда кривая доходит до половины, её интервал по Брукмейеру и Кроули (1982). Различие групп: логранговый критерий (Mantel 1966).',
  lateEntry:
    'Поздний вход не учитывается: каждый наблюдается с собственного начала. Если в данных нет тех, кто ушёл до какого-то дня, кривая слишком высока.',
  months: 'Время считается в днях; месяц — 30,44 дня.',
};
