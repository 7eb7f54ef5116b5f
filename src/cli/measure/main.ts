import { measureOf, UnknownName, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { formatProblem, ProblemsError } from '../../dataset/problem.ts';
import { answers } from './answers.ts';
import { compare } from './compare.ts';
import { control } from './control.ts';
import { drivers } from './drivers.ts';
import { estimates } from './estimates.ts';
import { impact } from './impact.ts';
import { margin } from './margin.ts';
import { openSource } from './open.ts';
import { readOptions, Unfitting, usage, UsageError, type Asked, type Mode } from './options.ts';
import { printRows } from './print.ts';
import type { MeasureRow, Source } from './row.ts';
import { survival } from './survival.ts';
import { rake, weights } from './weights.ts';

/** Where a command reads and writes. */
export type Streams = { root?: string; out?: (text: string) => void; err?: (text: string) => void };

/** The command: 0 when it answers, 1 for data that break their rules, 2 for unknown names and options. */
export async function main(
  argv: string[],
  {
    root = process.cwd(),
    out = (text) => process.stdout.write(text),
    err = (text) => process.stderr.write(text),
  }: Streams = {},
): Promise<number> {
  try {
    const asked = readOptions(argv);
    if (asked.help) out(usage());
    else out(show(await measureRows(asked, root, (text) => err(`${text}\n`)), asked));
    return 0;
  } catch (error) {
    return failure(error, err);
  }
}

/** The lines that a command line asks for. */
async function measureRows(asked: Asked, root: string, note: (text: string) => void): Promise<MeasureRow[]> {
  const source = await openSource(asked, root, note);
  try {
    return await analyse(source, asked);
  } finally {
    await source.close();
  }
}

type Analysis = (source: Source, measure: Measure, asked: Asked) => Promise<MeasureRow[]>;

const analyses: Record<Mode, Analysis> = {
  ...{ estimates, compare, survival, drivers, control, impact, weights, rake, margin, answers },
};

/** Of all measures, those that the question does not fit are passed over; one that was named must fit. */
async function analyse(source: Source, asked: Asked): Promise<MeasureRow[]> {
  const rows: MeasureRow[] = [];
  const passedOver: { name: string; error: Error }[] = [];
  const measures = measuresOf(source.dataset, asked);
  for (const measure of measures) {
    try {
      rows.push(...(await analyses[asked.mode](source, measure, asked)));
    } catch (error) {
      if (asked.measures.length || !isPassable(source.dataset, measure, error)) throw error;
      passedOver.push({ name: measure.name, error });
    }
  }
  const [first] = passedOver;
  if (first && passedOver.length === measures.length) throw first.error;
  for (const { name, error } of passedOver) source.note(`without ${name}: ${error.message}`);
  return rows;
}

/** Whether the question fits another kind of measure, or names a column that only another table has. */
function isPassable(dataset: Dataset, { table }: Measure, error: unknown): error is Error {
  if (!(error instanceof UnknownName)) return error instanceof Unfitting;
  const name = /^unknown column: (\S+)/.exec(error.message)?.[1] ?? '';
  return Object.values(dataset.tables).some((other) => other.name !== table && name in other.columns);
}

/** The named measures, else those that the analysis is for. Throws UnknownName. */
function measuresOf(dataset: Dataset, asked: Asked): Measure[] {
  if (asked.measures.length) return asked.measures.map((name) => measureOf(dataset, name));
  const all = Object.keys(dataset.measures).map((name) => measureOf(dataset, name));
  if (asked.mode === 'drivers')
    return [onlyOne(all.filter(({ kind }) => !['churn', 'count'].includes(kind)))];
  if (asked.mode === 'weights' || asked.mode === 'rake') return [all[0] ?? measureOf(dataset, 'count')];
  const fitting = all.filter(({ kind }) => asked.mode !== 'survival' || kind === 'churn');
  if (fitting.length) return fitting;
  if (asked.mode !== 'survival') return [measureOf(dataset, 'count')];
  throw new UsageError(`no measure of kind churn in dataset ${dataset.name}`);
}

function onlyOne(measures: Measure[]): Measure {
  const [only, ...others] = measures;
  if (only && others.length === 0) return only;
  throw new UsageError('missing option: --measure, whose drivers are asked for', {
    valid: measures.map(({ name }) => name),
  });
}

function show(rows: MeasureRow[], { json }: Asked): string {
  return json ? `${JSON.stringify(rows, null, 2)}\n` : printRows(rows);
}

function failure(error: unknown, err: (text: string) => void): number {
  if (error instanceof UsageError || error instanceof UnknownName) {
    const { message, suggestion, valid } = error;
    const lines = [
      message,
      suggestion && `    ${suggestion}`,
      valid.length && `    valid: ${valid.join(', ')}`,
    ];
    err(`${lines.filter(Boolean).join('\n')}\n`);
    return 2;
  }
  if (error instanceof ProblemsError)
    for (const problem of error.problems) err(`${formatProblem(problem)}\n`);
  else err(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}
