import { columnOf, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import { wheres, type Where } from './measure.ts';
import { all, ident, sql, type Query } from './query.ts';

/**
 * What became of a question: one row, `total` (rows of the table, times n), `answered` and `empty` (unanswered or not
 * applicable: `Column.notApplicable` says how many of the latter there are in all).
 */
export function answerCounts(dataset: Dataset, measure: Measure, where: Where = {}): Query {
  const table = tableOf(dataset, measure.table);
  const conditions = all([...wheres(table, measure.where ?? {}), ...wheres(table, where)]);
  const names =
    'column' in measure
      ? [measure.column]
      : 'numerator' in measure
        ? [measure.numerator, measure.denominator]
        : [];
  const there = all(names.map((name) => sql`${ident(columnOf(table, name).name)} is not null`));
  return sql`select coalesce(sum(n), 0)::double as total, coalesce(sum(n) filter (${there}), 0)::double as answered, coalesce(sum(n) filter (not (${there})), 0)::double as "empty" from ${ident(table.name)} where ${conditions}`;
}

/** Weights as they are: rows `weight` and `n` of a table's answers, for their design effect. */
export function weights(source: Query): Query {
  return sql`select weight, sum(n)::double as n from (${source}) group by 1 order by 1`;
}
