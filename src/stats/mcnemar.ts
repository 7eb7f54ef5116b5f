import { check } from './check.ts';
import { chiSquareTail } from './distributions.ts';
import type { TestResult } from './testResult.ts';

/** The same people asked twice: how many said yes both times, only once, never. */
export type PairedCounts = { both: number; onlyFirst: number; onlySecond: number; neither: number };

/**
 * Did the same people's share of yes change? (McNemar 1947.) `variant` 'auto' (default) is exact under 25 pairs
 * that changed, else 'plain' χ²; 'corrected' is Edwards's continuity correction. The exact test has no statistic.
 */
export function mcnemar(
  pairs: PairedCounts,
  { variant = 'auto' }: { variant?: 'auto' | 'plain' | 'corrected' | 'exact' } = {},
): TestResult {
  checkPairs(pairs);
  const { onlyFirst, onlySecond } = pairs;
  const changed = onlyFirst + onlySecond;
  if (variant === 'exact' || (variant === 'auto' && changed < 25)) {
    const p = exactP(Math.min(onlyFirst, onlySecond), changed);
    return { statistic: null, df: null, p, method: 'mcnemar-exact' };
  }
  const method = variant === 'corrected' ? 'mcnemar-corrected' : 'mcnemar';
  if (changed === 0) return { statistic: 0, df: 1, p: 1, method };
  const gap = Math.max(0, Math.abs(onlyFirst - onlySecond) - (variant === 'corrected' ? 1 : 0));
  const statistic = (gap * gap) / changed;
  return { statistic, df: 1, p: chiSquareTail(statistic, 1), method };
}

/** Number of pairs; throws RangeError for counts that are not whole numbers of 0 or more. */
export function checkPairs(pairs: PairedCounts): number {
  const counts = Object.values(pairs);
  for (const count of counts) {
    check(Number.isInteger(count) && count >= 0, 'count', count, 'a whole number of 0 or more');
  }
  return counts.reduce((sum, count) => sum + count, 0);
}

function exactP(smaller: number, changed: number): number {
  // 2 · P(Binomial(changed, ½) ≤ smaller), summed from logarithms so that 2^-changed cannot vanish
  let logTerm = -changed * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= smaller; k++) {
    logTerm += Math.log((changed - k + 1) / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, 2 * sum);
}
