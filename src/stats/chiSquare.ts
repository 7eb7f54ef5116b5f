import { check } from './check.ts';
import { chiSquareTail } from './distributions.ts';
import type { TestResult } from './testResult.ts';

/**
 * Do the groups (rows) share one distribution over the answers (columns)? Pearson's χ² without correction
 * (Pearson 1900). Empty rows and columns are left out; under two of either there is no test (null).
 * Throws RangeError for negative counts or rows of different lengths.
 */
export function chiSquare(table: readonly (readonly number[])[]): TestResult {
  const { rows, columns, total } = margins(table);
  const df = Math.max(0, filled(rows) - 1) * Math.max(0, filled(columns) - 1);
  if (df === 0) return { statistic: null, df: null, p: null, method: 'chi-square' };
  let statistic = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total;
      if (expected > 0) statistic += (count - expected) ** 2 / expected;
    });
  });
  return { statistic, df, p: chiSquareTail(statistic, df), method: 'chi-square' };
}

function margins(table: readonly (readonly number[])[]): {
  rows: number[];
  columns: number[];
  total: number;
} {
  const width = table[0]?.length ?? 0;
  const columns = new Array<number>(width).fill(0);
  const rows = table.map((row) => {
    check(row.length === width, 'row length', row.length, String(width));
    let sum = 0;
    row.forEach((count, j) => {
      check(Number.isFinite(count) && count >= 0, 'count', count, 'a number of 0 or more');
      sum += count;
      columns[j] = (columns[j] ?? 0) + count;
    });
    return sum;
  });
  return { rows, columns, total: rows.reduce((sum, row) => sum + row, 0) };
}

function filled(sums: readonly number[]): number {
  return sums.filter((sum) => sum > 0).length;
}
