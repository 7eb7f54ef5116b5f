import { check, checkLevel } from './check.ts';
import { quantileSorted } from './quantile.ts';
import { random } from './random.ts';
import type { Interval } from './wilson.ts';

/** Confidence level, number of resamples (default 1000) and seed (default 1) of a bootstrap. */
export type BootstrapOptions = { level?: number; draws?: number; seed?: number };

/**
 * Percentile intervals of several statistics (Efron 1979). `counts` are the answers each row stands for; `statistic`
 * gets the resampled counts (reused between draws) and may return null when a resample allows none. An interval is
 * null when fewer than half of the resamples allow it.
 */
export function bootstrap(
  counts: readonly number[],
  statistic: (counts: Float64Array) => readonly number[] | null,
  { level = 0.95, draws = 1000, seed = 1 }: BootstrapOptions = {},
): (Interval | null)[] {
  checkLevel(level);
  check(Number.isInteger(draws) && draws > 0, 'draws', draws, 'a whole number above 0');
  const resample = resampler(counts, seed);
  const results: number[][] = [];
  for (let i = 0; i < draws; i++) {
    statistic(resample())?.forEach((value, j) => (results[j] ??= []).push(value));
  }
  return results.map((values) => (values.length * 2 < draws ? null : between(values, level)));
}

function resampler(counts: readonly number[], seed: number): () => Float64Array {
  const uniform = random(seed);
  const owner = ownersOf(counts);
  const drawn = new Float64Array(counts.length);
  return () => {
    drawn.fill(0);
    for (let i = 0; i < owner.length; i++) {
      const row = owner[Math.floor(uniform() * owner.length)] ?? 0;
      drawn[row] = (drawn[row] ?? 0) + 1;
    }
    return drawn;
  };
}

/** The row each answer belongs to. */
function ownersOf(counts: readonly number[]): Uint32Array {
  for (const n of counts) check(Number.isInteger(n) && n >= 0, 'count', n, 'a whole number of 0 or more');
  const owner = new Uint32Array(counts.reduce((sum, n) => sum + n, 0));
  let place = 0;
  counts.forEach((n, row) => {
    owner.fill(row, place, place + n);
    place += n;
  });
  return owner;
}

function between(values: readonly number[], level: number): Interval | null {
  const sorted = Float64Array.from(values).sort();
  const low = quantileSorted(sorted, (1 - level) / 2);
  const high = quantileSorted(sorted, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}
