import { counted } from './counted.ts';
import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** What a line over time says, in the reader's language. Every language has every key. */
export type TrendWords = typeof english;

/** The words of a language. */
export function trendWords(locale: Locale, counted: Counted = 'answers'): TrendWords {
  const words = { en: english, fr: french, ru: russian }[locale];
  return counted === 'cases' ? { ...words, ...cases[locale] } : words;
}

type Unit = 'week' | 'month' | 'quarter' | 'year';
type FirstAndLast = { label: string; first: string; from: string; last: string; to: string };
type Move = { by: string; ends: string };
type Extremes = { high: string; highAt: string; low: string; lowAt: string };

const english = {
  firstAndLast: (t: FirstAndLast) => `${t.label}: ${t.first} in ${t.from}, ${t.last} in ${t.to}.`,
  moved: {
    rose: (t: Move) => `It rose by ${t.by} from ${t.ends}, more than chance.`,
    fell: (t: Move) => `It fell by ${t.by} from ${t.ends}, more than chance.`,
    unclear: (t: Move) => `No clear direction: ${t.by} from ${t.ends}, within chance.`,
  },
  ranked: {
    rose: (p: string) => `It rose, more than chance (rank correlation with time, ${p}).`,
    fell: (p: string) => `It fell, more than chance (rank correlation with time, ${p}).`,
    unclear: (p: string) => `No clear direction (rank correlation with time, ${p}).`,
  },
  ways: { rose: ' (rose)', fell: ' (fell)', unclear: ' (no clear direction)' },
  line: (t: FirstAndLast) => `${t.label} ${t.first} in ${t.from}, ${t.last} in ${t.to}`,
  lonePoint: (t: Pick<FirstAndLast, 'label' | 'first' | 'from'>) => `${t.label} ${t.first} in ${t.from}`,
  more: (count: string) => `and ${count} more`,
  lines: (label: string, clauses: string) => `${label}: ${clauses}.`,
  judged: (count: string) =>
    `Directions: the last third of the periods against the first, corrected for ${count} comparisons (Holm).`,
  judgedByRanks: (count: string) =>
    `Directions: rank correlation with time, corrected for ${count} comparisons (Holm).`,
  extremes: (t: Extremes) => `Highest: ${t.high} (${t.highAt}); lowest: ${t.low} (${t.lowAt}).`,
  answers: (n: string) => `${n} answers.`,
};

const french: TrendWords = {
  firstAndLast: (t) => `${t.label} : ${t.first} (${t.from}), ${t.last} (${t.to}).`,
  moved: {
    rose: (t) => `Hausse de ${t.by} entre ${t.ends}, plus que le hasard.`,
    fell: (t) => `Baisse de ${t.by} entre ${t.ends}, plus que le hasard.`,
    unclear: (t) => `Pas de tendance nette : ${t.by} entre ${t.ends}, compatible avec le hasard.`,
  },
  ranked: {
    rose: (p) => `Hausse, plus que le hasard (corrélation de rang avec le temps, ${p}).`,
    fell: (p) => `Baisse, plus que le hasard (corrélation de rang avec le temps, ${p}).`,
    unclear: (p) => `Pas de tendance nette (corrélation de rang avec le temps, ${p}).`,
  },
  ways: { rose: ', en hausse', fell: ', en baisse', unclear: ', sans tendance nette' },
  line: (t) => `${t.label} ${t.first} (${t.from}), ${t.last} (${t.to})`,
  lonePoint: (t) => `${t.label} ${t.first} (${t.from})`,
  more: (count) => `et ${count} de plus`,
  lines: (label, clauses) => `${label} : ${clauses}.`,
  judged: (count) =>
    `Tendances : dernier tiers des périodes contre le premier, corrigées pour ${count} comparaisons (Holm).`,
  judgedByRanks: (count) =>
    `Tendances : corrélation de rang avec le temps, corrigée pour ${count} comparaisons (Holm).`,
  extremes: (t) => `Maximum : ${t.high} (${t.highAt}) ; minimum : ${t.low} (${t.lowAt}).`,
  answers: (n) => `${n} réponses.`,
};

const russian: TrendWords = {
  firstAndLast: (t) => `${t.label}: ${t.first} (${t.from}), ${t.last} (${t.to}).`,
  moved: {
    rose: (t) => `Рост на ${t.by} (${t.ends}), больше случайного.`,
    fell: (t) => `Снижение на ${t.by} (${t.ends}), больше случайного.`,
    unclear: (t) => `Ясного направления нет: ${t.by} (${t.ends}), в пределах случайного.`,
  },
  ranked: {
    rose: (p) => `Рост, больше случайного (ранговая корреляция со временем, ${p}).`,
    fell: (p) => `Снижение, больше случайного (ранговая корреляция со временем, ${p}).`,
    unclear: (p) => `Ясного направления нет (ранговая корреляция со временем, ${p}).`,
  },
  ways: { rose: ', рост', fell: ', снижение', unclear: ', без ясного направления' },
  line: (t) => `${t.label} ${t.first} (${t.from}), ${t.last} (${t.to})`,
  lonePoint: (t) => `${t.label} ${t.first} (${t.from})`,
  more: (count) => `и ещё ${count}`,
  lines: (label, clauses) => `${label}: ${clauses}.`,
  judged: (count) =>
    `Направления: последняя треть периодов против первой; поправка на число сравнений (${count}, Холм).`,
  judgedByRanks: (count) =>
    `Направления: ранговая корреляция со временем; поправка на число сравнений (${count}, Холм).`,
  extremes: (t) => `Максимум: ${t.high} (${t.highAt}); минимум: ${t.low} (${t.lowAt}).`,
  answers: (n) => `Ответов: ${n}.`,
};

/** Which periods a direction compares: "the first 4 months to the last 4". */
export function endsWords(count: number, unit: Unit, locale: Locale): string {
  if (locale === 'ru') return russianEnds(count, unit);
  if (locale === 'fr') return frenchEnds(count, unit);
  return count === 1
    ? `the first ${unit} to the last`
    : `the first ${counted(count, unit, 'en')} to the last ${count}`;
}

function frenchEnds(count: number, unit: Unit): string {
  if (count === 1) return 'la première période et la dernière';
  const [first, last] = {
    week: ['premières semaines', 'dernières'],
    month: ['premiers mois', 'derniers'],
    quarter: ['premiers trimestres', 'derniers'],
    year: ['premières années', 'dernières'],
  }[unit];
  return `les ${count} ${first} et les ${count} ${last}`;
}

function russianEnds(count: number, unit: Unit): string {
  return count === 1
    ? 'последний период против первого'
    : `последние ${counted(count, unit, 'ru')} против первых ${count}`;
}

/** The words where n counts no answers. */
const cases: Record<Locale, Pick<TrendWords, 'answers'>> = {
  en: { answers: (n) => `n = ${n}.` },
  fr: { answers: (n) => `n = ${n}.` },
  ru: { answers: (n) => `n = ${n}.` },
};
