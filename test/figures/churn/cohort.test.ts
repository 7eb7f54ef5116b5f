import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohort } from '../../../src/figures/churn/cohort.ts';
import { figureOfTag } from '../../../src/figures/registry.ts';
import { add, startOf, type PeriodUnit } from '../../../src/sql/period.ts';
import { random } from '../../../src/stats/random.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';

const last = '2025-09-30';
/** 400 customers, most of them come in the first months; ends of months are among the days. */
const customers = (() => {
  const uniform = random(5);
  return Array.from({ length: 400 }, (_, index) => {
    const came = index % 20 === 0 ? '2024-01-31' : add('2024-01-01', Math.floor(uniform() ** 2 * 600), 'day');
    const left = index % 20 === 0 ? add(came, 1, 'month') : add(came, Math.floor(uniform() * 900), 'day');
    return { came, left: left <= '2025-12-01' ? left : null };
  });
})();

let made: Fixture;
beforeAll(async () => {
  const day = (text: string | null) => (text ? `date '${text}'` : 'null');
  const rows = customers.map(({ came, left }) => `(${day(came)}, ${day(left)})`).join(', ');
  const date = { type: 'date', sqlType: 'DATE' } as const;
  made = await openTables({
    tables: {
      customers: {
        sql: `select came::date as came, gone::date as gone, 1 as n, 1.0::double as weight from (values ${rows}) t(came, gone)`,
        columns: { came: { ...date, label: 'Customer since' }, gone: date },
      },
      none: {
        sql: 'select null::date as came, null::date as gone, 30 as n, 1.0::double as weight',
        columns: { came: date, gone: date },
      },
      one: {
        sql: `select date '2025-09-15' as came, null::date as gone, 1 as n, 1.0::double as weight`,
        columns: { came: date, gone: date },
      },
      durations: {
        sql: 'select 3 as weeks, true as gone, 1 as n, 1.0::double as weight',
        columns: { weeks: { type: 'integer' }, gone: { type: 'boolean' } },
      },
    },
    measures: {
      churn: { kind: 'churn', table: 'customers', start: 'came', end: 'gone', as_of: last, label: 'Churn' },
      none: { kind: 'churn', table: 'none', start: 'came', end: 'gone', as_of: last },
      one: { kind: 'churn', table: 'one', start: 'came', end: 'gone', as_of: last },
      durations: { kind: 'churn', table: 'durations', time: 'weeks', left: 'gone' },
    } as never,
    extent: { from: '2024-01-01', to: last },
  });
});
afterAll(() => made.close());

/** Share still there by counting customers one by one; null when some have not been followed that long. */
function byHand(from: string, unit: PeriodUnit, age: number): number | null {
  const own = customers.filter(({ came }) => startOf(came, unit) === from && came <= last);
  if (add(add(from, 1, unit), age, unit) > add(last, 1, 'day')) return null;
  return own.filter(({ came, left }) => left === null || left >= add(came, age, unit)).length / own.length;
}

describe('a cohort triangle', () => {
  it('has its tag', () => expect(figureOfTag('Cohort')).toBe(cohort));

  it.each(['week', 'month', 'quarter', 'year'] as const)(
    'counts who is still there after each %s as counting one by one does',
    async (by) => {
      const dataset = { ...made.dataset, minimum: { publish: 1, flag: 1 } };
      const { shown } = await drawFixture({ ...made, dataset }, cohort, {
        ...{ measure: 'churn', by, periods: 8, limit: 120 },
      });
      const rows = shown.rows.slice(0, -1);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        const from = String(row['cohort']);
        const own = customers.filter(({ came }) => startOf(came, by) === from && came <= last);
        expect(row['n']).toBe(own.length);
        for (const { name } of shown.columns.slice(2)) {
          const expected = byHand(from, by, Number(name.slice(1)));
          expect(row[name], `${from} ${name}`).toEqual(
            expected === null ? null : expect.closeTo(expected, 12),
          );
        }
      }
    },
  );

  it('takes a month after 31 January to be 28 or 29 February, and the day of leaving as still there', async () => {
    const { shown } = await drawFixture(made, cohort, {
      ...{ measure: 'churn', by: 'month', periods: 2, period: '2024-01-31..2024-01-31' },
    });
    const [row] = shown.rows;
    const own = customers.filter(({ came }) => came === '2024-01-31');
    expect(row?.['n']).toBe(own.length);
    expect(row?.['p1']).toBeCloseTo(byHandDay(own, 1), 12);
    expect(row?.['p2']).toBeCloseTo(byHandDay(own, 2), 12);

    function byHandDay(some: typeof customers, age: number): number {
      return some.filter(({ came, left }) => !left || left >= add(came, age, 'month')).length / some.length;
    }
  });

  it('leaves cells empty, not zero, until the whole cohort has been followed that long', async () => {
    const { element, shown } = await drawFixture(made, cohort, { measure: 'churn' });
    const lastFull = shown.rows.at(-2) as Record<string, unknown>;
    expect(lastFull['p1']).toBeNull();
    const cells = [...element.querySelectorAll('.pl-body tbody tr')].at(-1)?.querySelectorAll('td.pl-number');
    expect([...(cells ?? [])].slice(1).every((cell) => cell.textContent === '')).toBe(true);
  });

  it('adds up the cells of a column in the last row', async () => {
    const { shown } = await drawFixture(made, cohort, { measure: 'churn', by: 'quarter' });
    const rows = shown.rows.slice(0, -1).filter((row) => row['p2'] !== null);
    const n = rows.reduce((sum, row) => sum + Number(row['n']), 0);
    const x = rows.reduce((sum, row) => sum + Number(row['n']) * Number(row['p2']), 0);
    expect(shown.rows.at(-1)?.['p2']).toBeCloseTo(x / n, 12);
    expect(shown.rows.at(-1)?.['cohort']).toBe('All');
  });

  it('speaks each cell with its Wilson interval and number', async () => {
    const { element, shown } = await drawFixture(made, cohort, { measure: 'churn' });
    const { n, p1 } = shown.rows[0] as { n: number; p1: number };
    const { low } = wilson(p1, n, { level: 0.95 });
    const cell = element.querySelector('td[title]');
    expect(cell?.getAttribute('title')).toMatch(
      /^Q1 2024: [\d.]+% still there after 1 quarter, 95 %: [\d.]+% to [\d.]+%, n = \d+$/,
    );
    expect(cell?.getAttribute('title')).toContain(`95 %: ${(100 * low).toFixed(1)}%`);
    expect(cell?.textContent).toBe(String(Math.round(p1 * 100)));
  });

  it('shows the share that has left instead', async () => {
    const [left, staying] = await Promise.all(
      ['left', 'staying'].map((show) => drawFixture(made, cohort, { measure: 'churn', show })),
    );
    expect(Number(left?.shown.rows[0]?.['p3']) + Number(staying?.shown.rows[0]?.['p3'])).toBeCloseTo(1, 12);
    expect(left?.shown.title).toBe('Churn: who has left, by quarter of start');
  });

  it('withholds small cohorts, names them and leaves them out of the row of all', async () => {
    const dataset = { ...made.dataset, minimum: { publish: 40, flag: 60 } };
    const { shown, element } = await drawFixture({ ...made, dataset }, cohort, { measure: 'churn' });
    const few = shown.rows.slice(0, -1).filter(({ n }) => Number(n) < 40);
    expect(few.length).toBeGreaterThan(0);
    for (const row of few) expect(Object.entries(row).filter(([, value]) => value !== null)).toHaveLength(2);
    expect(shown.notes[0]).toMatch(/^Withheld, fewer than 40 customers: /);
    const kept = shown.rows.slice(0, -1).filter(({ n }) => Number(n) >= 40);
    expect(shown.n).toBe(kept.reduce((sum, { n }) => sum + Number(n), 0));
    expect(element.querySelectorAll('td.pl-few')).toHaveLength(few.length);
  });

  it('shows the latest cohorts and says of how many', async () => {
    const { shown } = await drawFixture(made, cohort, { measure: 'churn', by: 'month', limit: 3 });
    expect(shown.rows).toHaveLength(4);
    expect(shown.notes[0]).toMatch(/^Only the 3 latest of \d+ cohorts are shown\.$/);
  });

  it('does not declare cohorts different that are not', async () => {
    const { shown } = await drawFixture(made, cohort, { measure: 'churn', period: '2024-02-01..2025-09-30' });
    expect(shown.sentence).toMatch(/cohorts followed that long do not differ by more than chance/);
  });

  it('is empty without days, and too small with one customer', async () => {
    const none = await drawFixture(made, cohort, { measure: 'none' });
    expect(none.shown).toMatchObject({ state: 'empty', rows: [], sentence: '' });
    const one = await drawFixture(made, cohort, { measure: 'one' });
    expect(one.shown).toMatchObject({ state: 'too-few', n: 1, sentence: '', notes: [] });
    const dataset = { ...made.dataset, minimum: { publish: 1, flag: 2 } };
    const shown = (await drawFixture({ ...made, dataset }, cohort, { measure: 'one' })).shown;
    expect(shown.sentence).toBe('ONE: 1 customer, but no period of theirs is over yet.');
    expect(shown.notes).toEqual(['Fewer than 2 customers, read with care: Q3 2025.']);
  });

  it('refuses durations, which do not say when customers came', async () => {
    await expect(drawFixture(made, cohort, { measure: 'durations' })).rejects.toThrow(
      'declared by durations, expected start and end',
    );
  });

  it('has no style element and no style attribute, and scrolls inside itself', async () => {
    const { element } = await drawFixture(made, cohort, { measure: 'churn', by: 'month' });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('.pl-scroll[tabindex="0"][aria-label] > table')).not.toBeNull();
  });

  it.each(['en', 'fr', 'ru'] as const)('speaks %s', async (locale) => {
    const { shown, element, figure, props } = await drawFixture(
      made,
      cohort,
      { measure: 'churn', show: 'left' },
      { locale },
    );
    const cells = [...element.querySelectorAll('td[title]')]
      .slice(0, 3)
      .map((cell) => cell.getAttribute('title'));
    const heads = [...element.querySelectorAll('thead th')].map((head) => head.textContent);
    const said = [shown.title, shown.sentence, ...shown.notes, heads.join(' | '), ...cells];
    said.push(element.querySelector('.pl-note')?.textContent ?? '');
    said.push(...figure.definition(props, { dataset: made.dataset, locale }));
    await expect(said.join('\n')).toMatchFileSnapshot(`snapshots/cohort-${locale}.txt`);
  });
});
