import { describe, expect, test } from 'vitest';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareTail,
  fCdf,
  fQuantile,
  fTail,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  tCdf,
  tFor,
  tQuantile,
  tTwoSided,
  zFor,
} from '../../src/stats/distributions.ts';
import { findRoot } from '../../src/stats/findRoot.ts';

// expected values: mpmath 1.3 at 40 digits
const close = (got: number, want: number, digits = 14): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(Math.abs(want) * 10 ** -digits);
};

describe('normal', () => {
  test('the distribution has 14 digits, far into its tail too', () => {
    close(normalCdf(-8), 6.220960574271784e-16, 13);
    close(normalCdf(-37), 5.725571222524577e-300, 12);
    close(normalCdf(1), 0.8413447460685429);
    close(normalTwoSided(1.959963984540054), 0.05);
  });
  test('the quantile has 14 digits', () => {
    close(normalQuantile(0.975), 1.959963984540054);
    close(normalQuantile(1e-5), -4.264890793922825);
    close(zFor(0.95), 1.959963984540054);
    close(zFor(0.99), 2.5758293035489004);
  });
});

describe("Student's t", () => {
  test('the distribution has 13 digits', () => {
    close(tCdf(-2, 1e6), 0.022750266925659603, 13);
    close(tCdf(-0.1, 1e6), 0.46017217274602157, 13);
    close(tCdf(-30, 1000), 7.687343722021741e-142, 12);
    expect(tCdf(0, 5)).toBe(0.5);
  });
  test('critical values agree with the printed table (Fisher & Yates): 12.706, 2.262, 1.984', () => {
    expect(tFor(0.95, 1)).toBeCloseTo(12.7062, 4);
    expect(tFor(0.95, 9)).toBeCloseTo(2.262157, 6);
    expect(tFor(0.95, 100)).toBeCloseTo(1.983972, 6);
  });
  test('the quantile has 13 digits, for fractions of a degree too', () => {
    close(tQuantile(1e-8, 1), -31830988.618379056, 12);
    close(tQuantile(1e-8, 3.7), -179.37209232102916, 12);
    close(tQuantile(0.4, 100), -0.2540221824582278, 13);
    expect(tQuantile(0.5, 7)).toBe(0);
  });
  test('endless degrees of freedom are the normal', () => {
    expect(tFor(0.95, Infinity)).toBe(zFor(0.95));
    expect(tTwoSided(2, Infinity)).toBe(normalTwoSided(2));
  });
});

describe('χ² and F', () => {
  test('tails have 13 digits', () => {
    close(chiSquareTail(600, 1), 1.674167984691788e-132, 12);
    close(chiSquareTail(300, 100), 7.412100857322833e-22, 12);
    close(fTail(2, 12, 100000), 0.020351732399288974, 11);
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(fTail(0, 3, 4)).toBe(1);
  });
  test('quantiles invert both sides: 3.841, 3.940, 3.098 (R qchisq, qf)', () => {
    close(chiSquareQuantile(0.95, 1), 3.841458820694124, 13);
    close(chiSquareQuantile(0.05, 10), 3.940299136119059, 13);
    close(fQuantile(0.95, 3, 20), 3.098391212140778, 12);
    expect(chiSquareCdf(chiSquareQuantile(0.3, 4), 4)).toBeCloseTo(0.3, 13);
    expect(fCdf(fQuantile(0.3, 4, 6), 4, 6)).toBeCloseTo(0.3, 13);
  });
});

test('what is not a probability, a level or degrees of freedom is refused by name', () => {
  expect(() => normalQuantile(1)).toThrow('invalid probability: 1, expected a number between 0 and 1');
  expect(() => zFor(95)).toThrow('invalid level: 95, expected a number between 0 and 1');
  expect(() => tFor(0.95, 0)).toThrow('invalid degrees of freedom: 0, expected a number above 0');
  expect(() => chiSquareTail(1, Number.NaN)).toThrow(RangeError);
});

describe('findRoot', () => {
  test('finds a crossing to the last digits, in either direction', () => {
    expect(findRoot((x) => x * x - 2, 0, 5)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => 2 - x * x, 0, 5)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => Math.sign(x - 1) * Math.abs(x - 1) ** 0.1, -7, 11)).toBeCloseTo(1, 12);
    expect(findRoot((x) => x, 0, 1)).toBe(0);
  });
  test('refuses ends of one sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(
      'invalid bracket: [-1, 1], expected a change of sign between its ends',
    );
  });
});
