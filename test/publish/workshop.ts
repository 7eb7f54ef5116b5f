import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { ProblemsError, type Problem } from '../../src/dataset/problem.ts';
import { publishDataset } from '../../src/publish/publish.ts';
import type { Published } from '../../src/publish/publishOne.ts';

const root = mkdtempSync(join(tmpdir(), 'plaudit-publish-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

export type Files = Record<string, string | Uint8Array>;

/** A dataset's folder with these files, and a cache folder of its own. */
export function workshop(files: Files, name = 'survey'): { folder: string; cacheDir: string } {
  const home = join(root, String(count++));
  const folder = join(home, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return { folder, cacheDir: join(home, 'cache') };
}

/** A declaration of one table `t` of the file `t.csv`; `columns` and `more` are YAML. */
export function declared(columns: string, more = '', table = ''): string {
  const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
  return `title: Test\n${more}\ntables:\n  t:\n    file: t.csv\n${indented(table, 4)}\n    columns:\n${indented(columns, 6)}\n`;
}

/** Publishes one table `t` from CSV text. */
export async function publishCsv(
  csv: string | Uint8Array,
  columns: string,
  more = '',
  table = '',
): Promise<Published> {
  return await publishDataset(workshop({ 'dataset.yaml': declared(columns, more, table), 't.csv': csv }));
}

/** The problems that stop the publishing of one table `t` from CSV text, without the folder in their file names. */
export async function problemsOfCsv(
  csv: string | Uint8Array,
  columns: string,
  more = '',
  table = '',
): Promise<Problem[]> {
  return await problemsOf(publishCsv(csv, columns, more, table));
}

export async function problemsOf(work: Promise<unknown>): Promise<Problem[]> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map((problem) => ({ ...problem, file: problem.file.replace(/^.*\//, '') }));
  }
  return [];
}

/** `rule line:column` of each problem. */
export function places(problems: Problem[]): string[] {
  return problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

/** Rows of a query over a published file; its tables are found by their names. */
export async function rowsOf(
  { path }: Pick<Published, 'path'>,
  query: string,
): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(query);
  const rows = result.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** The values of a column of table `t`, in the order of the file. */
export async function column(published: Published, name: string): Promise<unknown[]> {
  return (await rowsOf(published, `select "${name}" as value from t`)).map(({ value }) => value);
}

/** Runs statements in a database of its own, for making Parquet files. */
export async function duckdb(...statements: string[]): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
}
