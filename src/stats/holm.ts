import { check } from './check.ts';

/**
 * p-values adjusted so that the chance of any false alarm among them stays below the level (Holm 1979), in the
 * order given. Throws RangeError for values outside 0…1.
 */
export function holm(ps: readonly number[]): number[] {
  checkPs(ps);
  let highest = 0;
  const adjusted: number[] = [];
  ascending(ps).forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * (ps[index] ?? 1)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/** Positions of the values from the smallest up. */
export function ascending(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
}

/** Throws unless every p is 0…1. */
export function checkPs(ps: readonly number[]): void {
  for (const p of ps) check(p >= 0 && p <= 1, 'p', p, '0 to 1');
}
