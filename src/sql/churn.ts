import { columnOf, periodColumn, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import type { PeriodUnit, Window } from './period.ts';
import { ident, joined, sql, trusted, type Query } from './query.ts';

export type Churn = Extract<Measure, { kind: 'churn' }>;

/** Churn by the day a customer came and the day they left. */
export type Dated = Churn & { start: string; end: string };

/** Whether churn is read from the day a customer came and the day they left, and not from a duration. */
export function hasDays(measure: Churn): measure is Dated {
  return measure.start !== undefined && measure.end !== undefined;
}

/**
 * The last day on which customers were watched: declared, else the latest day of the period and of both columns.
 * Undefined when the data have no day.
 */
export function observedUntil(dataset: Dataset, measure: Churn): string | undefined {
  if (measure.as_of !== undefined) return measure.as_of;
  const table = tableOf(dataset, measure.table);
  const days = [measure.start, measure.end].flatMap((name) => {
    const last = name === undefined ? undefined : columnOf(table, name).extent?.[1];
    return last === undefined ? [] : [String(last)];
  });
  return [...days, ...(dataset.extent ? [dataset.extent.to] : [])].sort().at(-1);
}

/** The answers of a churn measure: `_v` is 1 for who left, for each customer and period, or each customer once. */
export function churnRows(dataset: Dataset, measure: Churn, periods: PeriodUnit | Window[]): Query {
  if (hasDays(measure)) return atRisk(dataset, measure, periods);
  const table = tableOf(dataset, measure.table);
  const period = periodColumn(dataset, table);
  const at = period ? ident(period.name) : sql`cast(null as date)`;
  return sql`select *, ${at} as _at, ${leftOf(ident(measure.left ?? ''))} as _v from ${ident(table.name)}`;
}

/** 1 for who left, 0 for who did not, from a column of yes and no or of numbers. */
export function leftOf(column: Query): Query {
  return sql`case when ${column} is null then null when cast(${column} as double) <> 0 then 1.0 else 0.0 end`;
}

/**
 * Customers at risk: one row for each customer and period at whose start they were a customer; v is 1 when they left
 * in that period. The share of v is churn as analyses of retention define it: gone ÷ present at the start, so that
 * customers won meanwhile never count. Periods are those of a calendar unit that the data cover, or the ones given.
 */
function atRisk(dataset: Dataset, measure: Dated, periods: PeriodUnit | Window[]): Query {
  const { table, start, end } = columnsOf(dataset, measure);
  const made = Array.isArray(periods) ? windows(periods) : calendar(dataset, measure, periods);
  const left = sql`case when c.${end} < p._before then 1.0 else 0.0 end`;
  const present = sql`c.${start} < p._at and (c.${end} is null or c.${end} >= p._at)`;
  return sql`select c.*, p._at, ${left} as _v from ${table} c join (${made}) p on ${present}`;
}

/**
 * For each period its customers at the start, those of them gone by its end, and all customers at the end, newcomers
 * too: rows `group` (null without `by`), `period` (its first day), `start`, `left`, `end`.
 */
export function standing(
  dataset: Dataset,
  measure: Dated,
  periods: PeriodUnit | Window[],
  { condition, by }: { condition: Query; by?: string | undefined },
): Query {
  const { table, start, end } = columnsOf(dataset, measure);
  const made = Array.isArray(periods) ? windows(periods) : calendar(dataset, measure, periods);
  const on = (day: Query) => sql`c.${start} < ${day} and (c.${end} is null or c.${end} >= ${day})`;
  const [first, last] = [sql`p._at`, sql`p._before`];
  const group = by === undefined ? sql`cast(null as varchar)` : sql`cast(c.${ident(by)} as varchar)`;
  return sql`select ${group} as "group", cast(p._at as varchar) as period, coalesce(sum(n) filter (${on(first)}), 0)::double as start, coalesce(sum(n) filter (${on(first)} and c.${end} < ${last}), 0)::double as "left", coalesce(sum(n) filter (${on(last)}), 0)::double as "end" from (select * from ${table} where ${condition}) c cross join (${made}) p group by 1, 2 order by 1, 2`;
}

/**
 * How many customers were at risk in any of the periods, each once, whatever number of periods they were there: one value.
 * `within` are the days on which counted periods begin.
 */
export function everAtRisk(
  dataset: Dataset,
  measure: Dated,
  periods: PeriodUnit | Window[],
  { condition, within }: { condition: Query; within?: Window | undefined },
): Query {
  const { table, start, end } = columnsOf(dataset, measure);
  const made = Array.isArray(periods) ? windows(periods) : calendar(dataset, measure, periods);
  const named = 'customer' in measure && typeof measure.customer === 'string' ? measure.customer : undefined;
  const known = named !== undefined && named in tableOf(dataset, measure.table).columns;
  // a customer who came back has a row for each time
  const people = known ? sql`count(distinct ${ident(named)})::double` : sql`coalesce(sum(n), 0)::double`;
  const counted = within ? sql` and p._at >= ${within.from} and p._at < ${within.before}` : sql``;
  return sql`select ${people} as customers from (select * from ${table} where ${condition}) c where exists (select 1 from (${made}) p where c.${start} < p._at and (c.${end} is null or c.${end} >= p._at)${counted})`;
}

function columnsOf(dataset: Dataset, measure: Dated): Record<'table' | 'start' | 'end', Query> {
  const table = tableOf(dataset, measure.table);
  const [start, end] = [columnOf(table, measure.start), columnOf(table, measure.end)];
  return { table: ident(table.name), start: ident(start.name), end: ident(end.name) };
}

/** The whole periods of the calendar from the first customer to the last day of observation. */
function calendar(dataset: Dataset, measure: Dated, unit: PeriodUnit): Query {
  const { table, start } = columnsOf(dataset, measure);
  const last = sql`cast(${observedUntil(dataset, measure) ?? null} as date)`;
  const step = trusted(`interval '1 ${unit}'`);
  const first = sql`(select min(${start}) from ${table})`;
  const from = sql`cast(date_trunc(${trusted(`'${unit}'`)}, ${first}) as timestamp)`;
  const days = sql`select cast(unnest(generate_series(${from}, cast(${last} as timestamp), ${step})) as date) as _at`;
  return sql`select _at, cast(_at + ${step} as date) as _before from (${days}) where _at + ${step} <= ${last} + 1`;
}

function windows(given: Window[]): Query {
  const rows = given.map(
    ({ from, before }) => sql`select cast(${from} as date) as _at, cast(${before} as date) as _before`,
  );
  return joined(rows, ' union all ');
}
