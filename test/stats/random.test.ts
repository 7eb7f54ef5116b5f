import { expect, test } from 'vitest';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import { random, xoshiro } from '../../src/stats/random.ts';

test('xoshiro128** from 1, 2, 3, 4 gives the outputs of its authors’ C code (as in the tests of rand_xoshiro)', () => {
  const next = xoshiro([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('the same seed gives the same numbers, another seed others', () => {
  const draws = (seed: number) => Array.from({ length: 5 }, random(seed));
  expect(draws(42)).toEqual(draws(42));
  expect(draws(42)).not.toEqual(draws(43));
  expect(new Set(draws(0)).size).toBe(5);
});

test('numbers are uniform in 0…1: mean one half, tenths equally filled (χ² under 27.9, its 99.9 % point)', () => {
  const uniform = random(2024);
  const tenths = new Array<number>(10).fill(0);
  let sum = 0;
  for (let i = 0; i < 100_000; i++) {
    const u = uniform();
    sum += u;
    tenths[Math.floor(u * 10)] = (tenths[Math.floor(u * 10)] ?? 0) + 1;
  }
  expect(sum / 100_000).toBeCloseTo(0.5, 2);
  expect(tenths.reduce((all, n) => all + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});

test('a bootstrap of a share comes close to its normal interval and repeats with its seed', () => {
  const share = (counts: Float64Array) => [(counts[0] ?? 0) / 100];
  const [interval] = bootstrap([30, 70], share, { draws: 4000, seed: 3 });
  expect(interval?.low).toBeCloseTo(0.3 - 1.96 * 0.0458, 1);
  expect(interval?.high).toBeCloseTo(0.3 + 1.96 * 0.0458, 1);
  expect(bootstrap([30, 70], share, { draws: 4000, seed: 3 })).toEqual([interval]);
});

test('an interval that most resamples do not allow is null; no rows give none', () => {
  let draw = 0;
  expect(bootstrap([5], () => (draw++ % 3 ? null : [1]), { draws: 30 })).toEqual([null]);
  expect(bootstrap([], () => null, { draws: 5 })).toEqual([]);
  expect(() => bootstrap([0.5], () => [1])).toThrow('invalid count: 0.5');
  expect(() => bootstrap([1], () => [1], { draws: 0 })).toThrow('invalid draws: 0');
});
