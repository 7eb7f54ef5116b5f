import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { MeasureRow } from '../../src/cli/measure/row.ts';
import { command, lineOf } from '../published/terminal.ts';

// what was planted in the sample, and what was planted not to be there: data/sample/README.md
const home = mkdtempSync(join(tmpdir(), 'plaudit-sample-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function rows(...argv: string[]): Promise<MeasureRow[]> {
  const all = ['--data', resolve('data'), '--dataset', 'sample', '--json', ...argv];
  const { status, out, err } = await command(home, all);
  if (status !== 0) throw new Error(err);
  return JSON.parse(out) as MeasureRow[];
}

const change = ['--compare', 'before..after', '--at', '2025-11-03', '--where'];
const differenceOf = (all: MeasureRow[]) => lineOf(all, 'after − before');

describe('what was planted in the sample', () => {
  test('1. the video: CSAT of onboarding rises from 66.3 to 75.2 %', async () => {
    const all = await rows('--measure', 'csat', ...change, 'touchpoint=onboarding');
    expect([lineOf(all, 'before').value?.toFixed(3), lineOf(all, 'after').value?.toFixed(3)]).toEqual([
      '0.663',
      '0.752',
    ]);
    expect(differenceOf(all).p).toBeLessThan(1e-10);
    expect(differenceOf(all).low).toBeGreaterThan(0.05);
  });

  test.each(['support', 'sales', 'checkout', 'event'])(
    '1. not the video: %s moves by less than a point',
    async (touchpoint) => {
      const difference = differenceOf(await rows('--measure', 'csat', ...change, `touchpoint=${touchpoint}`));
      expect(Math.abs(difference.value ?? 1)).toBeLessThan(0.01);
      expect(difference.p).toBeGreaterThan(0.05);
    },
  );

  test('2. slow support: CES 3.02 after more than 24 hours, else 4.04', async () => {
    const of = async (bound: string) =>
      (
        await rows('--measure', 'ces', '--where', `touchpoint=support,first_response_hours${bound}`)
      )[0]?.value?.toFixed(2);
    expect([await of('>=24.01'), await of('<=24')]).toEqual(['3.02', '4.04']);
  });

  test('4. tenure: CSAT of support rises from band to band', async () => {
    const all = await rows(
      '--measure',
      'csat',
      '--by',
      'tenure_months',
      '--where',
      'touchpoint=support',
      '--test',
    );
    const bands = all
      .filter(({ by, what }) => by !== null && what === undefined)
      .map(({ value }) => value ?? 0);
    expect(bands).toEqual([...bands].sort());
    expect(bands.at(-1)?.toFixed(2)).toBe('0.82');
    expect(lineOf(all, 'between groups').p).toBeLessThan(1e-6);
  });

  test('5. Islands: one number, quarters flagged or withheld, every month withheld', async () => {
    const quarters = await rows('--measure', 'csat', '--where', 'region=Islands', '--by', 'quarter');
    expect(lineOf(quarters, null).value).not.toBeNull();
    for (const { n, reason, flag } of quarters.filter(({ by }) => by !== null))
      expect(n < 10 ? reason : flag, `${n} answers`).toMatch(n < 10 ? /^too few answers/ : /^few answers/);
    const months = await rows('--measure', 'csat', '--where', 'region=Islands', '--by', 'month');
    expect(months.filter(({ by, value }) => by !== null && value !== null)).toEqual([]);
    const own = await rows(
      '--measure',
      'csat',
      '--where',
      'region=Islands',
      '--by',
      'month',
      '--minimum',
      '1',
    );
    expect(own.filter(({ by, value }) => by !== null && value !== null).length).toBeGreaterThan(20);
  });

  test('6. NPS of business rises, that of basic and plus does not', async () => {
    const years = ['--compare', '2024-07/2025-06..2025-10/2026-09'];
    const p = async (plan: string) =>
      (await rows('--measure', 'nps', ...years, '--where', `plan=${plan}`)).at(-1);
    const business = await p('business');
    expect(business?.low).toBeGreaterThan(0);
    for (const plan of ['basic', 'plus']) expect((await p(plan))?.p, plan).toBeGreaterThan(0.05);
  });

  test('9. Coast is the only region that differs from the rest, in CSAT and in NPS', async () => {
    const all = await rows('--measure', 'csat,nps', '--by', 'region', '--rest');
    const found = all.filter(({ adjustedP }) => typeof adjustedP === 'number' && adjustedP < 0.05);
    expect(found.map(({ measure, by }) => [measure, by])).toEqual([
      ['csat', 'Coast − rest'],
      ['nps', 'Coast − rest'],
    ]);
    expect(found.map(({ value }) => value?.toFixed(2))).toEqual(['-0.05', '-10.49']);
  });

  test('what is not there: language, basic against plus, regions but Coast', async () => {
    const language = await rows('--measure', 'csat,nps,ces,csat_mean', '--by', 'language', '--test');
    for (const { p, measure, what } of language)
      if (what === 'test') expect(p, measure).toBeGreaterThan(0.05);
    const inland = ['--where', 'region=North,South,East,West,Centre'];
    const regions = await rows('--measure', 'csat,nps,ces', '--by', 'region', '--test', ...inland);
    for (const { p, measure, what } of regions) if (what === 'test') expect(p, measure).toBeGreaterThan(0.05);
    const [difference] = (await rows('--measure', 'csat_mean', '--compare', 'basic..plus')).slice(-1);
    expect(difference?.p).toBeGreaterThan(0.05);
  });
});
