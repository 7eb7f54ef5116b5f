import { z } from 'zod';
import type { Uncertain } from '../../stats/simulate.ts';
import type { Standing } from './model.ts';

/** Props that say how far inputs may be from where they stand. */
export const spreadProps = {
  spread: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('how far inputs that no data give may be off, either way: 0.2 is 20 % (default)'),
  ranges: z
    .record(z.string(), z.tuple([z.number(), z.number()]))
    .optional()
    .describe('lowest and highest value of an input, by name: {{win_cost: [50, 200]}}'),
};

export type Spread = { spread: number; ranges?: Record<string, [number, number]> | undefined };

/** Ends between which an input may lie: the author's, else the interval of the data, else a part either way. */
export function endsOf(input: Standing, { spread, ranges = {} }: Spread): { low: number; high: number } {
  const { name, now, from, estimate, min, max } = input;
  const own = Object.hasOwn(ranges, name) ? ranges[name] : undefined;
  const inside = (value: number) => Math.min(max, Math.max(min, value));
  if (own) return { low: inside(own[0]), high: inside(own[1]) };
  if (from === 'data' && estimate && estimate.low !== null && estimate.high !== null)
    return { low: inside(estimate.low), high: inside(estimate.high) };
  const reach = Math.abs(now) * spread;
  return { low: inside(now - reach), high: inside(now + reach) };
}

/** How an input varies in a simulation: normal where the data give an interval, else triangular between its ends. */
export function uncertainOf(input: Standing, spread: Spread): Uncertain {
  const { name, now, from, min, max } = input;
  const { low, high } = endsOf(input, spread);
  // a choice is a decision, not a guess
  if (input.options || low >= high) return { shape: 'fixed', value: now };
  const measured = from === 'data' && !Object.hasOwn(spread.ranges ?? {}, name);
  // the ends of a 95 % interval lie 1.96 standard errors either way
  if (measured) return { shape: 'normal', mean: now, sd: (high - low) / (2 * 1.959963984540054), min, max };
  return { shape: 'triangular', low: Math.min(low, now), mode: now, high: Math.max(high, now) };
}

/** Inputs that can be off: choices are decisions, not guesses. */
export function uncertainInputs(inputs: Standing[]): Standing[] {
  return inputs.filter(({ options }) => !options);
}
