import type { Measure } from '../../dataset/dataset.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { benchmarkWords } from '../../words/benchmark.ts';
import { format } from '../../words/format.ts';
import { bareNumber, formatMagnitude, formatSigned, placesFor } from '../../words/magnitude.ts';
import { counts } from '../measures/counts.ts';
import { isTotal, formatOf, type Measured } from '../measures/measured.ts';
import type { Verdict } from '../measures/change.ts';
import type { Level } from './benchmarkLevels.ts';
import { verdictOf } from '../comparison/compareResult.ts';
import type { Context } from '../figure.ts';

type Words = Pick<Context, 'dataset' | 'locale'>;

/** Own value minus a benchmark, with the interval of the own value: a benchmark is taken as exact. */
export type LevelGap = Level & { gap: number; low: number | null; high: number | null; verdict: Verdict };

/** The gaps to each benchmark; none without an own value. */
export function gapsOf(levels: Level[], { estimate }: Measured, measure: Measure): LevelGap[] {
  if (!estimate) return [];
  const { value } = estimate;
  // a total is a fact: it is its own interval
  const [from, to] = isTotal(measure) ? [value, value] : [estimate.low, estimate.high];
  return levels.map((level) => {
    const low = from === null ? null : from - level.at;
    const high = to === null ? null : to - level.at;
    return { ...level, gap: value - level.at, low, high, verdict: verdictOf(low, high) };
  });
}

/** "own target 2026 (78.0%)", "ACSI internet providers 2018 (62.0 of 100)". */
export function levelName(level: Level, measure: Measure | undefined, context: Words): string {
  return `${labelWithYear(level)} (${levelValue(level, measure, context)})`;
}

/** The benchmark in the unit of its measure; without one, in points of 100. */
function levelValue({ at }: Level, measure: Measure | undefined, { dataset, locale }: Words): string {
  const as = measure ? formatOf(dataset, measure) : ({ kind: 'index' } as const);
  const text = format(at, as, locale);
  return as.kind === 'index' ? `${text} ${benchmarkWords(locale).ofHundred}` : text;
}

/** The label, with the year unless it names it. */
export function labelWithYear({ label, year }: Level): string {
  return year === undefined || label.includes(String(year)) ? label : `${label}, ${year}`;
}

/** "below own target 2026 (78.0%) by 2.6 percentage points, 95 % interval 2.2 to 3.0". */
function gapClause(level: LevelGap, own: string, measure: Measure, context: Words): string {
  const { dataset, locale } = context;
  const { gap, low, high, verdict } = level;
  const as = formatOf(dataset, measure);
  const clear = verdict === 'higher' || verdict === 'lower';
  const places = clear ? placesFor([gap, low ?? 0, high ?? 0], as) : undefined;
  const ends = [low ?? gap, high ?? gap].map((end) => (clear ? Math.abs(end) : end)).sort((x, y) => x - y);
  const [least, most] = ends.map((end) => bareNumber(end, as, locale, places)) as [string, string];
  return benchmarkWords(locale)[verdict]({
    ...{ own, benchmark: levelName(level, measure, context), low: least, high: most },
    by: clear ? formatMagnitude(gap, as, locale, places) : formatSigned(gap, as, locale),
  });
}

/** "−2.6 percentage points, −3.0 to −2.2": the gap with its sign. */
export function gapText({ gap, low, high }: LevelGap, measure: Measure, { dataset, locale }: Words): string {
  const as = formatOf(dataset, measure);
  const by = formatSigned(gap, as, locale);
  if (low === null || high === null || low === high) return by;
  return `${by}, ${comparisonWords(locale).range(bareNumber(low, as, locale), bareNumber(high, as, locale))}`;
}

/** "CSAT: 75.4% (n = 46,405), below own target 2026 (78.0%) by …". */
export function gapSentence(
  label: string,
  { n, estimate }: Measured,
  gaps: LevelGap[],
  measure: Measure,
  context: Words,
): string {
  const { dataset, locale } = context;
  const words = benchmarkWords(locale);
  const as = formatOf(dataset, measure);
  const text = format(estimate?.value, as, locale);
  const value = as.kind === 'index' ? `${text} ${words.ofHundred}` : text;
  const count = counts(n, context).n;
  if (!gaps.length) return words.plain(label, value, count);
  return words.sentence(
    label,
    value,
    count,
    gaps.map((gap) => gapClause(gap, value, measure, context)),
  );
}
