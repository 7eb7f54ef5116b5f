import { z } from 'zod';
import { cellQuery } from '../../sql/cell.ts';
import {
  answersIn,
  atLeast,
  columnProps,
  columnsOf,
  formatName,
  resultRow,
  type ResultRow,
} from '../tables/columns.ts';
import { chartData, type ChartData } from './chartData.ts';
import { drawChart } from './chartDrawing.ts';
import { chartSentence, withTitles } from './chartWords.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { binned } from './histogram.ts';
import { frameProps } from '../props.ts';
import { limited } from '../tables/table.ts';

export const marks = ['line', 'area', 'bar', 'dot', 'cell', 'rule', 'tick', 'histogram'] as const;
export type Mark = (typeof marks)[number];

const column = z.string();
const props = z
  .strictObject({
    data: z.string().describe('an SQL cell of the page'),
    mark: z
      .enum(marks)
      .optional()
      .describe(
        'how rows are drawn; cell is a heat map; default: a line over dates, bars over names, dots over numbers',
      ),
    x: column.optional().describe('column along the bottom; default: the first'),
    y: column.optional().describe('column up the side; default: the first column of numbers'),
    colour: column.optional().describe('column that colours tell apart; for a heat map the numbers to shade'),
    facet: column.optional().describe('column whose values get a small chart each'),
    size: column.optional().describe('column of numbers as the area of dots'),
    label: column.optional().describe('column whose text names the dots'),
    low: column.optional().describe('column with the lower end of an interval'),
    high: column.optional().describe('column with the upper end of an interval'),
    stack: z
      .union([z.boolean(), z.literal('share')])
      .optional()
      .describe(
        "colours on top of each other; 'share' stretches them to 100 %; default: bars and areas without an interval are stacked",
      ),
    sort: column
      .optional()
      .describe("column to sort names by, '-csat' the highest first; default: the query's order"),
    xFormat: formatName.optional().describe("how x is written, such as 'percent' or 'money:EUR'"),
    yFormat: formatName.optional().describe("how y is written, such as 'percent' or 'money:EUR'"),
    xLabel: z.string().optional().describe('name of the axis at the bottom'),
    yLabel: z.string().optional().describe('name of the axis at the side'),
    zero: z.boolean().optional().describe('the axis of values starts at zero; bars and areas always do'),
    target: z.number().optional().describe('a level to reach, in the unit of the values'),
    small: columnProps.small,
    ...frameProps,
  })
  .superRefine(({ low, high }, context) => {
    if ((low === undefined) !== (high === undefined))
      context.addIssue({ code: 'custom', path: [low ? 'high' : 'low'], message: 'low and high go together' });
  });
export type ChartProps = z.output<typeof props>;

export const chart = figure<ChartProps, ResultRow>({
  name: 'chart',
  tag: 'Chart',
  about: 'the rows of an SQL cell as lines, areas, bars, dots, a heat map or a histogram',
  responsive: true,
  props,
  row: resultRow,
  query({ data, small }, source) {
    return limited(cellQuery(data, atLeast(source, small)), 5000);
  },
  shown,
  render(rows, props, context) {
    const data = withTitles(chartData(rows, props, context), context);
    return drawChart(data, props, { ...context, label: chartSentence(data, context) });
  },
  definition() {
    return [];
  },
});

function shown(rows: ResultRow[], props: ChartProps, context: Context): Shown {
  const found = chartData(rows, props, context);
  const columns = columnsOf(rows, context);
  const tooFew = found.few > 0 && !found.data.some((each) => hasValue(each, found));
  const used = found.data.map(({ row }) => row);
  return {
    ...(found.mark === 'histogram' ? binned(found, context) : plain(found)),
    sentence: chartSentence(found, context),
    n: tooFew ? Math.max(0, ...used.map((row) => answersIn([row], columns) ?? 0)) : answersIn(used, columns),
    state: tooFew ? 'too-few' : found.data.some((each) => hasValue(each, found)) ? 'ok' : 'empty',
    notes: tooFew ? [] : found.notes,
  };
}

function plain({ roles, data }: ChartData): Pick<Shown, 'columns' | 'rows'> {
  const used = new Map(Object.values(roles).flatMap((role) => (role ? [[role.name, role] as const] : [])));
  return {
    columns: [...used.values()].map(({ name, label, format }) => ({ name, label, format })),
    rows: data.map(({ row }) =>
      Object.fromEntries([...used.keys()].map((name) => [name, row[name] ?? null])),
    ),
  };
}

/** Whether there is anything to draw of a row. */
function hasValue({ x, y, shade }: ChartData['data'][number], { mark, roles }: ChartData): boolean {
  if (mark === 'cell') return shade !== null;
  return x !== null && (y !== null || roles.y === undefined);
}
