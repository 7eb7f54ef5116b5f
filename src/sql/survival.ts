import { columnOf, tableOf, type Dataset } from '../dataset/dataset.ts';
import { hasDays, leftOf, observedUntil, type Churn } from './churn.ts';
import { wheres, type Where } from './measure.ts';
import { all, ident, sql, type Query } from './query.ts';

/**
 * How long customers stayed: rows `group` (text, null without `by`), `time` (days, or the unit of the measure's
 * duration), `left` (false for who was still there when last seen) and `n`. Who came after the last day of
 * observation, left before coming, or has no day at all is not in it.
 */
export function lifetimes(
  dataset: Dataset,
  measure: Churn,
  { by, where = {} }: { by?: string | undefined; where?: Where | undefined } = {},
): Query {
  const table = tableOf(dataset, measure.table);
  const group = by === undefined ? sql`null` : ident(columnOf(table, by).name);
  const conditions = all([...wheres(table, measure.where ?? {}), ...wheres(table, where)]);
  const rows = sql`select *, cast(${group} as varchar) as _group, ${hasDays(measure) ? days(dataset, measure) : duration(measure)} from ${ident(table.name)} where ${conditions}`;
  return sql`select _group as "group", _time as "time", _left = 1 as "left", sum(n)::double as n from (${rows}) where _time >= 0 and _left is not null group by 1, 2, 3 order by 1, 2, 3`;
}

function days(dataset: Dataset, measure: Churn & { start: string; end: string }): Query {
  const [start, end] = [ident(measure.start), ident(measure.end)];
  const last = sql`cast(${observedUntil(dataset, measure) ?? null} as date)`;
  const seen = sql`least(coalesce(${end}, ${last}), ${last})`;
  return sql`cast(date_diff('day', ${start}, ${seen}) as double) as _time, case when ${end} <= ${last} then 1 else 0 end as _left`;
}

function duration({ time, left }: Churn): Query {
  return sql`cast(${ident(time ?? '')} as double) as _time, ${leftOf(ident(left ?? ''))} as _left`;
}
