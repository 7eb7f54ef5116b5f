import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  daysBetween,
  earlier,
  isWindow,
  lastPeriod,
  periodUnits,
  startOf,
  windowOf,
} from '../../src/sql/period.ts';
import { fixtureDataset } from '../fixture.ts';

const day = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));
const unit = fc.constantFrom(...periodUnits);
const until = (to: string, from = '2023-01-01') => ({ ...fixtureDataset, extent: { from, to } });

describe('the start of a period', () => {
  it.each([
    ['2026-02-14', 'month', '2026-02-01'],
    ['2026-02-14', 'quarter', '2026-01-01'],
    ['2026-12-31', 'quarter', '2026-10-01'],
    ['2026-02-14', 'year', '2026-01-01'],
    // ISO 8601: 1 January 2023 is a Sunday of the last week of 2022
    ['2023-01-01', 'week', '2022-12-26'],
    ['2024-12-30', 'week', '2024-12-30'],
    ['2025-01-05', 'week', '2024-12-30'],
    ['2024-03-03', 'week', '2024-02-26'],
  ] as const)('of %s by %s is %s', (from, by, start) => {
    expect(startOf(from, by)).toBe(start);
  });

  it('takes a timestamp for its day', () => {
    expect(startOf('2026-02-14T23:59:59', 'month')).toBe('2026-02-01');
  });

  it('is not after the day, and the day is before the next period', () => {
    fc.assert(
      fc.property(day, unit, (each, by) => {
        const start = startOf(each, by);
        expect(start <= each).toBe(true);
        expect(each < add(start, 1, by)).toBe(true);
        expect(startOf(start, by)).toBe(start);
      }),
    );
  });

  it('of a week is a Monday', () => {
    fc.assert(
      fc.property(day, (each) => {
        expect(new Date(`${startOf(each, 'week')}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('adding to a day', () => {
  it.each([
    ['2024-02-28', 1, 'day', '2024-02-29'],
    ['2023-02-28', 1, 'day', '2023-03-01'],
    ['1900-02-28', 1, 'day', '1900-03-01'],
    ['2000-02-28', 1, 'day', '2000-02-29'],
    ['2024-12-31', 1, 'week', '2025-01-07'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2023-01-31', 1, 'month', '2023-02-28'],
    ['2024-03-31', -1, 'month', '2024-02-29'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', 4, 'year', '2028-02-29'],
    ['2024-11-30', 1, 'quarter', '2025-02-28'],
    ['2024-01-15', -13, 'month', '2022-12-15'],
  ] as const)('%s and %i %s is %s', (from, count, by, result) => {
    expect(add(from, count, by)).toBe(result);
  });

  it('days is undone by taking them away, and daysBetween counts them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (each, count) => {
        const there = add(each, count, 'day');
        expect(add(there, -count, 'day')).toBe(each);
        expect(daysBetween(each, there)).toBe(count);
      }),
    );
  });

  it('whole periods to a start gives a start', () => {
    fc.assert(
      fc.property(day, unit, fc.integer({ min: -60, max: 60 }), (each, by, count) => {
        const there = add(startOf(each, by), count, by);
        expect(startOf(there, by)).toBe(there);
      }),
    );
  });
});

describe('the last period that the data cover', () => {
  it.each([
    ['a whole month', '2026-09-30', 'month', '2026-09-01'],
    // 30 days: three may be missing
    ['a month without its last three days', '2026-09-27', 'month', '2026-09-01'],
    ['not a month without its last four days', '2026-09-26', 'month', '2026-08-01'],
    ['a quarter without its last nine days', '2026-09-21', 'quarter', '2026-07-01'],
    ['not a quarter without its last ten days', '2026-09-20', 'quarter', '2026-04-01'],
    ['a whole week', '2026-09-27', 'week', '2026-09-21'],
    ['not a week without its Sunday', '2026-09-26', 'week', '2026-09-14'],
    ['a year without its last five weeks', '2025-11-26', 'year', '2025-01-01'],
    ['not a year of nine months', '2026-09-30', 'year', '2025-01-01'],
  ] as const)('is %s', (_what, to, by, from) => {
    const window = lastPeriod(until(to), by);
    expect(window).toEqual({ from, before: add(from, 1, by) });
  });

  it('is the period that has begun, when the data reach back no further', () => {
    expect(lastPeriod(until('2026-03-10', '2026-03-01'), 'month')).toEqual({
      from: '2026-03-01',
      before: '2026-04-01',
    });
    expect(lastPeriod(until('2026-03-10', '2026-02-20'), 'month')?.from).toBe('2026-02-01');
  });

  it('is unknown for data without dates', () => {
    expect(lastPeriod({ ...fixtureDataset, extent: undefined }, 'month')).toBeUndefined();
    expect(windowOf('month', { ...fixtureDataset, extent: undefined })).toBeUndefined();
  });
});

describe('the words for a period', () => {
  const dataset = until('2026-09-30');

  it.each([
    ['month', '2026-09-01', '2026-10-01'],
    ['last month', '2026-09-01', '2026-10-01'],
    ['Last  Quarter', '2026-07-01', '2026-10-01'],
    ['last 24 months', '2024-10-01', '2026-10-01'],
    ['3 quarters', '2026-01-01', '2026-10-01'],
    ['last 2 weeks', '2026-09-14', '2026-09-28'],
    ['year', '2025-01-01', '2026-01-01'],
    ['2025-01-01..2025-06-30', '2025-01-01', '2025-07-01'],
    ['2024-02-29 .. 2024-02-29', '2024-02-29', '2024-03-01'],
  ])('"%s" is from %s and before %s', (text, from, before) => {
    expect(isWindow(text)).toBe(true);
    expect(windowOf(text, dataset)).toEqual({ from, before });
  });

  it.each([
    'decade',
    'last',
    'last months ago',
    'last 0 months',
    'last 1.5 months',
    'last 99999999999 months',
    '2025-01-01',
    '2025-01-01..',
    '2025-02-30..2025-03-01',
    '2025-01-01..2025-13-45',
    '2025-06-30..2025-01-01',
    '',
  ])('"%s" is none', (text) => {
    expect(isWindow(text)).toBe(false);
    expect(windowOf(text, dataset)).toBeUndefined();
  });

  it('that isWindow accepts name a window, and no text makes an exception', () => {
    const part = fc.constantFrom('last ', '2', '24', ' ', 'month', 'weeks', '2025-02-30', '2025-01-01', '..');
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 5 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (each) => {
        const window = windowOf(each, dataset);
        expect(window !== undefined).toBe(isWindow(each));
        if (window) expect(window.from < window.before).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('earlier windows lie end to end', () => {
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 1, max: 40 }), (each, by, count) => {
        const from = startOf(each, by);
        const window = { from, before: add(from, 1, by) };
        expect(earlier(window, by).before).toBe(from);
        expect(earlier(window, by, count).from).toBe(add(from, -count, by));
      }),
    );
  });
});
