import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { holm } from './holm.ts';

/** Correction for several comparisons at once. */
export type Correction = 'holm' | 'benjamini-hochberg' | 'none';

/** Adjusts the p-values there are, leaving null where there was no test. */
export function adjustPs(ps: readonly (number | null)[], correction: Correction): (number | null)[] {
  const tested = ps.filter((p) => p !== null);
  const adjust = {
    holm,
    'benjamini-hochberg': benjaminiHochberg,
    none: (all: readonly number[]) => [...all],
  };
  const adjusted = adjust[correction](tested);
  let next = 0;
  return ps.map((p) => (p === null ? null : (adjusted[next++] ?? null)));
}
