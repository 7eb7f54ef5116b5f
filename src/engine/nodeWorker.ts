import { parentPort } from 'node:worker_threads';
import { instantiate, openDatasets, type DatasetFile, type NodeEngine } from './node.ts';
import type { Result } from './run.ts';
import type { BoundQuery } from '../sql/query.ts';

/** What the engine's thread is told: the files once, then questions. */
export type Message = { open: DatasetFile[] } | { id: number; query: BoundQuery };
/** What it answers: rows, or why there are none. */
export type Reply = { id: number; result: Result } | { id: number; error: string };

/** The engine in a thread of its own: it starts while the data are being published. */
const database = instantiate();
let opened: (engine: Promise<NodeEngine>) => void;
const engine = new Promise<NodeEngine>((done) => (opened = done));
// whoever asks is told why there is none
engine.catch(() => undefined);

parentPort?.on('message', (told: Message) => {
  if ('open' in told) opened(database.then((each) => openDatasets(each, told.open)));
  else void answer(told).then((answered) => parentPort?.postMessage(answered));
});

async function answer({ id, query }: { id: number; query: BoundQuery }): Promise<Reply> {
  try {
    const { run } = await engine;
    return { id, result: await run(query) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
