import { normalTwoSided } from './distributions.ts';
import { rankSums } from './rankSums.ts';
import type { Answers } from './tally.ts';
import type { TestResult } from './testResult.ts';

/** `u` counts pairs in which a is above b (ties half); `superiority` is the chance that b is above a, 0…1. */
export type MannWhitney = TestResult & { u: number; superiority: number };

/**
 * Does one group of ordered answers tend to be higher? Normal approximation with ties, continuity-corrected unless
 * `corrected` is false (Mann & Whitney 1947); statistic z is above 0 when b tends higher. Null when a group is empty.
 */
export function mannWhitney(
  a: Answers,
  b: Answers,
  { corrected = true }: { corrected?: boolean } = {},
): MannWhitney | null {
  const { sums, sizes, total, ties } = rankSums([a, b]);
  const [nA = 0, nB = 0] = sizes;
  if (nA === 0 || nB === 0) return null;
  const u = (sums[0] ?? 0) - (nA * (nA + 1)) / 2;
  const superiority = 1 - u / (nA * nB);
  const variance = ((nA * nB) / 12) * (total + 1 - ties / (total * (total - 1)));
  const gap = (nA * nB) / 2 - u;
  const z = variance > 0 ? Math.sign(gap) * Math.max(0, Math.abs(gap) - (corrected ? 0.5 : 0)) : 0;
  const statistic = z === 0 ? 0 : z / Math.sqrt(variance);
  return { u, superiority, statistic, df: null, p: normalTwoSided(statistic), method: 'mann-whitney' };
}
