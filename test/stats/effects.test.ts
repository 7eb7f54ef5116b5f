import { describe, expect, test } from 'vitest';
import { differenceInDifferences } from '../../src/stats/differenceInDifferences.ts';
import { interruptedTrend } from '../../src/stats/interruptedTrend.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { random } from '../../src/stats/random.ts';
import { themeImpact } from '../../src/stats/themeImpact.ts';
import { netMoments, shareMoments } from './groups.ts';

describe('difference in differences', () => {
  const groups = {
    before: shareMoments(100, 200),
    after: shareMoments(140, 200),
    controlBefore: shareMoments(90, 180),
    controlAfter: shareMoments(99, 180),
  };
  test('is the change where something was done minus the change elsewhere', () => {
    const result = differenceInDifferences('share', groups);
    expect(result?.value).toBeCloseTo(0.2 - 0.05, 12);
    expect(result?.low).toBeLessThan(0.15);
    expect(result?.high).toBeGreaterThan(0.15);
    expect(result?.change.value).toBeCloseTo(0.2, 12);
    // z = .15 / √(Σ s²/n), s² = n p(1 − p)/(n − 1)
    const error = Math.sqrt(0.25 / 199 + 0.21 / 199 + 0.25 / 179 + 0.2475 / 179);
    expect(result?.statistic).toBeCloseTo(0.15 / error, 10);
  });
  test('net scores are in points; an empty group gives null; totals have no test', () => {
    const net = netMoments(5, 3, 2);
    const same = { before: net, after: netMoments(7, 2, 1), controlBefore: net, controlAfter: net };
    expect(differenceInDifferences('nps', same)?.value).toBeCloseTo(30, 10);
    expect(differenceInDifferences('share', { ...groups, controlAfter: momentsOf([]) })).toBeNull();
    expect(differenceInDifferences('sum', groups)).toMatchObject({ low: null, p: null });
  });
});

describe('interrupted trend', () => {
  test('finds the jump and the turn of a noisy series', () => {
    const uniform = random(11);
    const noise = () => uniform() + uniform() + uniform() - 1.5;
    const values = Array.from(
      { length: 40 },
      (_, t) => 50 + 0.5 * t + (t < 20 ? 0 : 8 + 1 * (t - 20)) + noise(),
    );
    const result = interruptedTrend(values, 20);
    expect(result?.slopeBefore.low).toBeLessThan(0.5);
    expect(result?.slopeBefore.high).toBeGreaterThan(0.5);
    expect(result?.levelChange.value).toBeCloseTo(8, 0);
    expect(result?.slopeChange.value).toBeCloseTo(1, 0);
    expect(result?.levelChange.p).toBeLessThan(1e-6);
    expect(result?.durbinWatson).toBeGreaterThan(1);
    expect((result?.fitted[19] ?? 0) - (result?.counterfactual[19] ?? 0)).toBeCloseTo(0, 10);
    expect((result?.fitted[20] ?? 0) - (result?.counterfactual[20] ?? 0)).toBeCloseTo(
      result?.levelChange.value ?? 0,
      8,
    );
  });
  test('equal weights change nothing', () => {
    const values = [3, 5, 4, 6, 9, 8, 11, 10];
    const plain = interruptedTrend(values, 4);
    const weighted = interruptedTrend(values, 4, { weights: values.map(() => 250) });
    expect(weighted?.levelChange.low).toBeCloseTo(plain?.levelChange.low ?? 0, 10);
  });
  test('needs three periods on either side and some scatter', () => {
    expect(interruptedTrend([1, 2, 3, 4, 6], 2)).toBeNull();
    expect(interruptedTrend([1, 2, 3, 4, 5, 6], 3)).toBeNull();
    expect(interruptedTrend([], 0)).toBeNull();
  });
});

describe('theme impact', () => {
  test('case 35 (Kapiche): NPS 50 with all answers, 40 without the theme: impact +10', () => {
    const all = netMoments(60, 30, 10);
    // without the theme 50 answers: 25 promoters, 20 passives, 5 detractors
    const mentions = netMoments(35, 10, 5);
    const result = themeImpact('nps', all, mentions);
    expect(result).toMatchObject({ all: expect.closeTo(50, 10), without: expect.closeTo(40, 10) });
    expect(result?.value).toBeCloseTo(10, 10);
    expect(result?.low).toBeLessThan(10);
    expect(result?.high).toBeGreaterThan(10);
  });
  test('a theme that everyone or no one mentions has no measure without it, or no impact', () => {
    const all = netMoments(6, 3, 1);
    expect(themeImpact('nps', all, all)).toBeNull();
    expect(themeImpact('nps', all, momentsOf([]))).toMatchObject({ value: 0, low: null });
  });
});
