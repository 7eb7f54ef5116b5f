import type { Moments } from '../../src/stats/estimate.ts';
import { momentsOf } from '../../src/stats/moments.ts';

/** Moments of `yes` answers of `n`. */
export function shareMoments(yes: number, n: number): Moments {
  return momentsOf([1, 0], { counts: [yes, n - yes] });
}

/** Moments of promoters, passives and detractors. */
export function netMoments(promoters: number, passives: number, detractors: number): Moments {
  return momentsOf([1, 0, -1], { counts: [promoters, passives, detractors] });
}

/** Moments of counts by score. */
export function scoreMoments(counts: Readonly<Record<number, number>>): Moments {
  return momentsOf(Object.keys(counts).map(Number), { counts: Object.values(counts) });
}
