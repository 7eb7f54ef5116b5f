import { check, checkNumbers } from './check.ts';
import { controlPoint, meanMovingRange, rangeFactor, type ControlChart } from './controlChart.ts';

/** Individual values and their moving ranges; `ranges` has one item fewer than the points. */
export type XmrChart = ControlChart & { ranges: number[]; meanRange: number; rangeLimit: number };

/**
 * Chart of individual values: mean ± 3 · mean moving range / 1.128 (Shewhart 1931; NIST handbook 6.3.2.2), limits from
 * the first `baseline` points, default all. Null under two of them.
 */
export function xmrChart(
  values: readonly number[],
  { baseline = values.length }: { baseline?: number } = {},
): XmrChart | null {
  checkNumbers('value', values);
  checkBaseline(baseline, values.length);
  const basis = values.slice(0, baseline);
  const meanRange = meanMovingRange(basis);
  if (meanRange === null) return null;
  const centre = basis.reduce((sum, value) => sum + value, 0) / baseline;
  const sigma = meanRange / rangeFactor;
  return {
    centre,
    points: values.map((value) => controlPoint(value, { centre, sigma })),
    baseline,
    ranges: values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0))),
    meanRange,
    // D4 for ranges of two
    rangeLimit: 3.267 * meanRange,
  };
}

/** Throws unless `baseline` is a whole number up to the number of points. */
export function checkBaseline(baseline: number, points: number): void {
  const ok = Number.isInteger(baseline) && baseline >= 0 && baseline <= points;
  check(ok, 'baseline', baseline, `a whole number up to ${points}`);
}
