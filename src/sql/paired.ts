import { ident, sql, type Query } from './query.ts';
import { sided } from './sides.ts';

/**
 * Answers of the same customers on two occasions: rows `a` and `b` (the value of the first and the second answer), `n`
 * (customers) and `repeated` (those of them who answered more than once on an occasion: their latest answer counts).
 * A row that stands for several customers pairs them with as many.
 */
export function pairs(source: Query, customer: string, occasions: [Query, Query]): Query {
  const answered = sql`select ${ident(customer)} as _who, _side, first(_v order by _at desc nulls last, _v desc) as _last, first(n order by _at desc nulls last, _v desc) as _n, count(*) as _times from (${sided(source, occasions)}) where ${ident(customer)} is not null group by 1, 2`;
  const both = sql`select max(_last) filter (_side = 1) as a, max(_last) filter (_side = 2) as b, min(_n) as _n, max(_times) > 1 as _again from (${answered}) group by _who having count(*) = 2`;
  return sql`select a, b, sum(_n)::double as n, coalesce(sum(_n) filter (_again), 0)::double as repeated from (${both}) group by 1, 2 order by 1, 2`;
}
