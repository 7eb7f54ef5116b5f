import {
  columnOf,
  periodColumn,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../dataset/dataset.ts';
import { churnRows, leftOf, type Churn } from './churn.ts';
import { all, ident, joined, sql, trusted, type Query, type Scalar } from './query.ts';
import type { PeriodUnit, Window } from './period.ts';

/** `where={{touchpoint: 'onboarding', plan: ['basic', 'plus'], tenure_months: {min: 3}}}` */
export type Where = Record<string, Scalar | Scalar[] | { min?: number | string; max?: number | string }>;

/** Column names of the sufficient statistics that `moments` selects: see stats/estimate.ts. */
export const momentColumns = ['n', 'w', 'w2', 's1', 's2'] as const;

/**
 * The answers that a measure is made of, as a subquery: the table's columns, `_v` (the value of one answer: 0 or 1 for
 * a share, −1, 0 or 1 for NPS, the score for a mean), `_at` (the day), `n` (how many answers the row stands for) and
 * `weight`; a ratio has `_num` and `_den` too. Rows without an answer are not in it. Churn is one row for each
 * customer and period at risk.
 */
export function answers(
  dataset: Dataset,
  measure: Measure,
  {
    where = {},
    window,
    unit = 'month',
  }: {
    where?: Where | undefined;
    window?: Window | undefined;
    /** For churn: the periods in which customers are at risk. */
    unit?: PeriodUnit | Window[] | undefined;
  } = {},
): Query {
  const table = tableOf(dataset, measure.table);
  const conditions = [...wheres(table, measure.where ?? {}), ...wheres(table, where)];
  if (window)
    conditions.push(sql`_at >= cast(${window.from} as date)`, sql`_at < cast(${window.before} as date)`);
  const source = measure.kind === 'churn' ? churnRows(dataset, measure, unit) : rows(dataset, measure, table);
  return sql`select * from (${source}) where ${all([...answeredIn(measure), ...conditions])}`;
}

/**
 * The aggregate list of the sufficient statistics over rows of `answers`. Given a ratio, those of its numerator as s1
 * and s2, and beside them d1, d2 and sd: `momentsOfRatio` makes of them what `estimate` and `difference` take.
 */
export function moments(measure?: Pick<Measure, 'kind'>): Query {
  const value = trusted(measure?.kind === 'ratio' ? '_num' : '_v');
  const common = sql`coalesce(sum(n), 0)::double as n, coalesce(sum(n * weight), 0)::double as w, coalesce(sum(n * weight * weight), 0)::double as w2, coalesce(sum(n * weight * ${value}), 0)::double as s1, coalesce(sum(n * weight * ${value} * ${value}), 0)::double as s2`;
  if (measure?.kind !== 'ratio') return common;
  return sql`${common}, coalesce(sum(n * weight * _den), 0)::double as d1, coalesce(sum(n * weight * _den * _den), 0)::double as d2, coalesce(sum(n * weight * _num * _den), 0)::double as sd`;
}

/** The value of one answer as SQL, null where there is none. `prefix` is a table alias. */
export function valueOf(measure: Measure, prefix?: string): Query {
  const column = (name: string) => qualified(name, prefix);
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

/**
 * A measure as one aggregate, in its own unit: what `measure(csat)` in an author's SQL becomes. Throws for churn that is
 * read from days: it is no aggregate over the rows of a table.
 */
export function aggregate(measure: Measure, dataset: Dataset, prefix?: string): Query {
  const column = (name: string) => qualified(name, prefix);
  const conditions = wheres(tableOf(dataset, measure.table), measure.where ?? {}, prefix);
  const kept = conditions.length ? sql` filter (where ${all(conditions)})` : sql``;
  const sum = (value: Query) => sql`sum(${value})${kept}`;
  const weight = sql`${column('n')} * ${column('weight')}`;
  if (measure.kind === 'ratio') {
    const [y, x] = [column(measure.numerator), column(measure.denominator)];
    return sql`(${sum(sql`${weight} * case when ${x} is not null then ${y} end`)} / nullif(${sum(sql`${weight} * case when ${y} is not null then ${x} end`)}, 0))`;
  }
  if (measure.kind === 'count') return sum(column('n'));
  const v = measure.kind === 'churn' ? leftOf(column(leftColumn(measure))) : valueOf(measure, prefix);
  if (measure.kind === 'sum') return sum(sql`${weight} * ${v}`);
  const mean = sql`(${sum(sql`${weight} * (${v})`)} / nullif(${sum(sql`case when (${v}) is null then null else ${weight} end`)}, 0))`;
  if (measure.kind === 'nps' || measure.kind === 'net') return sql`(100 * ${mean})`;
  if (measure.kind !== 'index') return mean;
  const [min, max] = scaleOf(dataset, measure);
  return sql`(100 * (${mean} - ${min}) / (${max} - ${min}))`;
}

/** How many answers the aggregate of a measure stands on: fewer than the rows where not everybody was asked. */
export function answered(measure: Measure, dataset: Dataset, prefix?: string): Query {
  const conditions = wheres(tableOf(dataset, measure.table), measure.where ?? {}, prefix);
  const v =
    measure.kind === 'churn' ? leftOf(qualified(leftColumn(measure), prefix)) : valueOf(measure, prefix);
  return sql`coalesce(sum(${qualified('n', prefix)}) filter (where ${all([sql`(${v}) is not null`, ...conditions])}), 0)`;
}

/** A measure that is not made of the rows of its table, so that no SQL aggregate can be it. */
export class NoAggregate extends Error {
  readonly rule = 'no-aggregate';
}

function leftColumn(measure: Churn): string {
  if (measure.left !== undefined) return measure.left;
  throw new NoAggregate(
    `no aggregate: measure(${measure.name}), churn counts who is there when a period begins, not rows`,
  );
}

/** Lowest and highest point of the scale that a measure is asked on. Throws when the column declares no range. */
export function scaleOf(dataset: Dataset, measure: Measure): [number, number] {
  if (!('column' in measure)) throw new Error(`measure ${measure.name} has no scale`);
  const column = columnOf(tableOf(dataset, measure.table), measure.column);
  if (!column.range) throw new Error(`column ${column.name} declares no range, which an index needs`);
  return column.range;
}

/**
 * Conditions of a `where`, on columns of the table's alias when there is one. Throws UnknownName for a column that the
 * table does not have.
 */
export function wheres(table: Table, where: Where, prefix?: string): Query[] {
  return Object.entries(where).map(([name, wanted]) => {
    const column = columnOf(table, name);
    const quoted = qualified(name, prefix);
    if (wanted === null) return sql`${quoted} is null`;
    if (typeof wanted === 'object' && !Array.isArray(wanted)) return bounds(column, quoted, wanted);
    const values = [wanted].flat();
    const known = oneOf(
      column,
      quoted,
      values.filter((value) => value !== null),
    );
    return values.includes(null) ? sql`(${known} or ${quoted} is null)` : known;
  });
}

function oneOf(column: Column, quoted: Query, values: Exclude<Scalar, null>[]): Query {
  // as text, 4 is not 4.0
  if (column.sqlType === 'DOUBLE' && values.every((value) => Number.isFinite(Number(value))))
    return sql`${quoted} in ${values.map(Number)}`;
  const texts = values.map(String);
  return sql`cast(${quoted} as varchar) ${texts.length === 1 ? sql`= ${texts[0] as string}` : sql`in ${texts}`}`;
}

function qualified(name: string, prefix: string | undefined): Query {
  return prefix === undefined ? ident(name) : sql`${ident(prefix)}.${ident(name)}`;
}

type Bounds = { min?: number | string; max?: number | string };

function bounds(column: Column, name: Query, { min, max }: Bounds): Query {
  const cast = (value: number | string) =>
    column.type === 'date' ? sql`cast(${value} as date)` : sql`cast(${value} as double)`;
  return all([
    ...(min === undefined ? [] : [sql`${name} >= ${cast(min)}`]),
    ...(max === undefined ? [] : [sql`${name} <= ${cast(max)}`]),
  ]);
}

/** What is left to ask of the rows that a measure is made of. */
function answeredIn(measure: Measure): Query[] {
  // a visit without revenue counts, and so does revenue without a visit
  if (measure.kind === 'ratio') return [sql`_num is not null and _den is not null`];
  return 'column' in measure ? [] : [sql`_v is not null`];
}

function rows(dataset: Dataset, measure: Measure, table: Table): Query {
  const period = periodColumn(dataset, table);
  const at = period ? ident(period.name) : sql`cast(null as date)`;
  const parts =
    measure.kind === 'ratio'
      ? sql`, cast(${ident(measure.numerator)} as double) as _num, cast(${ident(measure.denominator)} as double) as _den`
      : sql``;
  // where the column is empty there is no value: asked of the column, the engine computes no value twice
  const kept = 'column' in measure ? sql` where ${ident(measure.column)} is not null` : sql``;
  return sql`select *, ${at} as _at, ${valueOf(measure)} as _v${parts} from ${ident(table.name)}${kept}`;
}

/** `select …, moments group by` over the answers of a measure: the one shape of query that measure figures run. */
export function grouped(
  source: Query,
  keys: { name: string; value: Query }[],
  order?: Query,
  measure?: Measure,
): Query {
  const selected = keys.map(({ name, value }) => sql`${value} as ${ident(name)}, `);
  const group = keys.length
    ? sql` group by ${joined(
        keys.map((_, i) => ({ text: String(i + 1), params: [] })),
        ', ',
      )}`
    : sql``;
  return sql`select ${joined(selected, '')}${moments(measure)} from (${source})${group}${order ? sql` order by ${order}` : sql``}`;
}

/**
 * The moments of each value of `key` and, in the same query, of all together: rows `key` (text), `overall` (whether it
 * is the total, which a missing value is not) and the moments.
 */
export function withTotal(source: Query, key: Query, measure: Measure): Query {
  const keyed = sql`select *, cast(${key} as varchar) as _key from (${source})`;
  return sql`select _key as "key", grouping(_key) = 1 as overall, ${moments(measure)} from (${keyed}) group by grouping sets ((_key), ()) order by 2, 1 nulls last`;
}

/** The first day of the period of `_at`, as SQL. */
export function bucket(unit: PeriodUnit | 'day'): Query {
  return sql`cast(date_trunc(${literal(unit)}, _at) as date)`;
}

// date_trunc with a constant is planned once; with a bound value it is looked up for each row
function literal(unit: PeriodUnit | 'day'): Query {
  return trusted(`'${unit}'`);
}
