import { effectiveN, varianceOf, type Moments } from './moments.ts';
import { meanTest, noMeanTest, type MeanTest } from './welch.ts';

/**
 * Mean change of the same people, from the moments of each person's change (later − earlier): t test and interval
 * (Student 1908). For NPS score each answer −100, 0 or 100 and take the change. Null without pairs.
 */
export function pairedT(changes: Moments, { level = 0.95 }: { level?: number } = {}): MeanTest | null {
  if (!(changes.w > 0)) return null;
  const value = changes.s1 / changes.w;
  const variance = varianceOf(changes);
  if (variance === null || variance === 0) return noMeanTest(value, 'paired-t');
  const n = effectiveN(changes);
  const standardError = Math.sqrt(variance / n);
  return meanTest({ value, standardError, df: n - 1, level, method: 'paired-t' });
}
