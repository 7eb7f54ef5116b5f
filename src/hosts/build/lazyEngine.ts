import { startEngineThread, type EngineThread } from '../../engine/nodeThread.ts';
import { remembering } from '../../engine/remembering.ts';
import type { Run } from '../../engine/run.ts';
import type { Published } from '../../publish/publishOne.ts';
import { keptAnswers } from './keptAnswers.ts';

/** The engine over published files; the same question is asked once, what was asked is kept when it closes. */
export type LazyEngine = { run: Run; close(): void };

/** Starts at the first query that no earlier build asked, unless its thread has been started already. */
export function lazyEngine(
  published: Published[],
  { folder, version, thread }: { folder: string; version: string; thread?: EngineThread | undefined },
): LazyEngine {
  const files = published.map(({ dataset, path }) => ({ name: dataset.name, path }));
  let engine = thread;
  engine?.open(files);
  const started = () => {
    if (engine) return engine;
    engine = startEngineThread();
    engine.open(files);
    return engine;
  };
  const kept = keptAnswers((query, options) => started().run(query, options), { folder, version });
  return {
    run: remembering(kept.run),
    close: () => {
      kept.save();
      engine?.close();
    },
  };
}
