import {
  columnOf,
  findColumn,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { everAtRisk, hasDays, leftOf, observedUntil, type Churn } from '../../sql/churn.ts';
import { linkage, type Life } from '../../sql/linkage.ts';
import { answers, moments, wheres, type Where } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { all, ident, joined, sql, type Query } from '../../sql/query.ts';
import { estimate, type Estimate, type Kind, type Moments } from '../../stats/estimate.ts';
import { answerColumn } from '../outcomes/linkageGroups.ts';
import { FigureError } from '../draw.ts';
import { kindOf, optionsOf } from '../measures/measured.ts';
import type { Measured } from '../input.ts';

type Asked = { where?: Where | undefined; period?: string | undefined };

/** The level of a measure, in the unit of the model: a share 0…1, an index or NPS in points. */
export function levelOf(name: string, asked: Asked, dataset: Dataset): Measured {
  const measure = measureOf(dataset, name);
  const window = asked.period ? windowOf(asked.period, dataset) : undefined;
  const source = answers(dataset, measure, { where: asked.where, window });
  return made({
    identity: `level ${name} ${JSON.stringify(asked)}`,
    moments: sql`select ${moments()} from (${source})`,
    kind: kindOf(measure),
    options: optionsOf(dataset, measure),
    dataset,
  });
}

/**
 * The share of customers who leave in a month: the last 12 months, unless a period is asked for. Of durations those who
 * left, a month that a customer was followed; undefined where no unit says how long that is.
 */
export function monthlyChurn(measure: Churn & Measure, asked: Asked, dataset: Dataset): Measured | undefined {
  if (!hasDays(measure)) return churnOfDurations(measure, dataset);
  const window = windowOf(asked.period ?? 'last 12 months', dataset);
  const { where = {} } = asked;
  const source = answers(dataset, measure, { where, window });
  const table = tableOf(dataset, measure.table);
  const condition = all([...wheres(table, measure.where ?? {}), ...wheres(table, where)]);
  const customers = everAtRisk(dataset, measure, 'month', { condition, within: window });
  return made({
    identity: `churn ${measure.name} ${JSON.stringify(asked)}`,
    moments: enoughCustomers(sql`select ${moments()} from (${source})`, customers, dataset),
    kind: 'share',
    dataset,
  });
}

/** Moments of customer-months whose n is that of the customers where those are under the minimum: many months are not many. */
function enoughCustomers(query: Query, customers: Query, { minimum }: Dataset): Query {
  return sql`select case when customers < ${minimum.publish} then customers else n end as n, w, w2, s1, s2 from (${query}), (${customers})`;
}

function churnOfDurations(measure: Churn & Measure, dataset: Dataset): Measured | undefined {
  const { time, left } = measure;
  const unit = time === undefined ? undefined : columnOf(tableOf(dataset, measure.table), time).unit;
  const months = inMonths.find(([words]) => words.test(unit ?? ''))?.[1];
  if (time === undefined || left === undefined || months === undefined) return undefined;
  const followed = sql`sum(${ident(time)} * ${months}::double * n * weight)`;
  const gone = sql`sum(${leftOf(ident(left))} * n * weight)`;
  const table = ident(measure.table);
  return made({
    identity: `churn ${measure.name}`,
    moments: sql`select n, w, w as w2, gone as s1, gone as s2 from (select coalesce(sum(n), 0)::double as n, coalesce(${followed}, 0)::double as w, coalesce(${gone}, 0)::double as gone from ${table} where ${ident(time)} is not null and ${ident(left)} is not null)`,
    kind: 'share',
    dataset,
  });
}

/** How many months a unit of time has, by its name in the languages of Plaudit. */
const inMonths: [RegExp, number][] = [
  [/^(month|mois|мес)/i, 1],
  [/^(day|jour|д(ень|ня|н))/i, 12 / 365.25],
  [/^(week|semaine|нед)/i, (7 * 12) / 365.25],
  [/^(year|an(s|née)?|год|лет)/i, 12],
];

/** Customers on the last day of the data: a count, without interval. */
export function customersNow(measure: Churn & Measure, dataset: Dataset): Measured {
  const table = ident(tableOf(dataset, measure.table).name);
  const present = hasDays(measure)
    ? sql`${ident(measure.start)} <= cast(${observedUntil(dataset, measure) ?? null} as date) and (${ident(measure.end)} is null or ${ident(measure.end)} > cast(${observedUntil(dataset, measure) ?? null} as date))`
    : sql`coalesce(cast(${ident(measure.left ?? '')} as double), 0) = 0`;
  return made({
    identity: `customers ${measure.name}`,
    moments: sql`select coalesce(sum(n), 0)::double as n, 0.0::double as w, 0.0::double as w2, 0.0::double as s1, 0.0::double as s2 from ${table} where ${present}`,
    kind: 'count',
    dataset,
  });
}

/** The mean of a column of numbers. Throws UnknownName and FigureError. */
export function columnMean(name: string, prop: string, dataset: Dataset): { column: Column; mean: Measured } {
  const { table, column } = findColumn(dataset, name);
  if (!['money', 'number', 'integer', 'score'].includes(column.type))
    throw new FigureError(
      'invalid-prop',
      `invalid prop: ${prop}: expected a number or a column of numbers, found ${name} of type ${column.type}`,
      { prop },
    );
  const own = ident(columnOf(table, name).name);
  const value = inBands(sql`cast(${own} as double)`, column);
  const mean = made({
    identity: `mean ${table.name}.${name}`,
    moments: sql`select ${moments()} from (select ${value} as _v, n, weight from ${ident(table.name)} where ${own} is not null)`,
    kind: 'mean',
    dataset,
  });
  return { column, mean: { ...mean, banded: Array.isArray(column.generalise) } };
}

/** Of a column that is published as the lower edges of bands, the middle of each; of the last, which has none, its edge. */
function inBands(edge: Query, { generalise, type }: Column): Query {
  if (!Array.isArray(generalise)) return edge;
  const last = type === 'integer' || type === 'score' ? 1 : 0;
  const middles = generalise.slice(0, -1).map((low, index) => {
    const next = (generalise[index + 1] as number) - last;
    return sql`when ${low}::double then ${(low + next) / 2}::double`;
  });
  return sql`case ${edge} ${joined(middles, ' ')} else ${edge} end`;
}

/** Which answers a share is of: those not satisfied, those satisfied, or those in the middle of the scale. */
export type AnswerClass = 'not satisfied' | 'satisfied' | 'neutral';

/**
 * The share of customers who left within some days of an answer, by how satisfied it was: see sql/linkage.ts. Those
 * satisfied and those not are measured both or none: beside an assumption of the textbook for the ones, a measured share
 * of the others would make a difference that no data have.
 */
export function leavingAfter(
  measure: Measure,
  of: AnswerClass,
  { life, days, where }: { life: Life; days: number; where?: Where | undefined },
  dataset: Dataset,
): Measured {
  const middle = of === 'neutral' ? neutralOf(measure, dataset) : undefined;
  const group = middle === undefined ? sql`case when _v > 0 then 'yes' else 'no' end` : middle;
  const wanted = of === 'satisfied' ? 'yes' : of === 'neutral' ? 'neutral' : 'no';
  const linked = linkage(dataset, measure, { life, outcome: { days }, group, pick: 'first', where });
  const one = sql`"group" = ${wanted}`;
  const { publish } = dataset.minimum;
  const fewest = sql`case when count("group") = 2 then min(n) else 0 end`;
  const n =
    of === 'neutral'
      ? sql`max(n)`
      : sql`case when ${fewest} < ${publish} then ${fewest} else max(n) filter (${one}) end`;
  const part = (name: string) =>
    sql`coalesce(max(${ident(name)}) filter (${one}), 0)::double as ${ident(name)}`;
  return made({
    identity: `leaving ${measure.name} ${of} ${days} ${JSON.stringify(where)}`,
    moments: sql`select coalesce(${n}, 0)::double as n, ${joined(['w', 'w2', 's1', 's2'].map(part), ', ')} from (${linked}) where part = 'group' and "group" is not null`,
    kind: 'share',
    dataset,
  });
}

/** Whether a measure has an answer that is neither good nor bad, and counts as not satisfied. */
export function hasNeutral(measure: Measure, dataset: Dataset): boolean {
  return neutralOf(measure, dataset) !== undefined;
}

/** The answers in the middle: passives, the declared neutral ones, or the middle of a scale with an odd number of points. */
function neutralOf(measure: Measure, dataset: Dataset): Query | undefined {
  if (measure.kind === 'nps' || measure.kind === 'net') return sql`case when _v = 0 then 'neutral' end`;
  const column = answerColumn(measure, dataset);
  if (measure.kind !== 'share' || column?.type !== 'score' || !column.range) return undefined;
  const middle = (column.range[0] + column.range[1]) / 2;
  if (!Number.isInteger(middle) || measure.satisfied.map(Number).includes(middle)) return undefined;
  return sql`case when cast(${ident(column.name)} as double) = ${middle} then 'neutral' end`;
}

type Made = {
  identity: string;
  moments: Query;
  kind: Kind;
  options?: { min?: number; max?: number };
  dataset: Dataset;
};

function made({ identity, moments: query, kind, options = {}, dataset }: Made): Measured {
  const { publish } = dataset.minimum;
  const enough = sql`select case when n >= ${publish} then ${valueSql(kind, options)} end from (${query})`;
  return {
    identity,
    moments: query,
    value: sql`(${enough})`,
    estimate: (found) => (found.n < publish ? null : estimateOf(kind, found, options)),
  };
}

/** A count is known, whatever weights say. */
function estimateOf(kind: Kind, found: Moments, options: Made['options'] = {}): Estimate | null {
  if (kind !== 'count') return estimate(kind, found, options);
  const { n } = found;
  return { value: n, low: n, high: n, n, nEffective: n, level: 0.95, method: 'none' };
}

function valueSql(kind: Kind, { min = 0, max = 100 }: { min?: number; max?: number }): Query {
  if (kind === 'count') return sql`n`;
  const mean = sql`s1 / nullif(w, 0)`;
  if (kind === 'nps' || kind === 'net') return sql`100 * ${mean}`;
  return kind === 'index' ? sql`100 * (${mean} - ${min}) / ${max - min}` : mean;
}
