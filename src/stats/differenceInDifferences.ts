import { difference, type Difference } from './difference.ts';
import { normalTwoSided } from './distributions.ts';
import { unitOf, type EstimateOptions, type Kind, type Moments } from './estimate.ts';
import { effectiveN, varianceOf } from './moments.ts';
import { intervalOfDifference } from './newcombe.ts';

/** Answers before and after, where the change was made and where it was not. */
export type FourGroups = { before: Moments; after: Moments; controlBefore: Moments; controlAfter: Moments };

/** Effect in the unit of its kind, with both changes it is the difference of; p is a z test. */
export type EffectEstimate = {
  value: number;
  low: number | null;
  high: number | null;
  statistic: number | null;
  p: number | null;
  level: number;
  change: Difference;
  controlChange: Difference;
};

/**
 * Change where something was done minus change where it was not (Snow 1855; Ashenfelter & Card 1985), for independent
 * answers. The interval combines those of both changes (Zou & Donner 2008). Null when a group is empty.
 */
export function differenceInDifferences(
  kind: Kind,
  { before, after, controlBefore, controlAfter }: FourGroups,
  options: EstimateOptions = {},
): EffectEstimate | null {
  const change = difference(kind, before, after, options);
  const controlChange = difference(kind, controlBefore, controlAfter, options);
  if (!change || !controlChange) return null;
  const value = change.value - controlChange.value;
  const error = errorOf([before, after, controlBefore, controlAfter], unitOf(kind, options));
  const statistic = error === null || change.method === 'none' ? null : value / error;
  return {
    value,
    ...combined(change, controlChange),
    statistic,
    p: statistic === null ? null : normalTwoSided(statistic),
    ...{ level: change.level, change, controlChange },
  };
}

function combined(change: Difference, control: Difference): Pick<EffectEstimate, 'low' | 'high'> {
  if (change.low === null || change.high === null || control.low === null || control.high === null) {
    return { low: null, high: null };
  }
  return intervalOfDifference(
    { value: control.value, low: control.low, high: control.high },
    { value: change.value, low: change.low, high: change.high },
  );
}

function errorOf(groups: readonly Moments[], scale: number): number | null {
  let square = 0;
  for (const group of groups) {
    const variance = varianceOf(group);
    if (variance === null) return null;
    square += variance / effectiveN(group);
  }
  return square > 0 ? scale * Math.sqrt(square) : null;
}
