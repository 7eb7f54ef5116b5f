import { columnOf, tableOf, type Column, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { kindOf, optionsOf } from '../../figures/measures/measured.ts';
import { momentsOfRatio, type RatioSums } from '../../sql/ratioMoments.ts';
import { estimate, unitOf, type Moments } from '../../stats/estimate.ts';
import { effectiveN, varianceOf } from '../../stats/moments.ts';
import type { MeasureRow, Source } from './row.ts';

/** The sums of a group as the query gives them: those of a ratio hold more. */
export type Sums = Moments & Partial<RatioSums>;

/** What the statistics take: of a ratio, the moments of its linearisation. */
export function momentsFor(measure: Measure, { n, w, w2, s1, s2, d1 = 0, d2 = 0, sd = 0 }: Sums): Moments {
  return measure.kind === 'ratio' ? momentsOfRatio({ n, w, w2, s1, s2, d1, d2, sd }) : { n, w, w2, s1, s2 };
}

/** The sums of several groups together. */
export function addSums(groups: Sums[]): Sums {
  const total = { n: 0, w: 0, w2: 0, s1: 0, s2: 0, d1: 0, d2: 0, sd: 0 };
  for (const group of groups)
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += group[key] ?? 0;
  return total;
}

/** Level and, for an index, the ends of the scale. */
export function estimateOptions(
  source: Source,
  measure: Measure,
): { level: number; min?: number; max?: number } {
  return { level: source.level, ...optionsOf(source.dataset, measure) };
}

/** The estimate of one group as a line, withheld under the dataset's minimum. */
export function estimateRow(source: Source, measure: Measure, by: string | null, sums: Sums): MeasureRow {
  const { dataset, level } = source;
  const moments = momentsFor(measure, sums);
  const head = { measure: measure.name, by, n: sums.n };
  const unit = unitName(dataset, measure);
  const reason = withheld(dataset, sums.n) ?? (moments.w > 0 ? undefined : noSum(measure, sums));
  const made =
    reason === undefined ? estimate(kindOf(measure), moments, estimateOptions(source, measure)) : null;
  if (!made) {
    const nothing = { value: null, low: null, high: null, level, unit, method: null };
    return { ...head, ...nothing, reason: reason ?? 'no answers' };
  }
  const { low, high, nEffective } = made;
  const value = plainValue(measure, sums) ?? made.value;
  const method = made.method === 'none' ? null : measure.kind === 'ratio' ? 'delta' : made.method;
  return {
    ...{ ...head, value, low, high, level, unit, method },
    ...(method && { se: standardError(source, measure, moments) }),
    ...(Math.abs(nEffective - sums.n) > 1e-6 * sums.n && { nEffective, designEffect: sums.n / nEffective }),
    ...flagOf(source, measure, sums.n),
  };
}

/** The quotient itself, without the rounding of what is computed around it: −10 and not −10.000000000000004. */
function plainValue({ kind }: Measure, { w, s1, d1 = 0 }: Sums): number | undefined {
  if (kind === 'ratio') return s1 / d1;
  return kind === 'nps' || kind === 'net' ? (100 * s1) / w : undefined;
}

/** Why `n` answers show no number; undefined when they do. */
export function withheld({ minimum }: Dataset, n: number): string | undefined {
  if (n === 0) return 'no answers';
  return n < minimum.publish ? `too few answers (n = ${n}, minimum ${minimum.publish})` : undefined;
}

/** The unit of a measure's value. */
export function unitName(dataset: Dataset, measure: Measure): string {
  const table = tableOf(dataset, measure.table);
  switch (measure.kind) {
    case 'share':
    case 'churn':
      return 'share';
    case 'nps':
    case 'net':
      return 'points';
    case 'index':
    case 'count':
      return measure.kind;
    case 'mean':
    case 'sum':
      return columnUnit(columnOf(table, measure.column));
    case 'ratio':
      return quotientUnit(columnOf(table, measure.numerator), columnOf(table, measure.denominator));
  }
}

function columnUnit({ currency, unit, type }: Column): string {
  return currency ?? unit ?? (type === 'score' ? 'score' : 'number');
}

function quotientUnit(numerator: Column, denominator: Column): string {
  const [above, below] = [numerator, denominator].map(({ currency, unit }) => currency ?? unit);
  if (above === below) return 'ratio';
  return above === undefined || below !== undefined ? `${above ?? 1}/${below ?? 1}` : above;
}

function noSum(measure: Measure, { w }: Sums): string {
  return measure.kind === 'ratio' && w > 0 ? `the sum of ${measure.denominator} is 0` : 'all weights are 0';
}

function standardError(source: Source, measure: Measure, moments: Moments): number | null {
  const n = effectiveN(moments);
  const variance = varianceOf(moments);
  const scored = ['share', 'churn', 'nps', 'net'].includes(measure.kind);
  if (variance === null && !scored) return null;
  const mean = moments.s1 / moments.w;
  // of answers that are 0 or 1 (or −1) the variance is known: p(1 − p), p + d − (p − d)²
  const square = scored ? Math.max(0, moments.s2 / moments.w - mean * mean) : (variance ?? 0);
  return unitOf(kindOf(measure), estimateOptions(source, measure)) * Math.sqrt(square / n);
}

function flagOf({ dataset }: Source, measure: Measure, n: number): Pick<MeasureRow, 'flag'> {
  const flags = [];
  if (n < dataset.minimum.flag) flags.push(`few answers (under ${dataset.minimum.flag})`);
  const low =
    measure.kind === 'nps' ? tableOf(dataset, measure.table).columns[measure.column]?.range?.[0] : 0;
  if (low) flags.push(`asked from ${low} to 10: 0 cannot occur`);
  return flags.length ? { flag: flags.join('; ') } : {};
}
