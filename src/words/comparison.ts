import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** What comparisons say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type ComparisonWords = typeof english;

/** The words of a language. */
export function comparisonWords(locale: Locale, counted: Counted = 'answers'): ComparisonWords {
  const words = { en: english, fr: french, ru: russian }[locale];
  return counted === 'cases' ? { ...words, ...cases[locale] } : words;
}

/** A difference with its interval: `by` is spelled out with its unit, `low` and `high` are bare numbers. */
type Gap = { by: string; low: string; high: string };
/** Two groups; no `other` is the rest. */
type Pair = { name: string; other?: string | undefined };

const english = {
  beforeDay: (day: string) => `before ${day}`,
  fromDay: (day: string) => `from ${day}`,
  rest: 'the rest',
  range: (low: string, high: string) => `${low} to ${high}`,
  others: 'the others',
  beforeAndAfter: (day: string) => `before and after ${day}`,
  aAndB: (a: string, b: string) => `${a} and ${b}`,
  rose: (t: Gap & { label: string }) =>
    `${t.label} rose by ${t.by}, 95 % interval ${t.low} to ${t.high}: more than chance.`,
  fell: (t: Gap & { label: string }) =>
    `${t.label} fell by ${t.by}, 95 % interval ${t.low} to ${t.high}: more than chance.`,
  noClearChange: (t: Gap & { label: string }) =>
    `${t.label}: no clear difference: ${t.by}, 95 % interval ${t.low} to ${t.high}.`,
  higherFor: (t: Gap & Pair & { label: string }) =>
    `${t.label}: ${t.by} higher for ${t.name} than for ${t.other ?? 'the rest'}, 95 % interval ${t.low} to ${t.high}: more than chance.`,
  lowerFor: (t: Gap & Pair & { label: string }) =>
    `${t.label}: ${t.by} lower for ${t.name} than for ${t.other ?? 'the rest'}, 95 % interval ${t.low} to ${t.high}: more than chance.`,
  noClearBetween: (t: Gap & Pair & { label: string }) =>
    `${t.label}: no clear difference between ${t.name} and ${t.other ?? 'the rest'}: ${t.by}, 95 % interval ${t.low} to ${t.high}.`,
  noInterval: (t: { label: string; by: string }) =>
    `${t.label}: difference ${t.by}; these answers allow no interval and no test.`,
  side: (t: { name: string; value: string; n: string }) => `${t.name}: ${t.value} (n = ${t.n})`,
  aSemicolonB: (a: string, b: string) => `${a}; ${b}.`,
  samePeople: (n: string) => `The same ${n} people on both sides.`,
  control: (t: Gap & { name: string }) =>
    `In the comparison group (${t.name}): ${t.by}, 95 % interval ${t.low} to ${t.high}.`,
  effect: (t: Gap & { clear: boolean }) =>
    `Beyond it: ${t.by}, 95 % interval ${t.low} to ${t.high}: ${t.clear ? 'more than chance' : 'no clear effect'}.`,
  jump: (t: Gap & { day: string; clear: boolean }) =>
    `Given the trend before and after, the jump on ${t.day} is ${t.by}, 95 % interval ${t.low} to ${t.high}: ${t.clear ? 'more than chance' : 'a trend could explain the difference as well'}.`,
  noneOn: (name: string) => `No answers on one side (${name}): nothing to compare with.`,
  fewOn: (t: { name: string; n: string; minimum: string }) =>
    `Too few answers on one side (${t.name}): n = ${t.n}, minimum ${t.minimum}.`,
  borderline: (p: string) => `Interval and test do not quite agree (${p}): a borderline case.`,
  controlFew: (t: { name: string; minimum: string }) =>
    `The comparison group (${t.name}) has fewer than ${t.minimum} answers on a side: nothing is said of it.`,
  wholeMonths: 'Churn is counted in whole months: the month of the change itself belongs to neither side.',
  /** Heads of a column of differences, by the unit of what differs. */
  differenceHead: (kind: string) =>
    ({
      share: 'Difference in percentage points, 95 % interval',
      points: 'Difference in points, 95 % interval',
      index: 'Difference in index points, 95 % interval',
    })[kind] ?? 'Difference, 95 % interval',
  afterMinusBefore: 'after minus before',
  noDifference: 'no difference',
  beyond: 'beyond the comparison group',
  jumpHead: 'jump given the trend',
  group: 'Group',
  readCompare:
    'How to read: dots are values, lines their 95 % intervals. Below stands the difference: where its line crosses “no difference”, chance alone can explain it.',
  compareDefinition: (test: string) =>
    `Difference: second side minus first, with its 95 % interval; ${test}. It is called one only where the interval leaves out zero. Observations are taken as independent.`,
  controlDefinition:
    'Beyond the comparison group: the change here minus the change there (difference in differences), its interval from those of both changes (Zou and Donner 2008). It assumes that both would have moved alike.',
  jumpDefinition:
    'Jump given the trend: segmented regression of equal periods, weighted by n (Wagner et al. 2002); said only where it disagrees with the plain difference.',
  pairedDefinition:
    'Paired: only people with an answer on both sides; the last answer of the first side against the first of the second in time, the last of each otherwise. Every person counts once.',
  tests: {
    share: 'Newcombe’s interval, z test of two shares',
    net: 'adjusted Wald interval, z test with both variances',
    mean: 'Welch’s interval and t test',
    'paired-share': 'Newcombe’s interval for pairs, McNemar’s test',
    'paired-mean': 'paired t interval and test',
  },
  intervals: {
    newcombe: 'Newcombe',
    'adjusted-wald': 'adjusted Wald',
    welch: 'Welch',
    paired: 'paired t',
    'newcombe-paired': 'Newcombe for pairs',
  },
  differenceBy: (method: string) => `difference: ${method}`,
};

const french: ComparisonWords = {
  beforeDay: (day) => `avant le ${day}`,
  fromDay: (day) => `à partir du ${day}`,
  rest: 'le reste',
  range: (low, high) => `${low} à ${high}`,
  others: 'les autres',
  beforeAndAfter: (day) => `avant et après le ${day}`,
  aAndB: (a, b) => `${a} et ${b}`,
  rose: (t) =>
    `${t.label} : hausse de ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : plus que le hasard.`,
  fell: (t) =>
    `${t.label} : baisse de ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : plus que le hasard.`,
  noClearChange: (t) =>
    `${t.label} : pas de différence nette : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}.`,
  higherFor: (t) =>
    `${t.label} : ${t.by} de plus pour ${t.name} que pour ${t.other ?? 'le reste'}, intervalle à 95 % de ${t.low} à ${t.high} : plus que le hasard.`,
  lowerFor: (t) =>
    `${t.label} : ${t.by} de moins pour ${t.name} que pour ${t.other ?? 'le reste'}, intervalle à 95 % de ${t.low} à ${t.high} : plus que le hasard.`,
  noClearBetween: (t) =>
    `${t.label} : pas de différence nette entre ${t.name} et ${t.other ?? 'le reste'} : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}.`,
  noInterval: (t) => `${t.label} : différence de ${t.by} ; ces réponses ne permettent ni intervalle ni test.`,
  side: (t) => `${t.name} : ${t.value} (n = ${t.n})`,
  aSemicolonB: (a, b) => `${a} ; ${b}.`,
  samePeople: (n) => `Les mêmes ${n} personnes des deux côtés.`,
  control: (t) =>
    `Dans le groupe de comparaison (${t.name}) : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}.`,
  effect: (t) =>
    `Au-delà : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : ${t.clear ? 'plus que le hasard' : 'pas d’effet net'}.`,
  jump: (t) =>
    `Compte tenu de la tendance avant et après, le saut au ${t.day} est de ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : ${t.clear ? 'plus que le hasard' : 'une tendance pourrait aussi expliquer la différence'}.`,
  noneOn: (name) => `Aucune réponse d’un côté (${name}) : rien à comparer.`,
  fewOn: (t) => `Trop peu de réponses d’un côté (${t.name}) : n = ${t.n}, minimum ${t.minimum}.`,
  borderline: (p) => `L’intervalle et le test ne s’accordent pas tout à fait (${p}) : c’est un cas limite.`,
  controlFew: (t) =>
    `Le groupe de comparaison (${t.name}) a moins de ${t.minimum} réponses d’un côté : rien n’en est dit.`,
  wholeMonths:
    'L’attrition est comptée par mois entiers : le mois du changement n’appartient à aucun des deux côtés.',
  differenceHead: (kind) =>
    ({
      share: 'Différence en points de pourcentage, intervalle à 95 %',
      points: 'Différence en points, intervalle à 95 %',
      index: 'Différence en points d’indice, intervalle à 95 %',
    })[kind] ?? 'Différence, intervalle à 95 %',
  afterMinusBefore: 'après moins avant',
  noDifference: 'pas de différence',
  beyond: 'au-delà du groupe de comparaison',
  jumpHead: 'saut compte tenu de la tendance',
  group: 'Groupe',
  readCompare:
    'Lecture : les points sont des valeurs, les traits leurs intervalles à 95 %. En dessous, la différence : si son trait coupe « pas de différence », le hasard seul peut l’expliquer.',
  compareDefinition: (test) =>
    `Différence : le second côté moins le premier, avec son intervalle à 95 % ; ${test}. On n’en parle que si l’intervalle exclut zéro. Les observations sont supposées indépendantes.`,
  controlDefinition:
    'Au-delà du groupe de comparaison : le changement ici moins le changement là-bas (différence de différences), avec un intervalle tiré de ceux des deux changements (Zou et Donner 2008). On suppose que les deux auraient évolué de même.',
  jumpDefinition:
    'Saut compte tenu de la tendance : régression segmentée sur des périodes égales, pondérée par n (Wagner et al. 2002) ; mentionné seulement s’il contredit la simple différence.',
  pairedDefinition:
    'Apparié : seulement les personnes qui ont répondu des deux côtés ; dans le temps, la dernière réponse du premier côté contre la première du second, sinon la dernière de chaque côté. Chaque personne compte une fois.',
  tests: {
    share: 'intervalle de Newcombe, test z de deux parts',
    net: 'intervalle de Wald ajusté, test z avec les deux variances',
    mean: 'intervalle et test t de Welch',
    'paired-share': 'intervalle de Newcombe pour paires, test de McNemar',
    'paired-mean': 'intervalle et test t appariés',
  },
  intervals: {
    newcombe: 'Newcombe',
    'adjusted-wald': 'Wald ajusté',
    welch: 'Welch',
    paired: 't apparié',
    'newcombe-paired': 'Newcombe pour paires',
  },
  differenceBy: (method) => `différence : ${method}`,
};

const russian: ComparisonWords = {
  beforeDay: (day) => `до ${day}`,
  fromDay: (day) => `с ${day}`,
  rest: 'остальные',
  range: (low, high) => `от ${low} до ${high}`,
  others: 'остальные',
  beforeAndAfter: (day) => `до и после ${day}`,
  aAndB: (a, b) => `${a} и ${b}`,
  rose: (t) => `${t.label}: рост на ${t.by}, интервал 95 % от ${t.low} до ${t.high}: больше случайного.`,
  fell: (t) => `${t.label}: снижение на ${t.by}, интервал 95 % от ${t.low} до ${t.high}: больше случайного.`,
  noClearChange: (t) => `${t.label}: явной разницы нет: ${t.by}, интервал 95 % от ${t.low} до ${t.high}.`,
  higherFor: (t) =>
    `${t.label}: для «${t.name}» на ${t.by} выше, чем для ${t.other ? `«${t.other}»` : 'остальных'}, интервал 95 % от ${t.low} до ${t.high}: больше случайного.`,
  lowerFor: (t) =>
    `${t.label}: для «${t.name}» на ${t.by} ниже, чем для ${t.other ? `«${t.other}»` : 'остальных'}, интервал 95 % от ${t.low} до ${t.high}: больше случайного.`,
  noClearBetween: (t) =>
    `${t.label}: явной разницы между «${t.name}» и ${t.other ? `«${t.other}»` : 'остальными'} нет: ${t.by}, интервал 95 % от ${t.low} до ${t.high}.`,
  noInterval: (t) =>
    `${t.label}: разность ${t.by}; по этим ответам нельзя построить ни интервал, ни критерий.`,
  side: (t) => `${t.name}: ${t.value} (n = ${t.n})`,
  aSemicolonB: (a, b) => `${a}; ${b}.`,
  samePeople: (n) => `С обеих сторон одни и те же люди: ${n}.`,
  control: (t) => `В группе сравнения (${t.name}): ${t.by}, интервал 95 % от ${t.low} до ${t.high}.`,
  effect: (t) =>
    `Сверх этого: ${t.by}, интервал 95 % от ${t.low} до ${t.high}: ${t.clear ? 'больше случайного' : 'явного эффекта нет'}.`,
  jump: (t) =>
    `С учётом тренда до и после скачок ${t.day} составляет ${t.by}, интервал 95 % от ${t.low} до ${t.high}: ${t.clear ? 'больше случайного' : 'разницу мог бы объяснить и тренд'}.`,
  noneOn: (name) => `С одной стороны нет ответов (${name}): сравнить не с чем.`,
  fewOn: (t) => `С одной стороны слишком мало ответов (${t.name}): n = ${t.n}, минимум ${t.minimum}.`,
  borderline: (p) => `Интервал и критерий не вполне согласны (${p}): пограничный случай.`,
  controlFew: (t) =>
    `В группе сравнения (${t.name}) с одной из сторон меньше ${t.minimum} ответов: о ней ничего не сказано.`,
  wholeMonths: 'Отток считается по целым месяцам: месяц самого изменения не входит ни в одну из сторон.',
  differenceHead: (kind) =>
    ({
      share: 'Разность в процентных пунктах, интервал 95 %',
      points: 'Разность в пунктах, интервал 95 %',
      index: 'Разность в пунктах индекса, интервал 95 %',
    })[kind] ?? 'Разность, интервал 95 %',
  afterMinusBefore: 'после минус до',
  noDifference: 'нет разницы',
  beyond: 'сверх группы сравнения',
  jumpHead: 'скачок с учётом тренда',
  group: 'Группа',
  readCompare:
    'Как читать: точки — значения, отрезки — их интервалы 95 %. Ниже — разность: если её отрезок пересекает «нет разницы», хватит и одной случайности.',
  compareDefinition: (test) =>
    `Разность: вторая сторона минус первая, с интервалом 95 %; ${test}. О разнице говорится, только если интервал не содержит нуля. Наблюдения считаются независимыми.`,
  controlDefinition:
    'Сверх группы сравнения: изменение здесь минус изменение там (разность разностей), интервал — из интервалов обоих изменений (Zou, Donner 2008). Предполагается, что обе группы менялись бы одинаково.',
  jumpDefinition:
    'Скачок с учётом тренда: сегментированная регрессия по равным периодам с весами по n (Wagner и др. 2002); упоминается, только если противоречит простой разности.',
  pairedDefinition:
    'Парное сравнение: только те, кто ответил с обеих сторон; во времени — последний ответ первой стороны против первого ответа второй, иначе последний ответ каждой стороны. Каждый человек учтён один раз.',
  tests: {
    share: 'интервал Ньюкомба, z-критерий двух долей',
    net: 'скорректированный интервал Вальда, z-критерий с обеими дисперсиями',
    mean: 'интервал и t-критерий Уэлча',
    'paired-share': 'интервал Ньюкомба для пар, критерий Макнемара',
    'paired-mean': 'парные t-интервал и t-критерий',
  },
  intervals: {
    newcombe: 'Ньюкомб',
    'adjusted-wald': 'скорректированный Вальд',
    welch: 'Уэлч',
    paired: 'парный t',
    'newcombe-paired': 'Ньюкомб для пар',
  },
  differenceBy: (method) => `разность: ${method}`,
};

/** The words where n counts no answers. */
const cases: Record<Locale, Pick<ComparisonWords, 'noInterval' | 'noneOn' | 'fewOn' | 'controlFew'>> = {
  en: {
    noInterval: (t) => `${t.label}: difference ${t.by}; these cases allow no interval and no test.`,
    noneOn: (name) => `No cases on one side (${name}): nothing to compare with.`,
    fewOn: (t) => `Too few cases on one side (${t.name}): n = ${t.n}, minimum ${t.minimum}.`,
    controlFew: (t) =>
      `The comparison group (${t.name}) has fewer than ${t.minimum} cases on a side: nothing is said of it.`,
  },
  fr: {
    noInterval: (t) => `${t.label} : différence de ${t.by} ; ces cas ne permettent ni intervalle ni test.`,
    noneOn: (name) => `Aucun cas d’un côté (${name}) : rien à comparer.`,
    fewOn: (t) => `Trop peu de cas d’un côté (${t.name}) : n = ${t.n}, minimum ${t.minimum}.`,
    controlFew: (t) =>
      `Le groupe de comparaison (${t.name}) a moins de ${t.minimum} cas d’un côté : rien n’en est dit.`,
  },
  ru: {
    noInterval: (t) =>
      `${t.label}: разность ${t.by}; по этим случаям нельзя построить ни интервал, ни критерий.`,
    noneOn: (name) => `С одной стороны нет случаев (${name}): сравнить не с чем.`,
    fewOn: (t) => `С одной стороны слишком мало случаев (${t.name}): n = ${t.n}, минимум ${t.minimum}.`,
    controlFew: (t) =>
      `В группе сравнения (${t.name}) с одной из сторон меньше ${t.minimum} случаев: о ней ничего не сказано.`,
  },
};
