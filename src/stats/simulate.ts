import { check } from './check.ts';
import { normalQuantile } from './distributions.ts';
import { quantileSorted } from './quantile.ts';
import { random, type Random } from './random.ts';

/** An uncertain input. A normal one may be cut at `min` and `max`. */
export type Uncertain =
  | { shape: 'fixed'; value: number }
  | { shape: 'uniform'; low: number; high: number }
  | { shape: 'triangular'; low: number; mode: number; high: number }
  | { shape: 'normal'; mean: number; sd: number; min?: number; max?: number };

/** Percentiles and mean of the outcome; `positive` is the chance that it is above 0; `values` are ascending. */
export type Simulation = {
  p10: number;
  p50: number;
  p90: number;
  mean: number;
  positive: number;
  values: Float64Array;
};

/** Outcome under independent uncertain inputs: seeded Monte Carlo, default 10,000 draws and seed 1. */
export function simulate<Name extends string>(
  outcome: (values: Record<Name, number>) => number,
  inputs: Readonly<Record<Name, Uncertain>>,
  { draws = 10_000, seed = 1 }: { draws?: number; seed?: number } = {},
): Simulation {
  check(Number.isInteger(draws) && draws > 0, 'draws', draws, 'a whole number above 0');
  const uniform = random(seed);
  const entries = Object.entries(inputs) as [Name, Uncertain][];
  const values = Float64Array.from({ length: draws }, () => {
    const drawn = {} as Record<Name, number>;
    for (const [name, input] of entries) drawn[name] = draw(input, uniform);
    return outcome(drawn);
  }).sort();
  const at = (p: number): number => quantileSorted(values, p) ?? 0;
  return {
    ...{ p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    mean: values.reduce((sum, value) => sum + value, 0) / draws,
    positive: values.filter((value) => value > 0).length / draws,
    values,
  };
}

/** One value of an uncertain input, by inverting its distribution. */
function draw(input: Uncertain, uniform: Random): number {
  const u = uniform();
  switch (input.shape) {
    case 'fixed':
      return input.value;
    case 'uniform':
      return input.low + u * (input.high - input.low);
    case 'triangular':
      return triangular(input, u);
    case 'normal': {
      const value = input.mean + input.sd * normalQuantile(Math.max(u, 2 ** -54));
      return Math.min(input.max ?? Infinity, Math.max(input.min ?? -Infinity, value));
    }
  }
}

function triangular({ low, mode, high }: { low: number; mode: number; high: number }, u: number): number {
  check(low <= mode && mode <= high, 'triangle', [low, mode, high], 'low, mode and high in order');
  const width = high - low;
  if (width === 0) return low;
  return u < (mode - low) / width
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode));
}
