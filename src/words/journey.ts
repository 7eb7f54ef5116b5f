import type { Locale } from './format.ts';
import { listOf } from './list.ts';

/** What journeys say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type JourneyWords = typeof english;

/** The words of a language. */
export function journeyWords(locale: Locale): JourneyWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Range = { low: string; high: string };
type Step = Range & { from: string; to: string; share: string };
type Worst = Range & { label: string; stage: string; value: string };

const english = {
  title: 'Journey',
  stage: 'Stage',
  customers: 'Customers',
  goOn: 'Go on to the next stage',
  base: 'Customers followed',
  leave: 'Do not go on',
  median: 'Median days to the next stage',
  early: 'Days, lower quartile',
  late: 'Days, upper quartile',
  answers: 'Answers',
  moment: 'Marked',
  lanes: {
    customers: 'Customers who reached the stage',
    steps: 'Share that goes on to the next stage, median time',
    measure: (label: string) => `${label} of answers at the stage`,
  },
  few: 'too few',
  range: (low: string, high: string) => `95 %: ${low} to ${high}`,
  takes: (days: string) => `median ${days}`,
  worst: 'worst moment',
  drop: 'biggest drop',
  reached: (t: { n: string; first: string; m: string; last: string }) =>
    `${t.n} customers reached ${t.first}, ${t.m} reached ${t.last}.`,
  dropSentence: (t: Step & { sure: boolean }) =>
    `The biggest drop is between ${t.from} and ${t.to}: ${t.share} do not go on (95 % interval ${t.low} to ${t.high})${t.sure ? ', more than at any other step.' : '; that this is more than at the next step in size is not shown by these data.'}`,
  dropOne: (t: Step) =>
    `Between ${t.from} and ${t.to}, ${t.share} do not go on (95 % interval ${t.low} to ${t.high}).`,
  worstSure: (t: Worst) =>
    `The worst moment is ${t.stage}: ${t.label} ${t.value} (95 % interval ${t.low} to ${t.high}), worse than the other stages by more than chance.`,
  worstUnsure: (t: Worst) =>
    `${t.label} is worst at ${t.stage}: ${t.value} (95 % interval ${t.low} to ${t.high}); that it is worse there than at the other stages is not shown by these data.`,
  stepTitle: (t: Step & { time: string; base: string }) =>
    `${t.from} → ${t.to}: ${t.share} go on (95 % interval ${t.low} to ${t.high}; ${t.base} customers followed)${t.time ? `, ${t.time}` : ''}`,
  timeTitle: (t: { median: string; early: string; late: string }) =>
    `median ${t.median}, half between ${t.early} and ${t.late}`,
  stageTitle: (t: { name: string; n: string }) => `${t.name}: ${t.n} customers`,
  recent: (list: string[]) =>
    `Left out of the shares that go on, because they had too little time before the data end: ${list.join('; ')}.`,
  recentItem: (t: { stage: string; n: string; days: string }) => `${t.n} at ${t.stage} (less than ${t.days})`,
  soFar: 'Shares that go on are those so far: who reached a stage just before the data end had little time.',
  skipped: (list: string[]) => `Reached without the stage before: ${list.join(', ')}.`,
  skippedItem: (t: { stage: string; n: string }) => `${t.stage} ${t.n}`,
  withheld: (names: string[], minimum: string) =>
    `Withheld, fewer than ${minimum} customers or answers: ${listOf(names, 'en')}.`,
  flagged: (names: string[], minimum: string) =>
    `Fewer than ${minimum} customers or answers, read with care: ${listOf(names, 'en')}.`,
  unlinked: (n: string, label: string) =>
    `${label}: ${n} answers belong to no stage, because the customer reached none before.`,
  noAnswers: (names: string[], label: string) => `No answers to ${label} at ${listOf(names, 'en')}.`,
  reading:
    'How to read: a bar is as high as the customers who ever reached the stage are many; the arrow says which share of them went on to the next, and how long half of them took. A triangle marks the biggest drop and the worst moment.',
  definition: (stages: string[]) =>
    `Stages in order: ${listOf(stages, 'en')}. A customer reaches a stage on the first day it is recorded, and goes on when the next stage is recorded on that day or later.`,
  within: (days: string) =>
    `Shares that go on: within ${days}, of those who had as many days before the data end; Wilson interval.`,
  mature:
    'Shares that go on: of those who had enough time before the data end, which is the time within which nine of ten of those who went on did so; Wilson interval.',
  everyone: 'Shares that go on: of all who reached the stage, so far; Wilson interval.',
  linked: {
    at: 'Answers belong to a stage by the conditions of “at”.',
    column: 'Answers name their stage themselves.',
    customer: 'An answer belongs to the latest stage that its customer had reached by that day.',
  },
  worstDefinition:
    'The worst moment: the stage with the worst value, against all others together (p corrected by Holm); the biggest drop: the step with the lowest share that goes on, against the next lowest.',
};

const french: JourneyWords = {
  title: 'Parcours',
  stage: 'Étape',
  customers: 'Clients',
  goOn: 'Passent à l’étape suivante',
  base: 'Clients suivis',
  leave: 'Ne continuent pas',
  median: 'Jours médians jusqu’à l’étape suivante',
  early: 'Jours, quartile inférieur',
  late: 'Jours, quartile supérieur',
  answers: 'Réponses',
  moment: 'Repère',
  lanes: {
    customers: 'Clients ayant atteint l’étape',
    steps: 'Part qui passe à l’étape suivante, durée médiane',
    measure: (label) => `${label} des réponses à l’étape`,
  },
  few: 'trop peu',
  range: (low, high) => `95 % : ${low} à ${high}`,
  takes: (days) => `médiane ${days}`,
  worst: 'pire moment',
  drop: 'plus forte chute',
  reached: (t) => `${t.n} clients ont atteint « ${t.first} », ${t.m} « ${t.last} ».`,
  dropSentence: (t) =>
    `La plus forte chute est entre « ${t.from} » et « ${t.to} » : ${t.share} ne continuent pas (intervalle à 95 % de ${t.low} à ${t.high})${t.sure ? ', plus qu’à tout autre passage.' : ' ; ces données ne montrent pas que ce soit plus qu’à la chute suivante.'}`,
  dropOne: (t) =>
    `Entre « ${t.from} » et « ${t.to} », ${t.share} ne continuent pas (intervalle à 95 % de ${t.low} à ${t.high}).`,
  worstSure: (t) =>
    `Le pire moment est « ${t.stage} » : ${t.label} ${t.value} (intervalle à 95 % de ${t.low} à ${t.high}), moins bon qu’aux autres étapes, plus que par hasard.`,
  worstUnsure: (t) =>
    `${t.label} est au plus bas à « ${t.stage} » : ${t.value} (intervalle à 95 % de ${t.low} à ${t.high}) ; ces données ne montrent pas que ce soit moins bon qu’aux autres étapes.`,
  stepTitle: (t) =>
    `${t.from} → ${t.to} : ${t.share} continuent (intervalle à 95 % de ${t.low} à ${t.high} ; ${t.base} clients suivis)${t.time ? `, ${t.time}` : ''}`,
  timeTitle: (t) => `médiane ${t.median}, la moitié entre ${t.early} et ${t.late}`,
  stageTitle: (t) => `${t.name} : ${t.n} clients`,
  recent: (list) =>
    `Non comptés dans les parts qui continuent, faute de temps avant la fin des données : ${list.join(' ; ')}.`,
  recentItem: (t) => `${t.n} à « ${t.stage} » (moins de ${t.days})`,
  soFar:
    'Les parts qui continuent sont celles à ce jour : qui a atteint une étape juste avant la fin des données a eu peu de temps.',
  skipped: (list) => `Atteintes sans l’étape précédente : ${list.join(', ')}.`,
  skippedItem: (t) => `« ${t.stage} » ${t.n}`,
  withheld: (names, minimum) =>
    `Non montré, moins de ${minimum} clients ou réponses : ${listOf(names, 'fr')}.`,
  flagged: (names, minimum) =>
    `Moins de ${minimum} clients ou réponses, à lire avec prudence : ${listOf(names, 'fr')}.`,
  unlinked: (n, label) =>
    `${label} : ${n} réponses ne relèvent d’aucune étape, le client n’en ayant encore atteint aucune.`,
  noAnswers: (names, label) => `Pas de réponse à ${label} pour ${listOf(names, 'fr')}.`,
  reading:
    'Lecture : une barre est aussi haute que sont nombreux les clients ayant jamais atteint l’étape ; la flèche dit quelle part d’entre eux a continué, et en combien de temps la moitié l’a fait. Un triangle marque la plus forte chute et le pire moment.',
  definition: (stages) =>
    `Étapes dans l’ordre : ${listOf(stages, 'fr')}. Un client atteint une étape le premier jour où elle est notée ; il continue quand l’étape suivante est notée ce jour-là ou plus tard.`,
  within: (days) =>
    `Parts qui continuent : en ${days}, parmi ceux qui ont eu autant de jours avant la fin des données ; intervalle de Wilson.`,
  mature:
    'Parts qui continuent : parmi ceux qui ont eu assez de temps avant la fin des données, soit la durée en laquelle neuf sur dix de ceux qui ont continué l’ont fait ; intervalle de Wilson.',
  everyone:
    'Parts qui continuent : parmi tous ceux qui ont atteint l’étape, à ce jour ; intervalle de Wilson.',
  linked: {
    at: 'Les réponses relèvent d’une étape selon les conditions de « at ».',
    column: 'Les réponses nomment elles-mêmes leur étape.',
    customer: 'Une réponse relève de la dernière étape que son client avait atteinte ce jour-là.',
  },
  worstDefinition:
    'Le pire moment : l’étape à la pire valeur, face à toutes les autres réunies (p corrigé par Holm) ; la plus forte chute : le passage où la part qui continue est la plus faible, face à la suivante.',
};

const russian: JourneyWords = {
  title: 'Путь клиента',
  stage: 'Этап',
  customers: 'Клиенты',
  goOn: 'Переходят на следующий этап',
  base: 'Прослежено клиентов',
  leave: 'Не идут дальше',
  median: 'Дней до следующего этапа, медиана',
  early: 'Дней, нижний квартиль',
  late: 'Дней, верхний квартиль',
  answers: 'Ответы',
  moment: 'Отмечено',
  lanes: {
    customers: 'Клиенты, дошедшие до этапа',
    steps: 'Доля перешедших дальше, медиана времени',
    measure: (label) => `${label} по ответам на этапе`,
  },
  few: 'слишком мало',
  range: (low, high) => `95 %: ${low} – ${high}`,
  takes: (days) => `медиана ${days}`,
  worst: 'худший момент',
  drop: 'наибольшие потери',
  reached: (t) => `Клиентов, дошедших до этапа «${t.first}»: ${t.n}, до этапа «${t.last}»: ${t.m}.`,
  dropSentence: (t) =>
    `Наибольшие потери — между «${t.from}» и «${t.to}»: дальше не идут ${t.share} (интервал 95 % от ${t.low} до ${t.high})${t.sure ? ', больше, чем на любом другом переходе.' : '; что это больше, чем на следующем по потерям переходе, этими данными не показано.'}`,
  dropOne: (t) =>
    `Между «${t.from}» и «${t.to}» дальше не идут ${t.share} (интервал 95 % от ${t.low} до ${t.high}).`,
  worstSure: (t) =>
    `Худший момент — «${t.stage}»: ${t.label} ${t.value} (интервал 95 % от ${t.low} до ${t.high}), хуже других этапов, больше случайного.`,
  worstUnsure: (t) =>
    `Хуже всего ${t.label} на этапе «${t.stage}»: ${t.value} (интервал 95 % от ${t.low} до ${t.high}); что там хуже, чем на других этапах, этими данными не показано.`,
  stepTitle: (t) =>
    `${t.from} → ${t.to}: идут дальше ${t.share} (интервал 95 % от ${t.low} до ${t.high}; прослежено клиентов: ${t.base})${t.time ? `, ${t.time}` : ''}`,
  timeTitle: (t) => `медиана ${t.median}, половина от ${t.early} до ${t.late}`,
  stageTitle: (t) => `${t.name}: клиентов ${t.n}`,
  recent: (list) =>
    `Не вошли в доли перешедших, так как до конца данных прошло слишком мало времени: ${list.join('; ')}.`,
  recentItem: (t) => `${t.n} на этапе «${t.stage}» (меньше чем ${t.days})`,
  soFar:
    'Доли перешедших — на сегодняшний день: у тех, кто дошёл до этапа перед самым концом данных, было мало времени.',
  skipped: (list) => `Дошли без предыдущего этапа: ${list.join(', ')}.`,
  skippedItem: (t) => `«${t.stage}» ${t.n}`,
  withheld: (names, minimum) =>
    `Не показано, клиентов или ответов меньше ${minimum}: ${listOf(names, 'ru')}.`,
  flagged: (names, minimum) =>
    `Клиентов или ответов меньше ${minimum}, читать с осторожностью: ${listOf(names, 'ru')}.`,
  unlinked: (n, label) =>
    `${label}: ответов, не относящихся ни к одному этапу (клиент ещё ни до одного не дошёл): ${n}.`,
  noAnswers: (names, label) => `${label}: нет ответов на этапах ${listOf(names, 'ru')}.`,
  reading:
    'Как читать: высота столбца — сколько клиентов когда-либо дошли до этапа; стрелка говорит, какая доля из них пошла дальше и за какое время это сделала половина. Треугольник отмечает наибольшие потери и худший момент.',
  definition: (stages) =>
    `Этапы по порядку: ${listOf(stages, 'ru')}. Клиент доходит до этапа в первый день, когда этап записан, и идёт дальше, если следующий этап записан в тот же день или позже.`,
  within: (days) =>
    `Доли перешедших: за ${days}, среди тех, у кого до конца данных было столько же дней; интервал Уилсона.`,
  mature:
    'Доли перешедших: среди тех, у кого до конца данных было достаточно времени — столько, за сколько перешли девять из десяти перешедших; интервал Уилсона.',
  everyone: 'Доли перешедших: среди всех дошедших до этапа, на сегодняшний день; интервал Уилсона.',
  linked: {
    at: 'Ответы относятся к этапу по условиям «at».',
    column: 'Ответы сами называют свой этап.',
    customer: 'Ответ относится к последнему этапу, до которого его клиент дошёл к этому дню.',
  },
  worstDefinition:
    'Худший момент: этап с худшим значением, против всех остальных вместе (p с поправкой Холма); наибольшие потери: переход с наименьшей долей перешедших, против следующего по величине.',
};
