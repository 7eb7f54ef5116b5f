import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPoint, type Place } from '../../../src/hosts/browser/nextPoint.ts';

describe('keys in a chart of lines', () => {
  // two series of three places, the second below the first but for the last place, where they meet
  const lines: Place[] = [
    ...[0, 10, 20].map((x, index) => ({ x, y: [30, 20, 25][index]! })),
    ...[0, 10, 20].map((x, index) => ({ x, y: [50, 60, 25][index]! })),
  ];

  it('lead along a series with left and right, and on to the next', () => {
    expect(nextPoint(lines, 0, 'ArrowRight')).toBe(1);
    expect(nextPoint(lines, 2, 'ArrowRight')).toBe(3);
    expect(nextPoint(lines, 4, 'ArrowLeft')).toBe(3);
  });

  it('lead to the other series at the same place with up and down, and no further', () => {
    expect(nextPoint(lines, 1, 'ArrowDown')).toBe(4);
    expect(nextPoint(lines, 4, 'ArrowUp')).toBe(1);
    expect(nextPoint(lines, 1, 'ArrowUp')).toBe(1);
  });

  it('reach a point that lies under another', () => {
    expect(nextPoint(lines, 2, 'ArrowDown')).toBe(5);
    expect(nextPoint(lines, 5, 'ArrowUp')).toBe(2);
  });
});

describe('keys in a chart of rows', () => {
  it('lead from row to row with up and down, whatever the values', () => {
    const rows = [50, 60, 50].map((x, index) => ({ x, y: index * 20 }));
    expect(nextPoint(rows, 0, 'ArrowDown')).toBe(1);
    expect(nextPoint(rows, 2, 'ArrowUp')).toBe(1);
    expect(nextPoint(rows, 2, 'ArrowDown')).toBe(2);
  });

  it('lead to the closest part of the next row where rows have parts', () => {
    const parts = [
      { x: 10, y: 0 },
      { x: 70, y: 0 },
      { x: 20, y: 20 },
      { x: 60, y: 20 },
    ];
    expect(nextPoint(parts, 1, 'ArrowDown')).toBe(3);
    expect(nextPoint(parts, 2, 'ArrowUp')).toBe(0);
  });
});

describe('keys in any chart', () => {
  it('lead to a point of it, and from one end by left and right to all', () => {
    const places = fc.array(fc.record({ x: fc.integer(), y: fc.integer() }), { minLength: 1, maxLength: 30 });
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
    fc.assert(
      fc.property(places, fc.integer({ min: -1, max: 29 }), key, (points, current, pressed) => {
        const next = nextPoint(points, Math.min(current, points.length - 1), pressed);
        expect(points[next!]).toBeDefined();
      }),
    );
  });

  it('are none but arrows, Home and End', () => {
    expect(nextPoint([{ x: 0, y: 0 }], 0, 'a')).toBeUndefined();
    expect(nextPoint([], -1, 'End')).toBeUndefined();
  });
});
