import { describe, expect, test } from 'vitest';
import { expectedLifetime, kaplanMeier, numbersAtRisk, survivalAt } from '../../src/stats/kaplanMeier.ts';
import { logRank } from '../../src/stats/logRank.ts';
import { freireich } from './samples.ts';

describe('Kaplan–Meier', () => {
  const curve = kaplanMeier(freireich.treated);
  const drops = curve.points.filter(({ left }) => left > 0);
  test('case 25 (Freireich 6-MP): share in remission after each relapse', () => {
    expect(drops.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    drops.forEach(({ survival }, i) => expect(survival).toBeCloseTo(published[i] ?? 0, 3));
  });
  test('case 25: Greenwood’s standard errors', () => {
    const published = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
    drops.forEach(({ standardError }, i) => expect(standardError).toBeCloseTo(published[i] ?? 0, 4));
  });
  test('case 25: log-log intervals at 6 and 23, median 23', () => {
    expect(drops[0]?.low).toBeCloseTo(0.62, 3);
    expect(drops[0]?.high).toBeCloseTo(0.952, 3);
    expect(drops[6]?.low).toBeCloseTo(0.188, 3);
    expect(drops[6]?.high).toBeCloseTo(0.68, 3);
    expect(curve.median).toBe(23);
  });
  test('numbers at risk, survival and expected lifetime at chosen times', () => {
    expect(numbersAtRisk(curve, [0, 6, 7, 10, 13, 16, 22, 23, 40])).toEqual([
      21, 21, 17, 15, 12, 11, 7, 6, 0,
    ]);
    expect(survivalAt(curve, 5)).toEqual({ survival: 1, low: 1, high: 1 });
    expect(survivalAt(curve, 6.5).survival).toBeCloseTo(0.857, 3);
    expect(expectedLifetime(curve, 6)).toBe(6);
    expect(expectedLifetime(curve, 7)).toBeCloseTo(6 + 18 / 21, 12);
  });
  test('without censoring it is the share still there, and the median of an even split lies between', () => {
    const four = kaplanMeier([1, 2, 3, 4].map((time) => ({ time, left: true })));
    expect(four.points.map(({ survival }) => survival)).toEqual([0.75, 0.5, 0.25, 0]);
    expect(four.median).toBe(2.5);
    expect(four.points[3]).toMatchObject({ standardError: null, low: null, high: null });
  });
  test('nobody leaving keeps everyone; no customers give no points', () => {
    const kept = kaplanMeier([{ time: 3, left: false, n: 5 }]);
    expect(kept).toMatchObject({ n: 5, left: 0, median: null });
    expect(kept.points[0]).toMatchObject({ survival: 1, low: 1, high: 1 });
    expect(kaplanMeier([])).toMatchObject({ points: [], n: 0, median: null });
    expect(() => kaplanMeier([{ time: -1, left: true }])).toThrow('invalid time: -1');
  });
});

describe('log-rank', () => {
  test('Freireich, 6-MP against placebo (Kleinbaum & Klein: 16.79; expected 19.25 and 10.75): p 4.169e-05', () => {
    const result = logRank([freireich.treated, freireich.placebo]);
    expect(result.statistic).toBeCloseTo(16.793, 3);
    expect((result.p ?? 0) * 1e5).toBeCloseTo(4.169, 3);
    expect(result.groups.map(({ observed }) => observed)).toEqual([9, 21]);
    expect(result.groups[0]?.expected).toBeCloseTo(19.25, 2);
    expect(result.groups[1]?.expected).toBeCloseTo(10.75, 2);
  });
  test('does not depend on the order of groups and leaves out empty ones', () => {
    const halves = [freireich.treated, freireich.placebo.slice(0, 10), [], freireich.placebo.slice(10)];
    const result = logRank(halves);
    expect(result.df).toBe(2);
    expect(logRank([...halves].reverse()).statistic).toBeCloseTo(result.statistic ?? 0, 8);
  });
  test('one group, or no one leaving, has no test', () => {
    expect(logRank([freireich.treated]).p).toBeNull();
    expect(logRank([[{ time: 1, left: false }], [{ time: 2, left: false }]]).p).toBeNull();
    expect(logRank([[{ time: 1, left: true }], [{ time: 1, left: true }]]).p).toBeNull();
    expect(logRank([]).p).toBeNull();
  });
});
