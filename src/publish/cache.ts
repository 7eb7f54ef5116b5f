import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../dataset/dataset.ts';
import type { Problem } from '../dataset/problem.ts';

/** Raised whenever the same input would be published differently. */
const version = 3;

/** What a published dataset was made of. */
export type Inputs = { name: string; declaration: string; files: string[]; key: Buffer | undefined };

/** What is kept beside the published file. */
export type Kept = { manifest: Manifest; warnings: Problem[]; rejected: boolean };

type Stamp = { path: string; size: number; time: number; hash: string };
type Entry = Kept & {
  version: number;
  inputs: string;
  stamps: Stamp[];
  hashes: { raw: string; packed: string };
};

export type Paths = { path: string; packed: string; rejected: string };

/** Where the files of a dataset are in the cache folder. */
export function cachePaths(cacheDir: string, name: string, hash: string): Paths {
  const path = join(cacheDir, `${name}.${hash}.duckdb`);
  return { path, packed: `${path}.gz`, rejected: join(cacheDir, `${name}.rejected.csv`) };
}

/**
 * What was published of the same inputs, if it is all still there and whole. A data file of the same size and time of
 * change is taken to be the same; else its content decides.
 */
export function readCache(cacheDir: string, inputs: Inputs): Kept | undefined {
  const entry = readEntry(entryPath(cacheDir, inputs.name));
  if (entry?.version !== version || entry.inputs !== digestInputs(inputs)) return undefined;
  const stamps = inputs.files.map((path) =>
    stamp(
      path,
      entry.stamps.find((known) => known.path === path),
    ),
  );
  if (stamps.length !== entry.stamps.length) return undefined;
  if (stamps.some(({ hash }, index) => hash !== entry.stamps[index]?.hash)) return undefined;
  const { path, packed, rejected } = cachePaths(cacheDir, inputs.name, entry.manifest.hash);
  const whole = hashOf(path) === entry.hashes.raw && hashOf(packed) === entry.hashes.packed;
  if (!whole || (entry.rejected && !existsSync(rejected))) return undefined;
  if (stamps.some(({ time }, index) => time !== entry.stamps[index]?.time))
    writeEntry(cacheDir, { ...entry, stamps });
  return entry;
}

/** The state of the data files before they are read: what changes meanwhile is published the next time. */
export function stampFiles(files: string[]): Stamp[] {
  return files.map((path) => stamp(path));
}

/** Keeps what was published, and removes what older publications and broken-off ones left. */
export function writeCache(
  cacheDir: string,
  inputs: Inputs,
  stamps: Stamp[],
  published: { kept: Kept; raw: Buffer; packed: Buffer },
): Paths {
  const { kept, raw, packed } = published;
  const paths = cachePaths(cacheDir, inputs.name, kept.manifest.hash);
  writeWhole(paths.path, raw);
  writeWhole(paths.packed, packed);
  const hashes = { raw: sha256(raw), packed: sha256(packed) };
  writeEntry(cacheDir, { ...kept, version, inputs: digestInputs(inputs), stamps, hashes });
  removeStale(cacheDir, inputs.name, kept.manifest.hash);
  return paths;
}

function stamp(path: string, known?: Stamp): Stamp {
  const { size, mtimeMs: time } = statSync(path);
  const unchanged = known?.size === size && known.time === time;
  return { path, size, time, hash: unchanged ? known.hash : (hashOf(path) ?? '') };
}

function digestInputs({ name, declaration, key }: Inputs): string {
  const digest = createHash('sha256').update(JSON.stringify([name, declaration]));
  return digest.update(key ?? '').digest('hex');
}

function entryPath(cacheDir: string, name: string): string {
  return join(cacheDir, `${name}.json`);
}

function readEntry(path: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Entry;
  } catch {
    // missing or damaged: publish again
    return undefined;
  }
}

function writeEntry(cacheDir: string, entry: Entry): void {
  writeWhole(entryPath(cacheDir, entry.manifest.name), JSON.stringify(entry));
}

/** Another process sees the old file or the new one, never half of one. */
function writeWhole(path: string, content: string | Buffer): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

function hashOf(path: string): string | undefined {
  return existsSync(path) ? sha256(readFileSync(path)) : undefined;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

const day = 24 * 60 * 60 * 1000;

// a server that is still running may have the last version open
function removeStale(cacheDir: string, name: string, hash: string): void {
  for (const file of readdirSync(cacheDir)) {
    const match = /^(.*)\.([0-9a-f]{12})\.duckdb(\.gz)?$/.exec(file);
    const isOld = match?.[1] === name && match[2] !== hash;
    if (!isOld && !file.startsWith('.publish-')) continue;
    const path = join(cacheDir, file);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > day) rmSync(path, { force: true, recursive: true });
  }
}
