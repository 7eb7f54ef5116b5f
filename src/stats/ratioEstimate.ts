import { check, checkLevel } from './check.ts';
import { tFor } from './distributions.ts';
import type { Estimate } from './estimate.ts';
import { effectiveN, type Moments } from './moments.ts';

/**
 * Ratio Σ weight·y / Σ weight·x of two values of the same answers (revenue per visit), from the moments of y and x
 * and the cross moment `cross` = Σ weight·x·y: delta-method t interval (Cochran 1977, 6.4).
 * Null without answers or when the xs sum to 0.
 */
export function ratioEstimate(
  y: Moments,
  x: Moments,
  cross: number,
  { level = 0.95 }: { level?: number } = {},
): Estimate | null {
  checkLevel(level);
  check(y.n === x.n && y.w === x.w, 'moments', [y.n, x.n], 'y and x of the same answers');
  const n = effectiveN(y);
  if (n === 0 || x.s1 === 0) return null;
  const value = y.s1 / x.s1;
  const common = { value, n: y.n, nEffective: n, level };
  if (n - 1 < 1e-9) return { ...common, low: null, high: null, method: 'none' };
  // the residuals y − ratio·x have mean 0, so their mean square is their variance
  const square = Math.max(0, (y.s2 - 2 * value * cross + value * value * x.s2) / y.w);
  const half = (tFor(level, n - 1) * Math.sqrt(square / (n - 1))) / Math.abs(x.s1 / x.w);
  return { ...common, low: value - half, high: value + half, method: 'delta' };
}
