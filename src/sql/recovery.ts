import { columnOf, periodColumn, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import type { Life } from './linkage.ts';
import { answers, type Where } from './measure.ts';
import type { Window } from './period.ts';
import { ident, joined, sql, type Query } from './query.ts';

export type RecoveryOptions = {
  customer: string;
  /** Conditions on a row of answers: whether it is low, and whether it is good. */
  low: Query;
  good: Query;
  /** The column that says who was contacted, or the days in which a later row of the customer counts as contact. */
  contact: { column: string } | { within: number };
  /** Where customers are followed, if the data have it. */
  life?: Life | undefined;
  days: number;
  where?: Where | undefined;
  window?: Window | undefined;
};

/**
 * What follows a low answer: rows `group` (`never`: the first answer, which is not low; `contacted` and `alone`: the
 * first low answer of a customer, with and without a contact), `outcome` (`episodes`, `next`: the next answer is good,
 * `stay`: still a customer after `days`) and the moments, zero under the minimum.
 */
export function recovery(dataset: Dataset, measure: Measure, options: RecoveryOptions): Query {
  const { customer, low, good, where, window, life, days } = options;
  const source = answers(dataset, measure, { where, window });
  const ctes = [
    sql`_ordered as (select *, row_number() over (partition by _who order by _at, _v, _good, _low) as _k from (select ${ident(customer)} as _who, _at, _v, weight, ${contactOf(dataset, measure, options)}, coalesce(${low}, false) as _low, case when ${good} then 1.0 else 0.0 end as _good from (${source}) as _a where ${ident(customer)} is not null and _at is not null))`,
    sql`_failed as (select * from _ordered where _low qualify row_number() over (partition by _who order by _k) = 1)`,
    sql`_index as (select 'never' as _group, * from _ordered where _k = 1 and not _low union all select case when _contacted then 'contacted' else 'alone' end, * from _failed)`,
    sql`_next as (select i._group, i._who, i._k, any_value(i.weight) as weight, arg_min(n._good, n._k) as _value from _index i join _ordered n on n._who = i._who and n._k > i._k and n._at > greatest(i._at, case when i._group = 'contacted' then coalesce(i._contact_on, i._at) else i._at end) group by 1, 2, 3)`,
  ];
  const parts = [
    sql`select 'episodes' as outcome, _group, weight, 0.0 as _value from _index`,
    sql`select 'next', _group, weight, _value from _next`,
  ];
  if (life && 'on' in life.ended) {
    ctes.push(sql`_lives as (${lives(life)})`);
    const end = sql`i._at + cast(${days} as integer)`;
    parts.push(
      sql`select 'stay', _group, weight, case when _end <= ${end} then 0.0 else 1.0 end from _index i join _lives using (_who) where ${end} <= cast(${life.ended.until} as date) and (_end is null or _end >= i._at)`,
    );
  }
  const kept = (value: Query) =>
    sql`case when count(*) >= ${dataset.minimum.publish} then ${value} else 0 end::double`;
  return sql`select * from (with ${joined(ctes, ', ')}\nselect _group as "group", outcome, count(*)::double as n, ${kept(sql`sum(weight)`)} as w, ${kept(sql`sum(weight * weight)`)} as w2, ${kept(sql`sum(weight * _value)`)} as s1, ${kept(sql`sum(weight * _value * _value)`)} as s2 from (${joined(parts, ' union all ')}) group by 1, 2) order by 2, 1`;
}

/** `_contacted`, and the day of the contact where it has one. */
function contactOf(dataset: Dataset, measure: Measure, { contact, customer }: RecoveryOptions): Query {
  const table = tableOf(dataset, measure.table);
  if ('column' in contact) {
    const column = columnOf(table, contact.column);
    const name = ident(column.name);
    const day = column.type === 'date' ? name : sql`cast(null as date)`;
    return sql`${column.type === 'boolean' ? sql`coalesce(${name}, false)` : sql`${name} is not null`} as _contacted, ${day} as _contact_on`;
  }
  const at = periodColumn(dataset, table);
  const [key, day] = [ident(customer), ident(at?.name ?? '')];
  return sql`exists (select 1 from ${ident(table.name)} as _b where _b.${key} = _a.${key} and _b.${day} > _a._at and _b.${day} <= _a._at + cast(${contact.within} as integer)) as _contacted, cast(null as date) as _contact_on`;
}

function lives({ table, keys, ended }: Life): Query {
  const key = ident(keys?.customers ?? '');
  const end = ident('on' in ended ? ended.on : '');
  return sql`select ${key} as _who, case when count(*) = count(${end}) then max(${end}) end as _end from ${ident(table)} where ${key} is not null group by 1`;
}
