import type { Dataset, Measure } from '../dataset/dataset.ts';
import { leftOf } from './churn.ts';
import { answers, type Where } from './measure.ts';
import type { Window } from './period.ts';
import { ident, sql, type Query } from './query.ts';

/** Where later lives are recorded: a table of customers, its key, and the day each left or whether they did. */
export type Life = {
  table: string;
  /** The key in the table of answers and in that of the customers; absent where both are one table. */
  keys?: { answers: string; customers: string } | undefined;
  /** The day of leaving, with the last day on which customers were watched; or a flag without a day. */
  ended: { on: string; until: string } | { flag: string };
};

/** What is looked at later: whether the customer left within some days, or a column of their row. */
export type Outcome = { days: number } | { column: string };

type Options = {
  life: Life;
  outcome: Outcome;
  /** What puts an answer into a group. */
  group: Query;
  pick: 'first' | 'last';
  where?: Where | undefined;
  window?: Window | undefined;
};

/**
 * Later outcome by earlier score, each customer once. Rows by `part`: `group` (text in `group`, with the moments of the
 * outcome, zero under the minimum), and counts of customers left out: `waiting` (follow-up not over), `unknown` (not
 * among the customers), `gone` (had left before answering), `nameless` (answers without a customer).
 */
export function linkage(dataset: Dataset, measure: Measure, options: Options): Query {
  const { life, outcome, group, pick, where, window } = options;
  const { keys, ended } = life;
  const answered = sql`select *, ${keys ? ident(keys.answers) : sql`row_number() over ()`} as _who from (${answers(dataset, measure, { where, window })})`;
  const dated = 'on' in ended && 'days' in outcome;
  const over = dated
    ? sql`_at + cast(${outcome.days} as integer) <= cast(${ended.until} as date)`
    : sql`true`;
  const order = pick === 'first' ? sql`_at, _v, _group` : sql`_at desc, _v, _group`;
  const chosen = sql`select _who, _at, _group, weight from (select *, cast(${group} as varchar) as _group from _answered where _who is not null and ${over}) qualify row_number() over (partition by _who order by ${order}) = 1`;
  const joined = keys
    ? sql`select a.*, c._who is not null as _known, c._end, c._value from _chosen a left join (${lives(life, outcome)}) c on a._who = c._who`
    : sql`select a.*, true as _known, cast(null as date) as _end, b._value from _chosen a join (select _who, ${valueSql(life, outcome)} as _value from _answered) b on a._who = b._who`;
  const later = dated
    ? sql`select *, case when _end <= _at + cast(${outcome.days} as integer) then 1.0 else 0.0 end as _later from (${joined}) where _known and (_end is null or _end >= _at)`
    : sql`select *, _value as _later from (${joined}) where _known and _value is not null`;
  const counts = sql`select 'waiting' as part, count(*) as c from (select distinct _who from _answered where _who is not null and _who not in (select _who from _chosen)) union all select 'unknown', count(*) from (${joined}) where not _known union all select 'gone', count(*) from (${joined}) where ${dated ? sql`_end < _at` : sql`false`} union all select 'nameless', coalesce(sum(n), 0) from _answered where _who is null`;
  const enough = (value: Query) =>
    sql`case when count(*) >= ${dataset.minimum.publish} then ${value} else 0 end`;
  const groups = sql`select 'group' as part, _group as "group", count(*)::double as n, ${enough(sql`sum(weight)`)}::double as w, ${enough(sql`sum(weight * weight)`)}::double as w2, ${enough(sql`sum(weight * _later)`)}::double as s1, ${enough(sql`sum(weight * _later * _later)`)}::double as s2 from _later group by 2`;
  return sql`select * from (with _answered as (${answered}), _chosen as (${chosen}), _later as (${later})\n${groups}\nunion all\nselect part, cast(null as varchar), c::double, 0, 0, 0, 0 from (${counts})) order by part, "group"`;
}

/** One row for each customer: the day they left, null while they stay with any of their rows, and the column's value. */
function lives(life: Life, outcome: Outcome): Query {
  const key = ident(life.keys?.customers ?? '');
  const end = 'on' in life.ended ? ident(life.ended.on) : sql`cast(null as date)`;
  const value = valueSql(life, outcome);
  return sql`select ${key} as _who, case when count(*) = count(${end}) then max(${end}) end as _end, sum(${value}) as _value from ${ident(life.table)} where ${key} is not null group by 1`;
}

function valueSql({ ended }: Life, outcome: Outcome): Query {
  if ('column' in outcome) return sql`cast(${ident(outcome.column)} as double)`;
  return 'flag' in ended ? leftOf(ident(ended.flag)) : sql`cast(null as double)`;
}
