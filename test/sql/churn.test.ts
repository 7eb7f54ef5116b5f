import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureOf } from '../../src/dataset/dataset.ts';
import { answers, bucket, grouped, moments } from '../../src/sql/measure.ts';
import { sql, type Query } from '../../src/sql/query.ts';
import { emptyScope, scoped } from '../../src/sql/scope.ts';
import type { Fixture } from '../fixture.ts';
import { openTables } from './tables.ts';

/**
 * Ten customers by hand. At the start of February eight are there: 1–8. Of them 1 and 2 leave in February, so churn is
 * 2 ÷ 8. Customer 9 comes and goes within February, 10 comes in February: neither was there when it began, and a count
 * of departures over everyone ever seen (3 ÷ 10), or over those there at the end (3 ÷ 7), would be wrong.
 */
const customers: [number, string, string | null, string][] = [
  [1, '2024-12-01', '2025-02-01', 'basic'], // the first day still counts as there at the start
  [2, '2024-12-01', '2025-02-28', 'basic'], // the last day of the month is in the month
  [3, '2024-12-15', '2025-03-01', 'basic'],
  [4, '2025-01-01', '2025-03-10', 'plus'],
  [5, '2025-01-31', '2025-03-31', 'plus'],
  [6, '2025-01-02', '2025-04-01', 'plus'],
  [7, '2025-01-02', null, 'basic'],
  [8, '2025-01-20', null, 'basic'],
  [9, '2025-02-03', '2025-02-20', 'basic'],
  [10, '2025-02-01', null, 'plus'],
];
const tuples = customers
  .map(([id, from, to, plan]) => `(${id}, date '${from}', ${to ? `date '${to}'` : 'null'}, '${plan}')`)
  .join(', ');

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: {
      customers: {
        sql: `select id, came::date as came, gone::date as gone, plan, gone is not null as left_us, 1 as n, 1.0::double as weight from (values ${tuples}) t(id, came, gone, plan)`,
        columns: {
          came: { type: 'date', sqlType: 'DATE', extent: ['2024-12-01', '2025-02-03'] },
          gone: { type: 'date', sqlType: 'DATE', extent: ['2025-02-01', '2025-04-01'] },
          plan: { type: 'category' },
          left_us: { type: 'boolean', sqlType: 'BOOLEAN' },
        },
      },
    },
    measures: { churn: { kind: 'churn', table: 'customers', start: 'came', end: 'gone' } } as never,
    extent: { from: '2024-12-01', to: '2025-03-31' },
  });
});
afterAll(() => made.close());

const ask = async (query: Query) => (await made.run(scoped(made.dataset, emptyScope, query))).rows;
const churn = (options: Parameters<typeof answers>[2] = {}, over = made.dataset) =>
  answers(over, measureOf(over, 'churn'), options);
const by = async (unit: 'month' | 'quarter', options: Parameters<typeof answers>[2] = {}) =>
  (
    await ask(
      grouped(churn({ ...options, unit }), [{ name: 'at', value: bucket(unit) }], { text: '1', params: [] }),
    )
  ).map(({ at, n, s1 }) => [at, n, s1]);

describe('churn', () => {
  it('is who left in a month among those who were there when it began', async () => {
    expect(await by('month')).toEqual([
      ['2025-01-01', 3, 0],
      ['2025-02-01', 8, 2],
      ['2025-03-01', 7, 3],
      // the customer who left on 1 April shows that April began, not that it is over
    ]);
  });

  it('of a quarter counts each customer once', async () => {
    expect(await by('quarter')).toEqual([['2025-01-01', 3, 3]]);
  });

  it('counts nobody who came after the period began, which dividing by all customers would', async () => {
    const [february] = await ask(
      sql`select ${moments()} from (${churn({ window: { from: '2025-02-01', before: '2025-03-01' } })})`,
    );
    expect(february).toMatchObject({ n: 8, s1: 2 });
    const [naive] = await ask(
      sql`select count(*) as n, count(*) filter (gone >= '2025-02-01' and gone < '2025-03-01') as s1 from customers where came < '2025-03-01'`,
    );
    expect(naive).toEqual({ n: 10, s1: 3 });
  });

  it('may be of a part of the customers', async () => {
    expect(await by('month', { where: { plan: 'basic' } })).toEqual([
      ['2025-01-01', 3, 0],
      ['2025-02-01', 5, 2],
      ['2025-03-01', 3, 1],
    ]);
  });

  it('is not told for a period that the data do not cover to its end', async () => {
    const before = {
      ...made.dataset,
      measures: {
        churn: { ...measureOf(made.dataset, 'churn'), as_of: '2025-03-30' } as never,
      },
    };
    const source = churn({ unit: 'month' }, before);
    const rows = await ask(
      grouped(source, [{ name: 'at', value: bucket('month') }], { text: '1', params: [] }),
    );
    expect(rows.map(({ at }) => at)).toEqual(['2025-01-01', '2025-02-01']);
  });
});
