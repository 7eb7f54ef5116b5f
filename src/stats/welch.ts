import { tFor, tTwoSided } from './distributions.ts';
import { effectiveN, varianceOf, type Moments } from './moments.ts';
import type { TestResult } from './testResult.ts';

/** Test of a difference of means, with the difference, its interval and standard error (null when it has none). */
export type MeanTest = TestResult & {
  value: number;
  low: number | null;
  high: number | null;
  standardError: number | null;
};

/**
 * Difference of means b − a without assuming equal variances (Welch 1947; degrees of freedom Satterthwaite 1946).
 * No test (null) when a group has fewer than two effective answers or neither group varies. Null without answers.
 */
export function welch(a: Moments, b: Moments, { level = 0.95 }: { level?: number } = {}): MeanTest | null {
  if (!(a.w > 0 && b.w > 0)) return null;
  const value = b.s1 / b.w - a.s1 / a.w;
  const [ofA, ofB] = [errorOf(a), errorOf(b)];
  const variance = ofA && ofB ? ofA.square + ofB.square : 0;
  if (!ofA || !ofB || variance === 0) return noMeanTest(value, 'welch');
  const df = variance ** 2 / (ofA.square ** 2 / ofA.df + ofB.square ** 2 / ofB.df);
  return meanTest({ value, standardError: Math.sqrt(variance), df, level, method: 'welch' });
}

/** t test and interval of a value with its standard error > 0 and degrees of freedom. */
export function meanTest({
  value,
  standardError,
  df,
  level,
  method,
}: {
  value: number;
  standardError: number;
  df: number;
  level: number;
  method: TestResult['method'];
}): MeanTest {
  const half = tFor(level, df) * standardError;
  const statistic = value / standardError;
  const p = tTwoSided(statistic, df);
  return { value, low: value - half, high: value + half, statistic, df, p, standardError, method };
}

/** A value that the answers allow neither an interval nor a test. */
export function noMeanTest(value: number, method: TestResult['method']): MeanTest {
  return { value, low: null, high: null, statistic: null, df: null, p: null, standardError: null, method };
}

function errorOf(moments: Moments): { square: number; df: number } | null {
  const variance = varianceOf(moments);
  const n = effectiveN(moments);
  return variance === null ? null : { square: variance / n, df: n - 1 };
}
