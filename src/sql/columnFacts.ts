import type { Dataset, Table } from '../dataset/dataset.ts';
import { ident, joined, sql, trusted, type BoundQuery } from './query.ts';
import { emptyScope, scoped } from './scope.ts';

/** How many distinct values each column of a table has: one row, with a column for each by its place. */
export function distinctValues(dataset: Dataset, table: Table): BoundQuery {
  const counts = Object.keys(table.columns).map(
    (name, index) => sql`cast(count(distinct ${ident(name)}) as double) as ${ident(`d${index}`)}`,
  );
  const columns = counts.length ? joined(counts, ', ') : trusted('0 as none');
  return scoped(dataset, emptyScope, sql`select ${columns} from ${ident(table.name)}`);
}

/** Answers with each value of a column, the most frequent first. */
export function topValues(
  dataset: Dataset,
  { table, column, limit }: { table: Table; column: string; limit: number },
): BoundQuery {
  const value = sql`cast(${ident(column)} as varchar)`;
  const query = sql`select ${value} as value, cast(sum(${ident(table.frequency)}) as double) as n
    from ${ident(table.name)} where ${ident(column)} is not null
    group by 1 order by 2 desc, 1 limit ${limit}`;
  return scoped(dataset, emptyScope, query);
}
