import { describe, expect, test } from 'vitest';
import { designEffect } from '../../src/stats/designEffect.ts';
import { estimate } from '../../src/stats/estimate.ts';
import { effectiveN, momentsOf } from '../../src/stats/moments.ts';
import { rake } from '../../src/stats/rake.ts';

describe('raking', () => {
  const sample = [
    [20, 40, 40],
    [50, 140, 310],
    [100, 50, 50],
    [30, 100, 70],
  ];
  const rows = sample.flatMap((counts, a) =>
    counts.map((n, b) => ({ n, categories: { a: `a${a + 1}`, b: `b${b + 1}` } })),
  );
  const targets = {
    a: { a1: 175, a2: 550, a3: 430, a4: 345 },
    b: { b1: 365, b2: 415, b3: 720 },
  };
  test('case 27 (Kalton & Flores-Cervantes 2003; R survey): weights of a 4 × 3 sample', () => {
    const result = rake(rows, targets);
    expect(result.converged).toBe(true);
    const published = [1.81, 1.45, 2.02, 1.08, 0.87, 1.21, 2.2, 1.76, 2.45, 1.83, 1.47, 2.04];
    published.forEach((weight, i) => expect(result.weights[i]).toBeCloseTo(weight, 2));
  });
  test('reports the rounds, the largest gap and what the weights cost', () => {
    const result = rake(rows, targets);
    expect(result.iterations).toBeGreaterThan(1);
    expect(result.largestGap).toBeLessThan(1e-9);
    expect(result.effectiveN).toBeCloseTo(1000 / result.designEffect, 8);
    const hurried = rake(rows, targets, { maxIterations: 1 });
    expect(hurried).toMatchObject({ converged: false, iterations: 1 });
    expect(hurried.largestGap).toBeGreaterThan(1e-9);
  });
  test('shares as targets give weights in the same proportions', () => {
    const shares = rake(rows, {
      a: { a1: 175 / 1500, a2: 550 / 1500, a3: 430 / 1500, a4: 345 / 1500 },
      b: { b1: 365 / 1500, b2: 415 / 1500, b3: 720 / 1500 },
    });
    const totals = rake(rows, targets);
    shares.weights.forEach((weight, i) => expect(weight * 1500).toBeCloseTo(totals.weights[i] ?? 0, 6));
  });
  test('refuses unknown, missing and contradictory categories by name', () => {
    const one = [{ categories: { a: 'x' } }];
    expect(() => rake(one, { a: { y: 1 } })).toThrow('invalid a: x, expected one of y');
    expect(() => rake(one, { a: { x: 1, y: 1 } })).toThrow(
      'invalid target a=y: 1, expected 0 without answers',
    );
    expect(() => rake(one, { a: { x: 1 }, b: { x: 1 } })).toThrow('invalid b: undefined, expected one of x');
    expect(() => rake(one, { a: { x: 1 }, b: { x: 2 } })).toThrow(
      'invalid total of b: 2, expected 1, as the others',
    );
    expect(() => rake(one, {})).toThrow('invalid targets: none, expected at least one dimension');
  });
});

describe('design effect', () => {
  test('case 28 (facebookresearch/balance): 0, 1, 2, 3 cost 1.5555556, equal weights 1, all zero is an error', () => {
    expect(designEffect([0, 1, 2, 3]).designEffect).toBeCloseTo(1.5555556, 7);
    expect(designEffect([5, 5, 5])).toEqual({ designEffect: 1, effectiveN: 3, n: 3 });
    expect(() => designEffect([0, 0])).toThrow('invalid weights: [0, 0], expected at least one above 0');
    expect(() => designEffect([-1, 2])).toThrow('invalid weight: -1');
  });
  test('frequencies count answers and are no weights', () => {
    expect(designEffect([1, 3], { counts: [10, 10] }).designEffect).toBeCloseTo(1.25, 12);
    expect(effectiveN(momentsOf([1, 0], { counts: [40, 60] }))).toBe(100);
  });
  test('unequal weights widen an interval as fewer answers would', () => {
    const values = [1, 0, 1, 1, 0, 1];
    const weighted = estimate('share', momentsOf(values, { weights: [1, 2, 3, 1, 2, 3] }));
    expect(weighted?.n).toBe(6);
    expect(weighted?.nEffective).toBeCloseTo(144 / 28, 12);
  });
});
