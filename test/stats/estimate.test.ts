import { describe, expect, test } from 'vitest';
import { adjustedWald, netVariance } from '../../src/stats/adjustedWald.ts';
import { estimate } from '../../src/stats/estimate.ts';
import { momentsOf, subtractMoments } from '../../src/stats/moments.ts';
import { ratioEstimate } from '../../src/stats/ratioEstimate.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { netMoments, scoreMoments, shareMoments } from './groups.ts';

const empty = momentsOf([]);

describe('share', () => {
  test('case 1 (Delighted help, article 240): 74 of 107 satisfied are 69.16 %', () => {
    expect(estimate('share', shareMoments(42 + 32, 107))?.value).toBeCloseTo(0.6916, 4);
  });
  test('case 2 (wyapy): 160 of 200 are 80 %, a segment with 30 of 40 is 75 %', () => {
    expect(estimate('share', shareMoments(160, 200))?.value).toBe(0.8);
    expect(estimate('share', shareMoments(30, 40))?.value).toBe(0.75);
  });
  test('case 3 (Delighted help, article 249): 10 of 20 find it easy, 50 %', () => {
    expect(estimate('share', shareMoments(10, 20))?.value).toBe(0.5);
  });
  test('case 13 (Newcombe 1998, table I, method 3): 81/263 and 0/20', () => {
    const some = wilson(81 / 263, 263);
    expect(some.low).toBeCloseTo(0.2553, 4);
    expect(some.high).toBeCloseTo(0.3662, 4);
    const none = wilson(0, 20);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.1611, 4);
  });
  test('case 14 (statsmodels, from R binom): 18/20 and 0/30 to all printed digits', () => {
    const many = wilson(18 / 20, 20);
    expect(Math.abs(many.low - 0.6989663547715128)).toBeLessThan(2e-15);
    expect(Math.abs(many.high - 0.972133518786232)).toBeLessThan(2e-15);
    expect(wilson(0, 30).high).toBeCloseTo(0.11351339, 8);
  });
  test('values other than 0 and 1 are refused', () => {
    expect(() => estimate('share', momentsOf([0, 2]))).toThrow('expected values 0 or 1');
    expect(() => estimate('share', momentsOf([-1]))).toThrow(RangeError);
  });
});

describe('nps', () => {
  test('case 6 (Sightmill help): 3 promoters, 3 passives, 4 detractors are −10', () => {
    expect(estimate('nps', netMoments(3, 3, 4))?.value).toBeCloseTo(-10, 12);
  });
  test('case 7 (phpOMS): 60 promoters, 30 passives, 10 detractors are 50', () => {
    expect(estimate('nps', netMoments(60, 30, 10))?.value).toBeCloseTo(50, 12);
  });
  test('case 8 (Formbricks): 10, 7, 3, 9 are 25; unanswered rows do not count, so 10 alone is 100', () => {
    expect(estimate('nps', netMoments(2, 1, 1))?.value).toBeCloseTo(25, 12);
    expect(estimate('nps', netMoments(1, 0, 0))?.value).toBe(100);
  });
  test('case 9 (Cross Validated 18609): ½, ⅓, 1/6 have variance 5/9 and standard error .0414 at n = 324', () => {
    const variance = netVariance({ promoters: 1 / 2, detractors: 1 / 6 });
    expect(variance).toBeCloseTo(5 / 9, 12);
    expect(Math.sqrt(variance / 324)).toBeCloseTo(0.0414, 4);
    expect(estimate('nps', netMoments(162, 108, 54))?.value).toBeCloseTo(100 / 3, 12);
  });
  test('case 12 (Rocks 2016): 250 promoters, 675 passives, 75 detractors are 14.09 … 20.81', () => {
    const result = estimate('nps', netMoments(250, 675, 75));
    expect(result?.low).toBeCloseTo(14.09, 2);
    expect(result?.high).toBeCloseTo(20.81, 2);
    expect(result?.method).toBe('adjusted-wald');
  });
  test('the interval stays within ±100 and contains the score of a single answer', () => {
    expect(estimate('nps', netMoments(30, 0, 0))?.high).toBe(100);
    expect(estimate('nps', netMoments(1, 0, 0))?.high).toBe(100);
    expect(estimate('nps', netMoments(0, 0, 1))?.low).toBe(-100);
    expect(adjustedWald({ promoters: 1, detractors: 0 }, 1).high).toBe(1);
  });
  test('net is the same estimate under another name', () => {
    expect(estimate('net', netMoments(5, 3, 2))).toEqual(estimate('nps', netMoments(5, 3, 2)));
  });
  test('values other than −1, 0 and 1 are refused', () => {
    expect(() => estimate('nps', momentsOf([9, 10]))).toThrow('expected values −1, 0 or 1');
  });
});

describe('index', () => {
  test('case 4 (CYS support): counts 50, 150, 250, 500, 50 of 1 to 5 are 58.75', () => {
    const moments = scoreMoments({ 1: 50, 2: 150, 3: 250, 4: 500, 5: 50 });
    expect(estimate('index', moments, { min: 1, max: 5 })?.value).toBeCloseTo(58.75, 12);
  });
  test('case 5 (Brilliant Future): counts 3, 4, 0, 5, 7 have mean 3.47 and index 61.842', () => {
    const moments = scoreMoments({ 1: 3, 2: 4, 3: 0, 4: 5, 5: 7 });
    expect(estimate('mean', moments)?.value).toBeCloseTo(3.47, 2);
    expect(estimate('index', moments, { min: 1, max: 5 })?.value).toBeCloseTo(61.842, 3);
  });
  test('needs the ends of its scale', () => {
    expect(() => estimate('index', momentsOf([3]), { min: 5, max: 1 })).toThrow(
      'invalid scale: [5, 1], expected min below max',
    );
    expect(() => estimate('index', momentsOf([3]))).toThrow(RangeError);
  });
  test('the interval stays within 0 … 100', () => {
    const result = estimate('index', scoreMoments({ 4: 1, 5: 4 }), { min: 1, max: 5 });
    expect(result?.high).toBe(100);
  });
});

describe('mean', () => {
  test("R's t.test of the first drug of Student's sleep data: .75, −.5297804 … 2.0297804", () => {
    const result = estimate('mean', momentsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]));
    expect(result?.value).toBeCloseTo(0.75, 12);
    expect(result?.low).toBeCloseTo(-0.5297804, 7);
    expect(result?.high).toBeCloseTo(2.0297804, 7);
  });
  test('one answer has a mean but no interval', () => {
    expect(estimate('mean', momentsOf([4]))).toMatchObject({
      value: 4,
      low: null,
      high: null,
      method: 'none',
    });
    expect(estimate('mean', momentsOf([4], { weights: [0.3] }))?.low).toBeNull();
  });
  test('equal answers have an interval of no width, free of rounding', () => {
    const result = estimate('mean', momentsOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]));
    expect(result?.low).toBe(result?.value);
    expect(result?.high).toBe(result?.value);
  });
});

describe('totals and nothing', () => {
  test('count and sum have no interval', () => {
    expect(estimate('count', momentsOf([4, 5]))).toMatchObject({ value: 2, low: null, method: 'none' });
    expect(estimate('sum', momentsOf([4, 5]))).toMatchObject({ value: 9, high: null, method: 'none' });
  });
  test('no answers, or answers without weight, give null whatever the kind', () => {
    for (const kind of ['share', 'nps', 'net', 'mean', 'index', 'count', 'sum'] as const) {
      expect(estimate(kind, empty, { min: 1, max: 5 })).toBeNull();
      expect(estimate(kind, momentsOf([1], { weights: [0] }), { min: 1, max: 5 })).toBeNull();
    }
  });
  test('an unknown kind, a wrong level and moments that are no numbers are refused', () => {
    expect(() => estimate('median' as 'mean', momentsOf([1]))).toThrow(
      'invalid kind: median, expected share',
    );
    expect(() => estimate('mean', momentsOf([1]), { level: 1 })).toThrow('invalid level: 1');
    expect(() => estimate('mean', { n: 1, w: 1, w2: 1, s1: Number.NaN, s2: 0 })).toThrow(
      'invalid moment s1: NaN',
    );
    expect(() => momentsOf([1], { weights: [-1] })).toThrow('invalid weight: -1');
  });
});

describe('moments and ratio', () => {
  test('taking all answers away leaves exactly nothing', () => {
    const all = momentsOf([1, 0, 1], { weights: [0.1, 0.2, 0.3] });
    expect(subtractMoments(all, all)).toEqual(empty);
    expect(() => subtractMoments(empty, all)).toThrow(RangeError);
  });
  test('a ratio to a constant is the mean with its t interval', () => {
    const values = [3, 5, 4, 4, 1];
    const mean = estimate('mean', momentsOf(values));
    const ratio = ratioEstimate(momentsOf(values), momentsOf([1, 1, 1, 1, 1]), 17);
    expect(ratio?.value).toBeCloseTo(mean?.value ?? 0, 12);
    expect(ratio?.low).toBeCloseTo(mean?.low ?? 0, 12);
    expect(ratio?.method).toBe('delta');
  });
  test('a ratio that all answers share has no width; without a base it is null', () => {
    const [y, x] = [momentsOf([2, 4, 6]), momentsOf([1, 2, 3])];
    expect(ratioEstimate(y, x, 28)).toMatchObject({ value: 2, low: 2, high: 2 });
    expect(ratioEstimate(y, momentsOf([0, 0, 0]), 0)).toBeNull();
    expect(() => ratioEstimate(y, momentsOf([1]), 1)).toThrow('expected y and x of the same answers');
  });
});
