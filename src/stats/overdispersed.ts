import type { laneyChart } from './laneyChart.ts';

/**
 * Whether shares vary between periods by clearly more than chance: Laney's stretch lies more than two of its standard
 * errors above 1. The error of a sigma from moving ranges of m normal values is about 0.92 ÷ √(m − 1) (simulated).
 */
export function overdispersed({
  stretch,
  baseline,
}: Pick<NonNullable<ReturnType<typeof laneyChart>>, 'stretch' | 'baseline'>): boolean {
  return baseline > 1 && stretch > 1 + (2 * 0.92) / Math.sqrt(baseline - 1);
}
