import { check } from './check.ts';
import { zFor } from './distributions.ts';

/** Precision wanted, in one unit: `sd` of one answer (see `sdOfShare`, `sdOfNet`) and half-width `margin`. */
export type MarginPlan = {
  sd: number;
  margin: number;
  level?: number;
  /** Everyone who could answer; fewer answers are needed when it is small (default without limit). */
  population?: number;
  /** Cost of weighting or clustering, default 1. */
  designEffect?: number;
};

/**
 * Answers needed for an interval of ± margin: (z·sd/margin)², corrected for a finite population
 * (Cochran 1977, 4.4), rounded up.
 */
export function sampleSizeForMargin({
  sd,
  margin,
  level = 0.95,
  population = Infinity,
  designEffect = 1,
}: MarginPlan): number {
  check(sd >= 0 && sd < Infinity, 'sd', sd, 'a number of 0 or more');
  check(margin > 0, 'margin', margin, 'a number above 0');
  const endless = designEffect * (zFor(level) * (sd / margin)) ** 2;
  return roundUp(finite(endless, population));
}

/** Half-width of the interval that `n` answers give: z·sd/√n with the finite population correction. */
export function marginOfError({
  sd,
  n,
  level = 0.95,
  population = Infinity,
  designEffect = 1,
}: Omit<MarginPlan, 'margin'> & { n: number }): number {
  check(n > 0 && n <= population, 'n', n, `a number above 0, at most ${population}`);
  const correction = population === Infinity || population <= 1 ? 1 : (population - n) / (population - 1);
  return zFor(level) * sd * Math.sqrt((designEffect * correction) / n);
}

/** Answers needed from `population` where an endless one would take `n`: n/(1 + (n − 1)/population). */
function finite(n: number, population: number): number {
  check(population > 0, 'population', population, 'a number above 0');
  return population === Infinity ? n : Math.min(population, n / (1 + (n - 1) / population));
}

/** Standard deviation of one yes-or-no answer when a share `p` (0…1) says yes; the widest, ½, by default. */
export function sdOfShare(p = 0.5): number {
  check(p >= 0 && p <= 1, 'share', p, '0 to 1');
  return Math.sqrt(p * (1 - p));
}

/** Standard deviation in points of one answer scored −100, 0, 100; the widest, 100, by default. */
export function sdOfNet({ promoters, detractors } = { promoters: 0.5, detractors: 0.5 }): number {
  check(
    promoters >= 0 && detractors >= 0 && promoters + detractors <= 1,
    'shares',
    [promoters, detractors],
    'promoters and detractors of 0 to 1, together at most 1',
  );
  return 100 * Math.sqrt(promoters + detractors - (promoters - detractors) ** 2);
}

/** Whole answers, forgiving the last digits of a division. */
export function roundUp(n: number): number {
  return Math.max(1, Math.ceil(n - 1e-9));
}
