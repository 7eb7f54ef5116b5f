import { check } from './check.ts';
import { controlPoint, type ControlChart, type ControlPoint } from './controlChart.ts';
import { checkBaseline } from './xmrChart.ts';

/** Answers of a period, possibly effective ones, and how many of them count. */
export type Period = { n: number; x: number };

/**
 * Chart of shares (0…1): the baseline's share ± 3 √(p(1 − p)/n), each period with its own limits (Shewhart 1931).
 * Empty periods give null points; null without answers in the first `baseline` periods (default all).
 */
export function pChart(
  periods: readonly Period[],
  { baseline = periods.length }: { baseline?: number } = {},
): (Omit<ControlChart, 'points'> & { points: (ControlPoint | null)[] }) | null {
  checkBaseline(baseline, periods.length);
  const centre = shareOfPeriods(periods.slice(0, baseline));
  if (centre === null) return null;
  const points = periods.map(({ n, x }) =>
    n > 0 ? controlPoint(x / n, { centre, sigma: shareSigma(centre, n), min: 0, max: 1 }) : null,
  );
  return { centre, points, baseline };
}

/** Share over several periods; null without answers. Throws RangeError unless 0 ≤ x ≤ n. */
export function shareOfPeriods(periods: readonly Period[]): number | null {
  let [n, x] = [0, 0];
  for (const period of periods) {
    check(period.x >= 0 && period.x <= period.n, 'period', [period.n, period.x], 'x from 0 to n');
    n += period.n;
    x += period.x;
  }
  return n > 0 ? x / n : null;
}

/** Sigma of a share `p` of `n` answers. */
export function shareSigma(p: number, n: number): number {
  return Math.sqrt((p * (1 - p)) / n);
}
