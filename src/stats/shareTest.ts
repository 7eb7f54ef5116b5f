import { normalTwoSided } from './distributions.ts';
import type { Share } from './newcombe.ts';
import type { TestResult } from './testResult.ts';

/**
 * Are two independent shares equal? z of b − a with the pooled share; z² is Pearson's χ² of the 2 × 2 table
 * without correction (Pearson 1900).
 */
export function shareTest(a: Share, b: Share): TestResult {
  const pooled = (a.p * a.n + b.p * b.n) / (a.n + b.n);
  const variance = pooled * (1 - pooled) * (1 / a.n + 1 / b.n);
  // everyone or no one on both sides: nothing differs
  const statistic = variance > 0 ? (b.p - a.p) / Math.sqrt(variance) : 0;
  return { statistic, df: null, p: normalTwoSided(statistic), method: 'z' };
}
