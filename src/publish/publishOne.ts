import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dataset } from '../dataset/dataset.ts';
import type { Declaration } from '../dataset/declaration.ts';
import { locatorOf } from '../dataset/locator.ts';
import { parseDeclaration } from '../dataset/parse.ts';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import { checkTables } from './checkTables.ts';
import { openDatabase, type Database } from './database.ts';
import { findFiles, readableExtensions, shownPath, type DataFile } from './findFiles.ts';
import { importTables } from './importTables.ts';
import { manifest, type ReadyTable } from './manifest.ts';
import { pack } from './pack.ts';
import { prepareTables } from './prepareTables.ts';
import type { OnProgress } from './progress.ts';
import type { Published } from './publish.ts';
import { publishKey } from './publishKey.ts';
import { writeFile } from './writeFile.ts';

type Job = { folder: string; cacheDir: string; onProgress: OnProgress };

const steps = ['read', 'check', 'make private', 'write', 'pack'];

/** Publishes one dataset: reads, checks, makes private, writes. */
export async function publishOne({ folder, cacheDir, onProgress }: Job): Promise<Published> {
  const name = basename(folder);
  const step = (done: number) =>
    onProgress({ dataset: name, step: steps[done] ?? 'done', done, total: steps.length });
  const file = join(folder, 'dataset.yaml');
  const text = readFileSync(file, 'utf8');
  const { declaration, problems } = parseDeclaration(text, shownPath(file));
  if (!declaration) throw new ProblemsError(problems);
  const files = dataFiles(folder, declaration, text, shownPath(file));
  mkdirSync(cacheDir, { recursive: true });
  const temporary = mkdtempSync(join(cacheDir, '.publish-'));
  const database = await openDatabase(temporary);
  try {
    step(0);
    const imported = await importTables(database, declaration, files, temporary);
    if (imported.problems.length) throw new ProblemsError(imported.problems);
    step(1);
    const checked = await checkTables(database, declaration, imported.tables, {
      text,
      file: shownPath(file),
    });
    step(2);
    const key = publishKey(folder, name, declaration);
    const tables = await prepareTables(database, name, declaration, checked, key);
    step(3);
    const described = await manifest(database, name, declaration, tables);
    const bytes = await writeDatabase(database, tables, temporary);
    step(4);
    const warnings = [...problems, ...imported.warnings];
    return { ...(await store(bytes, described, cacheDir)), fromCache: false, warnings };
  } finally {
    database.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function writeDatabase(database: Database, tables: ReadyTable[], temporary: string): Promise<Buffer> {
  const named = tables.map(({ from, loaded }) => ({ from, name: loaded.name }));
  return await writeFile(database, named, join(temporary, 'published.duckdb'));
}

async function store(
  bytes: Buffer,
  described: Omit<Dataset, 'hash' | 'file'>,
  cacheDir: string,
): Promise<Pick<Published, 'dataset' | 'path' | 'packed'>> {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const name = `${described.name}.${hash}.duckdb`;
  const compressed = await pack(bytes);
  const [path, packed] = [join(cacheDir, name), join(cacheDir, `${name}.gz`)];
  writeFileSync(path, bytes);
  writeFileSync(packed, compressed);
  const dataset = { ...described, hash, file: { name, bytes: bytes.length, compressed: compressed.length } };
  return { dataset, path, packed };
}

/** The files of every table. Throws ProblemsError for those that do not exist or cannot be read. */
function dataFiles(
  folder: string,
  declaration: Declaration,
  text: string,
  file: string,
): Map<string, DataFile[]> {
  const problems: Problem[] = [];
  const locate = locatorOf(text);
  const found = Object.entries(declaration.tables).map(([name, table]): [string, DataFile[]] => {
    const { files, missing, unreadable } = findFiles(folder, table.file);
    const at = { file, ...locate(['tables', name, 'file']), severity: 'error' as const };
    for (const pattern of missing)
      problems.push({
        ...at,
        rule: 'missing-file',
        message: `missing file: ${pattern} of table ${name} is not in ${shownPath(folder)}`,
      });
    for (const path of unreadable)
      problems.push({
        ...at,
        rule: 'unreadable-file',
        message: `unreadable file: ${path}, expected ${readableExtensions.join(', ')}`,
      });
    return [name, files];
  });
  if (problems.length) throw new ProblemsError(problems);
  return new Map(found);
}
