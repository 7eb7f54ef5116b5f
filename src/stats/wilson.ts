import { check } from './check.ts';
import { zFor } from './distributions.ts';

/** A range; both ends in the unit of what is estimated. */
export type Interval = { low: number; high: number };

/**
 * Score interval of a share `p` (0…1) observed in `n` > 0 answers, n possibly an effective one
 * (Wilson 1927; method 3 of Newcombe 1998).
 */
export function wilson(p: number, n: number, { level = 0.95 }: { level?: number } = {}): Interval {
  check(p >= 0 && p <= 1, 'share', p, '0 to 1');
  check(n > 0, 'n', n, 'a number above 0');
  const z = zFor(level);
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return {
    low: p === 0 ? 0 : Math.max(0, Math.min(p, centre - half)),
    high: p === 1 ? 1 : Math.min(1, Math.max(p, centre + half)),
  };
}
