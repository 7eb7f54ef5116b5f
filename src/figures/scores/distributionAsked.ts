import { tickStep } from 'd3';
import {
  columnOf,
  findColumn,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { ident, joined, sql, type Query } from '../../sql/query.ts';
import { FigureError } from '../draw.ts';
import { headOf } from '../measures/groups.ts';
import { measureLabel } from '../measures/measured.ts';
import type { DistributionProps } from './distributionProps.ts';

/** The answers' column, and the measure or the count of its values that select them. */
export function asked(props: DistributionProps, dataset: Dataset): { measure: Measure; column: Column } {
  if (props.measure === undefined) {
    const { table, column } = findColumn(dataset, props.column ?? '');
    if (!hasPoints(column))
      throw new FigureError(
        'invalid-prop',
        `invalid prop: column of <Distribution>: expected categories, a scale or bands (generalise), found ${column.name} of type ${column.type}`,
        { prop: 'column' },
      );
    return { measure: { kind: 'count', name: column.name, table: table.name }, column };
  }
  const measure = measureOf(dataset, props.measure);
  if ('column' in measure)
    return { measure, column: inBands(columnOf(tableOf(dataset, measure.table), measure.column)) };
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure of <Distribution>: expected a measure of answers, found ${measure.name} of kind ${measure.kind}`,
    { prop: 'measure' },
  );
}

/** A column of free numbers as one of bands, about a dozen of round width: hardly two of its values are the same. */
function inBands(column: Column): Column {
  const [low, high] = (column.extent ?? []).map(Number);
  if (hasPoints(column) || column.type === 'date' || low === undefined || high === undefined) return column;
  const whole = column.type === 'integer';
  if (high <= low || (whole && high - low <= 20)) return column;
  const step = Math.max(tickStep(low, high, 12), whole ? 1 : 0);
  const first = Math.floor(low / step);
  const count = Math.floor(high / step) - first + 1;
  // products of a step such as 0.1 are not the numbers that they look like
  const edges = Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { ...column, generalise: edges };
}

/** SQL of the answer: itself, or the lower edge of the band that it lies in. */
export function pointOf(column: Column, dataset: Dataset, table: string): Query {
  const own = ident(column.name);
  const published = columnOf(tableOf(dataset, table), column.name).generalise;
  if (published !== undefined || !Array.isArray(column.generalise)) return sql`cast(${own} as varchar)`;
  const [lowest = 0, ...edges] = column.generalise;
  const cases = [...edges].reverse().map((edge) => sql`when ${own} >= ${edge}::double then ${edge}::double`);
  return sql`cast(case ${joined(cases, ' ')} else ${lowest}::double end as varchar)`;
}

/** Whether the column's values are few enough to be answers. */
function hasPoints({ type, generalise, values }: Column): boolean {
  if (type === 'comment') return false;
  if (type === 'integer') return generalise !== undefined || values !== undefined;
  return !['number', 'money', 'date'].includes(type) || generalise !== undefined;
}

/** What the answers, the figure and its groups are called. */
export function labelsOf(
  props: DistributionProps,
  dataset: Dataset,
): { answer: string; what: string; by: string } {
  const { measure, column } = asked(props, dataset);
  const by = props.by ? headOf(columnOf(tableOf(dataset, measure.table), props.by)) : '';
  const what = props.measure === undefined ? labelOf(column) : measureLabel(measure);
  return { answer: headOf(column), what, by };
}
