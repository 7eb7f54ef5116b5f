import { intervalOfDifference } from './newcombe.ts';
import { checkPairs, type PairedCounts } from './mcnemar.ts';
import { wilson, type Interval } from './wilson.ts';

/**
 * Difference of the shares of `yes` at the second and the first occasion (−1…1) for the same people, with its
 * interval: method 10 of Newcombe 1998 (Statistics in Medicine 17:2635). Null without pairs.
 */
export function newcombePaired(
  pairs: PairedCounts,
  { level = 0.95 }: { level?: number } = {},
): ({ value: number } & Interval) | null {
  const n = checkPairs(pairs);
  if (n === 0) return null;
  const first = (pairs.both + pairs.onlyFirst) / n;
  const second = (pairs.both + pairs.onlySecond) / n;
  const { low, high } = intervalOfDifference(
    { value: first, ...wilson(first, n, { level }) },
    { value: second, ...wilson(second, n, { level }) },
    { correlation: phi(pairs, n) },
  );
  return { value: second - first, low: Math.max(-1, low), high: Math.min(1, high) };
}

function phi({ both, onlyFirst, onlySecond, neither }: PairedCounts, n: number): number {
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  if (margins === 0) return 0;
  const cross = both * neither - onlyFirst * onlySecond;
  // Newcombe corrects a positive correlation for continuity
  return (cross > 0 ? Math.max(0, cross - n / 2) : cross) / Math.sqrt(margins);
}
