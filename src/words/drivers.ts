import { listOf } from './list.ts';
import type { Locale } from './format.ts';

/** What drivers say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type DriverWords = typeof english;

/** The words of a language. */
export function driverWords(locale: Locale): DriverWords {
  return { en: english, fr: french, ru: russian }[locale];
}

/** The four parts of importance against performance. */
export type Quadrant = keyof (typeof english)['quadrants'];

type Explained = { label: string; names: string[]; r2: string; n: string };
type Range = { low: string; high: string };

const english = {
  title: (label: string) => `Drivers of ${label}`,
  driver: 'Driver',
  share: 'Explains, part of R²',
  explains: (value: string) => `explains ${value}`,
  importance: 'Part of what is explained',
  ofExplained: (value: string) => `${value} of what is explained`,
  correlation: 'Correlation',
  mean: 'Mean',
  performance: 'Performance, 0–100',
  quadrant: 'Quadrant',
  explain: (t: Explained) =>
    `${several(t.names, 'en', (n) => `The ${n} drivers`)} ${t.names.length > 1 ? 'together explain' : 'explains'} ${t.r2} of the differences in ${t.label} (R²); ${t.n} complete answers.`,
  nothing: (t: Explained & { p: string }) =>
    `${t.label}: not shown by these data to go with ${several(t.names, 'en', (n) => `any of the ${n} drivers`)} (R² ${t.r2}, p ${t.p}); ${t.n} complete answers.`,
  largest: (t: Range & { name: string; share: string; sure: boolean }) =>
    `The largest share is that of ${t.name}: ${t.share}${t.low ? `, 95 % interval ${t.low} to ${t.high}` : ''}${t.sure ? ', more than any other.' : '; that it is larger than the next is not shown by these data.'}`,
  one: (t: Range) => `95 % interval ${t.low} to ${t.high}.`,
  unshown: (names: string[]) => `Not shown to go with it: ${listOf(names, 'en')}.`,
  unshownShort: 'not shown',
  cause: 'Importance is association, not cause: what moves with the answers need not move them.',
  dropped: (t: { dropped: string; total: string; share: string; gaps: string }) =>
    `Left out: ${t.dropped} of ${t.total} answers (${t.share}), where an answer is missing or does not apply (${t.gaps}). Missing is never counted as zero.`,
  mostDropped: 'More than half of the answers are left out: those that remain may not be like the others.',
  gap: (name: string, n: string) => `${name}: ${n}`,
  unscaled: (names: string[]) => `Not in the quadrants, for lack of a scale: ${listOf(names, 'en')}.`,
  reversed: (names: string[]) =>
    `A low answer is the good one, so that performance is read from the other end: ${listOf(names, 'en')}.`,
  alike: 'The complete answers are too few or too much alike to explain anything.',
  noQuadrants: 'Quadrants need at least two drivers with a scale.',
  noInterval: 'These answers allow no intervals.',
  bootstrap: (draws: string) => `bootstrap, ${draws} resamples`,
  readShares:
    'How to read: each bar is the part of the differences between answers (R²) that goes with one driver, averaged over all orders of adding them; lines are 95 % bootstrap intervals. Grey, hollow bars are not shown to matter.',
  readQuadrants:
    'How to read: further up is more important, further right is better done. The dashed lines are the averages of the drivers, so that the quadrants compare them with one another; the lines through a dot are its 95 % intervals.',
  axisImportance: 'Importance: part of R²',
  axisPerformance: 'Performance: mean answer, 0–100',
  quadrants: {
    improve: 'Improve first',
    keep: 'Keep up',
    low: 'Low priority',
    enough: 'Doing enough',
  },
  quadrantHints: {
    improve: 'important, below average',
    keep: 'important, above average',
    low: 'less important, below average',
    enough: 'less important, above average',
  },
  undecided: 'Undecided',
  listed: (hint: string, names: string[]) => ` (${hint}): ${names.join(', ')}`,
  borderline: 'an interval crosses a line',
  uncertain: (quadrant: string) => `${quadrant}, not certain`,
  definition: (label: string) =>
    `What goes with the answers to ${label}: linear regression of the answer itself (not of the share or score made of it) on the drivers. Its R² is shared out among them by the method of Lindeman, Merenda and Gold (LMG, the Shapley value): what a driver adds to R², averaged over all orders of adding them.`,
  resampled: (draws: string, seed: string) =>
    `Intervals: percentile bootstrap, at most ${draws} resamples of answers, seed ${seed}; where there are many answers, random groups of them are resampled. Only answers without a gap are used.`,
  tested:
    'Shares are never below zero, so tests say whether there is anything: the F test of R², and for each driver its correlation and its coefficient beside the others (Holm’s correction).',
  performanceDefinition:
    'Performance: the mean answer on its scale stretched to 0…100, from the worst to the best answer.',
};

const french: DriverWords = {
  title: (label) => `Facteurs liés à ${label}`,
  driver: 'Facteur',
  share: 'Explique, part du R²',
  explains: (value) => `explique ${value}`,
  importance: 'Part de ce qui est expliqué',
  ofExplained: (value) => `${value} de ce qui est expliqué`,
  correlation: 'Corrélation',
  mean: 'Moyenne',
  performance: 'Performance, 0–100',
  quadrant: 'Quadrant',
  explain: (t) =>
    `${several(t.names, 'fr', (n) => `Les ${n} facteurs`)} ${t.names.length > 1 ? 'expliquent ensemble' : 'explique'} ${t.r2} des écarts de ${t.label} (R²) ; ${t.n} réponses complètes.`,
  nothing: (t) =>
    `${t.label} : ces données ne montrent aucun lien avec ${several(t.names, 'fr', (n) => `l’un des ${n} facteurs`)} (R² ${t.r2}, p ${t.p}) ; ${t.n} réponses complètes.`,
  largest: (t) =>
    `La plus grande part revient à ${t.name} : ${t.share}${t.low ? `, intervalle à 95 % de ${t.low} à ${t.high}` : ''}${t.sure ? ', plus que toute autre.' : ' ; ces données ne montrent pas qu’elle dépasse la suivante.'}`,
  one: (t) => `Intervalle à 95 % de ${t.low} à ${t.high}.`,
  unshown: (names) => `Lien non démontré : ${listOf(names, 'fr')}.`,
  unshownShort: 'non démontré',
  cause:
    'L’importance est une association, pas une cause : ce qui varie avec les réponses n’en est pas forcément la raison.',
  dropped: (t) =>
    `Laissées de côté : ${t.dropped} réponses sur ${t.total} (${t.share}), où une réponse manque ou est sans objet (${t.gaps}). Un manque n’est jamais compté comme zéro.`,
  mostDropped:
    'Plus de la moitié des réponses sont laissées de côté : celles qui restent peuvent différer des autres.',
  gap: (name, n) => `${name} : ${n}`,
  unscaled: (names) => `Hors des quadrants, faute d’échelle : ${listOf(names, 'fr')}.`,
  reversed: (names) =>
    `Une réponse basse est la bonne ; la performance se lit donc depuis l’autre bout : ${listOf(names, 'fr')}.`,
  alike:
    'Les réponses complètes sont trop peu nombreuses ou trop semblables pour expliquer quoi que ce soit.',
  noQuadrants: 'Les quadrants demandent au moins deux facteurs avec une échelle.',
  noInterval: 'Ces réponses ne permettent pas d’intervalle.',
  bootstrap: (draws) => `bootstrap, ${draws} rééchantillonnages`,
  readShares:
    'Lecture : chaque barre est la part des écarts entre réponses (R²) liée à un facteur, en moyenne sur tous les ordres d’ajout ; les traits sont des intervalles bootstrap à 95 %. Barres grises et creuses : rien n’est démontré.',
  readQuadrants:
    'Lecture : plus haut, plus important ; plus à droite, mieux réussi. Les lignes tiretées sont les moyennes des facteurs : les quadrants les comparent entre eux ; les traits à travers un point sont ses intervalles à 95 %.',
  axisImportance: 'Importance : part du R²',
  axisPerformance: 'Performance : réponse moyenne, 0–100',
  quadrants: {
    improve: 'À améliorer d’abord',
    keep: 'À maintenir',
    low: 'Peu prioritaire',
    enough: 'Déjà suffisant',
  },
  quadrantHints: {
    improve: 'important, sous la moyenne',
    keep: 'important, au-dessus de la moyenne',
    low: 'moins important, sous la moyenne',
    enough: 'moins important, au-dessus de la moyenne',
  },
  undecided: 'Indécis',
  listed: (hint, names) => ` (${hint}) : ${names.join(', ')}`,
  borderline: 'un intervalle coupe une ligne',
  uncertain: (quadrant) => `${quadrant}, incertain`,
  definition: (label) =>
    `Ce qui va avec les réponses à ${label} : régression linéaire de la réponse elle-même (et non de la part ou du score qui en est tiré) sur les facteurs. Son R² est réparti entre eux par la méthode de Lindeman, Merenda et Gold (LMG, valeur de Shapley) : ce qu’un facteur ajoute au R², en moyenne sur tous les ordres d’ajout.`,
  resampled: (draws, seed) =>
    `Intervalles : bootstrap par percentiles, au plus ${draws} rééchantillonnages des réponses, graine ${seed} ; quand les réponses sont nombreuses, ce sont des groupes tirés au sort qui sont rééchantillonnés. Seules les réponses sans lacune servent.`,
  tested:
    'Les parts ne sont jamais négatives ; ce sont donc des tests qui disent s’il y a quelque chose : le test F du R² et, pour chaque facteur, sa corrélation et son coefficient à côté des autres (correction de Holm).',
  performanceDefinition:
    'Performance : la réponse moyenne sur son échelle, ramenée à 0…100, de la pire à la meilleure réponse.',
};

const russian: DriverWords = {
  title: (label) => `Факторы: ${label}`,
  driver: 'Фактор',
  share: 'Объясняет, часть R²',
  explains: (value) => `объясняет ${value}`,
  importance: 'Доля объяснённого',
  ofExplained: (value) => `${value} объяснённого`,
  correlation: 'Корреляция',
  mean: 'Среднее',
  performance: 'Уровень, 0–100',
  quadrant: 'Квадрант',
  explain: (t) =>
    `${t.label}: ${several(t.names, 'ru', (n) => `факторы (${n})`)} ${t.names.length > 1 ? 'вместе объясняют' : 'объясняет'} ${t.r2} различий между ответами (R²); полных ответов: ${t.n}.`,
  nothing: (t) =>
    `${t.label}: связь с показателями (${several(t.names, 'ru', (n) => `факторов: ${n}`)}) этими данными не показана (R² ${t.r2}, p ${t.p}); полных ответов: ${t.n}.`,
  largest: (t) =>
    `Наибольшая доля — «${t.name}»: ${t.share}${t.low ? `, интервал 95 % от ${t.low} до ${t.high}` : ''}${t.sure ? ', больше любой другой.' : '; что она больше следующей, этими данными не показано.'}`,
  one: (t) => `Интервал 95 % от ${t.low} до ${t.high}.`,
  unshown: (names) => `Связь не показана: ${listOf(names, 'ru')}.`,
  unshownShort: 'не показано',
  cause: 'Важность — это связь, а не причина: то, что меняется вместе с ответами, не обязательно меняет их.',
  dropped: (t) =>
    `Не учтено ответов: ${t.dropped} из ${t.total} (${t.share}) — в них нет ответа на один из вопросов или вопрос неприменим (${t.gaps}). Пропуск никогда не считается нулём.`,
  mostDropped: 'Не учтено больше половины ответов: оставшиеся могут отличаться от остальных.',
  gap: (name, n) => `${name}: ${n}`,
  unscaled: (names) => `Нет в квадрантах, так как нет шкалы: ${listOf(names, 'ru')}.`,
  reversed: (names) =>
    `Хороший ответ — низкий, поэтому уровень отсчитывается с другого конца: ${listOf(names, 'ru')}.`,
  alike: 'Полных ответов слишком мало или они слишком похожи, чтобы что-то объяснить.',
  noQuadrants: 'Для квадрантов нужны хотя бы два фактора со шкалой.',
  noInterval: 'По этим ответам нельзя построить интервалы.',
  bootstrap: (draws) => `бутстреп, повторных выборок: ${draws}`,
  readShares:
    'Как читать: полоса — часть различий между ответами (R²), связанная с одним фактором, в среднем по всем порядкам их добавления; отрезки — бутстреп-интервалы 95 %. Серые пустые полосы: связь не показана.',
  readQuadrants:
    'Как читать: выше — важнее, правее — лучше. Пунктир — средние по факторам: квадранты сравнивают их между собой; отрезки через точку — её интервалы 95 %.',
  axisImportance: 'Важность: часть R²',
  axisPerformance: 'Уровень: средний ответ, 0–100',
  quadrants: {
    improve: 'Улучшать в первую очередь',
    keep: 'Поддерживать',
    low: 'Не срочно',
    enough: 'Уже достаточно',
  },
  quadrantHints: {
    improve: 'важно, ниже среднего',
    keep: 'важно, выше среднего',
    low: 'менее важно, ниже среднего',
    enough: 'менее важно, выше среднего',
  },
  undecided: 'Не решено',
  listed: (hint, names) => ` (${hint}): ${names.join(', ')}`,
  borderline: 'интервал пересекает линию',
  uncertain: (quadrant) => `${quadrant}, неточно`,
  definition: (label) =>
    `Что связано с ответами «${label}»: линейная регрессия самого ответа (а не полученной из него доли или оценки) на факторы. Её R² делится между ними методом Линдемана, Меренды и Голда (LMG, значение Шепли): что фактор добавляет к R² в среднем по всем порядкам добавления.`,
  resampled: (draws, seed) =>
    `Интервалы: перцентильный бутстреп, не более ${draws} повторных выборок ответов, начальное число ${seed}; когда ответов много, повторно выбираются случайные группы. Используются только ответы без пропусков.`,
  tested:
    'Доли не бывают меньше нуля, поэтому есть ли связь, говорят критерии: F-критерий для R², а для каждого фактора — его корреляция и коэффициент рядом с остальными (поправка Холма).',
  performanceDefinition: 'Уровень: средний ответ по шкале, приведённый к 0…100, от худшего ответа к лучшему.',
};

const spoken = 4;

/** The names one by one, or how many there are. */
function several(names: string[], locale: Locale, many: (n: string) => string): string {
  return names.length > spoken ? many(String(names.length)) : listOf(names, locale);
}
