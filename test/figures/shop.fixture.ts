import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Column, Dataset } from '../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../src/engine/node.ts';
import { fixtureDataset, type Fixture } from '../fixture.ts';

/**
 * Visits to a shop, quarter by quarter, with known shares of satisfied visitors; the data run from 10 Aug 2025 to
 * 28 Sep 2026. And 200 customers of whom 20 left in May and 10 in July 2026.
 */
export const quarters = [
  { from: '2025-08-10', days: 50, n: 200, satisfied: 150 },
  { from: '2025-10-01', days: 92, n: 5, satisfied: 4 },
  { from: '2026-01-01', days: 90, n: 20, satisfied: 12 },
  { from: '2026-04-01', days: 91, n: 400, satisfied: 240 },
  { from: '2026-07-01', days: 90, n: 400, satisfied: 300 },
] as const;

const visits = quarters
  .map(
    ({ from, days, n, satisfied }) =>
      `select date '${from}' + (i * ${days} // ${n})::integer as visited_on, case when i * 7 % ${n} < ${satisfied} then 5 else 2 end as score, (i % 4 + 1) as effort, case when i % 2 = 0 then 'it''s "A" <b>' else 'B' end as shop from range(${n}) t(i)`,
  )
  .join(' union all ');

const customers = `select date '2025-01-01' as started_on,
  case when i < 20 then date '2026-05-10' when i < 30 then date '2026-07-15' end as ended_on from range(200) t(i)`;

const column = (name: string, more: Omit<Column, 'name' | 'answered'>): [string, Column] => [
  name,
  { name, answered: 1, ...more },
];

const table = (name: string, rows: number, columns: [string, Column][]) => ({
  name,
  rows,
  answers: rows,
  frequency: 'n' as const,
  weight: 'weight' as const,
  columns: Object.fromEntries(columns),
});

export const shopDataset: Dataset = {
  ...fixtureDataset,
  name: 'shop',
  title: 'Shop',
  period: { table: 'visits', column: 'visited_on' },
  extent: { from: '2025-08-10', to: '2026-09-28' },
  events: [],
  tables: {
    visits: table('visits', 1025, [
      column('visited_on', { type: 'date', sqlType: 'DATE' }),
      column('score', { type: 'score', sqlType: 'INTEGER', range: [1, 5], labels: { 5: 'very good' } }),
      column('effort', { type: 'score', sqlType: 'INTEGER', range: [1, 5] }),
      column('shop', { type: 'category', sqlType: 'VARCHAR', label: 'Shop' }),
      column('nothing', { type: 'score', sqlType: 'INTEGER', range: [1, 5] }),
    ]),
    customers: table('customers', 200, [
      column('started_on', { type: 'date', sqlType: 'DATE' }),
      column('ended_on', { type: 'date', sqlType: 'DATE' }),
    ]),
    places: table('places', 40, [column('size', { type: 'number', sqlType: 'INTEGER' })]),
  },
  measures: {
    csat: { kind: 'share', name: 'csat', table: 'visits', column: 'score', satisfied: [4, 5] },
    sour: { kind: 'share', name: 'sour', table: 'visits', column: 'score', satisfied: [4, 5], better: 'low' },
    effort: { kind: 'mean', name: 'effort', table: 'visits', column: 'effort', high: 'much effort' },
    nothing: { kind: 'mean', name: 'nothing', table: 'visits', column: 'nothing' },
    churn: { kind: 'churn', name: 'churn', table: 'customers', start: 'started_on', end: 'ended_on' },
    size: { kind: 'mean', name: 'size', table: 'places', column: 'size' },
  },
};

/** Publishes the shop's tables and starts the engine over them. */
export async function openShop(): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'shop-')), 'shop.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const counted = '1 as n, 1.0::double as weight';
  await connection.run(
    `create table visits as select *, null::integer as nothing, ${counted} from (${visits})`,
  );
  await connection.run(`create table customers as select *, ${counted} from (${customers})`);
  await connection.run(`create table places as select i::integer as size, ${counted} from range(40) t(i)`);
  connection.closeSync();
  instance.closeSync();
  return { ...(await startNodeEngine([{ name: 'shop', path }])), dataset: shopDataset };
}

/** The Wilson score interval by its formula. */
export function wilsonByHand(successes: number, n: number): [number, number] {
  const z = 1.959963984540054;
  const p = successes / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return [middle - half, middle + half];
}
