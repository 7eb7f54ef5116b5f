import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Problem } from '../dataset/problem.ts';
import { readableExtensions, shownPath } from './findFiles.ts';

/** Warnings for folders of data that no `dataset.yaml` describes: they look published and are not. */
export function undeclared(dataDir: string): Problem[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(dataDir, name))
    .filter((folder) => !existsSync(join(folder, 'dataset.yaml')) && readdirSync(folder).some(isData))
    .sort()
    .map((folder) => ({
      file: shownPath(join(folder, 'dataset.yaml')),
      ...{ line: 1, column: 1, rule: 'missing-declaration', severity: 'warning' as const },
      message: `missing declaration: ${shownPath(folder)} has data but no dataset.yaml, so it is not published`,
      suggestion: existsSync(join(folder, 'dataset.yml'))
        ? 'rename dataset.yml to dataset.yaml'
        : 'write a dataset.yaml beside the files; docs/datasets.md says how',
    }));
}

function isData(name: string): boolean {
  return readableExtensions.includes(extname(name.toLowerCase().replace(/\.gz$/, '')));
}
