import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Column, Dataset } from '../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../src/engine/node.ts';
import { fixtureDataset, type Fixture } from '../fixture.ts';

/** The day on which something changed in the first shop. */
export const day = '2025-09-01';

/** Answers of each shop before and after, with known numbers of satisfied ones. */
export const waves = [
  { shop: 'changed', from: '2025-01-01', days: 243, n: 400, satisfied: 240 },
  { shop: 'changed', from: day, days: 200, n: 400, satisfied: 300 },
  { shop: 'other', from: '2025-01-01', days: 243, n: 500, satisfied: 350 },
  { shop: 'other', from: day, days: 200, n: 500, satisfied: 355 },
  { shop: 'small', from: '2025-01-01', days: 243, n: 25, satisfied: 15 },
  { shop: 'small', from: day, days: 200, n: 6, satisfied: 6 },
] as const;

// person i answers once in each wave of a shop
const parts = waves.map(
  ({ shop, from, days, n, satisfied }) =>
    `select '${shop}' as shop, i as person, date '${from}' + (i * ${days} // ${n})::integer as answered_on,
     case when i * 157 % ${n} < ${satisfied} then 5 else 2 end as score from range(${n}) t(i)`,
);
// a shop whose share rises evenly from 30 to 80 %: no day made the difference
parts.push(
  `select 'drift', 5000 + i, date '2025-01-01' + (i * 443 // 4000)::integer,
   case when i * 37 % 100 < 30 + 50 * i / 4000.0 then 5 else 2 end from range(4000) t(i)`,
);

const column = (name: string, more: Omit<Column, 'name' | 'answered'>): [string, Column] => [
  name,
  { name, answered: 1, ...more },
];
const satisfied = [4, 5];
const share = { kind: 'share', table: 'answers', column: 'score', satisfied } as const;
const question = 'How satisfied were you?';

export const waveDataset: Dataset = {
  ...fixtureDataset,
  name: 'waves',
  extent: { from: '2025-01-01', to: '2026-03-19' },
  events: [],
  tables: {
    answers: {
      ...{ name: 'answers', rows: 5831, answers: 5831, frequency: 'n', weight: 'weight' },
      columns: Object.fromEntries([
        column('shop', { type: 'category', sqlType: 'VARCHAR', label: 'Shop' }),
        column('person', { type: 'text', sqlType: 'BIGINT', label: 'Person' }),
        column('answered_on', { type: 'date', sqlType: 'DATE' }),
        column('score', { type: 'score', sqlType: 'INTEGER', range: [1, 5] }),
        column('ten', { type: 'score', sqlType: 'INTEGER', range: [1, 10] }),
        column('nps', { type: 'score', sqlType: 'INTEGER', range: [0, 10] }),
        column('visits', { type: 'integer', sqlType: 'INTEGER', label: 'Visits' }),
        column('silent', { type: 'score', sqlType: 'INTEGER', range: [1, 5] }),
        column('same', { type: 'score', sqlType: 'INTEGER', range: [1, 5] }),
      ]),
    },
  },
  measures: {
    csat: { ...share, name: 'csat', question, version: 1 },
    again: { ...share, name: 'again', label: 'CSAT, second wave', question, version: 1 },
    reworded: { ...share, name: 'reworded', question: 'How happy are you?', version: 1 },
    revised: { ...share, name: 'revised', question, version: 2 },
    topthree: { ...share, name: 'topthree', column: 'ten', satisfied: [8, 9, 10], question, version: 1 },
    mean: { kind: 'mean', name: 'mean', table: 'answers', column: 'score', label: 'Mean score' },
    index: { kind: 'index', name: 'index', table: 'answers', column: 'score', label: 'Score index' },
    nps: { kind: 'nps', name: 'nps', table: 'answers', column: 'nps' },
    silent: { kind: 'mean', name: 'silent', table: 'answers', column: 'silent' },
    same: { kind: 'mean', name: 'same', table: 'answers', column: 'same' },
  },
  benchmarks: [
    { label: 'target', measure: 'csat', value: 0.7, year: 2026 },
    { label: 'target', measure: 'nps', value: 30 },
    { label: 'industry 2018', index: 62, year: 2018, source: 'Report of 2018' },
    { label: 'wrong unit', value: 70 },
    { label: 'points', measure: 'csat', value: 0.5, unit: 'points' },
  ],
};

/** Publishes the waves and starts the engine over them. */
export async function openWaves(): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'waves-')), 'waves.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(
    `create table answers as select *, (score * 2)::integer as ten, ((person * 5 + score * 2) % 11)::integer as nps,
     (person % 9)::integer as visits, null::integer as silent, 3 as same, 1 as n, 1.0::double as weight
     from (${parts.join(' union all ')})`,
  );
  connection.closeSync();
  instance.closeSync();
  return { ...(await startNodeEngine([{ name: 'waves', path }])), dataset: waveDataset };
}
