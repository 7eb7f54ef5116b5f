import { columnOf, periodColumn, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import { observedUntil, type Churn } from './churn.ts';
import { momentColumns, moments, wheres, type Where } from './measure.ts';
import type { Window } from './period.ts';
import { all, ident, joined, sql, trusted, type Query } from './query.ts';

/** A question of which a low answer is a signal: its measure, and the condition under which an answer is low. */
export type Signal = { measure: Measure; low: Query };

export type RiskOptions = {
  signals: Signal[];
  churn: Churn & { start: string; end: string };
  /** The column that says who answered, and that of the customers. */
  customer: { answers: string; customers: string };
  /** Days after an answer in which a customer may leave. */
  days: number;
  /** Days for which an answer counts when a later survey asks the other questions. */
  carry: number;
  /** Most customers that are named for each state. */
  limit: number;
  where?: Where | undefined;
  window?: Window | undefined;
};

/**
 * What became of those who gave low and high answers. Rows `part`, `state` (a digit for each signal, 1 for low) and
 * - `state`: the moments of who left within `days` of an answer whose days are over, `customers` (who gave those),
 *   `pending` (answers whose days are not over) and `now` (customers whose latest answer is such, and who are still
 *   there);
 * - `person`: `who`, a few of the latter, of states that leave more often than all together;
 * - `unknown`: `n` answers of customers that the table of customers does not have.
 */
export function riskStates(dataset: Dataset, options: RiskOptions): Query {
  const { limit } = options;
  const columns = trusted([...momentColumns, 'customers', 'pending', 'now'].join(', '));
  const worse = sql`select state from _states where customers >= ${dataset.minimum.publish} and s1 / w > (select sum(s1) / sum(w) from _states where n > 0)`;
  const nothing = trusted(momentColumns.map(() => 'null').join(', '));
  return sql`select * from (with _answers as (${stated(dataset, options)}), _customers as (${customers(dataset, options)}), _followed as (${followed(dataset, options)}), _states as (${states()})
select 'state' as part, state, cast(null as varchar) as who, ${columns} from _states
union all
select 'person', _state, _name, ${nothing}, null, null, null from (${named()}) where _place <= ${limit} and _state in (${worse})
union all
select 'unknown', null, null, coalesce(sum(n), 0)::double, null, null, null, null, null, null, null from _answers where _who not in (select _key from _customers)) order by 1 desc, 2, 3`;
}

/** Answers with their state, where all questions were answered. */
function stated(dataset: Dataset, { signals, customer, carry, where = {}, window }: RiskOptions): Query {
  const table = tableOf(dataset, signals[0]?.measure.table ?? '');
  const period = periodColumn(dataset, table);
  const on = ident(period?.name ?? '');
  const who = ident(customer.answers);
  const lows = signals.map(({ measure, low }, index) => {
    const own = wheres(table, measure.where ?? {});
    const answered = 'column' in measure ? sql`${ident(measure.column)} is not null` : sql`true`;
    return sql`case when ${all([answered, ...own])} then case when ${low} then 1 else 0 end end as ${ident(`_low${index}`)}`;
  });
  const conditions = [...wheres(table, where), sql`${on} is not null`, sql`${who} is not null`];
  const given = sql`select ${who} as _who, ${on} as _on, n, weight, ${joined(lows, ', ')} from ${ident(table.name)} where ${all(conditions)}`;
  const names = signals.map((_, index) => ident(`_low${index}`));
  const source = carry > 0 ? carried(given, names, carry) : given;
  const key = joined(
    names.map((name) => sql`cast(${name} as varchar)`),
    ' || ',
  );
  const within = window
    ? [sql`_on >= cast(${window.from} as date)`, sql`_on < cast(${window.before} as date)`]
    : [];
  const there = all([...names.map((name) => sql`${name} is not null`), ...within]);
  return sql`select _who, _on, n, weight, ${key} as _state from (${source}) where ${there}`;
}

/** The latest answer to each question, none older than `carry` days. */
function carried(given: Query, names: Query[], carry: number): Query {
  const latest = names.map((name) => sql`last_value(${name} ignore nulls) over _before as ${name}`);
  // the frame's length is checked to be a whole number
  const days = trusted(String(Math.round(carry)));
  return sql`select _who, _on, n, weight, ${joined(latest, ', ')} from (${given}) window _before as (partition by _who order by _on range between interval ${days} days preceding and current row)`;
}

/** Each customer once: when they left, null while still there. */
function customers(dataset: Dataset, { churn, customer }: RiskOptions): Query {
  const table = tableOf(dataset, churn.table);
  const [key, end] = [
    ident(columnOf(table, customer.customers).name),
    ident(columnOf(table, churn.end).name),
  ];
  const conditions = [...wheres(table, churn.where ?? {}), sql`${key} is not null`];
  return sql`select ${key} as _key, case when bool_or(${end} is null) then null else max(${end}) end as _end from ${ident(table.name)} where ${all(conditions)} group by 1`;
}

/** Answers of customers who were still there, with what came of them. */
function followed(dataset: Dataset, { churn, days }: RiskOptions): Query {
  const last = sql`cast(${observedUntil(dataset, churn) ?? null} as date)`;
  const until = sql`_on + ${days}::integer`;
  const joinedUp = sql`select a.*, c._end, ${until} <= ${last} as _over, case when c._end <= ${until} then 1.0 else 0.0 end as _v from _answers a join _customers c on c._key = a._who where a._on <= ${last} and (c._end is null or c._end >= a._on)`;
  const still = sql`not _over and (_end is null or _end > ${last})`;
  return sql`select *, ${still} and row_number() over (partition by _who order by _on desc, _state desc) = 1 as _now from (${joinedUp})`;
}

function states(): Query {
  const known = sql`select _state, ${moments()}, count(distinct _who)::double as customers from _followed where _over group by 1`;
  const rest = sql`select _state, coalesce(sum(n) filter (not _over), 0)::double as pending, count(distinct case when _now then _who end)::double as now from _followed group by 1`;
  const sums = momentColumns.map((name) => sql`coalesce(${trusted(name)}, 0) as ${trusted(name)}`);
  return sql`select _state as state, ${joined(sums, ', ')}, coalesce(customers, 0) as customers, pending, now from (${rest}) left join (${known}) using (_state)`;
}

/** Pseudonyms of customers as they are now; an identity that was published as it is, is not repeated. */
function named(): Query {
  const name = sql`case when regexp_full_match(cast(_who as varchar), '[0-9a-f]{12,64}') then cast(_who as varchar) end`;
  return sql`select _state, ${name} as _name, row_number() over (partition by _state order by _on desc, _who) as _place from _followed where _now`;
}
