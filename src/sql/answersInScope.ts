import { defaultTable, type Dataset } from '../dataset/dataset.ts';
import { ident, sql, type BoundQuery } from './query.ts';
import { scoped, type Scope } from './scope.ts';

/** How many answers a scope leaves in the dataset's main table. */
export function answersInScope(dataset: Dataset, scope: Scope): BoundQuery {
  const { name, frequency } = defaultTable(dataset);
  const query = sql`select cast(coalesce(sum(${ident(frequency)}), 0) as double) as answers from ${ident(name)}`;
  return scoped(dataset, scope, query);
}

/** The number in its result. */
export function answersOf(result: { rows: Record<string, unknown>[] } | undefined): number | undefined {
  const value = result?.rows[0]?.['answers'];
  return typeof value === 'number' ? value : undefined;
}
