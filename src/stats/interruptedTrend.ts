import { check, checkNumbers } from './check.ts';
import { covariances } from './covariances.ts';
import { ols, type Coefficient } from './ols.ts';

/** A trend that may jump and turn at a change. */
export type InterruptedTrend = {
  /** Slope per period before the change. */
  slopeBefore: Coefficient;
  /** Jump at the change. */
  levelChange: Coefficient;
  /** Change of the slope per period. */
  slopeChange: Coefficient;
  /** Fitted values, and the old trend carried on (from the change) for comparison. */
  fitted: number[];
  counterfactual: number[];
  /** About 2 when neighbouring residuals are unrelated; the intervals are too narrow well below. */
  durbinWatson: number;
  r2: number;
};

/**
 * Segmented regression of a series of equally spaced periods on time, change and time since the change
 * (Wagner et al. 2002), least squares, `weights` such as answers per period default to 1. `change` is the position of
 * the first period after it. Null under three periods on either side, or for a perfect fit.
 */
export function interruptedTrend(
  values: readonly number[],
  change: number,
  { level = 0.95, weights }: { level?: number; weights?: readonly number[] } = {},
): InterruptedTrend | null {
  checkNumbers('value', values);
  check(Number.isInteger(change), 'change', change, 'the position of a period');
  if (change < 3 || values.length - change < 3) return null;
  const rows = values.map((_, t) => [t, t < change ? 0 : 1, Math.max(0, t - change)]);
  const table = covariances(
    rows.map((row, t) => [...row, values[t] ?? 0]),
    { weights },
  );
  // weights say how precise a period is, not how many periods there are
  const fit = table && ols({ ...table, n: values.length }, { level });
  const [slopeBefore, levelChange, slopeChange] = fit?.coefficients ?? [];
  if (!fit || !slopeBefore || !levelChange || !slopeChange) return null;
  const old = (t: number): number => fit.intercept.value + slopeBefore.value * t;
  const fitted = rows.map(
    ([t = 0, after = 0, since = 0]) => old(t) + levelChange.value * after + slopeChange.value * since,
  );
  return {
    ...{ slopeBefore, levelChange, slopeChange, fitted },
    counterfactual: values.map((_, t) => old(t)),
    durbinWatson: durbinWatson(values.map((value, t) => value - (fitted[t] ?? 0))),
    r2: fit.r2,
  };
}

function durbinWatson(residuals: readonly number[]): number {
  const steps = residuals.slice(1).reduce((sum, e, i) => sum + (e - (residuals[i] ?? 0)) ** 2, 0);
  return steps / residuals.reduce((sum, e) => sum + e * e, 0);
}
