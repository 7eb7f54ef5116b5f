import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '../../src/cli/measure/main.ts';
import type { MeasureRow } from '../../src/cli/measure/row.ts';

/** A dataset as somebody would enter it: the columns and measures as YAML, the answers as CSV. */
export type Entered = {
  csv: string;
  columns: string;
  measures: string;
  /** More keys of dataset.yaml. */
  more?: string;
};

/** What a command printed, and its exit status. */
export type Said = { status: number; out: string; err: string };

const root = mkdtempSync(join(tmpdir(), 'plaudit-published-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** Writes a dataset into a folder of its own and gives the command that reads it. */
export function enter({ csv, columns, measures, more = '' }: Entered): Terminal {
  const indented = (text: string, by: number) => text.trim().replace(/^ */gm, ' '.repeat(by));
  const minimum = more.includes('minimum:') ? '' : 'minimum: {publish: 1, flag: 1}\n';
  const yaml = `title: A published case\n${minimum}${more}\ntables:\n  answers:\n    file: answers.csv\n    columns:\n${indented(columns, 6)}\nmeasures:\n${indented(measures, 2)}\n`;
  return terminal({ 'answers.csv': csv, 'dataset.yaml': yaml });
}

export type Terminal = ReturnType<typeof terminal>;

/** The command over a dataset of these files. */
export function terminal(files: Record<string, string>) {
  const home = join(root, String(count++));
  for (const [file, content] of Object.entries(files)) {
    const path = join(home, 'data', 'case', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const say = (...argv: string[]) => command(home, ['--dataset', 'case', ...argv]);
  /** The lines as JSON. Throws when the command fails. */
  const rows = async (...argv: string[]): Promise<MeasureRow[]> => {
    const { status, out, err } = await say(...argv, '--json');
    if (status !== 0) throw new Error(`exit status ${status}: ${err}`);
    return JSON.parse(out) as MeasureRow[];
  };
  /** The one line that `what` names, or that of all together. */
  const row = async (...argv: string[]): Promise<MeasureRow> => {
    const all = await rows(...argv);
    const found =
      all.find(({ what }) => what === 'difference') ?? all.find(({ by }) => by === null) ?? all[0];
    if (!found) throw new Error('no line');
    return found;
  };
  return { home, say, rows, row };
}

/** Runs the command in a folder. */
export async function command(folder: string, argv: string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const status = await main(argv, {
    root: folder,
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { status, out, err };
}

/** CSV text of rows. */
export function csv(header: string, rows: readonly (readonly unknown[])[]): string {
  return `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

/** A number as printed with so many decimals. */
export function printed(value: unknown, decimals: number): string {
  return typeof value === 'number' ? value.toFixed(decimals) : String(value);
}

/** The line of a group. */
export function lineOf(rows: MeasureRow[], by: string | null): MeasureRow {
  const found = rows.find((row) => row.by === by);
  if (!found) throw new Error(`no line ${by}: ${rows.map((row) => row.by).join(', ')}`);
  return found;
}
