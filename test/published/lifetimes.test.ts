import { describe, expect, test } from 'vitest';
import { add } from '../../src/sql/period.ts';
import { csv, enter, lineOf, printed } from './terminal.ts';

/** Weeks in remission under 6-MP and under placebo (Freireich et al. 1963); true for who relapsed. */
const treated: [number, boolean][] = [
  [6, true],
  [6, true],
  [6, true],
  [6, false],
  [7, true],
  [9, false],
  [10, true],
  [10, false],
  [11, false],
  [13, true],
  [16, true],
  [17, false],
  [19, false],
  [20, false],
  [22, true],
  [23, true],
  [25, false],
  [32, false],
  [32, false],
  [34, false],
  [35, false],
];
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe('survival from the terminal', () => {
  test('case 25 (Freireich 6-MP): the curve, Greenwood errors, log-log intervals and the median of 23 weeks', async () => {
    const made = enter({
      csv: csv('weeks,relapsed', treated),
      columns: 'weeks: {type: integer, unit: weeks}\nrelapsed: {type: boolean}',
      measures: 'remission: {kind: churn, time: weeks, left: relapsed}',
    });
    const rows = await made.rows('--survival');
    const curve = rows.filter(({ what }) => what === 'survival');
    expect(curve.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.map(({ value }) => printed(value, 3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ]);
    expect(curve.map(({ se }) => printed(se, 4))).toEqual([
      '0.0764',
      '0.0869',
      '0.0963',
      '0.1068',
      '0.1141',
      '0.1282',
      '0.1346',
    ]);
    expect([printed(curve[0]?.low, 3), printed(curve[0]?.high, 3)]).toEqual(['0.620', '0.952']);
    expect([printed(curve[6]?.low, 3), printed(curve[6]?.high, 3)]).toEqual(['0.188', '0.680']);
    expect(curve[0]).toMatchObject({ n: 21, atRisk: 21, events: 3, censored: 1 });
    expect(rows.find(({ what }) => what === 'median')).toMatchObject({ value: 23, n: 21, unit: 'weeks' });
  });

  test('case 25 with days instead of durations: those still followed came so many weeks before the last day', async () => {
    const last = '2025-12-31';
    const rows = treated.map(([weeks, left]) =>
      left ? ['2025-01-01', add('2025-01-01', weeks, 'week')] : [add(last, -weeks, 'week'), ''],
    );
    const made = enter({
      csv: csv('from,until', rows),
      columns: 'from: {type: date}\nuntil: {type: date, missing: still there}',
      measures: 'remission: {kind: churn, start: from, end: until}',
      more: `as_of: ${last}`,
    });
    const curve = (await made.rows('--survival', '--unit', 'week')).filter(({ what }) => what === 'survival');
    expect(curve.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.map(({ value }) => printed(value, 3)).at(-1)).toBe('0.448');
  });

  test('case 25 against placebo (R survival, survdiff): χ² 16.8 on 1 degree, medians 23 and 8', async () => {
    const made = enter({
      csv: csv('arm,weeks,relapsed', [
        ...treated.map(([weeks, left]) => ['6-MP', weeks, left]),
        ...placebo.map((weeks) => ['placebo', weeks, true]),
      ]),
      columns: 'arm: {type: category}\nweeks: {type: integer}\nrelapsed: {type: boolean}',
      measures: 'remission: {kind: churn, time: weeks, left: relapsed}',
    });
    const rows = await made.rows('--survival', '--by', 'arm');
    const test = lineOf(rows, 'between groups');
    expect([printed(test.statistic, 1), test.df, test.test]).toEqual(['16.8', 1, 'log-rank']);
    expect(test.p).toBeLessThan(0.0001);
    const medians = rows.filter(({ what }) => what === 'median').map(({ by, value }) => [by, value]);
    expect(medians).toEqual([
      ['6-MP', 23],
      ['placebo', 8],
    ]);
  });
});

/** Customers of before 2025, of whom so many left in January, and newcomers of January. */
const january = (left: number, stayed: number, came: number) =>
  enter({
    csv: csv('from,until,customers', [
      ['2024-06-01', '2025-01-15', left],
      ['2024-06-01', '', stayed],
      ['2025-01-10', '', came],
    ]),
    columns: 'from: {type: date}\nuntil: {type: date}\ncustomers: {type: frequency}',
    measures: 'churn: {kind: churn, start: from, end: until, as_of: 2025-01-31}',
  });

describe('churn from the terminal', () => {
  test('case 23: 3,245 of 52,430 left: 6.19 %; beside it the naive share, which newcomers turn around', async () => {
    const row = await january(3245, 52430 - 3245, 4000).row('--from', '2025-01-01', '--to', '2025-01-31');
    expect([printed(100 * (row.value ?? 0), 2), row.n, row.method, row['period']]).toEqual([
      '6.19',
      52430,
      'wilson',
      '31 days',
    ]);
    expect(row['naive']).toBeCloseTo((3245 - 4000) / 52430, 14);
  });

  test('case 23 as a snapshot of who left', async () => {
    const made = enter({
      csv: csv('gone,customers', [
        ['yes', 3245],
        ['no', 52430 - 3245],
      ]),
      columns: 'gone: {type: boolean}\ncustomers: {type: frequency}',
      measures: 'churn: {kind: churn, left: gone}',
    });
    expect(printed(100 * ((await made.row()).value ?? 0), 2)).toBe('6.19');
  });

  test('case 23: 4 % a month are 38.7 % a year; of 3 % a month .6938 are left after twelve', async () => {
    const four = await january(4, 96, 0).rows('--by', 'month');
    expect([lineOf(four, '2025-01').value, printed(lineOf(four, '2025-01')['yearly'], 3)]).toEqual([
      0.04,
      '0.387',
    ]);
    const three = await january(3, 97, 0).rows('--by', 'month');
    expect(printed(1 - Number(lineOf(three, '2025-01')['yearly']), 4)).toBe('0.6938');
  });

  test('case 24 (dnoise.online; ChurnZero): net retention 105 %, gross 95 %; 27k to 30k is 111 %', async () => {
    const revenue = ['start', 'kept', 'now']
      .map((name) => `${name}: {type: money, currency: USD}`)
      .join('\n');
    const made = enter({
      csv: csv('source,start,kept,now', [
        ['dnoise', 6000, 0, 0],
        ['dnoise', 94000, 90000, 90000],
        ['dnoise', 100000, 100000, 120000],
        ['churnzero', 20000, 20000, 23000],
        ['churnzero', 7000, 7000, 7000],
      ]),
      columns: `source: {type: category}\n${revenue}`,
      measures:
        'net: {kind: ratio, numerator: now, denominator: start}\ngross: {kind: ratio, numerator: kept, denominator: start}',
    });
    const rows = await made.rows('--by', 'source');
    const value = (measure: string, by: string) =>
      rows.find((row) => row.measure === measure && row.by === by)?.value ?? 0;
    expect([value('net', 'dnoise'), value('gross', 'dnoise')]).toEqual([1.05, 0.95]);
    expect(printed(100 * value('net', 'churnzero'), 0)).toBe('111');
    expect(rows[0]).toMatchObject({ unit: 'ratio', method: 'delta' });
  });
});
