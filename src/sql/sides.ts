import type { Measure } from '../dataset/dataset.ts';
import { moments } from './measure.ts';
import { ident, sql, type Query } from './query.ts';

/** The moments of two groups of `answers`, each given by its condition: rows `side` (1 or 2) and the moments. */
export function sides(source: Query, [first, second]: [Query, Query], measure: Measure): Query {
  return sql`select _side as side, ${moments(measure)} from (${sided(source, [first, second])}) group by 1 order by 1`;
}

/** The answers that are on one of two sides, with the column `_side`. */
export function sided(source: Query, [first, second]: [Query, Query]): Query {
  return sql`select * from (select *, case when ${first} then 1 when ${second} then 2 end as _side from (${source})) where _side is not null`;
}

/** How often each answer was given in each group: rows `group` (text), `value` and `n`, for tests of ranks. */
export function tallies(source: Query, key: Query, value: Query): Query {
  return sql`select cast(${key} as varchar) as "group", cast(${value} as double) as value, sum(n)::double as n from (${source}) where ${value} is not null group by 1, 2 order by 1, 2`;
}

/**
 * The answers themselves, before a share or a net score makes 0 and 1 of them: what ranks and drivers look at.
 * Answers that are words have no order, so that their value counts.
 */
export function rawValue(measure: Measure, type: string | undefined): Query {
  const numeric = ['score', 'integer', 'number', 'money'].includes(type ?? '');
  return 'column' in measure && numeric ? ident(measure.column) : sql`_v`;
}
