import {
  columnOf,
  periodColumn,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../dataset/dataset.ts';
import { all, ident, joined, sql, trusted, type Query, type Scalar } from './query.ts';
import type { PeriodUnit, Window } from './period.ts';

/** `where={{touchpoint: 'onboarding', plan: ['basic', 'plus'], tenure_months: {min: 3}}}` */
export type Where = Record<string, Scalar | Scalar[] | { min?: number | string; max?: number | string }>;

/** Column names of the sufficient statistics that `moments` selects: see stats/estimate.ts. */
export const momentColumns = ['n', 'w', 'w2', 's1', 's2'] as const;

/**
 * The answers that a measure is made of, as a subquery: the table's columns, `_v` (the value of one answer: 0 or 1 for
 * a share, −1, 0 or 1 for NPS, the score for a mean), `_at` (the day), `n` (how many answers the row stands for) and
 * `weight`. Rows without an answer are not in it. Churn is one row for each customer and period at risk.
 */
export function answers(
  dataset: Dataset,
  measure: Measure,
  {
    where = {},
    window,
    unit = 'month',
  }: { where?: Where | undefined; window?: Window | undefined; unit?: PeriodUnit | undefined } = {},
): Query {
  const table = tableOf(dataset, measure.table);
  const conditions = [...wheres(table, measure.where ?? {}), ...wheres(table, where)];
  if (window)
    conditions.push(sql`_at >= cast(${window.from} as date)`, sql`_at < cast(${window.before} as date)`);
  const source = measure.kind === 'churn' ? atRisk(dataset, measure, unit) : rows(dataset, measure, table);
  return sql`select * from (${source}) where _v is not null and ${all(conditions)}`;
}

/** The aggregate list of the sufficient statistics over rows of `answers`. */
export function moments(): Query {
  return sql`coalesce(sum(n), 0)::double as n, coalesce(sum(n * weight), 0)::double as w, coalesce(sum(n * weight * weight), 0)::double as w2, coalesce(sum(n * weight * _v), 0)::double as s1, coalesce(sum(n * weight * _v * _v), 0)::double as s2`;
}

/** The value of one answer as SQL, null where there is none. `prefix` is a table alias. */
export function valueOf(measure: Measure, prefix?: string): Query {
  const column = (name: string) => (prefix ? sql`${ident(prefix)}.${ident(name)}` : ident(name));
  switch (measure.kind) {
    case 'share':
      return sql`case when ${column(measure.column)} is null then null when ${column(measure.column)} in ${measure.satisfied as Scalar[]} then 1.0 else 0.0 end`;
    case 'nps':
      return sql`case when ${column(measure.column)} is null then null when ${column(measure.column)} >= 9 then 1.0 when ${column(measure.column)} <= 6 then -1.0 else 0.0 end`;
    case 'net':
      return sql`case when ${column(measure.column)} is null then null when ${column(measure.column)} in ${measure.positive} then 1.0 when ${column(measure.column)} in ${measure.negative} then -1.0 else 0.0 end`;
    case 'mean':
    case 'index':
    case 'sum':
      return sql`cast(${column(measure.column)} as double)`;
    case 'ratio':
      return sql`cast(${column(measure.numerator)} as double) / nullif(${column(measure.denominator)}, 0)`;
    case 'count':
    case 'churn':
      return sql`1.0`;
  }
}

/** A measure as one aggregate, in its own unit: what `measure(csat)` in an author's SQL becomes. */
export function aggregate(measure: Measure, dataset: Dataset, prefix?: string): Query {
  const column = (name: string) => (prefix ? sql`${ident(prefix)}.${ident(name)}` : ident(name));
  const weight = sql`${column('n')} * ${column('weight')}`;
  const v = valueOf(measure, prefix);
  if (measure.kind === 'count') return sql`sum(${column('n')})`;
  if (measure.kind === 'sum') return sql`sum(${weight} * ${v})`;
  const mean = sql`(sum(${weight} * (${v})) / nullif(sum(case when (${v}) is null then null else ${weight} end), 0))`;
  if (measure.kind === 'nps' || measure.kind === 'net') return sql`(100 * ${mean})`;
  if (measure.kind !== 'index') return mean;
  const [min, max] = scaleOf(dataset, measure);
  return sql`(100 * (${mean} - ${min}) / (${max} - ${min}))`;
}

/** Lowest and highest point of the scale that a measure is asked on. Throws when the column declares no range. */
export function scaleOf(dataset: Dataset, measure: Measure): [number, number] {
  if (!('column' in measure)) throw new Error(`measure ${measure.name} has no scale`);
  const column = columnOf(tableOf(dataset, measure.table), measure.column);
  if (!column.range) throw new Error(`column ${column.name} declares no range, which an index needs`);
  return column.range;
}

/** Conditions of a `where`. Throws UnknownName for a column that the table does not have. */
export function wheres(table: Table, where: Where): Query[] {
  return Object.entries(where).map(([name, wanted]) => {
    const column = columnOf(table, name);
    const quoted = ident(name);
    if (wanted === null) return sql`${quoted} is null`;
    if (Array.isArray(wanted))
      return sql`cast(${quoted} as varchar) in ${wanted.map((value) => String(value))}`;
    if (typeof wanted === 'object') return bounds(column, wanted);
    return sql`cast(${quoted} as varchar) = ${String(wanted)}`;
  });
}

function bounds(column: Column, { min, max }: { min?: number | string; max?: number | string }): Query {
  const name = ident(column.name);
  const cast = (value: number | string) =>
    column.type === 'date' ? sql`cast(${value} as date)` : sql`cast(${value} as double)`;
  return all([
    ...(min === undefined ? [] : [sql`${name} >= ${cast(min)}`]),
    ...(max === undefined ? [] : [sql`${name} <= ${cast(max)}`]),
  ]);
}

function rows(dataset: Dataset, measure: Measure, table: Table): Query {
  const period = periodColumn(dataset, table);
  const at = period ? ident(period.name) : sql`cast(null as date)`;
  return sql`select *, ${at} as _at, ${valueOf(measure)} as _v from ${ident(table.name)}`;
}

/**
 * Customers at risk: one row for each customer and period of the data at whose start they were a customer; v is 1
 * when they left in that period. The share of v is churn as analyses of retention define it: gone ÷ present at the
 * start, so that customers won meanwhile never count.
 */
function atRisk(dataset: Dataset, measure: Extract<Measure, { kind: 'churn' }>, unit: PeriodUnit): Query {
  const table = tableOf(dataset, measure.table);
  const start = ident(columnOf(table, measure.start).name);
  const end = ident(columnOf(table, measure.end).name);
  const step = trusted(`interval '1 ${unit}'`);
  const last = dataset.extent?.to ?? null;
  const first = sql`(select min(${start}) from ${ident(table.name)})`;
  const from = sql`cast(date_trunc(${literal(unit)}, ${first}) as timestamp)`;
  const periods = sql`select cast(unnest(generate_series(${from}, cast(cast(${last} as date) as timestamp), ${step})) as date) as _at`;
  const left = sql`case when c.${end} < p._at + ${step} then 1.0 else 0.0 end`;
  const present = sql`c.${start} < p._at and (c.${end} is null or c.${end} >= p._at)`;
  return sql`select c.*, p._at, ${left} as _v from ${ident(table.name)} c join (${periods}) p on ${present} where p._at + ${step} <= cast(${last} as date) + 1`;
}

/** `select …, moments group by` over the answers of a measure: the one shape of query that measure figures run. */
export function grouped(source: Query, keys: { name: string; value: Query }[], order?: Query): Query {
  const selected = keys.map(({ name, value }) => sql`${value} as ${ident(name)}, `);
  const group = keys.length
    ? sql` group by ${joined(
        keys.map((_, i) => ({ text: String(i + 1), params: [] })),
        ', ',
      )}`
    : sql``;
  return sql`select ${joined(selected, '')}${moments()} from (${source})${group}${order ? sql` order by ${order}` : sql``}`;
}

/** The first day of the period of `_at`, as SQL. */
export function bucket(unit: PeriodUnit | 'day'): Query {
  return sql`cast(date_trunc(${literal(unit)}, _at) as date)`;
}

// date_trunc with a constant is planned once; with a bound value it is looked up for each row
function literal(unit: PeriodUnit | 'day'): Query {
  return trusted(`'${unit}'`);
}
