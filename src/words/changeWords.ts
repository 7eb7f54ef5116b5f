import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** What is said of a number, of its change and of its target. */
export type ChangeWords = typeof english;

export function changeWords(locale: Locale, counted: Counted = 'answers'): ChangeWords {
  const words = { en: english, fr: french, ru: russian }[locale];
  return counted === 'cases' ? { ...words, ...cases[locale] } : words;
}

const english = {
  since: (period: string) => `since ${period}`,
  noEarlier: 'nothing earlier to compare with',
  noChange: 'no clear change',
  higher: (by: string) => `${by} higher`,
  lower: (by: string) => `${by} lower`,
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
  against: (period: string) => `against ${period}`,
  noDates: 'The data have no dates, so nothing earlier can be compared.',
  nothingIn: (period: string) => `There are no answers in ${period} to compare with.`,
  fewIn: (t: { period: string; n: string; minimum: string }) =>
    `Too few answers in ${t.period} to compare with (n = ${t.n}, minimum ${t.minimum}).`,
  partly: (t: { period: string; from: string }) =>
    `The data begin on ${t.from}: ${t.period} is covered in part only.`,
  noAnswersFor: (what: string) => `No answers: ${what}.`,
  part: 'Part',
  parts: { now: 'now', before: 'before', line: 'over time' },
  differenceSentence: (t: { difference: string; period: string; before: string }) =>
    `${t.period} against ${t.before}: ${t.difference}.`,
  differenceDefinition:
    'Difference: the period minus the earlier one, with its 95 % interval (Newcombe for shares, adjusted Wald for net scores, Welch for means). It is called a change only where the interval leaves out zero.',
  churnPer: {
    week: 'Periods at risk: weeks.',
    month: 'Periods at risk: months.',
    quarter: 'Periods at risk: quarters.',
    year: 'Periods at risk: years.',
  },
  targetMet: (target: string) => `target ${target}: met`,
  targetMissed: (target: string) => `target ${target}: not met`,
  targetClose: 'within chance',
};

const french: ChangeWords = {
  since: (period) => `depuis ${period}`,
  noEarlier: 'rien d’antérieur à comparer',
  noChange: 'pas de changement net',
  higher: (by) => `en hausse de ${by.replace(/^[+−-]/, '')}`,
  lower: (by) => `en baisse de ${by.replace(/^[+−-]/, '')}`,
  valueSentence: (t) => `${t.label} : ${t.value} (n = ${t.n}).`,
  changeSentence: (t) =>
    `${t.period} par rapport à ${t.before} : ${t.difference} (intervalle à 95 % : ${t.low} à ${t.high}), ${t.clear ? 'plus que le hasard' : 'compatible avec le hasard'}.`,
  against: (period) => `par rapport à ${period}`,
  noDates: 'Les données n’ont pas de dates : rien d’antérieur à comparer.',
  nothingIn: (period) => `Aucune réponse à comparer pour ${period}.`,
  fewIn: (t) => `Trop peu de réponses à comparer pour ${t.period} (n = ${t.n}, minimum ${t.minimum}).`,
  partly: (t) => `Les données commencent le ${t.from} : ${t.period} n’est couvert qu’en partie.`,
  noAnswersFor: (what) => `Aucune réponse : ${what}.`,
  part: 'Partie',
  parts: { now: 'maintenant', before: 'avant', line: 'évolution' },
  differenceSentence: (t) => `${t.period} par rapport à ${t.before} : ${t.difference}.`,
  differenceDefinition:
    'Différence : la période moins la précédente, avec son intervalle à 95 % (Newcombe pour les parts, Wald ajusté pour les scores nets, Welch pour les moyennes). On ne parle de changement que si l’intervalle exclut zéro.',
  churnPer: {
    week: 'Périodes à risque : semaines.',
    month: 'Périodes à risque : mois.',
    quarter: 'Périodes à risque : trimestres.',
    year: 'Périodes à risque : années.',
  },
  targetMet: (target) => `cible ${target} : atteinte`,
  targetMissed: (target) => `cible ${target} : non atteinte`,
  targetClose: 'compatible avec le hasard',
};

const russian: ChangeWords = {
  since: (period) => `с ${period}`,
  noEarlier: 'не с чем сравнить',
  noChange: 'без явных изменений',
  higher: (by) => `выше на ${by.replace(/^[+−-]/, '')}`,
  lower: (by) => `ниже на ${by.replace(/^[+−-]/, '')}`,
  valueSentence: (t) => `${t.label}: ${t.value} (n = ${t.n}).`,
  changeSentence: (t) =>
    `${t.period} против ${t.before}: ${t.difference} (интервал 95 %: ${t.low} – ${t.high}), ${t.clear ? 'больше случайного' : 'в пределах случайного'}.`,
  against: (period) => `против ${period}`,
  noDates: 'В данных нет дат, поэтому сравнить не с чем.',
  nothingIn: (period) => `Нет ответов для сравнения: ${period}.`,
  fewIn: (t) => `Слишком мало ответов для сравнения: ${t.period} (n = ${t.n}, минимум ${t.minimum}).`,
  partly: (t) => `Данные начинаются ${t.from}: ${t.period} охвачен лишь частично.`,
  noAnswersFor: (what) => `Нет ответов: ${what}.`,
  part: 'Часть',
  parts: { now: 'сейчас', before: 'раньше', line: 'во времени' },
  differenceSentence: (t) => `${t.period} против ${t.before}: ${t.difference}.`,
  differenceDefinition:
    'Разность: период минус более ранний, с интервалом 95 % (Ньюкомб для долей, скорректированный Вальд для разностей долей, Уэлч для средних). Изменением она называется, только если интервал не содержит нуля.',
  churnPer: {
    week: 'Периоды риска: недели.',
    month: 'Периоды риска: месяцы.',
    quarter: 'Периоды риска: кварталы.',
    year: 'Периоды риска: годы.',
  },
  targetMet: (target) => `цель ${target}: достигнута`,
  targetMissed: (target) => `цель ${target}: не достигнута`,
  targetClose: 'в пределах случайного',
};

/** The words where n counts no answers. */
const cases: Record<Locale, Pick<ChangeWords, 'nothingIn' | 'fewIn' | 'noAnswersFor'>> = {
  en: {
    nothingIn: (period) => `There are no cases in ${period} to compare with.`,
    fewIn: (t) => `Too few cases in ${t.period} to compare with (n = ${t.n}, minimum ${t.minimum}).`,
    noAnswersFor: (what) => `No cases: ${what}.`,
  },
  fr: {
    nothingIn: (period) => `Aucun cas à comparer pour ${period}.`,
    fewIn: (t) => `Trop peu de cas à comparer pour ${t.period} (n = ${t.n}, minimum ${t.minimum}).`,
    noAnswersFor: (what) => `Aucun cas : ${what}.`,
  },
  ru: {
    nothingIn: (period) => `Нет случаев для сравнения: ${period}.`,
    fewIn: (t) => `Слишком мало случаев для сравнения: ${t.period} (n = ${t.n}, минимум ${t.minimum}).`,
    noAnswersFor: (what) => `Нет случаев: ${what}.`,
  },
};
