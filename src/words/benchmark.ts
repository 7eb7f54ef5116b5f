import type { Locale } from './format.ts';

/** What a benchmark says, in the reader's language. */
export type BenchmarkWords = typeof english;

/** The words of a language. */
export function benchmarkWords(locale: Locale): BenchmarkWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Gap = { own: string; benchmark: string; by: string; low: string; high: string };

const english = {
  title: (label: string) => `${label} against benchmarks`,
  own: 'own value',
  benchmark: 'Benchmark',
  gap: 'Gap',
  gapIs: (by: string) => `gap ${by}`,
  gapLow: 'Gap, low',
  gapHigh: 'Gap, high',
  source: 'Source',
  year: 'Year',
  verdict: 'Own value is',
  verdicts: { higher: 'above', lower: 'below', unclear: 'not clearly different', unknown: 'not tested' },
  indexHead: (label: string) => `${label} (0–100)`,
  ofHundred: 'of 100',
  higher: (t: Gap) => `above ${t.benchmark} by ${t.by}, 95 % interval ${t.low} to ${t.high}`,
  lower: (t: Gap) => `below ${t.benchmark} by ${t.by}, 95 % interval ${t.low} to ${t.high}`,
  unclear: (t: Gap) =>
    `not clearly different from ${t.benchmark}: ${t.by}, 95 % interval ${t.low} to ${t.high}`,
  unknown: (t: Gap) => `${t.by} from ${t.benchmark}, without an interval`,
  sentence: (label: string, value: string, n: string, parts: string[]) =>
    `${label}: ${value} (n = ${n}), ${parts.join('; ')}.`,
  plain: (label: string, value: string, n: string) => `${label}: ${value} (n = ${n}).`,
  several: (count: string) => `${count} comparisons with fixed levels, not corrected for their number.`,
  listed: (items: string, label: string) =>
    `Not drawn, because an index of 100 points is no percentage and no index of ${label} is declared to compare it with: ${items}.`,
  otherSurvey:
    'An index from elsewhere rests on its own questions, scale and people: a gap to it is a pointer, not a measurement.',
  reading:
    'How to read: the dot is the own value, its line the 95 % interval, carried down as a band; diamonds are benchmarks. A diamond outside the band differs by more than chance.',
  definition:
    'Gap: own value minus the benchmark, with the 95 % interval of the own value; the benchmark is taken as exact. “Above” and “below” are said only where the interval leaves it out.',
};

const french: BenchmarkWords = {
  title: (label) => `${label} face aux références`,
  own: 'valeur propre',
  benchmark: 'Référence',
  gap: 'Écart',
  gapIs: (by) => `écart ${by}`,
  gapLow: 'Écart, bas',
  gapHigh: 'Écart, haut',
  source: 'Source',
  year: 'Année',
  verdict: 'La valeur propre est',
  verdicts: {
    higher: 'au-dessus',
    lower: 'au-dessous',
    unclear: 'pas nettement différente',
    unknown: 'non testée',
  },
  indexHead: (label) => `${label} (0–100)`,
  ofHundred: 'sur 100',
  higher: (t) => `au-dessus de « ${t.benchmark} » de ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}`,
  lower: (t) => `au-dessous de « ${t.benchmark} » de ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}`,
  unclear: (t) =>
    `pas nettement différent de « ${t.benchmark} » : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high}`,
  unknown: (t) => `${t.by} par rapport à « ${t.benchmark} », sans intervalle`,
  sentence: (label, value, n, parts) => `${label} : ${value} (n = ${n}) ; ${parts.join(' ; ')}.`,
  plain: (label, value, n) => `${label} : ${value} (n = ${n}).`,
  several: (count) => `${count} comparaisons avec des niveaux fixes, non corrigées de leur nombre.`,
  listed: (items, label) =>
    `Non dessiné, car un indice sur 100 points n’est pas un pourcentage et aucun indice de ${label} n’est déclaré pour la comparaison : ${items}.`,
  otherSurvey:
    'Un indice venu d’ailleurs repose sur ses propres questions, sa propre échelle et son propre public : un écart est un repère, non une mesure.',
  reading:
    'Lecture : le point est la valeur propre, le trait son intervalle à 95 %, prolongé en bande ; les losanges sont les références. Un losange hors de la bande diffère plus que par hasard.',
  definition:
    'Écart : valeur propre moins la référence, avec l’intervalle à 95 % de la valeur propre ; la référence est prise pour exacte. « Au-dessus » et « au-dessous » ne se disent que si l’intervalle l’exclut.',
};

const russian: BenchmarkWords = {
  title: (label) => `${label} и ориентиры`,
  own: 'своё значение',
  benchmark: 'Ориентир',
  gap: 'Разрыв',
  gapIs: (by) => `разрыв ${by}`,
  gapLow: 'Разрыв, низ',
  gapHigh: 'Разрыв, верх',
  source: 'Источник',
  year: 'Год',
  verdict: 'Своё значение',
  verdicts: { higher: 'выше', lower: 'ниже', unclear: 'явно не отличается', unknown: 'не проверено' },
  indexHead: (label) => `${label} (0–100)`,
  ofHundred: 'из 100',
  higher: (t) => `выше, чем «${t.benchmark}», на ${t.by}, интервал 95 % от ${t.low} до ${t.high}`,
  lower: (t) => `ниже, чем «${t.benchmark}», на ${t.by}, интервал 95 % от ${t.low} до ${t.high}`,
  unclear: (t) => `явно не отличается от «${t.benchmark}»: ${t.by}, интервал 95 % от ${t.low} до ${t.high}`,
  unknown: (t) => `${t.by} относительно «${t.benchmark}», без интервала`,
  sentence: (label, value, n, parts) => `${label}: ${value} (n = ${n}); ${parts.join('; ')}.`,
  plain: (label, value, n) => `${label}: ${value} (n = ${n}).`,
  several: (count) => `Сравнений с заданными уровнями: ${count}, без поправки на их число.`,
  listed: (items, label) =>
    `Не нарисовано: индекс из 100 пунктов — не процент, а индекса для ${label}, с которым его сравнить, не объявлено: ${items}.`,
  otherSurvey:
    'Чужой индекс построен на своих вопросах, своей шкале и своих людях: разрыв с ним — подсказка, а не измерение.',
  reading:
    'Как читать: точка — своё значение, отрезок — его интервал 95 %, продолженный полосой; ромбы — ориентиры. Ромб вне полосы отличается больше, чем случайно.',
  definition:
    'Разрыв: своё значение минус ориентир, с интервалом 95 % своего значения; ориентир считается точным. «Выше» и «ниже» говорится, только если интервал его не содержит.',
};
