import { correlationOf, type Covariances } from './covariances.ts';
import { fTail, tFor, tTwoSided } from './distributions.ts';
import { holm } from './holm.ts';
import { ols } from './ols.ts';

/** Chance of such an R² without any relation (F test), and of each predictor's relation, corrected; null: no test. */
export type DriverTests = { p: number | null; predictors: (number | null)[] };

/**
 * Shares of R² are never below 0, so that their intervals cannot say "nothing there". Tests that can: the F test of
 * R², and for each predictor its correlation and its coefficient beside the others, all corrected together (Holm).
 */
export function driverTests(table: Covariances, r2: number): DriverTests {
  const k = table.means.length - 1;
  const df = table.n - k - 1;
  if (df < 1e-9) return { p: null, predictors: new Array<null>(k).fill(null) };
  // a lone predictor's coefficient is its correlation again
  const coefficients = k > 1 ? ols(table)?.coefficients : undefined;
  const alone = Array.from({ length: k }, (_, j) => correlationP(correlationOf(table, j, k), table.n));
  const beside = alone.map((_, j) => coefficients?.[j]?.p ?? null);
  const tested = [...alone, ...beside].filter((p) => p !== null);
  const adjusted = holm(tested);
  const of = (p: number | null) => (p === null ? null : (adjusted[tested.indexOf(p)] ?? null));
  return {
    p: r2 >= 1 ? 0 : fTail(Math.max(0, r2) / k / ((1 - r2) / df), k, df),
    predictors: alone.map((p, j) => least(of(p), of(beside[j] ?? null))),
  };
}

function correlationP(r: number | null, n: number): number | null {
  if (r === null || n <= 2) return null;
  return r * r >= 1 ? 0 : tTwoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

/** Half of the t interval of a mean, from the variance of `n` answers that divides by n; null under two. */
export function marginOfMean(variance: number, n: number, { level = 0.95 } = {}): number | null {
  return n > 1 ? tFor(level, n - 1) * Math.sqrt(variance / (n - 1)) : null;
}
