import { checkLevel } from './check.ts';
import {
  indexFactor,
  netOf,
  shareOf,
  unknownKind,
  type EstimateOptions,
  type Kind,
  type Moments,
} from './estimate.ts';
import { effectiveN } from './moments.ts';
import { netDifference } from './netDifference.ts';
import { newcombe } from './newcombe.ts';
import { shareTest } from './shareTest.ts';
import type { TestResult } from './testResult.ts';
import { welch } from './welch.ts';

/** How a difference's interval was made; 'none' when there is none. */
export type DifferenceMethod = 'newcombe' | 'adjusted-wald' | 'welch' | 'none';

/** A difference b − a in the unit of its kind, with interval and test; nulls where the answers allow none. */
export type Difference = Pick<TestResult, 'statistic' | 'df' | 'p'> & {
  value: number;
  low: number | null;
  high: number | null;
  level: number;
  method: DifferenceMethod;
  /** Which test gave statistic and p. */
  test: TestResult['method'];
};

/**
 * Difference b − a of two independent groups; null when a group is empty. Shares: Newcombe's interval, pooled z.
 * Net scores, in points: adjusted Wald, z with both variances. Means and indices: Welch. Totals: no inference.
 */
export function difference(
  kind: Kind,
  a: Moments,
  b: Moments,
  options: EstimateOptions = {},
): Difference | null {
  const { level = 0.95 } = options;
  checkLevel(level);
  if (effectiveN(a) === 0 || effectiveN(b) === 0) return null;
  switch (kind) {
    case 'share':
      return shareDifference(a, b, level);
    case 'nps':
    case 'net':
      return pointsDifference(a, b, level);
    case 'mean':
      return meanDifference(a, b, level, 1);
    case 'index':
      return meanDifference(a, b, level, indexFactor(options).factor);
    case 'count':
      return plain(b.n - a.n, level);
    case 'sum':
      return plain(b.s1 - a.s1, level);
    default:
      throw unknownKind(kind);
  }
}

function shareDifference(a: Moments, b: Moments, level: number): Difference {
  const shareA = { p: shareOf(a), n: effectiveN(a) };
  const shareB = { p: shareOf(b), n: effectiveN(b) };
  const { low, high } = newcombe(shareA, shareB, { level });
  const { statistic, df, p, method: test } = shareTest(shareA, shareB);
  return { value: shareB.p - shareA.p, low, high, statistic, df, p, level, method: 'newcombe', test };
}

function pointsDifference(a: Moments, b: Moments, level: number): Difference {
  const groupA = { ...netOf(a), n: effectiveN(a) };
  const groupB = { ...netOf(b), n: effectiveN(b) };
  const { value, low, high, statistic, df, p, method: test } = netDifference(groupA, groupB, { level });
  return {
    value: 100 * value,
    low: 100 * low,
    high: 100 * high,
    ...{ statistic, df, p, level, method: 'adjusted-wald', test },
  };
}

function meanDifference(a: Moments, b: Moments, level: number, factor: number): Difference {
  const result = welch(a, b, { level });
  if (!result) return plain(factor * (b.s1 / b.w - a.s1 / a.w), level);
  const { value, low, high, statistic, df, p, method: test } = result;
  return {
    value: factor * value,
    low: low === null ? null : factor * low,
    high: high === null ? null : factor * high,
    ...{ statistic, df, p, level, method: low === null ? 'none' : 'welch', test },
  };
}

function plain(value: number, level: number): Difference {
  const nothing = { low: null, high: null, statistic: null, df: null, p: null };
  return { value, ...nothing, level, method: 'none', test: 'none' };
}
