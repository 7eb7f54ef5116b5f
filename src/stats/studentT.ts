import { effectiveN, varianceOf, type Moments } from './moments.ts';
import { meanTest, noMeanTest, type MeanTest } from './welch.ts';

/** Difference of means b − a assuming equal variances (Student 1908); prefer `welch`. Null without answers. */
export function studentT(a: Moments, b: Moments, { level = 0.95 }: { level?: number } = {}): MeanTest | null {
  if (!(a.w > 0 && b.w > 0)) return null;
  const value = b.s1 / b.w - a.s1 / a.w;
  const [nA, nB] = [effectiveN(a), effectiveN(b)];
  const df = nA + nB - 2;
  const squares = (varianceOf(a) ?? 0) * (nA - 1) + (varianceOf(b) ?? 0) * (nB - 1);
  if (df <= 0 || squares <= 0) return noMeanTest(value, 't');
  const standardError = Math.sqrt((squares / df) * (1 / nA + 1 / nB));
  return meanTest({ value, standardError, df, level, method: 't' });
}
