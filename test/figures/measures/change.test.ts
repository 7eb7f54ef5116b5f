import { describe, expect, it } from 'vitest';
import { toneOf } from '../../../src/figures/measures/change.ts';
import { windowName, windowsOf } from '../../../src/figures/measures/windows.ts';
import { measureOf } from '../../../src/dataset/dataset.ts';
import { shopDataset } from '../shop.fixture.ts';

const windows = (asked: object) => windowsOf({ measure: 'csat', ...asked }, shopDataset);

describe('the windows of a change', () => {
  it('are the last quarter and the one before for change="quarter"', () => {
    expect(windows({ change: 'quarter' })).toMatchObject({
      now: { from: '2026-07-01', before: '2026-10-01' },
      before: { from: '2026-04-01', before: '2026-07-01' },
    });
  });

  it('are the last 12 months and the 12 before for change="year"', () => {
    expect(windows({ change: 'year' })).toMatchObject({
      now: { from: '2025-10-01', before: '2026-10-01' },
      before: { from: '2024-10-01', before: '2025-10-01' },
    });
  });

  it('are the last quarter and that of a year ago for period="quarter" change="year"', () => {
    expect(windows({ period: 'quarter', change: 'year' })).toMatchObject({
      now: { from: '2026-07-01', before: '2026-10-01' },
      before: { from: '2025-07-01', before: '2025-10-01' },
    });
  });

  it('take any window text as period', () => {
    expect(windows({ period: '2026-04-15..2026-05-14', change: 'month' })).toMatchObject({
      now: { from: '2026-04-15', before: '2026-05-15' },
      before: { from: '2026-03-15', before: '2026-04-15' },
    });
    expect(windows({ period: 'last 2 weeks' }).now).toEqual({ from: '2026-09-14', before: '2026-09-28' });
  });

  it('are none without change and period: all answers', () => {
    expect(windows({})).toEqual({ unit: 'month' });
  });

  it('may not overlap: two sides that share answers cannot be tested', () => {
    expect(() => windows({ period: 'last 12 months', change: 'quarter' })).toThrow(/overlaps the one before/);
  });

  it('are none for a table without dates, where only a period is a mistake', () => {
    expect(windows({ measure: 'size', change: 'quarter' })).toEqual({ unit: 'quarter' });
    expect(() => windows({ measure: 'size', period: 'quarter' })).toThrow('table places has no dates');
  });

  it('hold whole periods for churn, whose last one the data leave before its end', () => {
    expect(windows({ measure: 'churn', change: 'quarter' })).toEqual({
      now: { from: '2026-04-01', before: '2026-07-01' },
      before: { from: '2026-01-01', before: '2026-04-01' },
      unit: 'quarter',
    });
    expect(windows({ measure: 'churn', change: 'year' })).toMatchObject({
      now: { from: '2025-09-01', before: '2026-09-01' },
      unit: 'month',
    });
  });

  it.each([
    ['2026-01-01', '2027-01-01', '2026'],
    ['2026-07-01', '2026-10-01', 'Q3 2026'],
    ['2026-07-01', '2026-08-01', 'Jul 2026'],
    ['2026-09-14', '2026-09-21', 'week of 14 Sept 2026'],
    ['2025-10-01', '2026-10-01', 'Oct 2025 – Sept 2026'],
    ['2026-04-15', '2026-05-15', '15 Apr 2026 – 14 May 2026'],
  ])('from %s before %s are called %s', (from, before, name) => {
    expect(windowName({ from, before }, 'en')).toBe(name);
  });
});

describe('the tone of a change', () => {
  it('is good news by the direction of the measure, and neither for counts and unclear changes', () => {
    const tone = (name: string, verdict: 'higher' | 'lower' | 'unclear') =>
      toneOf(verdict, measureOf(shopDataset, name));
    expect(tone('csat', 'higher')).toBe('good');
    expect(tone('csat', 'lower')).toBe('bad');
    expect(tone('churn', 'higher')).toBe('bad');
    expect(tone('effort', 'lower')).toBe('good');
    expect(tone('csat', 'unclear')).toBe('neutral');
    expect(tone('count', 'higher')).toBe('neutral');
  });
});
