import { describe, expect, test } from 'vitest';
import { kruskalWallis } from '../../src/stats/kruskalWallis.ts';
import { mannWhitney } from '../../src/stats/mannWhitney.ts';
import { pearson } from '../../src/stats/pearson.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { spearman } from '../../src/stats/spearman.ts';
import { tally } from '../../src/stats/tally.ts';
import { insectSprays } from './samples.ts';

const [a, b] = [
  [1, 2, 2, 3, 4, 5, 5],
  [2, 3, 4, 4, 5, 5, 5, 5],
];
const [xs, ys] = [
  [1, 2, 2, 3, 4, 5, 5],
  [2, 1, 3, 3, 5, 4, 5],
];

describe('Mann–Whitney', () => {
  test('with ties (scipy 1.17 mannwhitneyu, asymptotic): U 17.5, p .22796904; uncorrected .20555340', () => {
    const result = mannWhitney(a, b);
    expect(result?.u).toBe(17.5);
    expect(result?.p).toBeCloseTo(0.22796903748135, 12);
    expect(mannWhitney(a, b, { corrected: false })?.p).toBeCloseTo(0.20555339512654, 12);
    expect(result?.superiority).toBeCloseTo(1 - 17.5 / 56, 12);
    expect(result?.statistic).toBeGreaterThan(0);
  });
  test('an empty group gives null, equal answers p 1', () => {
    expect(mannWhitney([], b)).toBeNull();
    expect(mannWhitney([3, 3], [3, 3])).toMatchObject({ p: 1, superiority: 0.5 });
    expect(mannWhitney([3], [3])?.p).toBe(1);
  });
});

describe('Kruskal–Wallis', () => {
  test('case 22 (scipy): [1, 1, 1], [2, 2, 2], [2, 2] have H 7, p .0301973834223185', () => {
    const result = kruskalWallis([
      [1, 1, 1],
      [2, 2, 2],
      [2, 2],
    ]);
    expect(result.statistic).toBeCloseTo(7, 10);
    expect(result.p).toBeCloseTo(0.0301973834223185, 14);
  });
  test("R's kruskal.test of InsectSprays: 54.691, df 5, p 1.511e-10", () => {
    const result = kruskalWallis(Object.values(insectSprays));
    expect(result.statistic).toBeCloseTo(54.691, 3);
    expect(result.df).toBe(5);
    expect((result.p ?? 0) * 1e10).toBeCloseTo(1.511, 3);
  });
  test('one group, or one single value, has no test', () => {
    expect(kruskalWallis([[1, 2, 3], []]).p).toBeNull();
    expect(kruskalWallis([[3, 3], [3]]).p).toBeNull();
    expect(kruskalWallis([]).p).toBeNull();
  });
});

describe('correlation', () => {
  test('Pearson (scipy 1.17): .82934123, p .02103147, .20317358 … .97405866', () => {
    const result = pearson(xs, ys);
    expect(result?.value).toBeCloseTo(0.829341228914303, 12);
    expect(result?.p).toBeCloseTo(0.021031468412789, 12);
    expect(result?.low).toBeCloseTo(0.2031735841525, 10);
    expect(result?.high).toBeCloseTo(0.97405866022, 10);
  });
  test('Spearman with ties (scipy 1.17): .83333333, p .01986805', () => {
    const result = spearman(xs, ys);
    expect(result?.value).toBeCloseTo(0.8333333333333335, 12);
    expect(result?.p).toBeCloseTo(0.0198680515233794, 12);
    expect(result?.method).toBe('spearman');
  });
  test('a straight line has r 1, p 0 and an interval without NaN', () => {
    const result = pearson([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]);
    expect(result?.value).toBeCloseTo(1, 12);
    expect(result?.p).toBeLessThan(1e-12);
    expect(result?.low).toBeCloseTo(1, 5);
  });
  test('what does not vary has no correlation; two pairs no test; lists of different length are refused', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(pearson([], [])).toBeNull();
    expect(pearson([1, 2], [1, 3])).toMatchObject({ p: null, low: null });
    expect(() => pearson([1, 2], [1])).toThrow('invalid number of values: 1, expected 2 items');
    expect(() => spearman([1, Number.NaN], [1, 2])).toThrow('invalid value: NaN, expected finite numbers');
  });
});

describe('counting and quantiles', () => {
  test('answers are counted by value, ascending, without empty ones', () => {
    expect(tally([3, 1, 3])).toEqual([
      { value: 1, n: 1 },
      { value: 3, n: 2 },
    ]);
    expect(tally([{ value: 5, n: 0 }])).toEqual([]);
    expect(() => tally([{ value: 5, n: -1 }])).toThrow('invalid count: -1');
  });
  test('quantiles interpolate as R does by default: of 1 to 10 the quarter is 3.25', () => {
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.25)).toBe(3.25);
    expect(quantile([4], 0.9)).toBe(4);
    expect(quantile([], 0.5)).toBeNull();
    expect(() => quantile([1], 1.5)).toThrow('invalid p: 1.5, expected 0 to 1');
  });
});
