import { ident, joined, sql, trusted, type Query } from './query.ts';

/**
 * Answers side by side, equal ones counted together: rows `x0`, `x1`, … (the predictors, null where not answered),
 * `y` (the response), `weight` and `n`.
 */
export function answersBeside(source: Query, predictors: string[], response: Query): Query {
  const columns = predictors.map(
    (name, index) => sql`cast(${ident(name)} as double) as ${ident(`x${index}`)}, `,
  );
  const keys = Array.from({ length: predictors.length + 2 }, (_, index) => trusted(String(index + 1)));
  return sql`select ${joined(columns, '')}cast(${response} as double) as y, weight, sum(n)::double as n from (${source}) group by ${joined(keys, ', ')} order by ${joined(keys, ', ')}`;
}
