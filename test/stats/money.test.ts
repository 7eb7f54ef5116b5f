import { describe, expect, test } from 'vitest';
import { advocateEffect } from '../../src/stats/advocateEffect.ts';
import { breakEven } from '../../src/stats/breakEven.ts';
import { churn, convertChurn } from '../../src/stats/churn.ts';
import { churnProjection } from '../../src/stats/churnProjection.ts';
import { exposure } from '../../src/stats/exposure.ts';
import { irr } from '../../src/stats/irr.ts';
import { lifetimeValue } from '../../src/stats/lifetimeValue.ts';
import { npv, periodRate } from '../../src/stats/npv.ts';
import { payback } from '../../src/stats/payback.ts';
import { programmeFlows } from '../../src/stats/programmeFlows.ts';
import { revenueRetention } from '../../src/stats/revenueRetention.ts';
import { simulate } from '../../src/stats/simulate.ts';
import { tornado } from '../../src/stats/tornado.ts';

describe('churn and retention', () => {
  test('case 23: 3,245 of 52,430 is 6.19 %; 4 % a month is 38.7 % a year; 3 % a month keeps .6938', () => {
    expect(churn({ start: 52430, left: 3245 })?.value).toBeCloseTo(0.0619, 4);
    expect(convertChurn(0.04, 1, 12)).toBeCloseTo(0.387, 3);
    expect(1 - convertChurn(0.03, 1, 12)).toBeCloseTo(0.6938, 4);
  });
  test('5 % a month is 46 % a year, 5 to 7 % a year .43 to .60 % a month', () => {
    expect(convertChurn(0.05, 1, 12)).toBeCloseTo(0.46, 2);
    expect(convertChurn(0.05, 12, 1)).toBeCloseTo(0.0043, 4);
    expect(convertChurn(0.07, 365, 365 / 12)).toBeCloseTo(0.006, 4);
    expect(convertChurn(1, 1, 12)).toBe(1);
    expect(convertChurn(0, 1, 12)).toBe(0);
  });
  test('the naive rate stands beside the measured one and goes below 0 when the base grows', () => {
    expect(churn({ start: 100, left: 10, end: 120 })).toMatchObject({
      value: 0.1,
      naive: -0.2,
      method: 'wilson',
    });
    expect(churn({ start: 100, left: 10 })?.naive).toBeNull();
    expect(churn({ start: 0, left: 0 })).toBeNull();
    expect(() => churn({ start: 5, left: 6 })).toThrow('invalid left: 6, expected 0 to 5');
  });
  test('case 24 (dnoise.online): 200k − 6k − 4k + 20k keeps 105 % net, 95 % gross', () => {
    const result = revenueRetention({ start: 200_000, lost: 6000, reduced: 4000, added: 20_000 });
    expect(result?.net).toBeCloseTo(1.05, 12);
    expect(result?.gross).toBeCloseTo(0.95, 12);
  });
  test('case 24 (ChurnZero): 27k to 30k of the same customers is 111 %', () => {
    expect(revenueRetention({ start: 27_000, added: 3000 })?.net).toBeCloseTo(1.11, 2);
    expect(revenueRetention({ start: 0 })).toBeNull();
    expect(() => revenueRetention({ start: 5, lost: 6 })).toThrow('invalid revenue lost: 6');
  });
});

describe('value over time', () => {
  test('case 30 (numpy-financial): −15000, 1500, 2500, 3500, 4500, 6000 at 5 % are worth 122.89', () => {
    expect(npv(0.05, [-15000, 1500, 2500, 3500, 4500, 6000])).toBeCloseTo(122.89, 2);
    expect(() => npv(-1, [1])).toThrow('invalid rate: -1, expected a number above −1');
  });
  test('case 31 (phucnguyenvan.com): NPV 80.6; sales ± 10 % give 72.6 and 88.7', () => {
    const outcome = (input: Record<'sales' | 'growth' | 'margin' | 'rate', number>): number =>
      npv(
        input.rate,
        [0, 1, 2, 3, 4, 5].map((year) =>
          year ? input.sales * (1 + input.growth) ** year * input.margin : 0,
        ),
      );
    const { base, bars } = tornado(outcome, {
      sales: { base: 100, low: 90, high: 110 },
      growth: { base: 0.06, low: 0.06, high: 0.06 },
      margin: { base: 0.18, low: 0.18, high: 0.18 },
      rate: { base: 0.1, low: 0.1, high: 0.1 },
    });
    expect(base).toBeCloseTo(80.6, 1);
    expect(bars[0]?.name).toBe('sales');
    expect(bars[0]?.atLow).toBeCloseTo(72.6, 1);
    expect(bars[0]?.atHigh).toBeCloseTo(88.7, 1);
  });
  test('case 32: retention .8 and rate .10 give 2.67 times the margin, the first after one period', () => {
    expect(lifetimeValue({ margin: 1, retention: 0.8, rate: 0.1 })).toBeCloseTo(2.67, 2);
    expect(lifetimeValue({ margin: 1, retention: 0.8, rate: 0.1, first: 'now' })).toBeCloseTo(3.67, 2);
    expect(() => lifetimeValue({ margin: 1, retention: 1, rate: 0 })).toThrow(
      'invalid retention: 1, expected below 1',
    );
  });
  test('a shrinking base adds up to its lifetime value', () => {
    const points = churnProjection({ customers: 1, churn: 0.2, revenue: 1, periods: 400, rate: 0.1 });
    expect(points.at(-1)?.value).toBeCloseTo(lifetimeValue({ margin: 1, retention: 0.8, rate: 0.1 }), 10);
    expect(points[1]).toMatchObject({ period: 1, customers: 0.8, revenue: 0.8 });
  });
  test('12 % a year is .9489 % a month', () => {
    expect(periodRate(0.12)).toBeCloseTo(0.009489, 6);
    expect((1 + periodRate(0.12)) ** 12).toBeCloseTo(1.12, 12);
  });
});

describe('return on a programme', () => {
  test('the internal rate makes the flows worth nothing (numpy-financial: .28095)', () => {
    const flows = [-100, 39, 59, 55, 20];
    expect(irr(flows).rate).toBeCloseTo(0.28095, 5);
    expect(npv(irr(flows).rate ?? 0, flows)).toBeCloseTo(0, 9);
    expect(irr([-100, 0, 0, 74]).rate).toBeCloseTo(-0.0955, 4);
    expect(irr([-1, 1]).rate).toBeCloseTo(0, 12);
  });
  test('two rates are reported as no single root: −1000, 2300, −1320 has 10 % and 20 %', () => {
    const result = irr([-1000, 2300, -1320]);
    expect(result).toMatchObject({ rate: null, reason: 'no single root' });
    expect(result.roots[0]).toBeCloseTo(0.1, 9);
    expect(result.roots[1]).toBeCloseTo(0.2, 9);
  });
  test('flows that never change sign, or never balance, have no root', () => {
    expect(irr([5, 5])).toEqual({ rate: null, roots: [], reason: 'no root' });
    expect(irr([])).toMatchObject({ reason: 'no root' });
    expect(irr([1, -1, 1]).reason).toBe('no root');
  });
  test('payback counts a period’s flow as even and must last', () => {
    expect(payback([-100, 40, 40, 40])).toBeCloseTo(2.5, 12);
    expect(payback([-100, 110], { rate: 0.1 })).toBeCloseTo(1, 12);
    expect(payback([-100, 40])).toBeNull();
    expect(payback([-100, 150, -100])).toBeNull();
    expect(payback([-100, 150, -100, 200])).toBeCloseTo(2.25, 12);
    expect(payback([10, 5])).toBe(0);
    expect(payback([])).toBe(0);
  });
  test('a programme costs at once, works after its delay and grows over its ramp', () => {
    const programme = { costOnce: 100, costPerPeriod: 10, benefitPerPeriod: 60, periods: 4 };
    expect(programmeFlows({ ...programme, delay: 1, rampUp: 2 })).toEqual([-100, -10, 20, 50, 50]);
    expect(programmeFlows(programme)).toEqual([-100, 50, 50, 50, 50]);
  });
  test('break-even is what must be true; without a change of sign it is null', () => {
    expect(breakEven((x) => 3 * x - 6, 0, 10)).toBeCloseTo(2, 12);
    expect(breakEven((x) => x + 1, 0, 10)).toBeNull();
  });
  test('simulation repeats with its seed and agrees with the shapes it draws', () => {
    const result = simulate(({ a, b, c }) => a + b + c, {
      a: { shape: 'normal', mean: 10, sd: 2 },
      b: { shape: 'triangular', low: -3, mode: 0, high: 3 },
      c: { shape: 'fixed', value: -10 },
    });
    const sd = Math.sqrt(4 + 9 / 6);
    expect(result.mean).toBeCloseTo(0, 1);
    expect(result.p90 / sd).toBeCloseTo(1.28, 1);
    expect(result.positive).toBeCloseTo(0.5, 1);
    expect(result.values).toHaveLength(10_000);
    const again = simulate(
      ({ u }) => u,
      { u: { shape: 'uniform', low: 2, high: 4 } },
      { draws: 50, seed: 9 },
    );
    expect(again).toEqual(
      simulate(({ u }) => u, { u: { shape: 'uniform', low: 2, high: 4 } }, { draws: 50, seed: 9 }),
    );
    expect(again.p10).toBeGreaterThan(2);
    const cut = simulate(({ x }) => x, { x: { shape: 'normal', mean: 0, sd: 1, min: 0 } }, { draws: 50 });
    expect(cut.values[0]).toBe(0);
  });
});

describe('money at risk', () => {
  test('case 33: 100 customers, 60 % satisfied, $2,000 each: $80,000 at risk, $16,000 to keep; at 70 % $60,000', () => {
    const now = exposure({ customers: 100, satisfied: 0.6, costToWin: 2000 });
    expect(now.atRisk).toBeCloseTo(80_000, 8);
    expect(now.keeping).toBeCloseTo(16_000, 8);
    expect(now.gap).toBeCloseTo(64_000, 8);
    const then = exposure({ customers: 100, satisfied: 0.7, costToWin: 2000 });
    expect(then.atRisk).toBeCloseTo(60_000, 8);
    expect(now.atRisk - then.atRisk).toBeCloseTo(20_000, 8);
  });
  test('case 34: 15 % more spent by the satisfied, 78 → 75 %: −.403 % or, if they leave, −3.09 %', () => {
    const effect = advocateEffect({ premium: 0.15, from: 0.78, to: 0.75 });
    expect(100 * effect.premiumOnly).toBeCloseTo(-0.403, 3);
    expect(100 * effect.customers).toBeCloseTo(-3.09, 2);
  });
  test('shares outside 0…1 are refused', () => {
    expect(() => exposure({ customers: 1, satisfied: 60, costToWin: 1 })).toThrow(
      'invalid share: 60, expected 0 to 1',
    );
    expect(() => advocateEffect({ premium: 0.1, from: 78, to: 75 })).toThrow('invalid share: 78');
  });
});
