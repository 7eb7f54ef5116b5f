import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { datasetIn, type Dataset, type Manifest } from '../dataset/dataset.ts';
import type { Declaration } from '../dataset/declaration.ts';
import { locatorOf } from '../dataset/locator.ts';
import { parseDeclaration } from '../dataset/parse.ts';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import { cachePaths, readCache, stampFiles, writeCache, type Inputs, type Kept } from './cache.ts';
import { checkTables, type Yaml } from './checkTables.ts';
import { openDatabase, type Database } from './database.ts';
import { declaredFiles } from './declaredFiles.ts';
import { shownPath, type DataFile } from './findFiles.ts';
import { importTables } from './importTables.ts';
import { manifest, type ReadyTable } from './manifest.ts';
import { pack } from './pack.ts';
import { personalData } from './personalData.ts';
import { prepareTables } from './prepareTables.ts';
import type { OnProgress } from './progress.ts';

import { publishKey } from './publishKey.ts';
import { looksLikePattern } from './readable.ts';
import { rejectedRows } from './rejectedRows.ts';
import { writeFile } from './writeFile.ts';

/** A dataset that has been published into the cache folder. */
export type Published = {
  /** With its texts in the language that is declared first. */
  dataset: Dataset;
  /** With its texts in every language. */
  manifest: Manifest;
  /** The raw `.duckdb` file, for the engine at build. */
  path: string;
  /** The same as a gzip file, for the output folder. */
  packed: string;
  /** Whether nothing had changed since the last time. */
  fromCache: boolean;
  warnings: Problem[];
  /** The rows left out under `tolerance`, with their reasons: a private file. */
  rejected?: string | undefined;
};

type Job = {
  name: string;
  cacheDir: string;
  temporary: string;
  declaration: Declaration;
  yaml: Yaml;
  files: Map<string, DataFile[]>;
  key: Buffer | undefined;
  step: (done: number) => void;
};

const steps = ['reading', 'checking', 'making private', 'writing', 'packing'];

/** Publishes one dataset, or finds it in the cache. Throws ProblemsError with everything that is wrong. */
export async function publishOne(
  folder: string,
  { cacheDir, onProgress }: { cacheDir: string; onProgress: OnProgress },
): Promise<Published> {
  const name = basename(folder);
  const file = shownPath(join(folder, 'dataset.yaml'));
  const text = readFileSync(join(folder, 'dataset.yaml'), 'utf8');
  const { declaration, problems } = parseDeclaration(text, file);
  const misnamed = nameProblems(name, file);
  if (!declaration || misnamed.length) throw new ProblemsError([...misnamed, ...problems]);
  const yaml = { file, locate: locatorOf(text) };
  const files = declaredFiles(folder, declaration, yaml);
  const key = publishKey(folder, name, declaration);
  const paths = [...files.values()].flat().map(({ path }) => path);
  const inputs = { name, declaration: text, files: [...new Set(paths)], key };
  const kept = readCache(cacheDir, inputs);
  if (kept) return published(kept, cacheDir, true);
  mkdirSync(cacheDir, { recursive: true });
  const temporary = temporaryFolder(cacheDir);
  const step = (done: number) =>
    onProgress({ dataset: name, step: steps[done] ?? 'done', done, total: steps.length });
  try {
    return await publish(
      { name, cacheDir, temporary, declaration, yaml, files, key, step },
      inputs,
      problems,
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function publish(job: Job, inputs: Inputs, warnings: Problem[]): Promise<Published> {
  const stamps = stampFiles(inputs.files);
  const made = await make(job);
  job.step(4);
  const packed = await pack(made.raw);
  const hash = createHash('sha256').update(made.raw).digest('hex').slice(0, 12);
  const file = { name: `${job.name}.${hash}.duckdb`, bytes: made.raw.length, compressed: packed.length };
  // through JSON, so that a dataset from the cache is the same
  const manifest = JSON.parse(JSON.stringify({ ...made.described, hash, file })) as Manifest;
  const kept = { manifest, warnings: [...warnings, ...made.warnings], rejected: made.rejected };
  writeCache(job.cacheDir, inputs, stamps, { kept, raw: made.raw, packed });
  job.step(5);
  return published(kept, job.cacheDir, false);
}

/** A folder that only this user can read; in the cache, so that it is on a disk with room. */
function temporaryFolder(cacheDir: string): string {
  return mkdtempSync(join(looksLikePattern(cacheDir) ? tmpdir() : cacheDir, '.publish-'));
}

type Made = {
  raw: Buffer;
  described: Omit<Manifest, 'hash' | 'file'>;
  warnings: Problem[];
  rejected: boolean;
};

async function make({ name, cacheDir, temporary, declaration, yaml, files, key, step }: Job): Promise<Made> {
  const database = await openDatabase(temporary);
  try {
    step(0);
    const { tables, problems, warnings } = await importTables(database, declaration, files, temporary);
    if (problems.length) throw new ProblemsError(problems);
    step(1);
    const checked = await checkTables(database, declaration, tables, yaml);
    const rejected = await rejectedRows(database, tables, cachePaths(cacheDir, name, '').rejected);
    step(2);
    const ready = await prepareTables(database, name, declaration, checked, key);
    step(3);
    const described = await manifest(database, name, declaration, ready);
    const raw = await writeTables(database, ready, temporary);
    const personal = await personalData(database, declaration, ready, yaml);
    const all = [...warnings, ...rejected, ...personal, ...emptied(ready, described, yaml)];
    return { raw, described, warnings: all, rejected: rejected.length > 0 };
  } finally {
    database.close();
  }
}

async function writeTables(database: Database, ready: ReadyTable[], temporary: string): Promise<Buffer> {
  const named = ready.map(({ from, loaded }) => ({ from, name: loaded.name }));
  return await writeFile(database, named, join(temporary, 'published.duckdb'));
}

function published({ manifest, warnings, rejected }: Kept, cacheDir: string, fromCache: boolean): Published {
  const paths = cachePaths(cacheDir, manifest.name, manifest.hash);
  const dataset = datasetIn(manifest);
  return {
    ...paths,
    dataset,
    manifest,
    warnings,
    rejected: rejected ? paths.rejected : undefined,
    fromCache,
  };
}

function emptied(
  ready: ReadyTable[],
  { tables, minimum, publish: mode }: Made['described'],
  { file, locate }: Yaml,
): Problem[] {
  const reason = mode === 'rollup' ? `it has fewer than ${minimum.publish} answers` : 'no row is left';
  const names = ready.map(({ loaded }) => loaded.name).filter((name) => tables[name]?.rows === 0);
  return names.map((name) => ({
    file,
    ...locate(['tables', name], 'key'),
    rule: 'nothing-published',
    message: `nothing published of table ${name}: ${reason}`,
    severity: 'warning',
  }));
}

/** Names that DuckDB has for catalogues of its own. */
const catalogues = ['main', 'temp', 'memory', 'system'];

// the name goes into file names, addresses and SQL
function nameProblems(name: string, file: string): Problem[] {
  if (catalogues.includes(name.toLowerCase())) {
    const message = `reserved name: the query engine calls a catalogue of its own ${name}`;
    const suggestion = `rename the folder, for example to ${name}_surveys`;
    return [{ file, line: 1, column: 1, rule: 'reserved-name', message, severity: 'error', suggestion }];
  }
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return [];
  const message = `invalid name: expected a folder of letters, digits, _ and -, found "${name}"`;
  return [{ file, line: 1, column: 1, rule: 'invalid-name', message, severity: 'error' }];
}
