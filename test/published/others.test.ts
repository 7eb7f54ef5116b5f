import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mtcars } from '../stats/samples.ts';
import { csv, enter, lineOf, printed } from './terminal.ts';

describe('drivers, weights, control charts and themes from the terminal', () => {
  test('case 26 (domir, relaimpo): LMG of mtcars mpg on am, vs, cyl: .1774892, .2027032, .3817849; R² .7619773', async () => {
    const made = enter({
      csv: csv(
        'mpg,am,vs,cyl',
        mtcars.mpg.map((mpg, i) => [mpg, mtcars.am[i], mtcars.vs[i], mtcars.cyl[i]]),
      ),
      columns: 'mpg: {type: number}\nam: {type: integer}\nvs: {type: integer}\ncyl: {type: integer}',
      measures: 'mpg: {kind: mean, column: mpg}',
    });
    const rows = await made.rows('--drivers');
    const shares = rows
      .filter(({ what }) => what === 'driver')
      .map(({ by, value }) => [by, printed(value, 7)]);
    expect(shares).toEqual([
      ['am', '0.1774892'],
      ['vs', '0.2027032'],
      ['cyl', '0.3817849'],
    ]);
    expect(lineOf(rows, null)).toMatchObject({ what: 'r2', n: 32, seed: 1, draws: 1000 });
    expect(printed(lineOf(rows, null).value, 7)).toBe('0.7619773');
    const named = await made.rows('--drivers', 'cyl,am,vs', '--seed', '7');
    expect(printed(lineOf(named, 'am').value, 7)).toBe('0.1774892');
  });

  test('case 27 (Kalton & Flores-Cervantes; R survey): raked weights', async () => {
    const sample = [
      [20, 40, 40],
      [50, 140, 310],
      [100, 50, 50],
      [30, 100, 70],
    ];
    const made = enter({
      csv: csv(
        'a,b,answers',
        sample.flatMap((row, i) => row.map((n, j) => [`a${i + 1}`, `b${j + 1}`, n])),
      ),
      columns: 'a: {type: category}\nb: {type: category}\nanswers: {type: frequency}',
      measures: 'size: {kind: count}',
    });
    const file = join(made.home, 'margins.yaml');
    writeFileSync(file, 'a: {a1: 175, a2: 550, a3: 430, a4: 345}\nb: {b1: 365, b2: 415, b3: 720}\n');
    const rows = await made.rows('--rake', file);
    const weights = rows.filter(({ what }) => what === 'weight').map(({ value }) => printed(value, 2));
    expect(weights).toEqual([
      '1.81',
      '1.45',
      '2.02',
      '1.08',
      '0.87',
      '1.21',
      '2.20',
      '1.76',
      '2.45',
      '1.83',
      '1.47',
      '2.04',
    ]);
    expect(lineOf(rows, null)).toMatchObject({ what: 'weights', n: 1000, converged: true });
  });

  test('case 28 (balance, facebookresearch): design effect of weights 0, 1, 2, 3 is 1.5555556; equal weights 1; all zero an error', async () => {
    const weighted = (...weights: number[]) =>
      enter({
        csv: csv(
          'yes,weight',
          weights.map((weight) => ['yes', weight]),
        ),
        columns: 'yes: {type: boolean}\nweight: {type: weight}',
        measures: 'yes: {kind: share, column: yes, satisfied: [true]}',
      });
    const row = await weighted(0, 1, 2, 3).row('--weights');
    expect([printed(row.value, 7), row.n, printed(row.nEffective, 4)]).toEqual(['1.5555556', 4, '2.5714']);
    expect((await weighted(2, 2, 2).row('--weights')).value).toBe(1);
    const { status, err } = await weighted(0, 0).say('--weights');
    expect([status, err]).toEqual([1, 'invalid weights: [0], expected at least one above 0\n']);
  });

  test('case 29 (NIST handbook 6.3.2.2): XmR of ten flow rates: mean 50.81, limits 45.8159 … 55.8041', async () => {
    const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const made = enter({
      csv: csv(
        'month,flow',
        flow.map((value, i) => [`2025-${String(i + 1).padStart(2, '0')}-15`, value]),
      ),
      columns: 'day: {type: date, from: month}\nflow: {type: number}',
      measures: 'flow: {kind: mean, column: flow}',
    });
    const rows = await made.rows('--control');
    expect(rows.map(({ value }) => value)).toEqual(flow);
    expect(rows.map(({ by }) => by)[9]).toBe('2025-10');
    const [first] = rows;
    expect(printed(first?.['centre'], 2)).toBe('50.81');
    expect([printed(first?.low, 4), printed(first?.high, 4), first?.method]).toEqual([
      '45.8159',
      '55.8041',
      'xmr',
    ]);
    expect(rows.flatMap(({ signals }) => signals)).toEqual([]);
  });

  test('case 35 (Kapiche): NPS 50 with all answers, 40 without those that mention a theme: impact +10', async () => {
    const made = enter({
      csv: csv('comment,nps,answers', [
        ['so friendly', 10, 20],
        ['', 10, 60],
        ['', 7, 20],
        ['', 1, 20],
      ]),
      columns: 'comment: {type: comment}\nnps: {type: score, range: [0, 10]}\nanswers: {type: frequency}',
      measures: 'nps: {kind: nps, column: nps}',
    });
    const rows = await made.rows('--impact', 'comment~friendly,kind');
    expect(rows.map(({ value }) => printed(value, 10))).toEqual([
      '50.0000000000',
      '40.0000000000',
      '10.0000000000',
    ]);
    expect(rows[2]).toMatchObject({ what: 'impact', n: 20, by: 'comment~friendly,kind' });
  });
});
