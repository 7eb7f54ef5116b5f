import { describe, expect, test } from 'vitest';
import { chiSquare } from '../../src/stats/chiSquare.ts';
import { compareGroups } from '../../src/stats/compareGroups.ts';
import { difference } from '../../src/stats/difference.ts';
import { differencesFromRest } from '../../src/stats/differencesFromRest.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { shareTest } from '../../src/stats/shareTest.ts';
import { studentT } from '../../src/stats/studentT.ts';
import { welch } from '../../src/stats/welch.ts';
import { insectSprays, sleep } from './samples.ts';
import { netMoments, shareMoments } from './groups.ts';

const [drugOne, drugTwo] = [momentsOf(sleep.one), momentsOf(sleep.two)];

describe('shares', () => {
  test.each([
    ['56/70 − 48/80', 48, 80, 56, 70, 0.0524, 0.3339],
    ['9/10 − 3/10', 3, 10, 9, 10, 0.1705, 0.809],
    ['5/56 − 0/29', 0, 29, 5, 56, -0.0381, 0.1926],
  ])('case 15 (Newcombe 1998b, table II, method 10): %s', (_, xA, nA, xB, nB, low, high) => {
    const result = newcombe({ p: xA / nA, n: nA }, { p: xB / nB, n: nB });
    expect(result.low).toBeCloseTo(low, 4);
    expect(result.high).toBeCloseTo(high, 4);
  });
  test('case 16 (R prop.test, Fleiss): 83/86, 90/93, 129/136, 70/82 have χ² 12.600, p .005585477', () => {
    const groups = [
      [83, 86],
      [90, 93],
      [129, 136],
      [70, 82],
    ] as const;
    const result = chiSquare(groups.map(([x, n]) => [x, n - x]));
    expect(result.statistic).toBeCloseTo(12.6, 3);
    expect(result.df).toBe(3);
    expect(result.p).toBeCloseTo(0.005585477, 9);
    const same = compareGroups(
      'share',
      groups.map(([x, n]) => shareMoments(x, n)),
    );
    expect(same.p).toBeCloseTo(result.p ?? 0, 12);
  });
  test('z² of two shares is χ² of their table', () => {
    const { statistic, p } = shareTest({ p: 48 / 80, n: 80 }, { p: 56 / 70, n: 70 });
    const table = chiSquare([
      [48, 32],
      [56, 14],
    ]);
    expect((statistic ?? 0) ** 2).toBeCloseTo(table.statistic ?? 0, 10);
    expect(p).toBeCloseTo(table.p ?? 0, 12);
  });
  test('the difference is b − a, with Newcombe’s interval and the pooled test', () => {
    expect(difference('share', shareMoments(48, 80), shareMoments(56, 70))).toMatchObject({
      value: expect.closeTo(0.2, 12),
      low: expect.closeTo(0.0524, 4),
      high: expect.closeTo(0.3339, 4),
      method: 'newcombe',
      test: 'z',
    });
  });
  test('everyone satisfied on both sides differs by nothing, p 1', () => {
    expect(difference('share', shareMoments(9, 9), shareMoments(4, 4))).toMatchObject({ value: 0, p: 1 });
  });
  test('a table of one filled row or column has no test; uneven or negative ones are refused', () => {
    const none = { statistic: null, df: null, p: null };
    expect(chiSquare([])).toMatchObject(none);
    expect(
      chiSquare([
        [3, 0],
        [5, 0],
      ]),
    ).toMatchObject(none);
    expect(() => chiSquare([[1, 2], [1]])).toThrow('invalid row length: 1, expected 2');
    expect(() => chiSquare([[-1, 2]])).toThrow('invalid count: -1');
  });
});

describe('net scores', () => {
  const earlier = netMoments(321, 654, 987);
  const latest = netMoments(123, 456, 789);
  test('case 11 (nhsbsa sigtest): −48.68 against −33.94, standard error .024395, z −6.04', () => {
    const result = difference('nps', earlier, latest);
    expect(result?.value).toBeCloseTo(-48.68 + 33.94, 1);
    expect(result?.statistic).toBeCloseTo(-6.04, 2);
    expect((result?.value ?? 0) / (result?.statistic ?? 1) / 100).toBeCloseTo(0.024395, 6);
  });
  test('the interval contains the difference and stays near the plain one for many answers', () => {
    const { value = 0, low, high } = difference('nps', earlier, latest) ?? {};
    expect(low).toBeCloseTo(value - 196 * 0.024395, 1);
    expect(high).toBeCloseTo(value + 196 * 0.024395, 1);
  });
  test('three promoters against three detractors still have a finite test', () => {
    const result = difference('nps', netMoments(0, 0, 3), netMoments(3, 0, 0));
    expect(result?.value).toBe(200);
    expect(result?.high).toBe(200);
    expect(Number.isFinite(result?.statistic)).toBe(true);
  });
});

describe('means', () => {
  test("R's t.test of Student's sleep data: t 1.8608, df 17.776, p .07939, −.2054832 … 3.3654832", () => {
    const result = welch(drugOne, drugTwo);
    expect(result?.value).toBeCloseTo(1.58, 12);
    expect(result?.statistic).toBeCloseTo(1.8608, 4);
    expect(result?.df).toBeCloseTo(17.776, 3);
    expect(result?.p).toBeCloseTo(0.07939, 5);
    expect(result?.low).toBeCloseTo(-0.2054832, 7);
    expect(result?.high).toBeCloseTo(3.3654832, 7);
  });
  test("with equal variances (R's var.equal = TRUE): df 18, p .07919", () => {
    const result = studentT(drugOne, drugTwo);
    expect(result?.statistic).toBeCloseTo(1.8608, 4);
    expect(result?.df).toBe(18);
    expect(result?.p).toBeCloseTo(0.07919, 5);
  });
  test('an index differs as its mean does, in points', () => {
    const result = difference('index', drugOne, drugTwo, { min: 0, max: 10 });
    expect(result?.value).toBeCloseTo(15.8, 10);
    expect(result?.low).toBeCloseTo(-2.054832, 6);
    expect(result?.p).toBeCloseTo(0.07939, 5);
  });
  test("R's oneway.test of sleep: F 3.4626, p .07939; of InsectSprays: F 36.065, p 7.999e-12", () => {
    expect(compareGroups('mean', [drugOne, drugTwo]).p).toBeCloseTo(0.07939, 5);
    expect(compareGroups('mean', [drugOne, drugTwo]).statistic).toBeCloseTo(3.4626, 4);
    const sprays = compareGroups(
      'mean',
      Object.values(insectSprays).map((counts) => momentsOf(counts)),
    );
    expect(sprays.statistic).toBeCloseTo(36.065, 3);
    expect(sprays.df2).toBeCloseTo(30.043, 3);
    expect((sprays.p ?? 0) * 1e12).toBeCloseTo(7.999, 3);
  });
  test('groups too small or without variation have a difference but no test', () => {
    const nothing = { low: null, high: null, p: null, statistic: null };
    expect(difference('mean', momentsOf([3]), momentsOf([4, 5]))).toMatchObject({ value: 1.5, ...nothing });
    expect(difference('mean', momentsOf([3, 3]), momentsOf([4, 4]))).toMatchObject({ value: 1, ...nothing });
    expect(compareGroups('mean', [momentsOf([3, 3]), momentsOf([4, 5])]).p).toBeNull();
  });
});

describe('any kind', () => {
  test('an empty group gives null', () => {
    for (const kind of ['share', 'nps', 'mean', 'count'] as const) {
      expect(difference(kind, momentsOf([]), momentsOf([1]))).toBeNull();
    }
  });
  test('totals differ without inference', () => {
    expect(difference('sum', momentsOf([1]), momentsOf([1, 4]))).toMatchObject({
      value: 4,
      p: null,
      test: 'none',
    });
    expect(difference('count', momentsOf([1]), momentsOf([1, 4]))).toMatchObject({
      value: 1,
      method: 'none',
    });
  });
  test('groups are compared with the rest, corrected by Holm unless told otherwise', () => {
    const groups = [shareMoments(40, 50), shareMoments(20, 50), shareMoments(30, 50), momentsOf([])];
    const results = differencesFromRest('share', groups);
    expect(results[0]?.value).toBeCloseTo(0.8 - 0.5, 12);
    expect(results[3]).toBeNull();
    expect(results[1]?.adjustedP).toBeGreaterThan(results[1]?.p ?? 1);
    const plain = differencesFromRest('share', groups, { correction: 'none' });
    expect(plain[1]?.adjustedP).toBe(plain[1]?.p);
    expect(differencesFromRest('share', [shareMoments(1, 2)])).toEqual([null]);
  });
});
