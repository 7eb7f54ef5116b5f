import { cellQuery } from '../../sql/cell.ts';
import { answersIn, atLeast, columnsOf, resultRow, type ResultRow } from '../tables/columns.ts';
import { chartData, type ChartData } from './chartData.ts';
import { drawChart } from './chartDrawing.ts';
import { chartProps, type ChartProps } from './chartProps.ts';
import { chartSentence, withTitles } from './chartWords.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { binned } from './histogram.ts';
import { limited } from '../tables/table.ts';

export const chart = figure<ChartProps, ResultRow>({
  name: 'chart',
  tag: 'Chart',
  about: 'the rows of an SQL cell as lines, areas, bars, dots, a heat map or a histogram',
  responsive: true,
  props: chartProps,
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
