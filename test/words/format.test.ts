import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  format,
  formatDate,
  formatDifference,
  formatPeriod,
  formatRange,
  formatTick,
  localeOf,
  locales,
  type Format,
} from '../../src/words/format.ts';

// the thin and hard spaces of the languages as plain ones, so that the cases can be read
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const inAll = (value: unknown, as: Format) => locales.map((locale) => plain(format(value, as, locale)));
const euro: Format = { kind: 'money', currency: 'EUR' };

describe('a value in English, French and Russian', () => {
  it.each<[unknown, Format, string, string, string]>([
    [0.7812, { kind: 'share' }, '78.1%', '78,1 %', '78,1 %'],
    [1, { kind: 'share' }, '100.0%', '100,0 %', '100,0 %'],
    [0.0123, { kind: 'percent-change' }, '+1.2%', '+1,2 %', '+1,2 %'],
    [32.06, { kind: 'points' }, '+32.1', '+32,1', '+32,1'],
    [-7, { kind: 'points' }, '−7.0', '−7,0', '−7,0'],
    [0, { kind: 'points' }, '0.0', '0,0', '0,0'],
    [4.125, { kind: 'score' }, '4.13', '4,13', '4,13'],
    [76.54, { kind: 'index' }, '76.5', '76,5', '76,5'],
    [1234567, { kind: 'count' }, '1,234,567', '1 234 567', '1 234 567'],
    [12, euro, '€12', '12 €', '12 €'],
    [12.5, euro, '€12.50', '12,50 €', '12,50 €'],
    [-1234.56, euro, '−€1,235', '−1 235 €', '−1 235 €'],
    [3.14159, { kind: 'number' }, '3.14', '3,14', '3,14'],
    [123456.7, { kind: 'number' }, '123,456.7', '123 456,7', '123 456,7'],
    [2.5, { kind: 'unit', unit: 'h' }, '2.5 h', '2,5 h', '2,5 h'],
    [0.0312, { kind: 'p' }, '0.031', '0,031', '0,031'],
    [0.00001, { kind: 'p' }, '< 0.001', '< 0,001', '< 0,001'],
    [0.05, { kind: 'difference', of: { kind: 'share' } }, '+5.0 pp', '+5,0 pts', '+5,0 п. п.'],
    [2025, { kind: 'text' }, '2025', '2025', '2025'],
    ['2025-03-01', { kind: 'date' }, '1 Mar 2025', '1 mars 2025', '1 мар. 2025 г.'],
    [
      '2025-03-01T23:59:59',
      { kind: 'timestamp' },
      '1 Mar 2025 23:59',
      '1 mars 2025 23:59',
      '1 мар. 2025 г. 23:59',
    ],
  ])('%j as %j is %s, %s, %s', (value, as, ...expected) => {
    expect(inAll(value, as)).toEqual(expected);
  });

  it.each<[number, Format]>([
    [-0.0004, { kind: 'share' }],
    [-0, { kind: 'share' }],
    [-0.04, { kind: 'points' }],
    [-0.001, { kind: 'score' }],
    [-0.04, { kind: 'index' }],
    [-0.4, { kind: 'count' }],
    [-0.001, euro],
    [-0.001, { kind: 'unit', unit: 'h' }],
    [-0.0001, { kind: 'percent-change' }],
    [-0.0001, { kind: 'difference', of: { kind: 'share' } }],
    [-0.001, { kind: 'difference', of: euro }],
  ])('never has a sign when it rounds to nothing: %d as %j', (value, as) => {
    for (const text of inAll(value, as)) expect(text).not.toMatch(/[-−+]/);
  });

  it('is a dash when there is none', () => {
    for (const kind of ['share', 'count', 'text', 'date', 'timestamp', 'number'] as const)
      for (const value of [null, undefined, '']) expect(inAll(value, { kind })).toEqual(['–', '–', '–']);
    expect(inAll(NaN, { kind: 'score' })).toEqual(['–', '–', '–']);
    expect(inAll(Infinity, euro)).toEqual(['–', '–', '–']);
  });

  it('is what it is when it is no number', () => {
    expect(inAll('North', { kind: 'share' })).toEqual(['North', 'North', 'North']);
    expect(inAll(true, { kind: 'number' })).toEqual(['true', 'true', 'true']);
    expect(inAll('not a day', { kind: 'date' })).toEqual(['not a day', 'not a day', 'not a day']);
  });

  it('has a true minus sign, one sign at most, and the digits of the value', () => {
    const kinds = ['share', 'points', 'score', 'index', 'count', 'percent-change', 'number'] as const;
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, fc.constantFrom(...kinds), fc.constantFrom(...locales), (value, kind, locale) => {
        const text = format(value, { kind }, locale);
        expect(text).not.toContain('-');
        expect(text.match(/[−+]/g)?.length ?? 0).toBeLessThanOrEqual(1);
        if (value > 0) expect(text).not.toContain('−');
        expect(text).toMatch(/\d/);
      }),
    );
  });
});

describe('a difference', () => {
  it('is always signed, shares in percentage points', () => {
    expect(formatDifference(0.0213, { kind: 'share' }, 'en')).toBe('+2.1 pp');
    expect(formatDifference(-0.0213, { kind: 'share' }, 'en')).toBe('−2.1 pp');
    expect(formatDifference(3.2, { kind: 'points' }, 'en')).toBe('+3.2 points');
    expect(formatDifference(0.25, { kind: 'score' }, 'en')).toBe('+0.25');
    expect(formatDifference(-12, { kind: 'count' }, 'en')).toBe('−12');
    expect(formatDifference(12.5, euro, 'en')).toBe('+€12.50');
  });
});

describe('a value beside an axis', () => {
  it('has no zeros after its point', () => {
    expect(formatTick(0.75, { kind: 'share' }, 'en')).toBe('75%');
    expect(plain(formatTick(0.75, { kind: 'share' }, 'fr'))).toBe('75 %');
    expect(formatTick(0.725, { kind: 'share' }, 'en')).toBe('72.5%');
    expect(formatTick(30, { kind: 'points' }, 'en')).toBe('+30');
    expect(formatTick(1000, { kind: 'count' }, 'en')).toBe('1,000');
    expect(plain(formatTick(1000, { kind: 'count' }, 'ru'))).toBe('1 000');
  });
});

describe('a range', () => {
  it('has its two ends and the word between them', () => {
    expect(formatRange(0.76, 0.801, { kind: 'share' }, 'en')).toBe('76.0% to 80.1%');
    expect(plain(formatRange(0.76, 0.801, { kind: 'share' }, 'fr'))).toBe('76,0 % à 80,1 %');
    expect(plain(formatRange(0.76, 0.801, { kind: 'share' }, 'ru'))).toBe('76,0 % – 80,1 %');
    expect(plain(formatRange(-7, -3.5, { kind: 'points' }, 'ru'))).toBe('от −7,0 до −3,5');
  });
});

describe('the name of a period', () => {
  it.each([
    ['2025-11-01', 'month', 'Nov 2025', 'nov. 2025', 'нояб. 2025 г.'],
    ['2025-10-01', 'quarter', 'Q4 2025', 'T4 2025', 'IV кв. 2025'],
    ['2025-01-01', 'year', '2025', '2025', '2025'],
    ['2025-11-03', 'week', 'week of 3 Nov 2025', 'semaine du 3 nov. 2025', 'неделя с 3 нояб. 2025 г.'],
    ['2025-11-03', 'day', '3 Nov 2025', '3 nov. 2025', '3 нояб. 2025 г.'],
  ])('that starts on %s by %s is %s, %s, %s', (day, unit, ...expected) => {
    expect(locales.map((locale) => plain(formatPeriod(day, unit, locale)))).toEqual(expected);
    expect(inAll(day, { kind: 'period', unit })).toEqual(expected);
  });

  it('does not depend on the time zone of the machine', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Adak']) {
        process.env['TZ'] = other;
        expect(formatDate('2025-01-01', 'en')).toBe('1 Jan 2025');
        expect(formatPeriod('2025-01-01', 'quarter', 'en')).toBe('Q1 2025');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('a language tag', () => {
  it('gives the language that we speak, else English', () => {
    expect(['fr', 'fr-CA', 'RU', 'en-US', 'de', '', undefined].map(localeOf)).toEqual([
      'fr',
      'fr',
      'ru',
      'en',
      'en',
      'en',
      'en',
    ]);
  });
});

it('an amount without a declared currency is rounded as one with it', () => {
  const shown = [163321.8, 12.5, 80].map((value) => format(value, { kind: 'money' }, 'en'));
  expect(shown).toEqual(['163,322', '12.50', '80']);
});
