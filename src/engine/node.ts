import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { resultOf } from './arrow.ts';
import { attachments, lockdown, queryOptions } from './lockdown.ts';
import { QueryError, type Run } from './run.ts';

/** The engine in Node: the same DuckDB-WASM that a reader's browser runs, over published files. */
export type NodeEngine = { run: Run; close(): void };

/** A published `.duckdb` file, attached under its dataset's name. */
export type DatasetFile = { name: string; path: string };

/** Starts the engine over published files, then locks it down. */
export async function startNodeEngine(datasets: DatasetFile[]): Promise<NodeEngine> {
  return openDatasets(await instantiate(), datasets);
}

/** The second half of the start, for who can begin before the files are there. */
export function openDatasets(database: DuckDBBindings, datasets: DatasetFile[]): NodeEngine {
  const connection = database.connect();
  for (const { name, path } of datasets) {
    database.registerFileBuffer(`${name}.duckdb`, new Uint8Array(readFileSync(path)));
    connection.query(attachments(name));
  }
  for (const statement of lockdown) connection.query(statement);
  return { run: runner(connection), close: () => (connection.close(), database.reset()) };
}

/** The engine without data. */
export async function instantiate(): Promise<DuckDBBindings> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking');
  const module = { mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), mainWorker: '' };
  const database = await duckdb.createDuckDB(
    { mvp: module, eh: module },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await database.instantiate(() => {});
  database.open({ query: queryOptions });
  return database;
}

function runner(connection: DuckDBConnection): Run {
  return async (query, { signal } = {}) => {
    signal?.throwIfAborted();
    try {
      const statement = connection.prepare(query.text);
      try {
        return resultOf(statement.query(...query.params));
      } finally {
        statement.close();
      }
    } catch (error) {
      throw new QueryError(query, error);
    }
  };
}
