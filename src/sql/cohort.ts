import { columnOf, tableOf, type Dataset } from '../dataset/dataset.ts';
import { observedUntil, type Churn } from './churn.ts';
import { wheres, type Where } from './measure.ts';
import type { PeriodUnit, Window } from './period.ts';
import { all, ident, sql, trusted, type Query } from './query.ts';

/**
 * Customers by the period in which they came: rows `cohort` (its first day), `stayed` (whole periods between the day
 * they came and the day they left; null for who had not left on the last day of observation) and `n`. A customer is
 * still there on the day of leaving, as for churn.
 */
export function cohorts(
  dataset: Dataset,
  measure: Churn & { start: string; end: string },
  { unit, where = {}, window }: { unit: PeriodUnit; where?: Where | undefined; window?: Window | undefined },
): Query {
  const table = tableOf(dataset, measure.table);
  const [start, end] = [columnOf(table, measure.start).name, columnOf(table, measure.end).name].map(ident);
  if (!start || !end) throw new Error(`measure ${measure.name} has no days`);
  const last = sql`cast(${observedUntil(dataset, measure) ?? null} as date)`;
  const conditions = [...wheres(table, measure.where ?? {}), ...wheres(table, where)];
  conditions.push(sql`${start} <= ${last}`, sql`(${end} is null or ${end} >= ${start})`);
  if (window)
    conditions.push(
      sql`${start} >= cast(${window.from} as date)`,
      sql`${start} < cast(${window.before} as date)`,
    );
  const stayed = sql`case when ${end} <= ${last} then ${wholePeriods(start, end, unit)} end`;
  return sql`select cast(cast(date_trunc(${trusted(`'${unit}'`)}, ${start}) as date) as varchar) as cohort, cast(${stayed} as double) as stayed, sum(n)::double as n from ${ident(table.name)} where ${all(conditions)} group by 1, 2 order by 1, 2`;
}

/** Days of the month are kept where the month has them, as in `add`: a month after 31 January is 28 February. */
function wholePeriods(start: Query, end: Query, unit: PeriodUnit): Query {
  if (unit === 'week') return sql`date_diff('day', ${start}, ${end}) // 7`;
  const crossed = sql`date_diff('month', ${start}, ${end})`;
  const months = sql`${crossed} - case when ${start} + to_months(cast(${crossed} as integer)) > ${end} then 1 else 0 end`;
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  return sql`(${months}) // ${trusted(String(length))}`;
}
