import type { Locale } from './format.ts';

/** What scenario figures say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type ScenarioWords = typeof english;

/** The words of a language. */
export function scenarioWords(locale: Locale): ScenarioWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  pp: 'pp',
  undefined: 'not defined',
  per: { customer: 'per customer', month: 'per month', point: 'per point' } as Record<string, string>,
  months: (plural: Intl.LDMLPluralRule): string => (plural === 'one' ? 'month' : 'months'),
  fromData: (text: string) => `From your data: ${text}`,
  fewData: (n: string) => `Too few answers in your data (n = ${n}): an assumption`,
  noData: 'Your data have no answers to this: an assumption',
  assumed: 'An assumption, not from your data',
  assumedWas: (text: string) => `An assumption; this page starts from ${text}`,
  outside: (text: string) => `Outside what your data say: ${text}`,
  reset: (label: string) => `Reset: ${label}`,
  resetTo: 'Back to the start',
  inputs: 'Inputs',
  calculation: 'How it is computed',
  assumptions: 'What is assumed',
  interval: (range: string) => `95 %: ${range}`,
  chosen: 'set here',
  data: 'from the data',
  assumption: 'assumption',
  columns: {
    part: 'Part',
    name: 'Name',
    value: 'Value',
    low: 'Low, 95 %',
    high: 'High, 95 %',
    unit: 'Unit',
    how: 'Formula or origin',
  },
  parts: { input: 'input', output: 'result', assumption: 'assumption' },
  definition:
    'A scenario: its results follow from its inputs by the formulas under it, and from nothing else. Inputs that nobody set come from the data, with a 95 % interval; the rest is assumed.',
  carried:
    'Intervals of inputs from the data are carried to the results by squaring and adding how far each end moves them (MOVER, Zou and Donner 2008), inputs taken as independent. Inputs that are assumed or set by hand have no interval: the result holds if they hold.',
  labels: {
    customers: 'Customers',
    satisfied: 'Satisfied customers',
    leaving: 'Share of the unsatisfied who leave',
    win_cost: 'Cost to win a customer',
    not_satisfied: 'Customers not satisfied',
    lost: 'Customers who leave',
    exposure: 'Money at risk',
  },
  titles: { exposure: 'What dissatisfaction puts at risk' },
  textbook: 'Textbook: all leave',
  textbookNote:
    'The textbook model: everyone not satisfied leaves, neutral answers too. That is the most that can be at risk, not what is to be expected.',
  measuredNote: (t: { days: string; left: string }) =>
    `Not everyone who is not satisfied leaves: in these data ${t.left} did within ${t.days} of the answer.`,
  neutralNote: (left: string) => `Neutral is not lost: of those who answered in the middle, ${left} left.`,
  satisfiedLeft: (left: string) =>
    `Of those satisfied ${left} left in the same time, so that not all of the loss is due to dissatisfaction.`,
  chosenNote: (left: string) => `That ${left} of those not satisfied leave is set by hand, not measured.`,
  replaced: 'Every customer who leaves has to be replaced, at the cost to win one.',
  representative: 'Those who answered are as satisfied as those who did not.',
  once: (days: string) => `What leaves later than ${days} after an answer is not counted.`,
  exposureSentence: (t: { money: string; range: string; lost: string; cost: string }) =>
    `Money at risk: ${t.money}${t.range ? ` (95 % interval ${t.range})` : ''}: ${t.lost} would leave, and to replace each costs ${t.cost}.`,
};

const french: ScenarioWords = {
  pp: 'pt',
  undefined: 'non défini',
  per: { customer: 'par client', month: 'par mois', point: 'par point' },
  months: () => 'mois',
  fromData: (text) => `D’après vos données : ${text}`,
  fewData: (n) => `Trop peu de réponses dans vos données (n = ${n}) : une hypothèse`,
  noData: 'Vos données n’ont pas de réponse à cela : une hypothèse',
  assumed: 'Une hypothèse, qui ne vient pas de vos données',
  assumedWas: (text) => `Une hypothèse ; cette page part de ${text}`,
  outside: (text) => `Hors de ce que disent vos données : ${text}`,
  reset: (label) => `Rétablir : ${label}`,
  resetTo: 'Revenir au départ',
  inputs: 'Données d’entrée',
  calculation: 'Le calcul',
  assumptions: 'Les hypothèses',
  interval: (range) => `95 % : ${range}`,
  chosen: 'fixé ici',
  data: 'd’après les données',
  assumption: 'hypothèse',
  columns: {
    part: 'Partie',
    name: 'Nom',
    value: 'Valeur',
    low: 'Bas, 95 %',
    high: 'Haut, 95 %',
    unit: 'Unité',
    how: 'Formule ou origine',
  },
  parts: { input: 'entrée', output: 'résultat', assumption: 'hypothèse' },
  definition:
    'Un scénario : ses résultats découlent de ses entrées par les formules ci-dessous, et de rien d’autre. Les entrées que personne n’a fixées viennent des données, avec un intervalle à 95 % ; le reste est supposé.',
  carried:
    'Les intervalles des entrées issues des données sont reportés sur les résultats en additionnant les carrés des écarts que chaque borne produit (MOVER, Zou et Donner 2008), les entrées étant tenues pour indépendantes. Les entrées supposées ou fixées à la main n’ont pas d’intervalle : le résultat vaut si elles valent.',
  labels: {
    customers: 'Clients',
    satisfied: 'Clients satisfaits',
    leaving: 'Part des insatisfaits qui partent',
    win_cost: 'Coût pour gagner un client',
    not_satisfied: 'Clients non satisfaits',
    lost: 'Clients qui partent',
    exposure: 'Montant exposé',
  },
  titles: { exposure: 'Ce que l’insatisfaction met en jeu' },
  textbook: 'Manuel : tous partent',
  textbookNote:
    'Le modèle des manuels : tous ceux qui ne sont pas satisfaits partent, les réponses neutres aussi. C’est le plus qui puisse être en jeu, non ce à quoi il faut s’attendre.',
  measuredNote: (t) =>
    `Tous ceux qui ne sont pas satisfaits ne partent pas : dans ces données, ${t.left} sont partis dans les ${t.days} qui ont suivi la réponse.`,
  neutralNote: (left) =>
    `Neutre n’est pas perdu : parmi ceux qui ont répondu au milieu, ${left} sont partis.`,
  satisfiedLeft: (left) =>
    `Parmi les satisfaits, ${left} sont partis dans le même temps : toute la perte n’est donc pas due à l’insatisfaction.`,
  chosenNote: (left) => `Que ${left} des non satisfaits partent est fixé à la main, non mesuré.`,
  replaced: 'Chaque client qui part doit être remplacé, au coût pour en gagner un.',
  representative: 'Ceux qui ont répondu sont aussi satisfaits que ceux qui n’ont pas répondu.',
  once: (days) => `Les départs au-delà de ${days} après la réponse ne sont pas comptés.`,
  exposureSentence: (t) =>
    `Montant exposé : ${t.money}${t.range ? ` (intervalle à 95 % : ${t.range})` : ''} : ${t.lost} partiraient, et remplacer chacun coûte ${t.cost}.`,
};

const russian: ScenarioWords = {
  pp: 'п.\u00a0п.',
  undefined: 'не определено',
  per: { customer: 'на клиента', month: 'в месяц', point: 'за пункт' },
  months: (plural) => ({ one: 'месяц', few: 'месяца', many: 'месяцев' })[plural as 'one'] ?? 'месяца',
  fromData: (text) => `По вашим данным: ${text}`,
  fewData: (n) => `В ваших данных слишком мало ответов (n = ${n}): допущение`,
  noData: 'В ваших данных на это нет ответов: допущение',
  assumed: 'Допущение, не из ваших данных',
  assumedWas: (text) => `Допущение; исходное значение страницы: ${text}`,
  outside: (text) => `За пределами того, что говорят ваши данные: ${text}`,
  reset: (label) => `Вернуть: ${label}`,
  resetTo: 'Вернуть исходное',
  inputs: 'Исходные значения',
  calculation: 'Как это посчитано',
  assumptions: 'Что принято на веру',
  interval: (range) => `95 %: ${range}`,
  chosen: 'задано здесь',
  data: 'по данным',
  assumption: 'допущение',
  columns: {
    part: 'Часть',
    name: 'Название',
    value: 'Значение',
    low: 'Нижняя граница, 95 %',
    high: 'Верхняя граница, 95 %',
    unit: 'Единица',
    how: 'Формула или источник',
  },
  parts: { input: 'исходное', output: 'результат', assumption: 'допущение' },
  definition:
    'Сценарий: его результаты следуют из исходных значений по формулам ниже и больше ни из чего. Значения, которых никто не задал, взяты из данных с интервалом 95 %; остальное — допущения.',
  carried:
    'Интервалы значений из данных переносятся на результаты сложением квадратов сдвигов, которые даёт каждая граница (MOVER, Zou и Donner, 2008); значения считаются независимыми. У допущений и заданных вручную значений интервала нет: результат верен, если верны они.',
  labels: {
    customers: 'Клиенты',
    satisfied: 'Довольные клиенты',
    leaving: 'Доля уходящих недовольных',
    win_cost: 'Стоимость привлечения клиента',
    not_satisfied: 'Недовольные клиенты',
    lost: 'Уходящие клиенты',
    exposure: 'Сумма под угрозой',
  },
  titles: { exposure: 'Чем грозит недовольство' },
  textbook: 'По учебнику: уходят все',
  textbookNote:
    'Модель из учебника: уходят все, кто не доволен, в том числе ответившие нейтрально. Это наибольшее, что может быть под угрозой, а не то, чего следует ждать.',
  measuredNote: (t) => `Уходят не все недовольные: в этих данных за ${t.days} после ответа ушли ${t.left}.`,
  neutralNote: (left) => `Нейтральный — не потерянный: из ответивших посередине ушли ${left}.`,
  satisfiedLeft: (left) =>
    `Из довольных за то же время ушли ${left}, так что не вся потеря вызвана недовольством.`,
  chosenNote: (left) => `То, что уходят ${left} недовольных, задано вручную, а не измерено.`,
  replaced: 'Каждого ушедшего клиента приходится заменять, по стоимости привлечения одного.',
  representative: 'Ответившие довольны так же, как не ответившие.',
  once: (days) => `Уходы позже чем за ${days} после ответа не учтены.`,
  exposureSentence: (t) =>
    `Под угрозой ${t.money}${t.range ? ` (интервал 95 %: ${t.range})` : ''}: уйдут ${t.lost}, а замена каждого стоит ${t.cost}.`,
};
