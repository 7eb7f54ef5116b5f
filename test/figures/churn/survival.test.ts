import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureOfTag } from '../../../src/figures/registry.ts';
import { survival } from '../../../src/figures/churn/survival.ts';
import { kaplanMeier } from '../../../src/stats/kaplanMeier.ts';
import { logRank } from '../../../src/stats/logRank.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { freireich } from '../../stats/samples.ts';

const patients = (['treated', 'placebo'] as const).flatMap((arm) =>
  freireich[arm].map(({ time, left }) => `('${arm}', ${time}::double, ${left})`),
);
const date = (name: string) => ({ name, type: 'date', sqlType: 'DATE' }) as const;
const category = { type: 'category' } as const;

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: {
      patients: {
        sql: `select *, 1 as n, 1.0::double as weight from (values ${patients.join(', ')}) t(arm, weeks, relapsed)`,
        columns: {
          arm: { ...category, label: 'Arm', values: ['treated', 'placebo'] },
          weeks: { type: 'number', sqlType: 'DOUBLE', unit: 'weeks' },
          relapsed: { type: 'boolean', sqlType: 'BOOLEAN' },
        },
      },
      // the same patients by day; who is censored was first seen that long before the last day
      dated: {
        sql: `select arm, (date '2025-12-31' - (weeks * 7)::integer)::date as came, case when relapsed then date '2025-12-31' end as gone, 1 as n, 1.0::double as weight from (values ${patients.join(', ')}) t(arm, weeks, relapsed)`,
        columns: { arm: category, came: { ...date('came'), label: 'Came on' }, gone: date('gone') },
      },
      // nine groups: 40, 39, … customers, the last of 5
      many: {
        sql: `select 'g' || g as g, g * 7 + i as days, i % 3 = 0 as gone, case g when 9 then 5 else 40 - g end as size, 1 as n, 1.0::double as weight from range(1, 10) a(g), range(40) b(i) where i < case g when 9 then 5 else 40 - g end`,
        columns: {
          g: category,
          days: { type: 'integer', sqlType: 'INTEGER' },
          gone: { type: 'boolean', sqlType: 'BOOLEAN' },
        },
      },
      none: {
        sql: `select null::date as came, null::date as gone, 1 as n, 1.0::double as weight from range(20)`,
        columns: { came: date('came'), gone: date('gone') },
      },
    },
    measures: {
      relapse: { kind: 'churn', table: 'patients', time: 'weeks', left: 'relapsed', label: 'Relapse' },
      dated: { kind: 'churn', table: 'dated', start: 'came', end: 'gone', as_of: '2025-12-31' },
      many: { kind: 'churn', table: 'many', time: 'days', left: 'gone' },
      none: { kind: 'churn', table: 'none', start: 'came', end: 'gone', as_of: '2025-12-31' },
    } as never,
    extent: { from: '2025-01-01', to: '2025-12-31' },
  });
  made.dataset.minimum = { publish: 5, flag: 30 };
});
afterAll(() => made.close());

const titles = (element: Element) =>
  [...element.querySelectorAll('.pl-wide title')].map((title) => title.textContent);
const treated = { where: { arm: 'treated' } };

describe('survival', () => {
  it('has its tag', () => {
    expect(figureOfTag('Survival')).toBe(survival);
  });

  it('case 25 (Freireich 6-MP): shares, log-log interval at 6 and 23, median 23', async () => {
    const { shown } = await drawFixture(made, survival, { measure: 'relapse', ...treated });
    const rows = shown.rows.slice(1) as Record<string, number>[];
    expect(rows.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    rows.forEach((row, index) => expect(row['survival']).toBeCloseTo(published[index] ?? 0, 3));
    expect(rows[0]?.['low']).toBeCloseTo(0.62, 3);
    expect(rows[0]?.['high']).toBeCloseTo(0.952, 3);
    expect(rows[6]?.['low']).toBeCloseTo(0.188, 3);
    expect(rows[6]?.['high']).toBeCloseTo(0.68, 3);
    expect(rows.map((row) => row['at_risk'])).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(shown.sentence).toBe(
      'Relapse, Arm: treated: half have left after 23 weeks (95 % interval from 13 on).',
    );
  });

  it('tests the groups by log-rank and says the result in words', async () => {
    const { shown, element } = await drawFixture(made, survival, { measure: 'relapse', by: 'arm' });
    const byHand = logRank([freireich.treated, freireich.placebo]);
    expect(byHand.p).toBeLessThan(0.001);
    expect(shown.title).toBe('Relapse: who stays how long, by Arm');
    expect(shown.sentence).toContain('treated: half have left after 23 weeks');
    expect(shown.sentence).toContain('placebo: half have left after 8 weeks');
    expect(shown.sentence).toContain('leave at different paces, more than chance (p < 0.001)');
    expect(shown.n).toBe(42);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(titles(element)[0]).toMatch(/^treated: 100\.0% still there after 4 weeks, 21 followed$/);
  });

  it('gives the same from days as from durations', async () => {
    const [days, weeks] = await Promise.all([
      drawFixture(made, survival, { measure: 'dated', by: 'arm', unit: 'weeks' }),
      drawFixture(made, survival, { measure: 'relapse', by: 'arm' }),
    ]);
    const values = ({ shown }: typeof days) =>
      shown.rows.map(({ group, time, survival }) => [group, time, survival]);
    const byName = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(byName(values(days))).toEqual(byName(values(weeks)));
  });

  it('gives the same from the rows of an SQL cell', async () => {
    const cells = { lives: 'select arm, weeks as t, relapsed as gone from patients' };
    const input = { data: 'lives', time: 't', left: 'gone', by: 'arm', unit: 'weeks' };
    const cell = await drawFixture(made, survival, input, { cells });
    const measure = await drawFixture(made, survival, { measure: 'relapse', by: 'arm' });
    expect(cell.shown.sentence.split('. ')[1]).toBe(measure.shown.sentence.split('. ')[1]);
    expect(new Set(cell.shown.rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(measure.shown.rows.map((row) => JSON.stringify(row))),
    );
  });

  it('asks one query for counts by group and time', async () => {
    const { answer } = await drawFixture(made, survival, { measure: 'relapse', by: 'arm' });
    expect(answer.rows).toHaveLength(2);
    const lives = String(answer.rows.find(({ group }) => group === 'treated')?.['lives']);
    expect(lives).toMatch(/^6 3 1;1 1 0;2 0 1;1 1 1;1 0 1;/);
  });

  it('ends a curve where too few are followed, and says so', async () => {
    const dataset = { ...made.dataset, minimum: { publish: 10, flag: 30 } };
    const { shown, element } = await drawFixture({ ...made, dataset }, survival, {
      measure: 'relapse',
      ...treated,
    });
    const curve = kaplanMeier(freireich.treated);
    const last = curve.points.findLast(({ atRisk }) => atRisk >= 10)?.time ?? 0;
    expect(last).toBe(17);
    expect(Math.max(...shown.rows.map(({ time }) => Number(time)))).toBeLessThanOrEqual(last);
    expect(shown.rows.every((row) => Number(row['at_risk']) >= 10)).toBe(true);
    // the median of 23 lies beyond
    expect(shown.sentence).not.toContain('half');
    expect(shown.notes).toContain('The curves end where fewer than 10 customers are still followed.');
    expect(element.querySelector('.pl-wide svg')?.textContent).not.toMatch(/\D\d followed/);
  });

  it('draws six groups at most and counts the customers of the others', async () => {
    const { shown } = await drawFixture(made, survival, { measure: 'many', by: 'g' });
    expect(new Set(shown.rows.map(({ group }) => group))).toEqual(
      new Set(['g1', 'g2', 'g3', 'g4', 'g5', 'g6']),
    );
    expect(shown.notes[0]).toBe('Only the 6 largest groups are drawn; the others have 70 customers.');
  });

  it('withholds groups under the minimum, names them and leaves them out of the test', async () => {
    const dataset = { ...made.dataset, minimum: { publish: 6, flag: 30 } };
    const { shown } = await drawFixture({ ...made, dataset }, survival, {
      measure: 'many',
      by: 'g',
      where: { g: ['g1', 'g9'] },
    });
    expect(new Set(shown.rows.map(({ group }) => group))).toEqual(new Set(['g1']));
    expect(shown.notes).toContain('Withheld, fewer than 6 customers: g9.');
    expect(shown.sentence).not.toContain('Log-rank');
  });

  it('gives no number for fewer customers than the minimum', async () => {
    const dataset = { ...made.dataset, minimum: { publish: 30, flag: 60 } };
    const { shown } = await drawFixture({ ...made, dataset }, survival, { measure: 'relapse', ...treated });
    expect(shown).toMatchObject({ state: 'too-few', n: 21, rows: [], sentence: '', notes: [] });
  });

  it('is empty without customers, and when no one has a day', async () => {
    for (const input of [{ measure: 'none' }, { measure: 'relapse', where: { arm: 'neither' } }]) {
      const { shown } = await drawFixture(made, survival, input);
      expect(shown).toMatchObject({ state: 'empty', rows: [] });
    }
  });

  it('refuses what is no churn measure, and half a cell', async () => {
    const dataset = { ...made.dataset, measures: { ...made.dataset.measures } };
    dataset.measures['mean'] = { kind: 'mean', name: 'mean', table: 'patients', column: 'weeks' };
    await expect(drawFixture({ ...made, dataset }, survival, { measure: 'mean' })).rejects.toMatchObject({
      rule: 'invalid-prop',
      suggestion: 'relapse',
    });
    await expect(drawFixture(made, survival, { data: 'lives', time: 't' })).rejects.toThrow(
      'missing prop: left of <Survival>',
    );
    await expect(drawFixture(made, survival, {})).rejects.toThrow('missing prop: measure of <Survival>');
  });

  it('has no style element and no style attribute', async () => {
    const { element } = await drawFixture(made, survival, { measure: 'relapse', by: 'arm', censored: true });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it.each(['en', 'fr', 'ru'] as const)('speaks %s', async (locale) => {
    const { shown, element, figure, props } = await drawFixture(
      made,
      survival,
      { measure: 'dated', by: 'arm' },
      { locale },
    );
    const svg = element.querySelector('.pl-wide svg');
    const notes = [...element.querySelectorAll('.pl-wide .pl-note')].map((note) => note.textContent);
    const definition = figure.definition(props, { dataset: made.dataset, locale });
    const said = [shown.title, shown.sentence, ...shown.notes, ...notes, ...definition, ...titles(element)];
    expect(svg?.querySelectorAll('title').length).toBeGreaterThan(4);
    await expect(said.join('\n')).toMatchFileSnapshot(`snapshots/survival-${locale}.txt`);
  });
});
