import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Column, Dataset, Measure } from '../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../src/engine/node.ts';
import { fixtureDataset, type Fixture } from '../fixture.ts';

type Columns = Record<string, Pick<Column, 'type'> & Partial<Column>>;
type Made = {
  name?: string;
  /** SQL of each table and what its dataset.yaml would say of the columns. */
  tables: Record<string, { sql: string; columns: Columns }>;
  measures?: Record<string, Omit<Measure, 'name'>>;
  extent?: Dataset['extent'];
  period?: Dataset['period'];
};

/** A published dataset made for one test file, and the engine over it. */
export async function openTables({
  name = 'made',
  tables,
  measures = {},
  extent,
  period,
}: Made): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'tables-')), `${name}.duckdb`);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const [table, { sql }] of Object.entries(tables))
    await connection.run(`create table "${table}" as ${sql}`);
  connection.closeSync();
  instance.closeSync();
  const dataset: Dataset = {
    ...fixtureDataset,
    name,
    period,
    extent,
    dimensions: [],
    events: [],
    tables: Object.fromEntries(
      Object.entries(tables).map(([table, { columns }]) => [table, tableOf(table, columns)]),
    ),
    measures: Object.fromEntries(
      Object.entries(measures).map(([measure, made]) => [measure, { ...made, name: measure } as Measure]),
    ),
  };
  return { ...(await startNodeEngine([{ name, path }])), dataset };
}

function tableOf(name: string, columns: Columns): Dataset['tables'][string] {
  const made = Object.entries(columns).map(([column, more]) => [
    column,
    { name: column, sqlType: 'VARCHAR', answered: 1, ...more },
  ]);
  return {
    name,
    rows: 0,
    answers: 0,
    frequency: 'n',
    weight: 'weight',
    columns: Object.fromEntries(made) as Record<string, Column>,
  };
}
