import { adjustPs, type Correction } from './adjustPs.ts';
import { difference, type Difference } from './difference.ts';
import type { EstimateOptions, Kind, Moments } from './estimate.ts';
import { addMoments } from './moments.ts';

/** A group's difference from the rest, with its p corrected for the number of groups compared. */
export type DifferenceFromRest = Difference & { adjustedP: number | null; correction: Correction };

/**
 * Each group against all the others together (group − rest), p corrected by Holm unless another is named.
 * Null for a group without answers or without a rest.
 */
export function differencesFromRest(
  kind: Kind,
  groups: readonly Moments[],
  { correction = 'holm', ...options }: EstimateOptions & { correction?: Correction } = {},
): (DifferenceFromRest | null)[] {
  const differences = groups.map((group, i) =>
    difference(kind, addMoments(...groups.filter((_, j) => j !== i)), group, options),
  );
  const ps = adjustPs(
    differences.map((one) => one?.p ?? null),
    correction,
  );
  return differences.map((one, i) => one && { ...one, adjustedP: ps[i] ?? null, correction });
}
