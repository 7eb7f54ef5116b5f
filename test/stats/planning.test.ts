import { describe, expect, test } from 'vitest';
import {
  detectableDifference,
  sampleSizeForDifference,
  sampleSizeForShares,
} from '../../src/stats/sampleSizeForDifference.ts';
import {
  marginOfError,
  sampleSizeForMargin,
  sdOfNet,
  sdOfShare,
} from '../../src/stats/sampleSizeForMargin.ts';

describe('margin of error', () => {
  test('± 5 % at 95 % needs 385 answers, ± 3 % 1,068; of a population of 1,000 for ± 5 % 278', () => {
    expect(sampleSizeForMargin({ sd: sdOfShare(), margin: 0.05 })).toBe(385);
    expect(sampleSizeForMargin({ sd: sdOfShare(), margin: 0.03 })).toBe(1068);
    expect(sampleSizeForMargin({ sd: sdOfShare(), margin: 0.05, population: 1000 })).toBe(278);
  });
  test('a net score needs up to four times as many answers for the same points', () => {
    expect(sampleSizeForMargin({ sd: sdOfNet(), margin: 5 })).toBe(1537);
    expect(sdOfNet({ promoters: 1 / 2, detractors: 1 / 6 })).toBeCloseTo(100 * Math.sqrt(5 / 9), 10);
  });
  test('the margin of that many answers is what was asked for', () => {
    expect(marginOfError({ sd: 0.5, n: 385 })).toBeCloseTo(0.05, 3);
    expect(marginOfError({ sd: 0.5, n: 278, population: 1000 })).toBeLessThanOrEqual(0.05);
    expect(marginOfError({ sd: 0.5, n: 1000, population: 1000 })).toBe(0);
  });
  test('weighting costs its design effect; a sample never exceeds the population', () => {
    expect(sampleSizeForMargin({ sd: 0.5, margin: 0.05, designEffect: 2 })).toBe(769);
    expect(sampleSizeForMargin({ sd: 0.5, margin: 0.05, population: 10 })).toBe(10);
    expect(() => sampleSizeForMargin({ sd: 0.5, margin: 0 })).toThrow('invalid margin: 0');
  });
});

describe('detecting a difference', () => {
  test("R's power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7, so 77 a group", () => {
    expect(sampleSizeForShares({ from: 0.5, to: 0.75, power: 0.9 })).toBe(77);
  });
  test('half a standard deviation at 80 % needs 63 a group (Cohen 1988 has 64 with t)', () => {
    expect(sampleSizeForDifference({ difference: 0.5, sdA: 1 })).toBe(63);
  });
  test('the detectable difference inverts the sample size', () => {
    const difference = detectableDifference({ nA: 200, sdA: 80, sdB: 60 });
    expect(sampleSizeForDifference({ difference, sdA: 80, sdB: 60 })).toBe(200);
  });
  test('no difference, or a power under one half, is refused', () => {
    expect(() => sampleSizeForDifference({ difference: 0, sdA: 1 })).toThrow('invalid difference: 0');
    expect(() => sampleSizeForShares({ from: 0.5, to: 0.5 })).toThrow('invalid to: 0.5');
    expect(() => detectableDifference({ nA: 9, sdA: 1, power: 0.1 })).toThrow(
      'invalid power: 0.1, expected .5 to 1',
    );
  });
});
