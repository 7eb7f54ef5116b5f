import { describe, expect, test } from 'vitest';
import { adjustPs } from '../../src/stats/adjustPs.ts';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { holm } from '../../src/stats/holm.ts';

describe('several comparisons at once', () => {
  test('case 20 (Benjamini & Hochberg 1995): of 15 p-values the first 4 are rejected at .05', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const rejected = benjaminiHochberg(ps).map((p) => p <= 0.05);
    expect(rejected).toEqual(ps.map((_, i) => i < 4));
  });
  test('case 21 (Holm 1979, monotone): .01, .04, .03, .05, .20 become .05, .12, .12, .12, .20', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.05, 0.2]);
    [0.05, 0.12, 0.12, 0.12, 0.2].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
  });
  test('Benjamini–Hochberg of the same (scipy 1.17 false_discovery_control): .05, .0625, .0625, .0625, .20', () => {
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.05, 0.2]);
    [0.05, 0.0625, 0.0625, 0.0625, 0.2].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
  });
  test('missing tests keep their place and do not count', () => {
    expect(adjustPs([null, 0.01, null, 0.02], 'holm')).toEqual([null, 0.02, null, 0.02]);
    expect(adjustPs([0.04, null], 'none')).toEqual([0.04, null]);
    expect(adjustPs([], 'benjamini-hochberg')).toEqual([]);
  });
  test('p-values outside 0…1 are refused', () => {
    expect(() => holm([1.2])).toThrow('invalid p: 1.2, expected 0 to 1');
    expect(() => benjaminiHochberg([-0.1])).toThrow('invalid p: -0.1, expected 0 to 1');
  });
});
