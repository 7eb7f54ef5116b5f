/** Sums over the answers of a ratio, as `moments` selects them: y is the numerator, x the denominator of one answer. */
export type RatioSums = {
  n: number;
  /** Σ weight and Σ weight². */
  w: number;
  w2: number;
  /** Σ weight·y and Σ weight·y². */
  s1: number;
  s2: number;
  /** Σ weight·x, Σ weight·x² and Σ weight·x·y. */
  d1: number;
  d2: number;
  sd: number;
};

/**
 * The moments of a mean that says as much as the ratio R = Σy ÷ Σx: those of R + (y − R·x) ÷ x̄, the ratio's
 * linearisation (Cochran 1977, 6.4). Taken as a mean they give the ratio with its delta-method interval, and its
 * difference from another by Welch. Sums of several groups are added before this, not after. Empty when Σx is 0.
 */
export function momentsOfRatio({ n, w, w2, s1, s2, d1, d2, sd }: RatioSums): {
  n: number;
  w: number;
  w2: number;
  s1: number;
  s2: number;
} {
  if (d1 === 0 || !(w > 0)) return { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  const ratio = s1 / d1;
  const mean = d1 / w;
  const residuals = Math.max(0, s2 - 2 * ratio * sd + ratio * ratio * d2);
  return { n, w, w2, s1: ratio * w, s2: residuals / (mean * mean) + ratio * ratio * w };
}
