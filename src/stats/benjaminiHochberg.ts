import { ascending, checkPs } from './holm.ts';

/**
 * p-values adjusted so that the expected share of false alarms among those called significant stays below the level
 * (Benjamini & Hochberg 1995), in the order given. Throws RangeError for values outside 0…1.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  checkPs(ps);
  let lowest = 1;
  const adjusted: number[] = [];
  ascending(ps)
    .map((index, rank) => ({ index, rank: rank + 1 }))
    .reverse()
    .forEach(({ index, rank }) => {
      lowest = Math.min(lowest, ((ps[index] ?? 1) * ps.length) / rank);
      adjusted[index] = lowest;
    });
  return adjusted;
}
