import { chiSquare } from './chiSquare.ts';
import { fTail } from './distributions.ts';
import { shareOf, type Kind, type Moments } from './estimate.ts';
import { effectiveN, varianceOf } from './moments.ts';
import type { TestResult } from './testResult.ts';

/**
 * Do several groups differ at all? Shares: χ² on effective counts; means, indices and net scores: analysis of
 * variance without equal variances (Welch 1951). Nulls where the answers allow no test, and for totals.
 */
export function compareGroups(kind: Kind, groups: readonly Moments[]): TestResult {
  const filled = groups.filter((group) => effectiveN(group) > 0);
  if (kind === 'count' || kind === 'sum') return { statistic: null, df: null, p: null, method: 'none' };
  if (kind === 'share') return chiSquare(filled.map(shareCounts));
  return welchAnova(filled);
}

function shareCounts(group: Moments): number[] {
  const [p, n] = [shareOf(group), effectiveN(group)];
  return [p * n, (1 - p) * n];
}

function welchAnova(groups: readonly Moments[]): TestResult {
  const k = groups.length;
  const parts = groups.map((group) => {
    const n = effectiveN(group);
    return { mean: group.s1 / group.w, df: n - 1, precision: n / (varianceOf(group) ?? 0) };
  });
  if (k < 2 || parts.some(({ precision }) => !Number.isFinite(precision))) {
    return { statistic: null, df: null, p: null, method: 'anova-welch' };
  }
  const total = parts.reduce((sum, part) => sum + part.precision, 0);
  const grand = parts.reduce((sum, part) => sum + part.precision * part.mean, 0) / total;
  const between = parts.reduce((sum, part) => sum + part.precision * (part.mean - grand) ** 2, 0) / (k - 1);
  const lack = parts.reduce((sum, part) => sum + (1 - part.precision / total) ** 2 / part.df, 0);
  const statistic = between / (1 + (2 * (k - 2) * lack) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * lack);
  return { statistic, df: k - 1, df2, p: fTail(statistic, k - 1, df2), method: 'anova-welch' };
}
