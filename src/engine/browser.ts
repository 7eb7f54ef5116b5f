import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { resultOf } from './arrow.ts';
import { FetchError, fetchWhole, type Progress } from './fetchWhole.ts';
import { attachments, lockdown, queryOptions } from './lockdown.ts';
import { QueryError, type Result, type Run } from './run.ts';
import type { BoundQuery } from '../sql/query.ts';

/** Where the engine and the data are. Sizes in bytes; the files are gzip. */
export type Addresses = {
  engine: { wasm: string; worker: string; bytes: number; compressed: number };
  dataset: { name: string; file: string; bytes: number; compressed: number };
};

/** What is being done: a download with its bytes, the start of the engine, or nothing more (`ready`). */
export type Stage =
  { stage: 'engine' | 'data'; done: number; total: number } | { stage: 'starting' | 'ready' };

/** The engine in the reader's browser; starts at the first question, once. */
export type BrowserEngine = { run: Run; started(): boolean };

/** An engine that is asleep until it is asked. After a failed start the next question tries again. */
export function browserEngine(addresses: Addresses, onStage: (stage: Stage) => void): BrowserEngine {
  let starting: Promise<AsyncDuckDBConnection> | undefined;
  let ready = false;
  const queue = new Queue();
  const connect = () => {
    starting ??= start(addresses, onStage).then(
      (connection) => ((ready = true), connection),
      (error: unknown) => {
        starting = undefined;
        throw error;
      },
    );
    return starting;
  };
  const run: Run = async (query, { signal } = {}) => {
    const connection = await connect();
    return queue.add(() => ask(connection, query), signal);
  };
  return { run, started: () => ready };
}

async function start(addresses: Addresses, onStage: (stage: Stage) => void): Promise<AsyncDuckDBConnection> {
  const progress =
    (stage: 'engine' | 'data'): Progress =>
    (done, total) =>
      onStage({ stage, done, total });
  const { engine, dataset } = addresses;
  const [duckdb, wasm, data] = await Promise.all([
    import('@duckdb/duckdb-wasm'),
    fetchWhole({
      url: engine.wasm,
      bytes: engine.bytes,
      compressed: engine.compressed,
      onProgress: progress('engine'),
    }),
    fetchWhole({
      url: dataset.file,
      bytes: dataset.bytes,
      compressed: dataset.compressed,
      onProgress: progress('data'),
    }),
  ]);
  onStage({ stage: 'starting' });
  const worker = new Worker(engine.worker);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await Promise.race([instantiate(database, wasm), failure(worker, engine.worker)]);
  const connection = await attach(database, dataset.name, data);
  onStage({ stage: 'ready' });
  return connection;
}

/** Rejects when the worker's script does not come: a worker that never was answers nothing. */
function failure(worker: Worker, url: string): Promise<never> {
  return new Promise((_, fail) => {
    const broken = () => fail(new FetchError(url, 'the worker could not be started'));
    worker.addEventListener('error', broken, { once: true });
  });
}

async function instantiate(database: AsyncDuckDB, wasm: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
  try {
    await database.instantiate(url);
    await database.open({ query: queryOptions });
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function attach(database: AsyncDuckDB, name: string, data: Uint8Array): Promise<AsyncDuckDBConnection> {
  await database.registerFileBuffer(`${name}.duckdb`, data);
  const connection = await database.connect();
  for (const statement of [attachments(name), ...lockdown]) await connection.query(statement);
  return connection;
}

async function ask(connection: AsyncDuckDBConnection, query: BoundQuery): Promise<Result> {
  try {
    const statement = await connection.prepare(query.text);
    try {
      return resultOf(await statement.query(...query.params));
    } finally {
      await statement.close();
    }
  } catch (error) {
    throw new QueryError(query, error);
  }
}

/** One question at a time; those whose asker went away are dropped before they are asked. */
class Queue {
  #last: Promise<unknown> = Promise.resolve();

  add<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const next = this.#last.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    this.#last = next.catch(() => undefined);
    return next;
  }
}
