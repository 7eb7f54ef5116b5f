import { z } from 'zod';
import { didYouMean } from '../../dataset/nearest.ts';
import { cellQuery } from '../../sql/cell.ts';
import { sql, trusted, type Query } from '../../sql/query.ts';
import { textWords } from '../../words/textWords.ts';
import { FigureError } from '../draw.ts';
import type { Context, Source } from '../figure.ts';

/** Where a number of an SQL cell stands. */
export const cellProps = {
  data: z.string().optional().describe('an SQL cell of the page, in place of a measure'),
  column: z.string().optional().describe('the column of the SQL cell, or of what the figure shows'),
  row: z
    .union([z.int().min(0), z.enum(['first', 'last', 'lowest', 'highest'])])
    .optional()
    .describe(
      'the row of the SQL cell or figure, from 0, or "first" or "last"; of a figure also the row with the "lowest" or "highest" value of by, and only rows that have one; default first',
    ),
};

/** A row of parts, for a measure, or of an SQL cell. */
export const anyRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export type AnyRow = z.output<typeof anyRow>;

/** Tells that a prop is wrong, and what was expected. */
export type Wrong = (prop: string, message: string) => void;

/** Either a measure or a cell with its column: what both figures of one number demand. */
export function cellRules(value: Record<string, unknown>, ofMeasures: string[], wrong: Wrong): void {
  const { measure, data, column, row } = value;
  // a figure of the page is put in its place when the page is read: see reading.ts
  if (value['figure'] !== undefined) return wrong('figure', 'expected the id of a figure of this page');
  if (value['by'] !== undefined && measure === undefined) wrong('by', 'expected measure or figure beside it');
  if (row === 'lowest' || row === 'highest') wrong('row', 'expected a number, first or last for an SQL cell');
  if (measure === undefined && data === undefined) wrong('measure', 'expected a measure, or data and column');
  if (data === undefined) {
    if (column !== undefined) wrong('column', 'expected data beside it');
    if (row !== undefined) wrong('row', 'expected data beside it');
    return;
  }
  if (measure !== undefined) wrong('data', 'expected either measure or data');
  if (column === undefined) wrong('column', 'expected a column of the SQL cell');
  for (const prop of ofMeasures) if (value[prop] !== undefined) wrong(prop, 'expected no data beside it');
}

type CellPlace = { row?: number | 'first' | 'last' | 'lowest' | 'highest' | undefined };

/** One row of a cell; the rows keep the order that the cell gives them. */
export function cellRowQuery(data: string, row: CellPlace['row'], source: Source): Query {
  const cell = cellQuery(data, source);
  if (row !== 'last')
    return sql`select * from ${inside(cell)} limit 1 offset ${row === undefined || row === 'first' ? 0 : row}`;
  return sql`select * exclude (_row) from (select *, row_number() over () as _row from ${inside(cell)}) order by _row desc limit 1`;
}

/** The value of a column in the one row; null when there is no row. Throws FigureError for an unknown column. */
export function cellAt(
  [row]: AnyRow[],
  { data = '', column = '' }: { data?: string; column?: string },
  { columns }: Pick<Context, 'columns'>,
): AnyRow[string] {
  const valid = columns?.map(({ name }) => name) ?? Object.keys(row ?? { [column]: null });
  if (valid.includes(column)) return row?.[column] ?? null;
  throw new FigureError('wrong-row-shape', `unknown column: ${column} in SQL cell ${data}`, {
    prop: 'column',
    suggestion: didYouMean(column, valid),
    valid,
  });
}

/** "first row", "row 3" (counted from 1) in the reader's words. */
export function rowWords({ row = 'first' }: CellPlace, { locale }: Pick<Context, 'locale'>): string {
  return textWords(locale).cellRow(String(typeof row === 'number' ? row + 1 : row));
}

function inside(cell: Query): Query {
  return sql`(${cell}${trusted('\n')}) as cell`;
}
