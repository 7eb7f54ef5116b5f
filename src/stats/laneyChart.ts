import {
  controlPoint,
  meanMovingRange,
  rangeFactor,
  type ControlChart,
  type ControlPoint,
} from './controlChart.ts';
import { shareOfPeriods, shareSigma, type Period } from './pChart.ts';
import { checkBaseline } from './xmrChart.ts';

/**
 * p′ chart (Laney 2002): a p-chart whose sigmas are stretched by `stretch`, the moving range of the standardised
 * shares ÷ 1.128, so that large n does not put every point outside. Null with under two periods in the baseline or
 * when no answer varies.
 */
export function laneyChart(
  periods: readonly Period[],
  { baseline = periods.length }: { baseline?: number } = {},
): (Omit<ControlChart, 'points'> & { points: (ControlPoint | null)[]; stretch: number }) | null {
  checkBaseline(baseline, periods.length);
  const basis = periods.slice(0, baseline);
  const centre = shareOfPeriods(basis);
  if (centre === null || centre === 0 || centre === 1) return null;
  const standardised = basis
    .filter(({ n }) => n > 0)
    .map(({ n, x }) => (x / n - centre) / shareSigma(centre, n));
  const range = meanMovingRange(standardised);
  if (range === null) return null;
  const stretch = range / rangeFactor;
  const points = periods.map(({ n, x }) =>
    n > 0 ? controlPoint(x / n, { centre, sigma: stretch * shareSigma(centre, n), min: 0, max: 1 }) : null,
  );
  return { centre, points, baseline, stretch };
}
