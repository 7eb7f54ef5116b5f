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
  units: {
    ...{ money: 'money', customers: 'customers', months: 'months', points: 'points', number: 'number' },
    ...{
      share: 'share',
      pp: 'difference of shares',
      change: 'relative change',
      rate: 'rate',
      ratio: 'ratio',
      1: '',
    },
  } as Record<string, string>,
  months: (plural: Intl.LDMLPluralRule): string => (plural === 'one' ? 'month' : 'months'),
  fromData: (text: string) => `From your data: ${text}`,
  banded: 'published in bands: the middle of each',
  fewData: (n: string) => `Too few answers in your data (n = ${n}): an assumption`,
  noData: 'Your data have no answers to this: an assumption',
  assumed: 'An assumption, not from your data',
  assumedWas: (text: string) => `An assumption; this page starts from ${text}`,
  outside: (text: string) => `Outside what your data say: ${text}`,
  refused: (low: string, high: string) => `Not taken: a number from ${low} to ${high} is needed.`,
  reset: (label: string) => `Reset: ${label}`,
  resetTo: 'Back to the start',
  inputs: 'Inputs',
  calculation: 'How it is computed',
  assumptions: 'What is assumed',
  interval: (range: string) => `95 %: ${range}`,
  covers: (t: { known: string; of: string }) =>
    `from ${t.known} of ${t.of} uncertain inputs; the others as they stand`,
  chosen: 'set here',
  data: 'from the data',
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
  titles: {
    exposure: 'What dissatisfaction puts at risk',
    keep: 'Keep customers, or win new ones',
    raise: 'What raising satisfaction saves',
    advocates: 'What satisfied customers are worth',
    churn: 'What lower churn is worth',
    programme: 'Whether the programme pays',
    tornado: (of: string) => `What moves the result most: ${of}`,
    simulation: (of: string) => `How sure the result is: ${of}`,
    scenarios: (of: string) => `Side by side: ${of}`,
    benchmark: 'What closing the gap is worth',
  },
  keepSentence: (t: { gap: string; money: string; keeping: string; ratio: string }) =>
    `Replacing those who leave costs ${t.money}; keeping them, if winning costs ${t.ratio} times as much, ${t.keeping}: ${t.gap} less.`,
  ratioNote:
    'How many times dearer winning is than keeping is taken from the literature, which says 5 to 25; your own ratio is not known.',
  keptAll: 'What is spent on keeping keeps everyone who would leave; in truth some leave all the same.',
  raiseSentence: (t: { amount: string; range: string; loss: boolean; now: string; then: string }) =>
    `${t.loss ? 'A loss' : 'A saving'} of ${t.amount}${t.range ? ` (95 % interval ${t.range})` : ''}. It is not the exposure: at risk are ${t.now} now and ${t.then} then.`,
  raiseNote:
    'Those who become satisfied leave as seldom as those who are: an association in the data, not proof.',
  raiseTextbook:
    'That no satisfied customer leaves is the textbook’s assumption: the saving is the most there can be.',
  advocatesSentence: (t: { share: string; money: string; mode: string }) =>
    `Revenue changes by ${t.share}, ${t.money} a year, if those who turn dissatisfied ${t.mode}.`,
  modes: { premium: 'stay, without the premium', customers: 'leave, with all they spend' },
  modesShort: { premium: 'stay and spend less', customers: 'leave' },
  premiumNote:
    'That satisfied customers spend 15 % more is a guide value of the literature unless you set your own.',
  advocatesNote: 'The two readings differ by much: losing the premium is not losing the customer.',
  churnSentence: (t: { gained: string; range: string; months: string; now: string; then: string }) =>
    `In ${t.months}, churn of ${t.then} instead of ${t.now} a month is worth ${t.gained} today${t.range ? ` (95 % interval ${t.range})` : ''}.`,
  churnSteady: 'Churn is the same each month and for every customer; nobody new is counted.',
  marginWhole: 'All revenue counts as margin: set the margin to count what stays.',
  discounted: 'What comes later is worth less, by the discount rate.',
  now: 'as now',
  then: 'reduced',
  programmeSentence: (t: { npv: string; payback: string; chance: string }) =>
    `Net present value ${t.npv}; ${t.payback}. ${t.chance}`,
  paidBack: (after: string) => `paid back after ${after}`,
  notPaidBack: 'not paid back in this time',
  mustBe: (effect: string, needed: string) => `It breaks even when “${effect}” is ${needed}.`,
  neverEven: (effect: string) => `No value of “${effect}” makes it break even.`,
  alwaysEven: 'It pays whatever the effect.',
  noRate: 'No internal rate of return: the flows never change sign.',
  noSingleRate: 'No single internal rate of return: several rates make these flows worth nothing.',
  irrFormula: 'the rate at which the net present value is 0',
  paybackFormula: 'when the flows have added up to 0',
  evenFormula: 'the effect at which the net present value is 0',
  flow: 'flow',
  cumulated: 'Added up, discounted',
  monthly: 'Each month',
  month: 'Month',
  programmeNote: 'The programme works fully once it works, and as long as it is paid for.',
  steadyLoss: 'Customers leave evenly over the time in which leaving was counted.',
  tornadoSentence: (t: { base: string; input: string; low: string; high: string }) =>
    `${t.input} moves the result most: from ${t.low} to ${t.high}, where it is ${t.base} now.`,
  tornadoNothing: 'No input can be moved.',
  tornadoRange: (percent: string) =>
    `Inputs from the data move over their 95 % interval, the others by ${percent} either way unless the author gave a range; one at a time.`,
  simulationSentence: (t: { low: string; mid: string; high: string; chance: string }) =>
    `half of the draws give more than ${t.mid}, eight of ten between ${t.low} and ${t.high}; ${t.chance} are above zero.`,
  simulationNote: (t: { draws: string; percent: string; seed: string }) =>
    `${t.draws} draws, seed ${t.seed}. Inputs from the data vary as their intervals say, the others by up to ${t.percent} either way (triangular) unless the author gave a range; all independently.`,
  chance: 'Chance that it is above zero',
  mean: 'mean',
  undefinedDraws: (n: string) => `The result is not defined for ${n} draws; they are left out.`,
  plans: { now: 'Now', a: 'Plan A', b: 'Plan B' },
  against: (plan: string) => `${plan}, against now`,
  scenariosSentence: (t: { plan: string; value: string; difference: string }) =>
    `${t.plan}: ${t.value}, ${t.difference} against now.`,
  input: 'Input',
  atLow: 'At its low end',
  atHigh: 'At its high end',
  from: 'From',
  to: 'To',
  swing: 'Difference',
  benchmarkSentence: (t: {
    gap: string;
    own: string;
    level: string;
    amount: string;
    range: string;
    loss: boolean;
  }) =>
    `From ${t.own} to ${t.level} it is ${t.gap}; closing that ${t.loss ? 'means a loss of' : 'is worth'} ${t.amount}${t.range ? ` (95 % interval ${t.range})` : ''}.`,
  reached: (t: { own: string; level: string }) =>
    `At ${t.own} the level of ${t.level} is reached: there is no gap to close.`,
  indexNote:
    'An index of satisfaction has points of 100, no percentages: a gap of 10 points is not 10 % of customers.',
  pointNote: 'What one point is worth is an assumption: no data tell it.',
  authored: 'The inputs and formulas are the author’s.',
  textbook: 'Textbook: all leave',
  textbookNote:
    'The textbook model: everyone not satisfied leaves, neutral answers too. That is the most that can be at risk, not what is to be expected.',
  measuredNote: (t: { days: string; left: string }) =>
    `Not everyone who is not satisfied leaves: in these data ${t.left} did within ${t.days} of the answer.`,
  undatedNote: (left: string) =>
    `Not everyone who is not satisfied leaves: in these data ${left} did; on which day is not recorded.`,
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
  units: {
    ...{ money: 'argent', customers: 'clients', months: 'mois', points: 'points', number: 'nombre' },
    ...{
      share: 'part',
      pp: 'différence de parts',
      change: 'variation relative',
      rate: 'taux',
      ratio: 'rapport',
      1: '',
    },
  },
  months: () => 'mois',
  fromData: (text) => `D’après vos données : ${text}`,
  banded: 'publié par tranches : le milieu de chacune',
  fewData: (n) => `Trop peu de réponses dans vos données (n = ${n}) : une hypothèse`,
  noData: 'Vos données n’ont pas de réponse à cela : une hypothèse',
  assumed: 'Une hypothèse, qui ne vient pas de vos données',
  assumedWas: (text) => `Une hypothèse ; cette page part de ${text}`,
  outside: (text) => `Hors de ce que disent vos données : ${text}`,
  refused: (low, high) => `Pas pris en compte : il faut un nombre de ${low} à ${high}.`,
  reset: (label) => `Rétablir : ${label}`,
  resetTo: 'Revenir au départ',
  inputs: 'Paramètres',
  calculation: 'Le calcul',
  assumptions: 'Les hypothèses',
  interval: (range) => `95 % : ${range}`,
  covers: (t) => `d’après ${t.known} des ${t.of} paramètres incertains ; les autres tels quels`,
  chosen: 'fixé ici',
  data: 'd’après les données',
  columns: {
    part: 'Partie',
    name: 'Nom',
    value: 'Valeur',
    low: 'Bas, 95 %',
    high: 'Haut, 95 %',
    unit: 'Unité',
    how: 'Formule ou origine',
  },
  parts: { input: 'paramètre', output: 'résultat', assumption: 'hypothèse' },
  definition:
    'Un scénario : ses résultats découlent de ses paramètres par les formules ci-dessous, et de rien d’autre. Les paramètres que personne n’a fixés viennent des données, avec un intervalle à 95 % ; le reste est supposé.',
  carried:
    'Les intervalles des paramètres issus des données sont reportés sur les résultats en additionnant les carrés des écarts que chaque borne produit (MOVER, Zou et Donner 2008), les paramètres étant tenus pour indépendants. Les paramètres supposés ou fixés à la main n’ont pas d’intervalle : le résultat vaut si elles valent.',
  titles: {
    exposure: 'Ce que l’insatisfaction met en jeu',
    keep: 'Garder des clients, ou en gagner d’autres',
    raise: 'Ce qu’une meilleure satisfaction fait économiser',
    advocates: 'Ce que valent les clients satisfaits',
    churn: 'Ce que vaut une moindre attrition',
    programme: 'Rentabilité du programme',
    tornado: (of) => `Ce qui fait le plus varier le résultat : ${of}`,
    simulation: (of) => `À quel point le résultat est sûr : ${of}`,
    scenarios: (of) => `Côte à côte : ${of}`,
    benchmark: 'Ce que rapporterait l’écart comblé',
  },
  keepSentence: (t) =>
    `Remplacer ceux qui partent coûte ${t.money} ; les garder, si l’acquisition coûte ${t.ratio} fois la fidélisation, ${t.keeping} : ${t.gap} de moins.`,
  ratioNote:
    'Le rapport entre coût d’acquisition et coût de fidélisation vient de la littérature, qui dit 5 à 25 ; le vôtre n’est pas connu.',
  keptAll:
    'On suppose que cette dépense garde tous ceux qui partiraient ; en vérité, certains partent quand même.',
  raiseSentence: (t) =>
    `${t.loss ? 'Une perte' : 'Une économie'} de ${t.amount}${t.range ? ` (intervalle à 95 % : ${t.range})` : ''}. Ce n’est pas le montant exposé : ${t.now} à présent, ${t.then} alors.`,
  raiseNote:
    'Ceux qui deviennent satisfaits partent aussi rarement que ceux qui le sont : une association dans les données, pas une preuve.',
  raiseTextbook:
    'Qu’aucun client satisfait ne parte est l’hypothèse des manuels : l’économie est un maximum.',
  advocatesSentence: (t) =>
    `Le chiffre d’affaires varie de ${t.share}, soit ${t.money} par an, si ceux qui cessent d’être satisfaits ${t.mode}.`,
  modes: { premium: 'restent, sans le supplément', customers: 'partent, avec tout ce qu’ils dépensent' },
  modesShort: { premium: 'restent et dépensent moins', customers: 'partent' },
  premiumNote:
    'Que les clients satisfaits dépensent 15 % de plus est une valeur indicative de la littérature, sauf si vous fixez la vôtre.',
  advocatesNote: 'Les deux lectures diffèrent beaucoup : perdre le supplément n’est pas perdre le client.',
  churnSentence: (t) =>
    `En ${t.months}, une attrition de ${t.then} au lieu de ${t.now} par mois vaut ${t.gained} aujourd’hui${t.range ? ` (intervalle à 95 % : ${t.range})` : ''}.`,
  churnSteady:
    'L’attrition est la même chaque mois et pour chaque client ; aucun nouveau client n’est compté.',
  marginWhole: 'Tout le revenu compte comme marge : fixez la marge pour compter ce qui reste.',
  discounted: 'Ce qui vient plus tard vaut moins, selon le taux d’actualisation.',
  now: 'inchangée',
  then: 'réduite',
  programmeSentence: (t) => `Valeur actuelle nette : ${t.npv} ; ${t.payback}. ${t.chance}`,
  paidBack: (after) => `remboursé après ${after}`,
  notPaidBack: 'non remboursé dans ce délai',
  mustBe: (effect, needed) => `Le seuil de rentabilité est atteint quand « ${effect} » vaut ${needed}.`,
  neverEven: (effect) => `Aucune valeur de « ${effect} » ne mène à l’équilibre.`,
  alwaysEven: 'Il est rentable quel que soit l’effet.',
  noRate: 'Pas de taux de rendement interne : les flux ne changent jamais de signe.',
  noSingleRate: 'Pas de taux de rendement interne unique : plusieurs taux annulent la valeur de ces flux.',
  irrFormula: 'le taux auquel la valeur actuelle nette est nulle',
  paybackFormula: 'quand le cumul des flux atteint 0',
  evenFormula: 'l’effet auquel la valeur actuelle nette est nulle',
  flow: 'flux',
  cumulated: 'Cumul actualisé',
  monthly: 'Chaque mois',
  month: 'Mois',
  programmeNote: 'Le programme agit pleinement dès qu’il agit, et tant qu’il est payé.',
  steadyLoss: 'Les clients partent régulièrement pendant le temps où les départs ont été comptés.',
  tornadoSentence: (t) =>
    `« ${t.input} » fait le plus varier le résultat : de ${t.low} à ${t.high}, contre ${t.base} à présent.`,
  tornadoNothing: 'Aucun paramètre ne peut varier.',
  tornadoRange: (percent) =>
    `Les paramètres issus des données parcourent leur intervalle à 95 %, les autres varient de ${percent} de part et d’autre, sauf plage donnée par l’auteur ; un à la fois.`,
  simulationSentence: (t) =>
    `la moitié des tirages donne plus de ${t.mid}, huit sur dix entre ${t.low} et ${t.high} ; ${t.chance} sont au-dessus de zéro.`,
  simulationNote: (t) =>
    `${t.draws} tirages, graine ${t.seed}. Les paramètres issus des données varient comme leurs intervalles, les autres jusqu’à ${t.percent} de part et d’autre (loi triangulaire), sauf plage donnée par l’auteur ; tous indépendamment.`,
  chance: 'Probabilité d’être au-dessus de zéro',
  mean: 'moyenne',
  undefinedDraws: (n) => `Le résultat n’est pas défini pour ${n} tirages ; ils sont écartés.`,
  plans: { now: 'Aujourd’hui', a: 'Plan A', b: 'Plan B' },
  against: (plan) => `${plan}, par rapport à aujourd’hui`,
  scenariosSentence: (t) => `${t.plan} : ${t.value}, soit ${t.difference} par rapport à aujourd’hui.`,
  input: 'Paramètre',
  atLow: 'À sa borne basse',
  atHigh: 'À sa borne haute',
  from: 'De',
  to: 'À',
  swing: 'Différence',
  benchmarkSentence: (t) =>
    `De ${t.own} à ${t.level}, il y a ${t.gap} ; combler cet écart ${t.loss ? 'entraîne une perte de' : 'vaut'} ${t.amount}${t.range ? ` (intervalle à 95 % : ${t.range})` : ''}.`,
  reached: (t) => `À ${t.own}, le niveau de ${t.level} est atteint : il n’y a pas d’écart à combler.`,
  indexNote:
    'Un indice de satisfaction compte des points sur 100, pas des pourcentages : 10 points d’écart ne sont pas 10 % des clients.',
  pointNote: 'Ce que vaut un point est une hypothèse : aucune donnée ne le dit.',
  authored: 'Les paramètres et les formules sont ceux de l’auteur.',
  textbook: 'Comme les manuels : tous partent',
  textbookNote:
    'Le modèle des manuels : tous ceux qui ne sont pas satisfaits partent, les réponses neutres aussi. C’est le plus qui puisse être en jeu, non ce à quoi il faut s’attendre.',
  measuredNote: (t) =>
    `Les insatisfaits ne partent pas tous : dans ces données, ${t.left} sont partis dans les ${t.days} qui ont suivi la réponse.`,
  undatedNote: (left) =>
    `Les insatisfaits ne partent pas tous : dans ces données, ${left} sont partis ; le jour n’est pas connu.`,
  neutralNote: (left) =>
    `Neutre n’est pas perdu : parmi ceux qui ont répondu au milieu de l’échelle, ${left} sont partis.`,
  satisfiedLeft: (left) =>
    `Parmi les satisfaits, ${left} sont partis dans le même temps : la perte n’est donc pas due tout entière à l’insatisfaction.`,
  chosenNote: (left) => `La part d’insatisfaits qui partent, ${left}, est fixée à la main, non mesurée.`,
  replaced: 'Chaque client qui part doit être remplacé, au coût d’acquisition d’un client.',
  representative: 'Ceux qui ont répondu sont aussi satisfaits que ceux qui n’ont pas répondu.',
  once: (days) => `Les départs au-delà de ${days} après la réponse ne sont pas comptés.`,
  exposureSentence: (t) =>
    `Montant exposé : ${t.money}${t.range ? ` (intervalle à 95 % : ${t.range})` : ''} : ${t.lost} partiraient, et remplacer chacun coûte ${t.cost}.`,
};

const russian: ScenarioWords = {
  pp: 'п.\u00a0п.',
  undefined: 'не определено',
  per: { customer: 'на клиента', month: 'в месяц', point: 'за пункт' },
  units: {
    ...{ money: 'деньги', customers: 'клиенты', months: 'месяцы', points: 'пункты', number: 'число' },
    ...{
      share: 'доля',
      pp: 'разность долей',
      change: 'относительное изменение',
      rate: 'ставка',
      ratio: 'отношение',
      1: '',
    },
  },
  months: (plural) => ({ one: 'месяц', few: 'месяца', many: 'месяцев' })[plural as 'one'] ?? 'месяца',
  fromData: (text) => `По вашим данным: ${text}`,
  banded: 'опубликовано интервалами: середина каждого',
  fewData: (n) => `В ваших данных слишком мало ответов (n = ${n}): допущение`,
  noData: 'В ваших данных на это нет ответов: допущение',
  assumed: 'Допущение, не из ваших данных',
  assumedWas: (text) => `Допущение; исходное значение страницы: ${text}`,
  outside: (text) => `За пределами того, что говорят ваши данные: ${text}`,
  refused: (low, high) => `Не принято: нужно число от ${low} до ${high}.`,
  reset: (label) => `Вернуть: ${label}`,
  resetTo: 'Вернуть исходное',
  inputs: 'Исходные значения',
  calculation: 'Как это посчитано',
  assumptions: 'Допущения',
  interval: (range) => `95 %: ${range}`,
  covers: (t) => `учтено неопределённых входных значений: ${t.known} из ${t.of}; остальные — как есть`,
  chosen: 'задано здесь',
  data: 'по данным',
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
    'Сценарий: его результаты следуют из исходных значений по формулам ниже и больше ни из чего. Значения, которые никто не задал, взяты из данных с интервалом 95 %; остальное — допущения.',
  carried:
    'Интервалы значений из данных переносятся на результаты сложением квадратов сдвигов, которые даёт каждая граница (MOVER, Zou и Donner, 2008); значения считаются независимыми. У допущений и заданных вручную значений интервала нет: результат верен, если верны они.',
  titles: {
    exposure: 'Чем грозит недовольство',
    keep: 'Удерживать клиентов или привлекать новых',
    raise: 'Сколько сбережёт рост удовлетворённости',
    advocates: 'Что приносят довольные клиенты',
    churn: 'Что даёт меньший отток',
    programme: 'Окупится ли программа',
    tornado: (of) => `Что сильнее всего меняет результат: ${of}`,
    simulation: (of) => `Насколько надёжен результат: ${of}`,
    scenarios: (of) => `Рядом: ${of}`,
    benchmark: 'Что даст закрытие разрыва',
  },
  keepSentence: (t) =>
    `Заменить уходящих стоит ${t.money}; удержать их, если привлечение дороже удержания (раз: ${t.ratio}), — ${t.keeping}: на ${t.gap} меньше.`,
  ratioNote:
    'Во сколько раз привлечение дороже удержания, взято из литературы (5–25); ваше отношение неизвестно.',
  keptAll: 'Потраченное на удержание удерживает всех, кто ушёл бы; на деле некоторые уйдут всё равно.',
  raiseSentence: (t) =>
    `${t.loss ? 'Убыток' : 'Экономия'} ${t.amount}${t.range ? ` (интервал 95 %: ${t.range})` : ''}. Это не сумма под угрозой: та составляет ${t.now} сейчас и ${t.then} тогда.`,
  raiseNote:
    'Ставшие довольными уходят так же редко, как уже довольные: связь в данных, а не доказательство.',
  raiseTextbook: 'То, что довольные не уходят вовсе, — допущение учебника: экономия наибольшая из возможных.',
  advocatesSentence: (t) =>
    `Выручка изменится на ${t.share}, то есть на ${t.money} в год, если те, кто перестанет быть доволен, ${t.mode}.`,
  modes: { premium: 'останутся без надбавки', customers: 'уйдут со всеми тратами' },
  modesShort: { premium: 'останутся и будут тратить меньше', customers: 'уйдут' },
  premiumNote: 'То, что довольные тратят на 15 % больше, — ориентир из литературы, если вы не задали своё.',
  advocatesNote: 'Два прочтения сильно расходятся: потерять надбавку не значит потерять клиента.',
  churnSentence: (t) =>
    `Срок: ${t.months}. Отток ${t.then} вместо ${t.now} в месяц приносит в сегодняшних деньгах ${t.gained}${t.range ? ` (интервал 95 %: ${t.range})` : ''}.`,
  churnSteady: 'Отток одинаков каждый месяц и для каждого клиента; новые клиенты не считаются.',
  marginWhole: 'Вся выручка считается маржой: задайте маржу, чтобы считать то, что остаётся.',
  discounted: 'Более позднее стоит меньше, по ставке дисконтирования.',
  now: 'прежний',
  then: 'снижен',
  programmeSentence: (t) => `Чистая приведённая стоимость ${t.npv}; ${t.payback}. ${t.chance}`,
  paidBack: (after) => `окупается через ${after}`,
  notPaidBack: 'за этот срок не окупается',
  mustBe: (effect, needed) => `Безубыточность достигается, когда «${effect}» — ${needed}.`,
  neverEven: (effect) => `Ни при каком значении «${effect}» безубыточности нет.`,
  alwaysEven: 'Окупается при любом эффекте.',
  noRate: 'Внутренней нормы доходности нет: потоки не меняют знака.',
  noSingleRate: 'Единственной внутренней нормы доходности нет: несколько ставок обнуляют эти потоки.',
  irrFormula: 'ставка, при которой чистая приведённая стоимость равна 0',
  paybackFormula: 'когда потоки в сумме дают 0',
  evenFormula: 'эффект, при котором чистая приведённая стоимость равна 0',
  flow: 'поток',
  cumulated: 'Нарастающим итогом, дисконтировано',
  monthly: 'За месяц',
  month: 'Месяц',
  programmeNote: 'Программа действует в полную силу, как только начала, и пока её оплачивают.',
  steadyLoss: 'Клиенты уходят равномерно за время, в которое считались уходы.',
  tornadoSentence: (t) =>
    `сильнее всего результат меняет «${t.input}»: от ${t.low} до ${t.high}, сейчас ${t.base}.`,
  tornadoNothing: 'Менять нечего.',
  tornadoRange: (percent) =>
    `Значения из данных меняются в пределах интервала 95 %, прочие на ${percent} в обе стороны, если автор не задал пределов; по одному.`,
  simulationSentence: (t) =>
    `половина испытаний даёт больше ${t.mid}, восемь из десяти — от ${t.low} до ${t.high}; доля результатов выше нуля: ${t.chance}.`,
  simulationNote: (t) =>
    `Испытаний: ${t.draws}, начальное число генератора: ${t.seed}. Значения из данных меняются по своим интервалам, прочие — до ${t.percent} в обе стороны (треугольное распределение), если автор не задал пределов; все независимо.`,
  chance: 'Вероятность результата выше нуля',
  mean: 'среднее',
  undefinedDraws: (n) => `Испытания, для которых результат не определён: ${n}; они не учтены.`,
  plans: { now: 'Сейчас', a: 'План А', b: 'План Б' },
  against: (plan) => `${plan} по сравнению с нынешним`,
  scenariosSentence: (t) => `${t.plan}: ${t.value}, ${t.difference} по сравнению с нынешним.`,
  input: 'Исходное',
  atLow: 'У нижней границы',
  atHigh: 'У верхней границы',
  from: 'От',
  to: 'До',
  swing: 'Разница',
  benchmarkSentence: (t) =>
    `От ${t.own} до ${t.level} — ${t.gap}; ${t.loss ? 'убыток' : 'выгода'} от закрытия разрыва: ${t.amount}${t.range ? ` (интервал 95 %: ${t.range})` : ''}.`,
  reached: (t) => `При ${t.own} уровень ${t.level} достигнут: закрывать нечего.`,
  indexNote:
    'Индекс удовлетворённости измеряется в пунктах из 100, а не в процентах: 10 пунктов — это не 10 % клиентов.',
  pointNote: 'Чего стоит один пункт — допущение: данные этого не говорят.',
  authored: 'Исходные значения и формулы принадлежат автору.',
  textbook: 'По учебнику: уходят все',
  textbookNote:
    'Модель из учебника: уходят все, кто не доволен, в том числе ответившие нейтрально. Это наибольшее, что может быть под угрозой, а не то, чего следует ждать.',
  measuredNote: (t) =>
    `Уходят не все недовольные: в этих данных доля ушедших за ${t.days} после ответа — ${t.left}.`,
  undatedNote: (left) =>
    `Уходят не все недовольные: в этих данных доля ушедших — ${left}; день ухода не записан.`,
  neutralNote: (left) =>
    `Нейтральный — не потерянный: из ответивших посередине шкалы доля ушедших — ${left}.`,
  satisfiedLeft: (left) =>
    `Доля ушедших среди довольных за то же время — ${left}, так что не вся потеря вызвана недовольством.`,
  chosenNote: (left) => `Доля уходящих недовольных, ${left}, задана вручную, а не измерена.`,
  replaced: 'Каждого ушедшего клиента приходится заменять по стоимости привлечения нового.',
  representative: 'Ответившие довольны так же, как не ответившие.',
  once: (days) => `Уходы позже чем за ${days} после ответа не учтены.`,
  exposureSentence: (t) =>
    `Под угрозой ${t.money}${t.range ? ` (интервал 95 %: ${t.range})` : ''}: уйдут ${t.lost}, а замена каждого стоит ${t.cost}.`,
};
