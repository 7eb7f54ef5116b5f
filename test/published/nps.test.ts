import { beforeAll, describe, expect, test } from 'vitest';
import type { MeasureRow } from '../../src/cli/measure/row.ts';
import { csv, enter, lineOf, printed } from './terminal.ts';

const columns = 'nps: {type: score, range: [0, 10]}\nanswers: {type: frequency}';
const measures = 'nps: {kind: nps, column: nps}';
const groups = (promoters: number, passives: number, detractors: number) => [
  [10, promoters],
  [7, passives],
  [3, detractors],
];
const answers = (...values: (number | string)[]) =>
  enter({
    csv: csv(
      'id,nps',
      values.map((value, i) => [i, value]),
    ),
    columns: 'id: {type: text}\nnps: {type: score, range: [0, 10]}',
    measures,
  });

describe('NPS from the terminal', () => {
  const small = {
    sightmill: [3, 4, 5, 6, 8, 8, 8, 9, 10, 10],
    formbricks: [10, 7, 3, 9],
    unanswered: [9, '', ''],
    detractors: [0, 6],
    passives: [7, 8],
    promoters: [9, 10],
  };
  let rows: MeasureRow[];
  beforeAll(async () => {
    const made = enter({
      csv: csv(
        'source,nps',
        Object.entries(small).flatMap(([source, values]) => values.map((value) => [source, value])),
      ),
      columns: 'source: {type: category}\nnps: {type: score, range: [0, 10]}',
      measures,
    });
    rows = await made.rows('--by', 'source');
  });

  test.each([
    ['case 6 (Sightmill help): 3, 4, 5, 6, 8, 8, 8, 9, 10, 10 are −10', 'sightmill', '-10', 10],
    ['case 8 (Formbricks surveySummary tests): 10, 7, 3, 9 are 25', 'formbricks', '25', 4],
    ['case 8 (Formbricks keeps unanswered rows: 33.33): standard is 100', 'unanswered', '100', 1],
    ['case 10 (NPS.jl): 0 and 6 are detractors', 'detractors', '-100', 2],
    ['case 10 (NPS.jl): 7 and 8 are passives', 'passives', '0', 2],
    ['case 10 (NPS.jl): 9 and 10 are promoters', 'promoters', '100', 2],
  ])('%s', (_, source, value, n) => {
    const row = lineOf(rows, source);
    expect([printed(row.value, 0), row.unit, row.n]).toEqual([value, 'points', n]);
    expect(row.value).toBe(Number(value));
  });

  test('case 10 (griverorz/nps-package): −1 and 11 are rejected, and told with their line', async () => {
    const { status, err, out } = await answers(10, -1, 11).say('--json');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/answers\.csv:3:3: .*-1/);
    expect(err).toMatch(/answers\.csv:4:3: .*11/);
  });

  test('case 10: off-scale answers that are tolerated are counted apart, as unanswered and "not applicable" are', async () => {
    const made = enter({
      csv: csv(
        'id,nps',
        [10, 9, 8, 1, '', 'n/a', -1, 11].map((value, i) => [i, value]),
      ),
      columns: 'id: {type: text}\nnps: {type: score, range: [0, 10], not_applicable: [n/a]}',
      measures,
      more: 'tolerance: {rows: 2}',
    });
    expect((await made.row()).value).toBe(25);
    expect(await made.row('--answers')).toMatchObject({ n: 4, unanswered: 1, notApplicable: 1, offScale: 2 });
  });

  test('case 7 (phpOMS NetPromoterScoreTest): 10 detractors, 30 passives, 60 promoters: 50', async () => {
    expect(
      (await enter({ csv: csv('nps,answers', groups(60, 30, 10)), columns, measures }).row()).value,
    ).toBe(50);
  });

  test('case 9 (Cross Validated 18609): half, a third and a sixth of 324: NPS 1/3, standard error .0414', async () => {
    const { value, se } = await enter({
      csv: csv('nps,answers', groups(162, 108, 54)),
      columns,
      measures,
    }).row();
    expect([printed((value ?? 0) / 100, 6), printed(Number(se) / 100, 4)]).toEqual(['0.333333', '0.0414']);
  });

  test('case 11 (nhsbsa sigtest): −48.68 against −33.94, standard error .024395, z −6.04', async () => {
    const made = enter({
      csv: csv('wave,nps,answers', [
        ...groups(321, 654, 987).map((row) => ['earlier', ...row]),
        ...groups(123, 456, 789).map((row) => ['latest', ...row]),
      ]),
      columns: `wave: {type: category}\n${columns}`,
      measures,
    });
    const [earlier, latest, difference] = await made.rows('--compare', 'earlier..latest', '--on', 'wave');
    expect([printed(earlier?.value, 2), printed(latest?.value, 2)]).toEqual(['-33.94', '-48.68']);
    expect(difference).toMatchObject({ by: 'latest − earlier', what: 'difference', test: 'z', n: 3330 });
    expect([printed(Number(difference?.se) / 100, 6), printed(difference?.statistic, 2)]).toEqual([
      '0.024395',
      '-6.04',
    ]);
  });

  test('case 12 (Rocks 2016, arXiv:1601.07235): 675 passives, 250 promoters, 75 detractors: 14.09 … 20.81', async () => {
    const { value, low, high, method } = await enter({
      csv: csv('nps,answers', groups(250, 675, 75)),
      columns,
      measures,
    }).row();
    expect([value, printed(low, 2), printed(high, 2), method]).toEqual([
      17.5,
      '14.09',
      '20.81',
      'adjusted-wald',
    ]);
  });

  test('a scale from 1 to 10 has the same groups and is flagged', async () => {
    const made = enter({
      csv: csv('nps,answers', groups(60, 30, 10)),
      columns: columns.replace('[0, 10]', '[1, 10]'),
      measures,
    });
    expect(await made.row()).toMatchObject({ value: 50, flag: 'asked from 1 to 10: 0 cannot occur' });
  });
});
