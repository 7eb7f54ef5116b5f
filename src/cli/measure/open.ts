import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { UnknownName, type Dataset } from '../../dataset/dataset.ts';
import { formatProblem, type Problem } from '../../dataset/problem.ts';
import { startNodeEngine, type NodeEngine } from '../../engine/node.ts';
import { progressPrinter } from '../../publish/progress.ts';
import { publishDataset } from '../../publish/publish.ts';
import { emptyScope, scoped } from '../../sql/scope.ts';
import { numberOf, UsageError, type Asked } from './options.ts';
import type { Ask, Source } from './row.ts';

export type Opened = Source & { close(): Promise<void> };

/** Publishes the dataset (or finds it in the cache) and starts the engine over it. Throws UnknownName, ProblemsError. */
export async function openSource(asked: Asked, root: string, note: (text: string) => void): Promise<Opened> {
  const level = numberOf(asked, 'level', 0.95, (value) => value > 0 && value < 1);
  const folder = datasetFolder(asked, root);
  const cache = cacheFolder(asked, root);
  try {
    const onProgress = progressPrinter((line) => note(line.trimEnd()));
    const published = await publishDataset({ folder, cacheDir: cache.path, onProgress });
    tell(published.warnings, note);
    const dataset = withMinimum(published.dataset, asked);
    let engine: Promise<NodeEngine> | undefined;
    // a mistyped name is told without waiting for the engine
    const started = () => (engine ??= startNodeEngine([{ name: dataset.name, path: published.path }]));
    const ask: Ask = async (query) =>
      (await (await started()).run(scoped(dataset, emptyScope, query))).rows as never;
    const close = async () => {
      (await engine)?.close();
      cache.remove();
    };
    return { dataset, ask, level, note, rejected: published.rejected, close };
  } catch (error) {
    cache.remove();
    throw error;
  }
}

function datasetFolder(asked: Asked, root: string): string {
  const data = resolve(root, asked.data ?? 'data');
  if (!existsSync(data)) throw new UsageError(`missing folder: ${asked.data ?? 'data'}`);
  const isOne = existsSync(join(data, 'dataset.yaml'));
  if (isOne && (asked.dataset === undefined || asked.dataset === basename(data))) return data;
  const names = readdirSync(data)
    .filter((name) => existsSync(join(data, name, 'dataset.yaml')))
    .sort();
  const name = asked.dataset ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) throw new UsageError('missing option: --dataset', { valid: names });
  if (!names.includes(name)) throw new UnknownName('dataset', name, names);
  return join(data, name);
}

/** The project's cache; for data from elsewhere a part of it, or a temporary folder where nothing can be written. */
function cacheFolder({ data }: Asked, root: string): { path: string; remove(): void } {
  const own = join(root, '.plaudit');
  const part =
    data === undefined
      ? ''
      : `data-${createHash('sha256').update(resolve(root, data)).digest('hex').slice(0, 12)}`;
  try {
    mkdirSync(join(own, part), { recursive: true });
    return { path: join(own, part), remove: () => {} };
  } catch {
    const path = mkdtempSync(join(tmpdir(), 'plaudit-'));
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
  }
}

function withMinimum(dataset: Dataset, asked: Asked): Dataset {
  const publish = numberOf(
    asked,
    'minimum',
    dataset.minimum.publish,
    (value) => Number.isInteger(value) && value > 0,
  );
  return { ...dataset, minimum: { ...dataset.minimum, publish } };
}

const told = 5;

function tell(warnings: Problem[], note: (text: string) => void): void {
  for (const warning of warnings.slice(0, told)) note(`warning: ${formatProblem(warning)}`);
  if (warnings.length > told) note(`… and ${warnings.length - told} more warnings: see npm run check`);
}
