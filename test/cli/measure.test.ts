import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readOptions, UsageError } from '../../src/cli/measure/options.ts';
import type { MeasureRow } from '../../src/cli/measure/row.ts';
import { command, csv, enter, lineOf, terminal, type Terminal } from '../published/terminal.ts';

const months = ['2025-01', '2025-02', '2025-03'];
let made: Terminal;
beforeAll(() => {
  const rows = Array.from({ length: 240 }, (_, i) => [
    `${months[i % 3]}-${String(1 + (i % 27)).padStart(2, '0')}`,
    i < 6 ? 'Isle' : ['North', 'South'][i % 2],
    i % 12 === 0 ? '' : 1 + (i % 5),
    `c${i % 90}`,
    i % 7 ? 'no' : 'yes',
  ]);
  made = enter({
    csv: csv('day,region,csat,who,called', rows),
    columns:
      'day: {type: date}\nregion: {type: category, values: [South, North, Isle]}\ncsat: {type: score, range: [1, 5]}\nwho: {type: text, publish: pseudonym}\ncalled: {type: boolean}',
    measures:
      'csat: {kind: share, column: csat, satisfied: [4, 5]}\nmean: {kind: mean, column: csat}\nsouth: {kind: mean, column: csat, where: {region: South}}',
    more: 'period: day\nsynthetic: true\nminimum: {publish: 10, flag: 30}\n',
  });
});

describe('the measure command', () => {
  test('prints the lines of the contract, groups in declared order and the total last', async () => {
    const rows = await made.rows('--measure', 'csat', '--by', 'region');
    expect(rows.map(({ by }) => by)).toEqual(['South', 'North', 'Isle', null]);
    expect(Object.keys(rows[0] ?? {}).slice(0, 9)).toEqual([
      'measure',
      'by',
      'n',
      'value',
      'low',
      'high',
      'level',
      'unit',
      'method',
    ]);
    expect(lineOf(rows, null)).toMatchObject({
      measure: 'csat',
      n: 220,
      level: 0.95,
      unit: 'share',
      method: 'wilson',
    });
  });

  test('withholds a group under the minimum and says why', async () => {
    const rows = await made.rows('--measure', 'csat', '--by', 'region');
    expect(lineOf(rows, 'Isle')).toMatchObject({
      ...{ n: 5, value: null, low: null, high: null, method: null },
      reason: 'too few answers (n = 5, minimum 10)',
    });
    const { out } = await made.say('--measure', 'csat', '--by', 'region');
    expect(out).toContain('too few answers (n = 5, minimum 10)');
    expect(
      lineOf(await made.rows('--measure', 'csat', '--by', 'region', '--minimum', '5'), 'Isle').value,
    ).not.toBeNull();
  });

  test('takes all measures without --measure, by period, from and to, where, and another level', async () => {
    const rows = await made.rows(
      '--by',
      'month',
      '--from',
      '2025-01',
      '--to',
      '2025-02-28',
      '--where',
      'region=north,South',
      '--level',
      '.9',
    );
    expect(rows.map(({ measure, by }) => `${measure} ${by}`)).toEqual(
      ['csat', 'mean', 'south'].flatMap((name) => [`${name} 2025-01`, `${name} 2025-02`, `${name} null`]),
    );
    expect(rows.every(({ level }) => level === 0.9)).toBe(true);
    const narrow = await made.row('--measure', 'mean', '--level', '.5');
    const wide = await made.row('--measure', 'mean');
    expect((narrow.high ?? 0) - (narrow.low ?? 0)).toBeLessThan((wide.high ?? 0) - (wide.low ?? 0));
  });

  test('finds the column of a comparison by its values or its periods, and compares ranks when asked', async () => {
    const [, , regions] = await made.rows('--measure', 'mean', '--compare', 'North..South');
    expect(regions).toMatchObject({
      by: 'South − North',
      what: 'difference',
      method: 'welch',
      test: 'welch',
    });
    const [january, , periods] = await made.rows(
      '--measure',
      'mean',
      '--compare',
      '2025-01..2025-02/2025-03',
    );
    expect([january?.by, periods?.by, periods?.n]).toEqual(['2025-01', '2025-02/2025-03 − 2025-01', 220]);
    const turned = await made.row('--measure', 'mean', '--compare', 'before..after', '--at', '2025-02-01');
    expect(turned.value).toBe(periods?.value);
    const ranks = await made.row('--measure', 'csat', '--compare', 'North..South', '--test', 'ranks');
    expect(ranks).toMatchObject({ test: 'mann-whitney', method: 'newcombe' });
    expect(ranks['superiority']).toBeGreaterThan(0);
  });

  test('pairs answers by the pseudonym of the customer, the latest on each occasion, and says so', async () => {
    const argv = ['--measure', 'mean', '--compare', '2025-01/2025-02..2025-03', '--paired'];
    const { status, err } = await made.say(...argv);
    expect([status, err]).toEqual([0, '']);
    expect(await made.row('--measure', 'mean', '--compare', 'North..South', '--paired', 'who')).toMatchObject(
      {
        reason: 'no answers',
      },
    );
  });

  test('turns on the only event of the dataset, reads labels and yes and no, and charts what is finer than months', async () => {
    const days = Array.from({ length: 12 }, (_, i) => [
      `2025-01-${i + 10}`,
      1 + (i % 2),
      i % 3 ? 'yes' : 'no',
    ]);
    const small = enter({
      csv: csv('day,ease,called', days),
      columns:
        'day: {type: date}\nease: {type: score, range: [1, 2], labels: {1: hard, 2: easy}}\ncalled: {type: boolean}',
      measures: 'ease: {kind: mean, column: ease}',
      more: 'events: [{on: 2025-01-13, label: a new form}]',
    });
    const [before, after] = await small.rows('--compare', 'before..after');
    expect([before?.n, after?.n]).toEqual([3, 9]);
    expect((await small.row('--where', 'ease=easy,called=yes')).n).toBe(4);
    const chart = await small.rows('--control');
    expect(chart.map(({ by }) => by)).toEqual(days.map(([day]) => day));
    expect(chart[0]).toMatchObject({ method: 'xmr', centre: 1.5, signals: [] });
  });

  test('charts the periods of --by and refuses charts that do not fit', async () => {
    const rows = await made.rows('--measure', 'csat', '--control', 'p', '--by', 'month');
    expect(rows.map(({ by, method, what }) => [by, method, what])).toEqual(
      months.map((by) => [by, 'p', 'control']),
    );
    const { status, err } = await made.say('--measure', 'mean', '--control', 'p');
    expect([status, err]).toEqual([2, 'invalid --control: p is for shares, mean is mean; use xmr\n']);
  });
});

describe('the answers that a margin takes', () => {
  test('are as many as there are, for the margin that these give', async () => {
    for (const measure of ['csat', 'mean', 'index', 'nps']) {
      const [rough] = await spread.rows('--measure', measure, '--margin', '1');
      const [exact] = await spread.rows('--measure', measure, '--margin', String(rough?.['now']));
      expect([measure, exact?.value]).toEqual([measure, rough?.n]);
    }
  });

  test('are four times as many for half the margin, and never more than everyone', async () => {
    const [wide] = await spread.rows('--measure', 'csat', '--margin', '6');
    const [narrow] = await spread.rows('--measure', 'csat', '--margin', '3');
    const [few] = await spread.rows('--measure', 'csat', '--margin', '3', '--population', '250');
    // 1.96² · 40 % · 60 % ÷ 6 %² = 256.1
    expect([wide?.value, narrow?.value]).toEqual([257, 1025]);
    expect(few?.value).toBeLessThan(250);
  });

  test('are not told of answers that are all alike, too few or of another kind', async () => {
    const [alike] = await spread.rows('--measure', 'csat', '--margin', '3', '--where', 'score=5');
    expect([alike?.value, alike?.['reason']]).toEqual([null, 'these answers do not differ']);
    expect(
      lineOf(await made.rows('--measure', 'csat', '--margin', '3', '--by', 'region'), 'Isle').value,
    ).toBeNull();
    for (const wrong of [
      ['--measure', 'count', '--margin', '3'],
      ['--measure', 'csat', '--margin', '0'],
    ])
      expect((await spread.say(...wrong)).status).toBe(2);
  });

  const spread = enter({
    csv: csv(
      'score,nps',
      Array.from({ length: 200 }, (_, i) => [1 + (i % 5), i % 11]),
    ),
    columns: 'score: {type: score, range: [1, 5]}\nnps: {type: score, range: [0, 10]}',
    measures:
      'csat: {kind: share, column: score, satisfied: [4, 5]}\nmean: {kind: mean, column: score}\nindex: {kind: index, column: score}\nnps: {kind: nps, column: nps}',
  });
});

describe('exit status 2, with the valid names', () => {
  test.each([
    [
      'a measure',
      ['--measure', 'cast'],
      'unknown measure: cast\n    did you mean "csat"?\n    valid: csat, mean, south, count\n',
    ],
    [
      'a column',
      ['--by', 'regoin'],
      /^unknown column: regoin in table answers\n {4}did you mean "region"\?\n {4}valid: day, region, .*month/,
    ],
    [
      'a value',
      ['--where', 'region=Nroth'],
      'unknown value: Nroth in column region\n    did you mean "North"?\n    valid: South, North, Isle\n',
    ],
    ['a column of where', ['--where', 'plan=basic'], /^unknown column: plan in table answers/],
    ['a side', ['--compare', 'North..Soth', '--on', 'region'], /^unknown value: Soth in column region/],
    [
      'an option',
      ['--measrue', 'csat'],
      /^unknown option: --measrue\n {4}did you mean "--measure"\?\n {4}valid: --dataset, /,
    ],
    [
      'a word',
      ['--compare', 'North..South', '--test', 'rank'],
      /^unknown --test: rank\n {4}did you mean "ranks"\?/,
    ],
    ['a day', ['--from', 'yesterday'], /^invalid --from: yesterday\n {4}write a day such as/],
    ['a level', ['--level', '95'], /^invalid --level: 95/],
    ['a chart', ['--control', 'c'], /^unknown --control: c\n.*valid: auto, p, laney, xmr/s],
    ['two analyses', ['--control', '--survival'], 'two analyses at once: --survival and --control\n'],
    ['survival without churn', ['--survival'], 'no measure of kind churn in dataset case\n'],
    [
      'drivers of what',
      ['--drivers'],
      /^missing option: --measure, whose drivers are asked for\n {4}valid: csat, mean, south/,
    ],
    ['a driver', ['--measure', 'csat', '--drivers', 'ces'], /^unknown column: ces in table answers/],
    [
      'what fits no measure',
      ['--compare', 'yes..no', '--paired'],
      /^missing option: --on, the column with the values yes and no\n {4}valid: day/,
    ],
    ['no range', ['--from', '2025-03', '--to', '2025-01'], 'invalid --to: 2025-01 is before 2025-03\n'],
  ])('for %s', async (_, argv, expected) => {
    const { status, out, err } = await made.say(...argv);
    expect([status, out]).toEqual([2, '']);
    if (typeof expected === 'string') expect(err).toBe(expected);
    else expect(err).toMatch(expected);
  });

  test('for a dataset, which may be left out when there is one', async () => {
    const unknown = await command(made.home, ['--dataset', 'cese']);
    expect(unknown).toEqual({
      status: 2,
      out: '',
      err: 'unknown dataset: cese\n    did you mean "case"?\n    valid: case\n',
    });
    expect((await command(made.home, ['--measure', 'mean'])).status).toBe(0);
    const missing = await command(made.home, ['--data', 'nowhere']);
    expect([missing.status, missing.err]).toEqual([2, 'missing folder: nowhere\n']);
  });
});

test('of all measures those that a question does not fit are passed over, with a word', async () => {
  const { status, out, err } = await made.say('--control', 'p', '--json');
  expect(status).toBe(0);
  expect(new Set((JSON.parse(out) as MeasureRow[]).map(({ measure }) => measure))).toEqual(new Set(['csat']));
  expect(err).toBe(
    'without mean: invalid --control: p is for shares, mean is mean; use xmr\nwithout south: invalid --control: p is for shares, south is mean; use xmr\n',
  );
});

test('exit status 1 for data that break their rules, each with its line', async () => {
  const broken = terminal({
    'a.csv': 'csat\n9\n',
    'dataset.yaml':
      'title: Broken\ntables:\n  a: {file: a.csv, columns: {csat: {type: score, range: [1, 5]}}}\n',
  });
  const { status, err } = await broken.say();
  expect(status).toBe(1);
  expect(err).toMatch(/a\.csv:2:1: .*9/);
});

test('options may leave out their value, and the last of two counts', () => {
  expect(readOptions(['--compare', 'a..b', '--paired', '--on', 'x', '--on', 'y'])).toMatchObject({
    ...{ mode: 'compare', compare: 'a..b', paired: '', on: 'y' },
  });
  expect(readOptions(['--measure', 'a,b', '--measure=c', '--json'])).toMatchObject({
    measures: ['a', 'b', 'c'],
    json: true,
  });
  expect(readOptions([])).toMatchObject({ mode: 'estimates', measures: [], json: false });
  expect(() => readOptions(['csat'])).toThrow(UsageError);
});

test('the script prints JSON and nothing else, and the help names every option', () => {
  const run = (...argv: string[]) =>
    execFileSync(process.execPath, [resolve('src/cli/measure.ts'), ...argv], {
      cwd: made.home,
      encoding: 'utf8',
    });
  expect(JSON.parse(run('--measure', 'mean', '--json'))).toMatchObject([{ measure: 'mean', by: null }]);
  expect(run('--help')).toContain('--survival');
});
