import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import type { OnProgress } from './progress.ts';
import { publishOne, type Published } from './publishOne.ts';

/** Publishes the dataset in a folder that has a `dataset.yaml`. Throws ProblemsError with everything that is wrong. */
export async function publishDataset({
  folder,
  cacheDir,
  onProgress = () => {},
}: {
  folder: string;
  cacheDir: string;
  onProgress?: OnProgress | undefined;
}): Promise<Published> {
  return await publishOne(resolve(folder), { cacheDir: resolve(cacheDir), onProgress });
}

/** Publishes every dataset of a folder. Throws one ProblemsError with the problems of all of them. */
export async function publishAll({
  dataDir,
  cacheDir,
  onProgress,
}: {
  dataDir: string;
  cacheDir: string;
  onProgress?: OnProgress | undefined;
}): Promise<Published[]> {
  const published: Published[] = [];
  const problems: Problem[] = [];
  for (const folder of datasetFolders(dataDir)) {
    try {
      published.push(await publishDataset({ folder, cacheDir, onProgress }));
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length) throw new ProblemsError(problems);
  return published;
}

function datasetFolders(dataDir: string): string[] {
  if (!existsSync(dataDir)) return [];
  const names = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => join(dataDir, name))
    .filter((folder) => existsSync(join(folder, 'dataset.yaml')))
    .sort();
}
