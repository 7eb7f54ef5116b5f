import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { churn } from '../../../src/figures/churn/churn.ts';
import { figureOfTag } from '../../../src/figures/registry.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';

const customers: [string, string, string | null, number][] = [
  // 52,430 at the start of January 2025, 3,245 of them leave in it, 5,000 come
  ['published', '2024-06-01', '2025-01-15', 3245],
  ['published', '2024-06-01', null, 49185],
  ['published', '2025-01-10', null, 5000],
  ['still', '2024-06-01', '2025-01-31', 4],
  ['still', '2024-06-01', null, 96],
  ['few', '2024-06-01', '2025-01-02', 2],
  ['few', '2024-06-01', null, 5],
  ['steady', '2024-06-01', '2025-01-20', 40],
  ['steady', '2024-06-01', null, 9960],
  ['large', '2024-06-01', '2025-01-20', 500],
  ['large', '2024-06-01', null, 99_500],
  ['rare', '2024-06-01', '2025-01-20', 10],
  ['rare', '2024-06-01', null, 9990],
  ['half', '2024-06-01', '2025-01-20', 20],
  ['half', '2024-06-01', null, 980],
  // nine customers are not enough, however many months they stay
  ['loyal', '2024-06-01', null, 9],
  // never ten at once, but ten in all
  ['passing', '2024-06-01', '2024-09-15', 5],
  ['passing', '2024-10-01', null, 5],
  ['heavy', '2024-06-01', '2025-01-20', 90],
  ['heavy', '2024-06-01', null, 910],
];

let made: Fixture;
beforeAll(async () => {
  const rows = customers.map(
    ([kind, came, gone, n]) => `('${kind}', date '${came}', ${gone ? `date '${gone}'` : 'null'}, ${n})`,
  );
  const date = { type: 'date', sqlType: 'DATE' } as const;
  made = await openTables({
    tables: {
      customers: {
        sql: `select kind, came::date as came, gone::date as gone, n, 1.0::double as weight from (values ${rows.join(', ')}) t(kind, came, gone, n)`,
        columns: { kind: { type: 'category' }, came: date, gone: date },
      },
      durations: {
        sql: 'select 3 as weeks, true as gone, 1 as n, 1.0::double as weight',
        columns: { weeks: { type: 'integer' }, gone: { type: 'boolean' } },
      },
    },
    measures: {
      churn: {
        kind: 'churn',
        table: 'customers',
        start: 'came',
        end: 'gone',
        as_of: '2025-01-31',
        label: 'Churn',
      },
      durations: { kind: 'churn', table: 'durations', time: 'weeks', left: 'gone' },
    } as never,
    extent: { from: '2024-06-01', to: '2025-01-31' },
  });
});
afterAll(() => made.close());

const january = { measure: 'churn', period: '2025-01-01..2025-01-31' };
const of = (kind: string) => ({ ...january, where: { kind } });

describe('churn', () => {
  it('has its tag', () => expect(figureOfTag('Churn')).toBe(churn));

  it('case 23: 3,245 of 52,430 left, 6.19 %, and newcomers do not count', async () => {
    const { shown } = await drawFixture(made, churn, of('published'));
    const row = shown.rows.at(-1) as Record<string, number>;
    expect(row).toMatchObject({ start: 52430, left: 3245, end: 54185 });
    expect(100 * (row['value'] ?? 0)).toBeCloseTo(6.19, 2);
    expect(row['low']).toBeLessThan(row['value'] ?? 0);
    expect(row['high']).toBeGreaterThan(row['value'] ?? 0);
  });

  it('shows the naive rate beside it and why it differs', async () => {
    const { shown, element } = await drawFixture(made, churn, of('published'));
    expect(shown.rows.at(-1)?.['naive']).toBeCloseTo((52430 - 54185) / 52430, 12);
    expect(shown.sentence).toContain(
      'Naive rate, (start − end) ÷ start: −3.3% a month. It sets newcomers off',
    );
    expect(element.querySelector('.pl-churn')?.textContent).toContain('Naive rate: −3.3% a month');
  });

  it('says when both definitions agree', async () => {
    const { shown } = await drawFixture(made, churn, of('still'));
    expect(shown.sentence).toContain('is the same');
  });

  it('case 23: 4 % a month is 38.7 % a year, by compounding', async () => {
    const { shown, element } = await drawFixture(made, churn, of('still'));
    expect(shown.rows.at(-1)?.['value']).toBeCloseTo(0.04, 12);
    expect(100 * Number(shown.rows.at(-1)?.['yearly'])).toBeCloseTo(38.7, 1);
    expect(element.textContent).toContain('38.7% a year if it goes on');
  });

  it('names guide values as such and where the rate stands', async () => {
    const said = async (kind: string) =>
      (await drawFixture(made, churn, of(kind))).element.textContent?.match(/Here: ([^.]*)\./)?.[1];
    expect(await said('rare')).toBe('below both');
    expect(await said('large')).toBe('within that for large providers');
    expect(await said('half')).toBe('above that for large providers, below that for small business');
    expect(await said('heavy')).toBe('above both');
    // 0.4 % of 10,000 is below both, its interval is not: 0.29 to 0.54 % a month; nor is that of 4 of 100
    for (const kind of ['steady', 'still']) expect(await said(kind), kind).toContain('not settled');
    const { element } = await drawFixture(made, churn, { ...january, guide: false });
    expect(element.textContent).not.toContain('Guide values');
  });

  it('adds up the customers of several periods', async () => {
    const { shown } = await drawFixture(made, churn, { measure: 'churn', where: { kind: 'still' } });
    // June 2024 begins on the day they come; July to January are seven months
    expect(shown.rows).toHaveLength(8 + 1);
    expect(shown.n).toBe(700);
    expect(shown.rows.at(-1)?.['value']).toBeCloseTo(4 / 700, 12);
  });

  it('counts customers and not their months against the minimum', async () => {
    const year = (kind: string) => ({ measure: 'churn', where: { kind } });
    const loyal = await drawFixture(made, churn, year('loyal'));
    expect(loyal.shown).toMatchObject({ state: 'too-few', n: 9, sentence: '' });
    expect(loyal.element.textContent).not.toContain('0.0%');
    for (const row of loyal.shown.rows) expect(row['value']).toBeNull();
    const passing = await drawFixture(made, churn, year('passing'));
    expect(passing.shown).toMatchObject({ state: 'ok', n: 30 });
  });

  it('gives no number under the minimum, and none without customers', async () => {
    const few = await drawFixture(made, churn, of('few'));
    expect(few.shown).toMatchObject({ state: 'too-few', n: 7, sentence: '', notes: [] });
    for (const { left, end, value, naive, yearly } of few.shown.rows)
      expect([left, end, value, naive, yearly]).toEqual([null, null, null, null, null]);
    const none = await drawFixture(made, churn, of('nobody'));
    expect(none.shown.state).toBe('empty');
  });

  it('refuses durations', async () => {
    await expect(drawFixture(made, churn, { measure: 'durations' })).rejects.toThrow(
      'expected start and end',
    );
  });

  it.each(['en', 'fr', 'ru'] as const)('speaks %s', async (locale) => {
    const { shown, element, figure, props } = await drawFixture(made, churn, of('published'), { locale });
    const lines = [...element.querySelectorAll('.pl-churn > p')].map((line) => line.textContent);
    const definition = figure.definition(props, { dataset: made.dataset, locale });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    await expect([shown.sentence, ...shown.notes, ...lines, ...definition].join('\n')).toMatchFileSnapshot(
      `snapshots/churn-${locale}.txt`,
    );
  });
});
