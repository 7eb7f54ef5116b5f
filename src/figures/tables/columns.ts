import { z } from 'zod';
import { findColumn, labelOf, measureOf, type Column, type Dataset } from '../../dataset/dataset.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { format, type Format, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { FigureError } from '../draw.ts';
import type { Context, Source } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { formatOf, measureLabel } from '../measures/measured.ts';

/** Columns of a free result: their types, names and formats, and the rows that stand on too few answers. */

export type Cell = string | number | boolean | null;
export type ResultRow = Record<string, Cell>;
export type ColumnType = 'number' | 'text' | 'date' | 'timestamp' | 'boolean';
export type ResultColumn = { name: string; type: ColumnType };

export const resultRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const formats: Record<string, Format> = {
  percent: { kind: 'share' },
  points: { kind: 'points' },
  score: { kind: 'score' },
  index: { kind: 'index' },
  number: { kind: 'number' },
  count: { kind: 'count' },
  change: { kind: 'percent-change' },
  date: { kind: 'date' },
  time: { kind: 'timestamp' },
  month: { kind: 'period', unit: 'month' },
  quarter: { kind: 'period', unit: 'quarter' },
  year: { kind: 'period', unit: 'year' },
  text: { kind: 'text' },
};

/** The name of a format as an author writes it. */
export const formatName = z
  .string()
  .refine(
    (name) => readFormat(name) !== undefined,
    `one of ${Object.keys(formats).join(', ')}, money:EUR, unit:months`,
  );

export const columnProps = {
  labels: z.record(z.string(), z.string()).optional().describe("names of columns: {{csat: 'CSAT'}}"),
  format: z
    .record(z.string(), formatName)
    .optional()
    .describe(
      "how columns are written: {{csat: 'percent'}}; percent, points, score, index, number, count, change, date, time, month, quarter, year, text, money:EUR, unit:months; default: from the column",
    ),
  small: z
    .enum(['withhold', 'show'])
    .default('withhold')
    .describe(
      'rows whose column n or answers is under the minimum of dataset.yaml: withheld (default) or shown',
    ),
};

/** The format that a name such as `percent` or `money:EUR` stands for. */
export function readFormat(name: string): Format | undefined {
  const [kind, detail] = name.split(/:(.*)/s);
  if (kind === 'money' && /^[A-Z]{3}$/.test(detail ?? ''))
    return { kind: 'money', currency: detail as string };
  if (kind === 'unit' && detail) return { kind: 'unit', unit: detail };
  return Object.hasOwn(formats, name) ? formats[name] : undefined;
}

/** The columns of the result; without a host that tells them, those of the rows. */
export function columnsOf(rows: ResultRow[], { columns }: Pick<Context, 'columns'>): ResultColumn[] {
  const names = columns?.map(({ name }) => name) ?? Object.keys(rows[0] ?? {});
  return [...new Set(names)].map((name) => {
    const told = columns?.find((column) => column.name === name)?.type as ColumnType | undefined;
    const type = told ?? guess(rows.find((row) => row[name] !== null)?.[name]);
    const midnight =
      type === 'timestamp' && rows.every((row) => /T00:00:00$|^$/.test(String(row[name] ?? '')));
    return { name, type: midnight ? 'date' : type };
  });
}

/** The column called `name`. Throws FigureError with the nearest and all names. */
export function resultColumn(name: string, columns: ResultColumn[], prop: string, tag: string): ResultColumn {
  const found = columns.find((column) => column.name === name);
  if (found) return found;
  const valid = columns.map((column) => column.name);
  const message = `wrong row shape: ${prop} of <${tag}>: no column ${name}, the query returns ${valid.join(', ')}`;
  throw new FigureError('wrong-row-shape', message, { prop, suggestion: didYouMean(name, valid), valid });
}

/** What a reader sees over a column: the author's label, else that of the measure or column of the same name. */
export function columnLabel(
  name: string,
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
  labels: Record<string, string> = {},
): string {
  if (Object.hasOwn(labels, name)) return labels[name] as string;
  if (Object.hasOwn(dataset.measures, name)) return measureLabel(measureOf(dataset, name));
  if (name === 'n' || name === 'answers') return messages(locale).n;
  const column = datasetColumn(dataset, name);
  if (!column && name === 'weight') return messages(locale).weight;
  return labelOf(column ?? { name });
}

/**
 * How a column is written: as the author says, else as its type and the dataset's measure or column of that name
 * suggest. A column named as a share that holds values above 1 is a mean of its scale, not a share.
 */
export function columnFormat(
  { name, type }: ResultColumn,
  rows: ResultRow[],
  dataset: Dataset,
  written: Record<string, string> = {},
): Format {
  const own = Object.hasOwn(written, name) ? readFormat(written[name] as string) : undefined;
  if (own) return own;
  if (type === 'date') return dateFormat(name);
  if (type === 'timestamp') return { kind: 'timestamp' };
  if (type !== 'number') return { kind: 'text' };
  if (name === 'n' || name === 'answers') return { kind: 'count' };
  const measure = Object.hasOwn(dataset.measures, name)
    ? formatOf(dataset, measureOf(dataset, name))
    : undefined;
  if (measure && (measure.kind !== 'share' || isShare(name, rows))) return measure;
  const currency = datasetColumn(dataset, name)?.currency;
  if (currency) return { kind: 'money', currency };
  return /(^|_)(year|id)$/i.test(name) ? { kind: 'text' } : { kind: 'number' };
}

/** A value as a reader sees it. */
export function cellText(value: Cell | undefined, as: Format, locale: Locale): string {
  if (typeof value === 'boolean') return messages(locale)[value ? 'yes' : 'no'];
  return format(value, as, locale);
}

/** A value as a name in a sentence: cut when it is long. */
export function nameText(value: Cell | undefined, as: Format, locale: Locale): string {
  const characters = [...cellText(value, as, locale).trim()];
  return characters.length > 48 ? `${characters.slice(0, 45).join('')}…` : characters.join('');
}

/** The column that counts answers, if the result has one. */
export function countColumn(columns: ResultColumn[]): string | undefined {
  const isCount = (name: string) =>
    columns.some((column) => column.name === name && column.type === 'number');
  return ['n', 'answers'].find(isCount);
}

/** Sum of the column that counts answers. */
export function answersIn(rows: ResultRow[], columns: ResultColumn[]): number | undefined {
  const count = countColumn(columns);
  return count === undefined ? undefined : rows.reduce((sum, row) => sum + Number(row[count] ?? 0), 0);
}

/** The source whose cells keep to the minimum of the dataset, unless the author shows small groups. */
export function atLeast(source: Source, small: 'withhold' | 'show'): Source {
  return small === 'show' ? { ...source, minimum: 1 } : source;
}

export type Withheld = { rows: ResultRow[]; few: Set<ResultRow>; flagged: Set<ResultRow>; notes: string[] };

/**
 * The rows with the numbers of those under the minimum taken out; counts and the columns in `keys` stay, so that the
 * reader sees what was withheld.
 */
export function withhold(
  rows: ResultRow[],
  columns: ResultColumn[],
  { keys, small, names }: { keys: string[]; small: 'withhold' | 'show'; names: (row: ResultRow) => string },
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
): Withheld {
  const count = countColumn(columns);
  const few = new Set<ResultRow>();
  const flagged = new Set<ResultRow>();
  if (!count) return { rows, few, flagged, notes: [] };
  const stay = new Set([...keys, ...dataset.dimensions, count, 'n', 'answers']);
  const taken = columns.filter(({ name, type }) => type === 'number' && !stay.has(name));
  const kept = rows.map((row) => {
    const n = Number(row[count] ?? 0);
    const under = small === 'withhold' && n > 0 && n < dataset.minimum.publish && taken.length > 0;
    const made = under ? { ...row, ...Object.fromEntries(taken.map(({ name }) => [name, null])) } : row;
    if (under) few.add(made);
    else if (n > 0 && n < dataset.minimum.flag && taken.length > 0) flagged.add(made);
    return made;
  });
  return { rows: kept, few, flagged, notes: smallNotes(few, flagged, names, { dataset, locale }) };
}

function smallNotes(
  few: Set<ResultRow>,
  flagged: Set<ResultRow>,
  names: (row: ResultRow) => string,
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
): string[] {
  const words = messages(locale);
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const notes = [];
  if (few.size)
    notes.push(words.withheld(someOf([...new Set([...few].map(names))]), count(dataset.minimum.publish)));
  if (flagged.size) notes.push(words.flagged(count(dataset.minimum.flag)));
  return notes;
}

function dateFormat(name: string): Format {
  const unit = /(^|_)(month|quarter|year)$/i.exec(name)?.[2]?.toLowerCase();
  return unit ? { kind: 'period', unit } : { kind: 'date' };
}

function isShare(name: string, rows: ResultRow[]): boolean {
  return rows.every((row) => row[name] === null || (Number(row[name]) >= 0 && Number(row[name]) <= 1));
}

function datasetColumn(dataset: Dataset, name: string): Column | undefined {
  const known = Object.values(dataset.tables).some((table) => Object.hasOwn(table.columns, name));
  return known ? findColumn(dataset, name).column : undefined;
}

function guess(value: Cell | undefined): ColumnType {
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value ?? '')) return 'date';
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(value ?? '') ? 'timestamp' : 'text';
}
