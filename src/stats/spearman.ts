import { checkSameLength } from './check.ts';
import { pearson, type Correlation, type PairOptions } from './pearson.ts';
import { middleRanks } from './rankSums.ts';

/**
 * Correlation of ranks, equal values sharing their middle rank (Spearman 1904); t approximation of the test, interval
 * by Fisher's z. Null as for `pearson`.
 */
export function spearman(
  xs: readonly number[],
  ys: readonly number[],
  options: PairOptions = {},
): Correlation | null {
  checkSameLength('number of values', xs, ys);
  const result = pearson(ranksOf(xs, options.counts), ranksOf(ys, options.counts), options);
  return result && { ...result, method: 'spearman' };
}

function ranksOf(values: readonly number[], counts?: readonly number[]): number[] {
  const { ranks } = middleRanks(values.map((value, i) => ({ value, n: counts?.[i] ?? 1 })));
  return values.map((value) => ranks.get(value) ?? 0);
}
