import { describe, expect, test } from 'vitest';
import { csv, enter, lineOf, printed } from './terminal.ts';

const columns = 'wave: {type: category}\nyes: {type: boolean}\nanswers: {type: frequency}';
const measures = 'yes: {kind: share, column: yes, satisfied: [true]}';
const counts = (of: Record<string, [number, number]>) =>
  enter({
    csv: csv(
      'wave,yes,answers',
      Object.entries(of).flatMap(([wave, [yes, n]]) => [
        [wave, 'yes', yes],
        [wave, 'no', n - yes],
      ]),
    ),
    columns,
    measures,
  });

describe('shares from the terminal', () => {
  test('cases 13 and 14 (Newcombe 1998, table I, method 3; statsmodels, R binom): Wilson 95 % of 81/263, 0/20, 18/20, 0/30', async () => {
    const made = counts({ a: [81, 263], b: [0, 20], c: [18, 20], d: [0, 30] });
    const rows = await made.rows('--by', 'wave');
    const ends = (wave: string, decimals: number) => {
      const { low, high } = lineOf(rows, wave);
      return [printed(low, decimals), printed(high, decimals)];
    };
    expect(ends('a', 4)).toEqual(['0.2553', '0.3662']);
    expect(ends('b', 4)).toEqual(['0.0000', '0.1611']);
    expect(ends('c', 14)).toEqual(['0.69896635477151', '0.97213351878623']);
    expect(ends('d', 8)).toEqual(['0.00000000', '0.11351339']);
    expect(lineOf(rows, 'a')).toMatchObject({ value: 81 / 263, n: 263 });
  });

  test.each([
    ['56/70 − 48/80', [48, 80], [56, 70], '0.0524', '0.3339'],
    ['9/10 − 3/10', [3, 10], [9, 10], '0.1705', '0.8090'],
    ['5/56 − 0/29', [0, 29], [5, 56], '-0.0381', '0.1926'],
  ] as const)('case 15 (Newcombe 1998b, table II, method 10): %s', async (_, before, after, low, high) => {
    const made = counts({ before: [...before], after: [...after] });
    const row = await made.row('--compare', 'before..after', '--on', 'wave');
    expect([printed(row.low, 4), printed(row.high, 4), row.method]).toEqual([low, high, 'newcombe']);
    expect(row.value).toBeCloseTo(after[0] / after[1] - before[0] / before[1], 14);
  });

  test('case 16 (R prop.test, Fleiss): 83/86, 90/93, 129/136, 70/82 have χ² 12.600, p .005585477', async () => {
    const made = counts({ a: [83, 86], b: [90, 93], c: [129, 136], d: [70, 82] });
    const rows = await made.rows('--by', 'wave', '--test');
    const test = lineOf(rows, 'between groups');
    expect([printed(test.statistic, 3), test.df, printed(test.p, 9), test.test]).toEqual([
      '12.600',
      3,
      '0.005585477',
      'chi-square',
    ]);
  });

  test('case 22 (scipy): Kruskal–Wallis of [1,1,1], [2,2,2], [2,2]: H 7.0, p .0301973834223185', async () => {
    const made = enter({
      csv: csv('wave,answer,answers', [
        ['a', 1, 3],
        ['b', 2, 3],
        ['c', 2, 2],
      ]),
      columns: 'wave: {type: category}\nanswer: {type: score, range: [1, 5]}\nanswers: {type: frequency}',
      measures: 'top: {kind: share, column: answer, satisfied: [5]}',
    });
    const test = lineOf(await made.rows('--by', 'wave', '--test', 'ranks'), 'between groups');
    expect([printed(test.statistic, 12), printed(test.p, 16), test.test]).toEqual([
      '7.000000000000',
      '0.0301973834223185',
      'kruskal-wallis',
    ]);
  });
});

/** Customers asked twice, those who answered alike in one line. */
const twice = ([both, onlyFirst, onlySecond, neither]: [number, number, number, number]) =>
  enter({
    csv: csv(
      'who,wave,yes,answers',
      [
        ['both', 1, 1, both],
        ['first', 1, 0, onlyFirst],
        ['second', 0, 1, onlySecond],
        ['neither', 0, 0, neither],
      ].flatMap(([who, first, second, n]) => [
        [who, 'first', first, n],
        [who, 'second', second, n],
      ]),
    ),
    columns: `who: {type: text}\n${columns}`,
    measures,
    more: 'customer: who',
  });
const paired = ['--compare', 'first..second', '--on', 'wave', '--paired'];

describe('the same customers asked twice, from the terminal', () => {
  test('case 17 (Agresti; R mcnemar.test): 794/150/86/570: χ² 17.356, p 3.099e-05; corrected 16.818, p 4.115e-05', async () => {
    const made = twice([794, 150, 86, 570]);
    const plain = await made.row(...paired);
    expect([printed(plain.statistic, 3), plain.p?.toExponential(3), plain.n]).toEqual([
      '17.356',
      '3.099e-5',
      1600,
    ]);
    const corrected = await made.row(...paired, '--test', 'corrected');
    expect([printed(corrected.statistic, 3), corrected.p?.toExponential(3)]).toEqual(['16.818', '4.115e-5']);
  });

  test('case 18 (statsmodels, R): [[101,121],[59,33]]: 21.35556; corrected 20.67222; exact p .000004', async () => {
    const made = twice([101, 121, 59, 33]);
    expect(printed((await made.row(...paired)).statistic, 5)).toBe('21.35556');
    expect(printed((await made.row(...paired, '--test', 'corrected')).statistic, 5)).toBe('20.67222');
    expect(printed((await made.row(...paired, '--test', 'exact')).p, 6)).toBe('0.000004');
  });

  test('case 19 (ratesci tests): (20, 12, 2, 16), method 10: .0562 … .3292, with the column named', async () => {
    const made = twice([20, 12, 2, 16]);
    const row = await made.row('--compare', 'second..first', '--on', 'wave', '--paired', 'who');
    expect([row.value, printed(row.low, 4), printed(row.high, 4)]).toEqual([0.2, '0.0562', '0.3292']);
    expect([row.method, row.test]).toEqual(['newcombe-paired', 'mcnemar-exact']);
  });

  test("Student's sleep (R t.test paired): ten people, mean difference 1.58, t 4.0621, p .002833, .7001142 … 2.4598858", async () => {
    const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const made = enter({
      csv: csv('who,drug,hours', [...one.map((h, i) => [i, 'one', h]), ...two.map((h, i) => [i, 'two', h])]),
      columns: 'who: {type: text}\ndrug: {type: category}\nhours: {type: number, unit: hours}',
      measures: 'sleep: {kind: mean, column: hours, customer: who}',
    });
    const row = await made.row('--compare', 'one..two', '--on', 'drug', '--paired');
    expect([printed(row.value, 2), printed(row.statistic, 4), printed(row.p, 6)]).toEqual([
      '1.58',
      '4.0621',
      '0.002833',
    ]);
    expect([printed(row.low, 7), printed(row.high, 7), row.unit]).toEqual([
      '0.7001142',
      '2.4598858',
      'hours',
    ]);
  });
});
