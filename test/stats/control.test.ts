import { describe, expect, test } from 'vitest';
import { laneyChart } from '../../src/stats/laneyChart.ts';
import { pChart } from '../../src/stats/pChart.ts';
import { random } from '../../src/stats/random.ts';
import { runRules } from '../../src/stats/runRules.ts';
import { xmrChart } from '../../src/stats/xmrChart.ts';

describe('charts', () => {
  test('case 29 (NIST handbook 6.3.2.2): flow rates have mean 50.81, limits 45.8159 … 55.8041', () => {
    const chart = xmrChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(chart?.centre).toBeCloseTo(50.81, 10);
    expect(chart?.meanRange).toBeCloseTo(1.8778, 4);
    expect(chart?.points[0]?.lower).toBeCloseTo(45.8159, 4);
    expect(chart?.points[0]?.upper).toBeCloseTo(55.8041, 4);
  });
  test('limits can come from a baseline and judge what follows', () => {
    const chart = xmrChart([10, 12, 10, 12, 30], { baseline: 4 });
    expect(chart?.centre).toBe(11);
    expect(chart?.points[4]?.sigmas).toBeGreaterThan(3);
    expect(() => xmrChart([1, 2], { baseline: 3 })).toThrow(
      'invalid baseline: 3, expected a whole number up to 2',
    );
  });
  test('equal values lie on their limits; a single one has no chart', () => {
    const chart = xmrChart([5, 5, 5]);
    expect(chart?.points[1]).toEqual({ value: 5, lower: 5, upper: 5, sigmas: 0 });
    expect(xmrChart([5])).toBeNull();
    expect(xmrChart([])).toBeNull();
  });
  test('a p-chart has limits p̄ ± 3√(p̄(1 − p̄)/n) of its own for each period, cut at 0 and 1', () => {
    const chart = pChart([
      { n: 100, x: 20 },
      { n: 400, x: 80 },
      { n: 4, x: 1 },
      { n: 0, x: 0 },
    ]);
    expect(chart?.centre).toBeCloseTo(101 / 504, 12);
    const wide = (chart?.points[0]?.upper ?? 0) - (chart?.centre ?? 0);
    const narrow = (chart?.points[1]?.upper ?? 0) - (chart?.centre ?? 0);
    expect(wide / narrow).toBeCloseTo(2, 10);
    expect(chart?.points[2]?.lower).toBe(0);
    expect(chart?.points[3]).toBeNull();
    expect(pChart([{ n: 0, x: 0 }])).toBeNull();
    expect(() => pChart([{ n: 1, x: 2 }])).toThrow('invalid period: [1, 2], expected x from 0 to n');
  });
  test('p′ leaves binomial periods about as they are and stretches overdispersed ones', () => {
    const uniform = random(3);
    const periods = (spread: number) =>
      Array.from({ length: 60 }, () => {
        const p = 0.8 + spread * (uniform() - 0.5);
        let x = 0;
        for (let i = 0; i < 2000; i++) x += uniform() < p ? 1 : 0;
        return { n: 2000, x };
      });
    expect(laneyChart(periods(0))?.stretch).toBeGreaterThan(0.75);
    expect(laneyChart(periods(0))?.stretch).toBeLessThan(1.25);
    const wild = periods(0.2);
    expect(laneyChart(wild)?.stretch).toBeGreaterThan(3);
    const outside = (points: readonly ({ sigmas: number } | null)[] = []) =>
      points.filter((point) => Math.abs(point?.sigmas ?? 0) > 3).length;
    expect(outside(pChart(wild)?.points)).toBeGreaterThan(20);
    expect(outside(laneyChart(wild)?.points)).toBe(0);
  });
  test('p′ of one period, or where all are satisfied, is null', () => {
    expect(laneyChart([{ n: 9, x: 3 }])).toBeNull();
    expect(
      laneyChart([
        { n: 9, x: 9 },
        { n: 4, x: 4 },
      ]),
    ).toBeNull();
  });
});

describe('run rules', () => {
  const ids = (sigmas: (number | null)[], rules: Parameters<typeof runRules>[1] = {}) =>
    runRules(sigmas, rules).map(({ rule }) => rule);
  const quiet = [0.5, -0.3, 1.2, -1.4, 0.2];
  test('a quiet chart has no signal', () => {
    expect(ids(quiet)).toEqual([]);
    expect(ids([])).toEqual([]);
  });
  test.each([
    ['beyond-limits', [...quiet, 3.1], 5, 5],
    ['same-side', [-0.5, ...Array.from({ length: 9 }, (_, i) => (i % 2 ? 1.2 : 0.4))], 1, 9],
    ['trend', [0.1, -1.2, -0.9, -0.2, 0.3, 1.1, 1.4], 1, 6],
    ['alternating', Array.from({ length: 14 }, (_, i) => (i % 2 ? 1.3 : -0.3)), 0, 13],
    ['two-of-three', [0.2, 2.3, -0.4, 2.1], 1, 3],
    ['four-of-five', [-0.2, 1.3, 1.1, -0.4, 1.6, 1.2], 1, 5],
    ['hugging', Array.from({ length: 15 }, (_, i) => [0.5, -0.3, -0.6, 0.2][i % 4] ?? 0), 0, 14],
    ['avoiding', [1.2, -1.3, -1.5, 1.4, 1.7, -1.2, 1.3, -1.1], 0, 7],
  ] as const)('%s is seen where it is, and nothing else', (rule, sigmas, start, end) => {
    expect(runRules(sigmas)).toEqual([{ rule, start, end }]);
  });
  test('Western Electric calls eight on one side, Nelson nine', () => {
    const eight = [-0.5, 0.4, 1.2, 0.4, 1.2, 0.4, 1.2, 0.4, 1.2];
    expect(ids(eight, { rules: 'western-electric' })).toEqual(['same-side']);
    expect(ids(eight)).toEqual([]);
    expect(ids([3.5, ...eight], { rules: ['same-side'] })).toEqual([]);
  });
  test('a long run is one signal; an empty period breaks it', () => {
    const long = Array.from({ length: 12 }, (_, i) => (i % 2 ? 1.2 : 0.4));
    expect(runRules(long)).toEqual([{ rule: 'same-side', start: 0, end: 11 }]);
    expect(runRules([...long.slice(0, 6), null, ...long.slice(6)])).toEqual([]);
  });
  test('a chart where nothing varies neither hugs nor trends', () => {
    expect(ids(new Array<number>(20).fill(0))).toEqual([]);
  });
});
