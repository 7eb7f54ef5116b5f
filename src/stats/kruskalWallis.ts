import { chiSquareTail } from './distributions.ts';
import { rankSums } from './rankSums.ts';
import type { Answers } from './tally.ts';
import type { TestResult } from './testResult.ts';

/**
 * Does any of the groups of ordered answers tend higher or lower? H corrected for ties, χ² approximation
 * (Kruskal & Wallis 1952). Empty groups are left out; no test (null) with under two groups or one single value.
 */
export function kruskalWallis(groups: readonly Answers[]): TestResult {
  const { sums, sizes, total, ties } = rankSums(groups);
  const df = sizes.filter((size) => size > 0).length - 1;
  const spread = 1 - ties / (total ** 3 - total);
  if (df < 1 || !(spread > 0)) return { statistic: null, df: null, p: null, method: 'kruskal-wallis' };
  const squares = sums.reduce((all, sum, i) => all + (sizes[i] ? (sum * sum) / sizes[i] : 0), 0);
  const statistic = Math.max(0, ((12 / (total * (total + 1))) * squares - 3 * (total + 1)) / spread);
  return { statistic, df, p: chiSquareTail(statistic, df), method: 'kruskal-wallis' };
}
