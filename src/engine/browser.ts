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
export type BrowserEngine = {
  run: Run;
  /** Resolves when questions can be asked. Throws FetchError when engine or data cannot be had. */
  start(): Promise<void>;
  started(): boolean;
};

/** An engine that is asleep until it is asked. After a failed start the next question tries again. */
export function browserEngine(addresses: Addresses, onStage: (stage: Stage) => void): BrowserEngine {
  let starting: Promise<Statements> | undefined;
  let ready = false;
  const queue = new Queue();
  const connect = () => {
    starting ??= start(addresses, onStage).then(
      (connection) => ((ready = true), new Statements(connection)),
      (error: unknown) => {
        starting = undefined;
        throw error;
      },
    );
    return starting;
  };
  const run: Run = async (query, { signal } = {}) => {
    const statements = await connect();
    return queue.add(() => ask(statements, query), signal);
  };
  return { run, start: async () => void (await connect()), started: () => ready };
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

async function ask(statements: Statements, query: BoundQuery): Promise<Result> {
  try {
    const statement = await statements.of(query.text);
    return resultOf(await statement.query(...query.params));
  } catch (error) {
    statements.drop(query.text);
    throw new QueryError(query, error);
  }
}

type Statement = Awaited<ReturnType<AsyncDuckDBConnection['prepare']>>;

/** Most statements that are kept: those of some thirty figures under two kinds of filters. */
const most = 64;

/** Prepared statements by their text: a slider asks the same with other values, and preparing takes 2 to 10 ms. */
class Statements {
  readonly #connection: AsyncDuckDBConnection;
  /** The one that was wanted last comes last. */
  readonly #kept = new Map<string, Promise<Statement>>();

  constructor(connection: AsyncDuckDBConnection) {
    this.#connection = connection;
  }

  of(text: string): Promise<Statement> {
    const wanted = this.#kept.get(text) ?? this.#connection.prepare(text);
    this.#kept.delete(text);
    this.#kept.set(text, wanted);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.drop(oldest);
    return wanted;
  }

  drop(text: string): void {
    const statement = this.#kept.get(text);
    this.#kept.delete(text);
    statement?.then((each) => each.close()).catch(() => undefined);
  }
}

/** Questions that are under way at a time: the engine takes one after the other, and finds the next already there. */
const ahead = 2;

/** Questions in their order; those whose asker went away are dropped before they are asked. */
class Queue {
  /** When each place is free again. */
  readonly #places: Promise<unknown>[] = Array.from({ length: ahead }, () => Promise.resolve());

  add<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    // the place that was taken first is free first
    const free = this.#places.shift();
    const next = Promise.resolve(free).then(() => {
      signal?.throwIfAborted();
      return task();
    });
    this.#places.push(next.catch(() => undefined));
    return next;
  }
}
