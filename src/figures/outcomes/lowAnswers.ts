import {
  columnOf,
  higherIsBetter,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { ident, sql, type Query, type Scalar } from '../../sql/query.ts';
import { FigureError } from '../draw.ts';

/** Answers of a kind as a condition, and as a reader sees them: "1–2", "9–10". */
export type AnswerSet = { condition: Query; points: string };

/**
 * Which answers are low and which good: detractors and promoters, negative and positive ones, satisfied ones as the
 * measure says; else what lies under and above the middle of the scale. Throws FigureError without a scale.
 */
export function lowAndGood(
  measure: Measure,
  limit: number | undefined,
  dataset: Dataset,
  tag: string,
): { low: AnswerSet; good: AnswerSet } {
  const column = 'column' in measure ? columnOf(tableOf(dataset, measure.table), measure.column) : undefined;
  if (!column || measure.kind === 'sum')
    throw new FigureError(
      'invalid-prop',
      `invalid prop: measure of <${tag}>: expected a measure of answers, found ${measure.name} of kind ${measure.kind}`,
      { prop: 'measure' },
    );
  const high = higherIsBetter(measure);
  const good = goodOf(measure, column, high);
  const low = limit === undefined ? lowOf(measure, column, high) : upTo(column, limit, high);
  if (low && good) return { low, good };
  throw new FigureError(
    'invalid-prop',
    `invalid prop: low of <${tag}>: ${measure.name} has no scale, say which answer is low`,
    {
      prop: 'low',
    },
  );
}

function lowOf(measure: Measure, column: Column, high: boolean): AnswerSet | undefined {
  if (measure.kind === 'share' && !high) return listed(column, measure.satisfied);
  if (measure.kind === 'nps') return upTo(column, 6, true);
  if (measure.kind === 'net') return listed(column, measure.negative);
  if (column.range) return beside(column, !high);
  if (measure.kind !== 'share') return undefined;
  return others(listed(column, measure.satisfied));
}

function goodOf(measure: Measure, column: Column, high: boolean): AnswerSet | undefined {
  if (measure.kind === 'nps') return { condition: sql`_v > 0`, points: '9–10' };
  if (measure.kind === 'net') return listed(column, measure.positive);
  if (measure.kind === 'share') {
    const counted = listed(column, measure.satisfied);
    return high ? counted : others(counted);
  }
  return column.range && beside(column, high);
}

function others({ condition, points }: AnswerSet): AnswerSet {
  return { condition: sql`not (${condition})`, points: `≠ ${points}` };
}

/** The half of the scale above its middle, or under it. */
function beside(column: Column, above: boolean): AnswerSet {
  const [min, max] = column.range ?? [0, 0];
  const middle = (min + max) / 2;
  const name = ident(column.name);
  const whole = Number.isInteger(min) && Number.isInteger(max);
  if (above) {
    const from = Math.floor(middle) + 1;
    return { condition: sql`${name} > ${middle}`, points: whole ? range(from, max) : `> ${middle}` };
  }
  return {
    condition: sql`${name} < ${middle}`,
    points: whole ? range(min, Math.ceil(middle) - 1) : `< ${middle}`,
  };
}

function upTo(column: Column, limit: number, high: boolean): AnswerSet {
  const [min, max] = column.range ?? [undefined, undefined];
  const name = ident(column.name);
  if (high)
    return {
      condition: sql`${name} <= ${limit}`,
      points: min === undefined ? `≤ ${limit}` : range(min, limit),
    };
  return {
    condition: sql`${name} >= ${limit}`,
    points: max === undefined ? `≥ ${limit}` : range(limit, max),
  };
}

function listed(column: Column, values: readonly (string | number)[]): AnswerSet {
  const numeric = values.every((value) => typeof value === 'number');
  const name = numeric ? ident(column.name) : sql`cast(${ident(column.name)} as varchar)`;
  return { condition: sql`${name} in ${values as Scalar[]}`, points: values.join(', ') };
}

function range(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}
