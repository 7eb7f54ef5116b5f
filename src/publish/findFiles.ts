import { existsSync, globSync, statSync } from 'node:fs';
import { basename, extname, relative, resolve } from 'node:path';

export type Format = 'csv' | 'json' | 'parquet';

/** A data file of a table. */
export type DataFile = { path: string; shown: string; format: Format; extension: string };

const formats: Record<string, Format> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.ndjson': 'json',
  '.jsonl': 'json',
  '.parquet': 'parquet',
};

/** The extensions that can be read, for messages. */
export const readableExtensions = Object.keys(formats);

/** The files of a table in a stable order: names, globs and lists of them, relative to the dataset's folder. */
export function findFiles(
  folder: string,
  patterns: string | string[],
): { files: DataFile[]; missing: string[]; unreadable: string[] } {
  const missing: string[] = [];
  const paths = [patterns].flat().flatMap((pattern) => {
    const exact = resolve(folder, pattern);
    if (existsSync(exact) && statSync(exact).isFile()) return [exact];
    const found = globSync(pattern, { cwd: folder }).map((path) => resolve(folder, path));
    if (found.length === 0) missing.push(pattern);
    return found.filter((path) => statSync(path).isFile()).sort();
  });
  const files = [...new Set(paths)].map(describe);
  const unreadable = files.filter(({ format }) => !format).map(({ shown }) => shown);
  return { files: files.filter((file): file is DataFile => file.format !== undefined), missing, unreadable };
}

/** A path as messages show it: from where the command was started. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path) || basename(path);
}

function describe(path: string): Omit<DataFile, 'format'> & { format: Format | undefined } {
  const extension = extname(path.toLowerCase().replace(/\.gz$/, ''));
  return { path, shown: shownPath(path), extension, format: formats[extension] };
}
