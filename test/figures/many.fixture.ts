import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Column, Dataset } from '../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../src/engine/node.ts';
import { fixtureDataset, type Fixture } from '../fixture.ts';

const rows = `
  select
    (date '2025-01-01' + (i % 365)::integer)::date as answered_on,
    case when i % 25 = 3 then 'A very long name of a region that nobody would write by hand'
      when i % 25 = 7 then 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'
      when i % 25 = 9 then '<b>"Q&A"</b> 😀 </script>'
      else 'Region ' || (i % 25 + 1) end as region,
    case when i % 50 = 0 then null when i < 8 then 48 when i % 7 = 6 then 0 else [0, 1, 3, 6, 12, 24][1 + (i % 6)] end::integer as tenure,
    case when i % 40 = 0 then null else i % 3 > 0 end as renewed,
    date_trunc('quarter', date '2025-01-01' + (i % 365)::integer)::date as quarter,
    cast(null as varchar) as nothing,
    'everyone' as whole,
    ['basic', 'plus', 'business'][1 + (i % 3)] as plan,
    -- nobody ever answers 2
    [1, 3, 4, 5][1 + ((i * 7 + i // 60) % 4)]::integer as csat,
    case when i % 9 = 0 then null else least(10, (i * 5 + i // 50) % 11 - (i % 3) * 2 + 2) end::integer as nps,
    case when i % 4 = 0 then null else 1 + ((i * 3 + i // 11) % 7) end::integer as effort,
    cast(null as integer) as silent,
    (i % 40) * 2.5 as spend,
    [0, 10, 20, 50][1 + (i % 4)]::double as revenue,
    (1 + i % 4)::integer as n,
    (0.5 + (i % 5) * 0.25)::double as weight
  from range(1200) t(i)`;

const columns: Record<string, Omit<Column, 'name' | 'answered'>> = {
  answered_on: { type: 'date', sqlType: 'DATE', extent: ['2025-01-01', '2025-12-31'] },
  region: { type: 'category', sqlType: 'VARCHAR', label: 'Region' },
  tenure: {
    type: 'integer',
    sqlType: 'INTEGER',
    label: 'Months as a customer',
    generalise: [0, 1, 3, 6, 12, 24, 48],
    values: ['0', '1', '3', '6', '12', '24', '48'],
  },
  renewed: { type: 'boolean', sqlType: 'BOOLEAN', values: ['true', 'false'], missing: 'not asked yet' },
  quarter: { type: 'date', sqlType: 'DATE', generalise: 'quarter', label: 'Quarter' },
  nothing: { type: 'category', sqlType: 'VARCHAR' },
  whole: { type: 'category', sqlType: 'VARCHAR', values: ['everyone'] },
  plan: {
    type: 'category',
    sqlType: 'VARCHAR',
    label: 'Plan',
    values: ['basic', 'plus', 'business'],
    labels: { business: 'Business plan' },
  },
  csat: {
    type: 'score',
    sqlType: 'INTEGER',
    label: 'Satisfaction',
    range: [1, 5],
    labels: { 1: 'very dissatisfied', 2: 'dissatisfied', 3: 'neither', 4: 'satisfied', 5: 'very satisfied' },
  },
  nps: {
    type: 'score',
    sqlType: 'INTEGER',
    range: [0, 10],
    labels: { 0: 'not at all likely', 10: 'extremely likely' },
  },
  effort: {
    type: 'score',
    sqlType: 'INTEGER',
    range: [1, 7],
    labels: { 1: 'little effort', 7: 'much effort' },
  },
  silent: { type: 'score', sqlType: 'INTEGER', range: [1, 5] },
  revenue: {
    type: 'money',
    sqlType: 'DOUBLE',
    currency: 'EUR',
    generalise: [0, 10, 20, 50],
    values: ['0', '10', '20', '50'],
  },
  spend: { type: 'money', sqlType: 'DOUBLE', currency: 'EUR' },
};

/** 1,200 weighted rows with frequencies, of 25 regions, seven bands of tenure and three plans. */
export const manyDataset: Dataset = {
  ...fixtureDataset,
  name: 'many',
  tables: {
    answers: {
      name: 'answers',
      rows: 1200,
      answers: 3000,
      frequency: 'n',
      weight: 'weight',
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, { name, answered: 1, ...column }]),
      ),
    },
  },
  measures: {
    csat: { kind: 'share', name: 'csat', table: 'answers', column: 'csat', satisfied: [4, 5] },
    nps: { kind: 'nps', name: 'nps', table: 'answers', column: 'nps' },
    effort: { kind: 'mean', name: 'effort', table: 'answers', column: 'effort', high: 'much effort' },
    silent: { kind: 'mean', name: 'silent', table: 'answers', column: 'silent' },
    spend: { kind: 'sum', name: 'spend', table: 'answers', column: 'spend', label: 'Spending' },
    ratio: { kind: 'ratio', name: 'ratio', table: 'answers', numerator: 'spend', denominator: 'csat' },
  },
};

/** Publishes it and starts the engine over it. */
export async function openMany(): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'many-')), 'many.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`create table answers as ${rows}`);
  connection.closeSync();
  instance.closeSync();
  return { ...(await startNodeEngine([{ name: 'many', path }])), dataset: manyDataset };
}
