import { describe, expect, test } from 'vitest';
import { mcnemar } from '../../src/stats/mcnemar.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { newcombePaired } from '../../src/stats/newcombePaired.ts';
import { pairedT } from '../../src/stats/pairedT.ts';
import { sleep } from './samples.ts';

const pairs = (both: number, onlyFirst: number, onlySecond: number, neither: number) => ({
  both,
  onlyFirst,
  onlySecond,
  neither,
});

describe('McNemar', () => {
  test('case 17 (Agresti; R mcnemar.test): 794/150/86/570 is 17.356, p 3.099e-05; corrected 16.818, 4.115e-05', () => {
    const approval = pairs(794, 150, 86, 570);
    const plain = mcnemar(approval, { variant: 'plain' });
    expect(plain.statistic).toBeCloseTo(17.356, 3);
    expect((plain.p ?? 0) * 1e5).toBeCloseTo(3.099, 3);
    const corrected = mcnemar(approval, { variant: 'corrected' });
    expect(corrected.statistic).toBeCloseTo(16.818, 3);
    expect((corrected.p ?? 0) * 1e5).toBeCloseTo(4.115, 3);
  });
  test('case 18 (statsmodels, from R): [[101, 121], [59, 33]] is 21.35556, corrected 20.67222, exact p .000004', () => {
    const counts = pairs(101, 121, 59, 33);
    expect(mcnemar(counts, { variant: 'plain' }).statistic).toBeCloseTo(21.35556, 5);
    expect(mcnemar(counts, { variant: 'corrected' }).statistic).toBeCloseTo(20.67222, 5);
    expect(mcnemar(counts, { variant: 'exact' }).p).toBeCloseTo(0.000004, 6);
  });
  test('is exact under 25 pairs that changed: 1 against 8 is 2·(1 + 9)/2⁹', () => {
    const result = mcnemar(pairs(10, 1, 8, 10));
    expect(result.method).toBe('mcnemar-exact');
    expect(result.p).toBeCloseTo(20 / 512, 12);
    expect(mcnemar(pairs(10, 5, 20, 10)).method).toBe('mcnemar');
  });
  test('no change, or as many each way, has p 1; many pairs do not underflow', () => {
    expect(mcnemar(pairs(4, 0, 0, 4)).p).toBe(1);
    expect(mcnemar(pairs(4, 0, 0, 4), { variant: 'plain' }).p).toBe(1);
    expect(mcnemar(pairs(0, 3, 3, 0)).p).toBe(1);
    expect(mcnemar(pairs(0, 1000, 1000, 0), { variant: 'exact' }).p).toBeCloseTo(1, 9);
  });
  test('counts that are not whole numbers are refused', () => {
    expect(() => mcnemar(pairs(1, 0.5, 1, 1))).toThrow(
      'invalid count: 0.5, expected a whole number of 0 or more',
    );
  });
});

describe('paired difference of shares', () => {
  test('case 19 (ratesci, Newcombe method 10): (20, 12, 2, 16) is .0562 … .3292', () => {
    // first − second there, second − first here
    const result = newcombePaired(pairs(20, 2, 12, 16));
    expect(result?.value).toBeCloseTo(0.2, 12);
    expect(result?.low).toBeCloseTo(0.0562, 4);
    expect(result?.high).toBeCloseTo(0.3292, 4);
  });
  test('turning the occasions round turns the sign', () => {
    const result = newcombePaired(pairs(20, 12, 2, 16));
    expect(result?.low).toBeCloseTo(-0.3292, 4);
    expect(result?.high).toBeCloseTo(-0.0562, 4);
  });
  test('no pairs give null; empty margins no NaN', () => {
    expect(newcombePaired(pairs(0, 0, 0, 0))).toBeNull();
    const same = newcombePaired(pairs(9, 0, 0, 0));
    expect(same?.value).toBe(0);
    expect(Number.isFinite(same?.low)).toBe(true);
  });
});

describe('paired t', () => {
  test("R's paired t.test of Student's sleep data: t 4.0621, df 9, p .002833, .7001142 … 2.4598858", () => {
    const result = pairedT(momentsOf(sleep.two.map((hours, i) => hours - (sleep.one[i] ?? 0))));
    expect(result?.value).toBeCloseTo(1.58, 12);
    expect(result?.statistic).toBeCloseTo(4.0621, 4);
    expect(result?.df).toBeCloseTo(9, 12);
    expect(result?.p).toBeCloseTo(0.002833, 6);
    expect(result?.low).toBeCloseTo(0.7001142, 7);
    expect(result?.high).toBeCloseTo(2.4598858, 7);
  });
  test('nobody gives null; one person or equal changes give no test', () => {
    expect(pairedT(momentsOf([]))).toBeNull();
    expect(pairedT(momentsOf([2]))?.p).toBeNull();
    expect(pairedT(momentsOf([1, 1, 1]))).toMatchObject({ value: 1, low: null, p: null });
  });
});
