import { z } from 'zod';
import { cellQuery } from '../../sql/cell.ts';
import { periodUnits } from '../../sql/period.ts';
import { ident, sql, type Query } from '../../sql/query.ts';
import { cellTable, drawTable, readSort, type TableContent } from './cellTable.ts';
import { atLeast, columnProps, resultRow, type ResultRow } from './columns.ts';
import { figure, type Context } from '../figure.ts';
import { describe } from '../measures/measured.ts';
import { measureTable, measureTableQuery } from './measureTable.ts';
import { frameProps, where, window } from '../props.ts';

const { title, subtitle, note, source } = frameProps;

const props = z
  .strictObject({
    data: z.string().optional().describe('an SQL cell of the page'),
    measures: z
      .array(z.string())
      .min(1)
      .max(8)
      .optional()
      .describe("instead of data: measures of dataset.yaml side by side, {['csat', 'nps']}"),
    by: z
      .string()
      .optional()
      .describe('with measures: a column, or week, month, quarter or year; a row for each of its values'),
    compact: z
      .boolean()
      .optional()
      .describe('with measures: only their values; intervals and answers stay in the audit and the file'),
    where: where.optional(),
    period: window.optional(),
    columns: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('which columns of data, in which order; default: all'),
    ...columnProps,
    bars: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('columns of numbers that get a bar beside the number'),
    sort: z
      .string()
      .optional()
      .describe("column to sort by, '-csat' the highest first; default: as the query does"),
    limit: z.int().min(1).max(1000).default(100).describe('most rows shown; default 100, at most 1000'),
    title,
    subtitle,
    note,
    source,
  })
  .superRefine((value, context) => {
    const problem = misfit(value);
    if (problem) context.addIssue({ code: 'custom', path: [problem.prop], message: problem.message });
  });
type Props = z.output<typeof props>;

export const table = figure<Props, ResultRow>({
  name: 'table',
  tag: 'Table',
  about: 'rows of an SQL cell, or measures by a column, as a table that can be sorted',
  props,
  row: resultRow,
  query(props, source) {
    if (props.data === undefined) return measureTableQuery(byMeasures(props), source.dataset);
    return limited(cellQuery(props.data, atLeast(source, props.small)), props.limit, props.sort);
  },
  shown(rows, props, context) {
    return contentOf(rows, props, context).shown;
  },
  render(rows, props, context) {
    const content = contentOf(rows, props, context);
    return drawTable(content, props.title ?? (content.shown.sentence || 'Table'), context);
  },
  drill: ({ measures, by }) =>
    measures !== undefined && typeof by === 'string' && !periodUnits.some((unit) => unit === by)
      ? by
      : undefined,
  definition({ measures = [] }, { dataset, locale }) {
    return measures.flatMap((name) => describe(dataset, name, locale));
  },
});

/** The rows of a query, one more than are shown, so that a cut is known. */
export function limited(query: Query, limit: number, sort?: string): Query {
  const by = readSort(sort);
  const order = by
    ? by.down
      ? sql` order by ${ident(by.name)} desc nulls last`
      : sql` order by ${ident(by.name)} nulls last`
    : sql``;
  return sql`select * from (${query})${order} limit ${limit + 1}`;
}

function contentOf(rows: ResultRow[], props: Props, context: Context): TableContent {
  if (props.data === undefined) return measureTable(rows, byMeasures(props), context);
  return cellTable(rows, { ...props, tag: 'Table' }, context);
}

function byMeasures({ measures = [], by = '', ...props }: Props) {
  return { ...props, measures, by };
}

function misfit({
  data,
  measures,
  by,
  where,
  period,
  columns,
  format,
  small,
  compact,
}: Props): { prop: string; message: string } | undefined {
  if (data === undefined && measures === undefined) return { prop: 'data', message: 'data or measures' };
  if (data !== undefined && measures !== undefined)
    return { prop: 'measures', message: 'either data or measures' };
  if (measures !== undefined && by === undefined) return { prop: 'by', message: 'a column' };
  if (measures !== undefined && columns)
    return { prop: 'columns', message: 'goes with data; measures are shown in their own order' };
  if (measures !== undefined && format)
    return { prop: 'format', message: 'goes with data; measures have their own' };
  if (measures !== undefined && small === 'show')
    return { prop: 'small', message: 'goes with data; measures keep to the minimum of the dataset' };
  if (data === undefined) return undefined;
  if (where) return { prop: 'where', message: 'goes with measures; filter in the SQL of the cell' };
  if (compact) return { prop: 'compact', message: 'goes with measures' };
  if (period) return { prop: 'period', message: 'goes with measures; filter in the SQL of the cell' };
  return by === undefined
    ? undefined
    : { prop: 'by', message: 'goes with measures; group in the SQL of the cell' };
}
