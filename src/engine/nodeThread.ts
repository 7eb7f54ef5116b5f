import { Worker } from 'node:worker_threads';
import type { DatasetFile } from './node.ts';
import { QueryError, type Result, type Run } from './run.ts';
import type { Reply, Message } from './nodeWorker.ts';
import type { BoundQuery } from '../sql/query.ts';

/** An engine in a thread of its own, which answers while pages are drawn and bundled. */
export type EngineThread = { open(datasets: DatasetFile[]): void; run: Run; close(): void };

type Waiting = { query: BoundQuery; done(result: Result): void; fail(error: unknown): void };

/** Starts the engine; questions wait until its files are there (`open`). Nobody is kept waiting when it breaks. */
export function startEngineThread(): EngineThread {
  const worker = new Worker(new URL('./nodeWorker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let broken: Error | undefined;
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    // an engine that is asked nothing keeps no process from its end
    if (!waiting.size) worker.unref();
    return found;
  };
  const stop = (error: Error) => {
    broken ??= error;
    for (const [id] of waiting) settle(id)?.fail(error);
  };
  worker.on('error', stop);
  worker.on('exit', () => stop(new Error('the engine has stopped')));
  worker.on('message', (answered: Reply) => {
    const each = settle(answered.id);
    if ('result' in answered) each?.done(answered.result);
    else each?.fail(new QueryError(each.query, answered.error));
  });
  // listening holds the process too
  worker.unref();
  const tell = (told: Message) => worker.postMessage(told);
  const run: Run = (query, { signal } = {}) =>
    new Promise((done, fail) => {
      signal?.throwIfAborted();
      if (broken) throw broken;
      worker.ref();
      waiting.set(++asked, { query, done, fail });
      tell({ id: asked, query });
    });
  return { open: (datasets) => tell({ open: datasets }), run, close: () => void worker.terminate() };
}
