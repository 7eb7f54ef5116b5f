import { checkLevel, checkNumbers, checkSameLength } from './check.ts';
import { correlationOf, covariances } from './covariances.ts';
import { tTwoSided, zFor } from './distributions.ts';
import type { TestResult } from './testResult.ts';

/** A correlation −1…1 with test and interval (null under 4 pairs). */
export type Correlation = TestResult & { value: number; low: number | null; high: number | null; n: number };

/** Answers a pair stands for (default 1) and confidence level. */
export type PairOptions = { counts?: readonly number[]; level?: number };

/**
 * Straight-line correlation: t test, interval by Fisher's z (Pearson 1896; Fisher 1921). Null with under two pairs
 * or when either side does not vary.
 */
export function pearson(
  xs: readonly number[],
  ys: readonly number[],
  { counts, level = 0.95 }: PairOptions = {},
): Correlation | null {
  checkLevel(level);
  checkSameLength('number of values', xs, ys);
  checkNumbers('value', xs);
  checkNumbers('value', ys);
  const table = covariances(
    xs.map((x, i) => [x, ys[i] ?? 0]),
    { counts },
  );
  const value = table && correlationOf(table, 0, 1);
  if (!table || value === null || table.n < 2) return null;
  return { value, n: table.n, ...fisher(value, table.n, level), ...correlationTest(value, table.n) };
}

function fisher(r: number, n: number, level: number): { low: number | null; high: number | null } {
  if (n <= 3) return { low: null, high: null };
  const half = zFor(level) / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}

function correlationTest(r: number, n: number): TestResult {
  const df = n - 2;
  const rest = 1 - r * r;
  if (df <= 0) return { statistic: null, df: null, p: null, method: 'pearson' };
  if (rest <= 0) return { statistic: null, df, p: 0, method: 'pearson' };
  const statistic = r * Math.sqrt(df / rest);
  return { statistic, df, p: tTwoSided(statistic, df), method: 'pearson' };
}
