import { check } from './check.ts';
import { normalQuantile, zFor } from './distributions.ts';
import { roundUp, sdOfShare } from './sampleSizeForMargin.ts';

/** Confidence level of the test (default .95) and chance of seeing a true difference (default .8). */
export type Power = { level?: number; power?: number };

/**
 * Answers needed in each of two groups to detect `difference` between means (or net scores) whose answers have
 * standard deviations `sdA` and `sdB`, in one unit: (z + z)²(sdA² + sdB²)/difference², rounded up (normal
 * approximation; Cohen 1988).
 */
export function sampleSizeForDifference({
  difference,
  sdA,
  sdB = sdA,
  level = 0.95,
  power = 0.8,
}: Power & { difference: number; sdA: number; sdB?: number }): number {
  check(difference !== 0 && Number.isFinite(difference), 'difference', difference, 'a number other than 0');
  const spread = Math.hypot(sdA, sdB);
  return roundUp(((zSum({ level, power }) * spread) / difference) ** 2);
}

/**
 * Answers needed in each of two groups to detect that a share is `to` rather than `from` (0…1), rounded up
 * (Fleiss 1981, without continuity correction; R's power.prop.test).
 */
export function sampleSizeForShares({
  from,
  to,
  level = 0.95,
  power = 0.8,
}: Power & { from: number; to: number }): number {
  check(from !== to, 'to', to, `a share other than ${from}`);
  const z = zFor(level) * Math.SQRT2 * sdOfShare((from + to) / 2);
  const other = quantileOf(power) * Math.hypot(sdOfShare(from), sdOfShare(to));
  return roundUp(((z + other) / (to - from)) ** 2);
}

/** Smallest difference that two groups of `nA` and `nB` answers detect, in the unit of the deviations. */
export function detectableDifference({
  nA,
  nB = nA,
  sdA,
  sdB = sdA,
  level = 0.95,
  power = 0.8,
}: Power & { nA: number; nB?: number; sdA: number; sdB?: number }): number {
  check(nA > 0 && nB > 0, 'n', [nA, nB], 'numbers above 0');
  return zSum({ level, power }) * Math.hypot(sdA / Math.sqrt(nA), sdB / Math.sqrt(nB));
}

function zSum({ level, power }: { level: number; power: number }): number {
  return zFor(level) + quantileOf(power);
}

function quantileOf(power: number): number {
  check(power >= 0.5 && power < 1, 'power', power, '.5 to 1');
  return normalQuantile(power);
}
