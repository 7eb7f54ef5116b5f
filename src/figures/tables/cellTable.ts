import type { Drill } from '../../charts/drill.ts';
import { format, type Locale } from '../../words/format.ts';
import { resultWords } from '../../words/resultWords.ts';
import {
  answersIn,
  cellText,
  columnFormat,
  columnLabel,
  columnsOf,
  nameText,
  resultColumn,
  withhold,
  type ResultColumn,
  type ResultRow,
} from './columns.ts';
import { dataTable, type DrawnColumn } from './dataTable.ts';
import { FigureError } from '../draw.ts';
import type { Context, Shown } from '../figure.ts';

/** A table before it is drawn: what it shows, and the columns as they stand side by side. */
export type TableContent = {
  shown: Shown;
  columns: DrawnColumn[];
  isFew: (row: ResultRow, column: DrawnColumn) => boolean;
  sorted?: { name: string; down: boolean } | undefined;
  /** The group of answers that a row stands for. */
  drill?: ((row: ResultRow) => Drill | undefined) | undefined;
};

export type CellTableOptions = {
  tag: string;
  columns?: string[] | undefined;
  labels?: Record<string, string> | undefined;
  format?: Record<string, string> | undefined;
  bars?: string | string[] | undefined;
  small: 'withhold' | 'show';
  sort?: string | undefined;
  limit: number;
};

/** The rows of a query as a table. The query asks for one row more than `limit`, so that a cut is known. */
export function cellTable(all: ResultRow[], options: CellTableOptions, context: Context): TableContent {
  const { dataset, locale } = context;
  const known = columnsOf(all, context);
  const first = all.slice(0, options.limit);
  const columns = choose(known, options).map((column) => drawn(column, first, options, context));
  const key = columns.find(({ name, number }) => !number || dataset.dimensions.includes(name));
  const nameOf = (row: ResultRow) =>
    key ? nameText(row[key.name], key.format, locale) : `n = ${answersIn([row], known)}`;
  const small = withhold(first, known, { keys: [], small: options.small, names: nameOf }, context);
  const sorted = readSort(options.sort);
  const kept = (sorted ? nullsLast(small.rows, sorted.name) : small.rows).map((row) => ({
    row: Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])),
    isFew: small.few.has(row),
  }));
  const few = new Set(kept.filter(({ isFew }) => isFew).map(({ row }) => row));
  const rows = kept.map(({ row }) => row);
  const tooFew = rows.length > 0 && few.size === rows.length;
  return {
    shown: {
      columns: columns.map(({ name, label, format }) => ({ name, label, format })),
      rows,
      sentence: sentence(rows, columns, nameOf, locale),
      n: tooFew ? Math.max(...first.map((row) => answersIn([row], known) ?? 0)) : answersIn(first, known),
      state: rows.length === 0 ? 'empty' : tooFew ? 'too-few' : 'ok',
      notes: [...cutNotes(all.length, options.limit, locale), ...(tooFew ? [] : small.notes)],
    },
    columns,
    isFew: (row, column) => few.has(row) && column.number && row[column.name] === null,
    sorted,
  };
}

/** The content drawn, with its name for screen readers. */
export function drawTable({ shown, ...content }: TableContent, label: string, context: Context): HTMLElement {
  return dataTable({ ...content, rows: shown.rows, label }, context);
}

/** "Only the first 100 rows are shown", when there are more. */
export function cutNotes(found: number, limit: number, locale: Locale): string[] {
  return found > limit ? [resultWords(locale).onlyFirstRows(format(limit, { kind: 'count' }, locale))] : [];
}

/** `-csat`: by csat, the highest first. */
export function readSort(sort: string | undefined): { name: string; down: boolean } | undefined {
  return sort === undefined ? undefined : { name: sort.replace(/^-/, ''), down: sort.startsWith('-') };
}

/** The lowest and the highest row of a column of numbers, in words; undefined when they are the same. */
export function rangeSentence(
  rows: ResultRow[],
  { name, label, format: as }: Pick<DrawnColumn, 'name' | 'label' | 'format'>,
  nameOf: (row: ResultRow) => string,
  locale: Locale,
): string | undefined {
  const valued = rows.filter((row) => typeof row[name] === 'number');
  const [one] = valued;
  if (!one || valued.length < 2) return undefined;
  const value = (row: ResultRow) => Number(row[name]);
  const low = valued.reduce((best, row) => (value(row) < value(best) ? row : best), one);
  const high = valued.reduce((best, row) => (value(row) > value(best) ? row : best), one);
  const text = (row: ResultRow) => cellText(row[name], as, locale);
  if (value(low) === value(high)) return undefined;
  return resultWords(locale).rangeSentence({
    label,
    low: text(low),
    lowAt: nameOf(low),
    high: text(high),
    highAt: nameOf(high),
  });
}

function choose(
  known: ResultColumn[],
  { columns, labels = {}, format = {}, bars, tag }: CellTableOptions,
): ResultColumn[] {
  const check = (names: string[], prop: string) => names.map((name) => resultColumn(name, known, prop, tag));
  check(Object.keys(labels), 'labels');
  check(Object.keys(format), 'format');
  for (const { name, type } of check(barNames(bars), 'bars')) {
    if (type !== 'number')
      throw new FigureError(
        'wrong-row-shape',
        `wrong row shape: bars of <${tag}>: column ${name} holds ${type}, expected numbers`,
        {
          prop: 'bars',
          valid: known.filter((column) => column.type === 'number').map((column) => column.name),
        },
      );
  }
  return columns ? check(columns, 'columns') : known;
}

function drawn(
  column: ResultColumn,
  rows: ResultRow[],
  options: CellTableOptions,
  context: Context,
): DrawnColumn {
  const { name, type } = column;
  return {
    name,
    label: columnLabel(name, context, options.labels),
    format: columnFormat(column, rows, context.dataset, options.format),
    number: type === 'number',
    bar: barNames(options.bars).includes(name),
  };
}

function barNames(bars: CellTableOptions['bars'] = []): string[] {
  return typeof bars === 'string' ? [bars] : bars;
}

function sentence(
  rows: ResultRow[],
  columns: DrawnColumn[],
  nameOf: (row: ResultRow) => string,
  locale: Locale,
): string {
  const measured = columns.find(
    ({ number, format: as, name }) => number && as.kind !== 'text' && !['n', 'answers'].includes(name),
  );
  const named = columns.some(({ number }) => !number);
  const range = measured && named ? rangeSentence(rows, measured, nameOf, locale) : undefined;
  if (range) return range;
  const words = resultWords(locale);
  const count = words.rowCount(format(rows.length, { kind: 'count' }, locale));
  return words.rowsSentence({ rows: count, columns: columns.map(({ label }) => label).join(', ') });
}

function nullsLast(rows: ResultRow[], name: string): ResultRow[] {
  const isNull = (row: ResultRow) => (row[name] ?? null) === null;
  return [...rows.filter((row) => !isNull(row)), ...rows.filter(isNull)];
}
