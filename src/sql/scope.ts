import type { Column, Dataset } from '../dataset/dataset.ts';
import { all, ident, isBindable, joined, sql, type BoundQuery, type Query, type Scalar } from './query.ts';

/** What a filter lets through. Bounds are inclusive. */
export type Filter = { column: string } & (
  | { kind: 'in'; values: string[] }
  | { kind: 'range'; min?: number | undefined; max?: number | undefined }
  | { kind: 'dates'; from?: string | undefined; to?: string | undefined }
  | { kind: 'search'; text: string }
);

/** What the reader asked: filters on columns, and values of the page's inputs. */
export type Scope = { filters: Filter[]; params: Record<string, Scalar> };

export const emptyScope: Scope = { filters: [], params: {} };

/**
 * The query as the engine runs it: a prefix of CTEs shadows each table with its filtered rows, so that measures and
 * an author's own SQL are filtered alike, and `$name` is resolved. (In a subquery, as the engine takes no `with … (with …)`; it keeps the order of rows.) Throws when a parameter has no value.
 */
export function scoped(dataset: Dataset, scope: Scope, query: Query): BoundQuery {
  const tables = Object.values(dataset.tables).map(({ name, columns }) => {
    const kept = scope.filters.flatMap((filter) => {
      const column = columns[filter.column];
      return column ? [condition(filter, column)] : [];
    });
    return sql`${ident(name)} as (select * from ${ident(dataset.name)}.${ident(name)} where ${all(kept)})`;
  });
  return resolve(sql`with ${joined(tables, ', ')} select * from (${query})`, scope);
}

/** The SQL condition of one filter. */
function condition(filter: Filter, column: Column): Query {
  const name = ident(filter.column);
  switch (filter.kind) {
    case 'in':
      return sql`cast(${name} as varchar) in ${filter.values}`;
    case 'range':
      return between(name, filter.min, filter.max, (value) => sql`cast(${value} as double)`);
    case 'dates':
      return between(name, filter.from, filter.to, (value) => sql`cast(${value} as date)`);
    case 'search':
      return sql`contains(lower(cast(${ident(column.name)} as varchar)), lower(${filter.text}))`;
  }
}

function between<T>(name: Query, low: T | undefined, high: T | undefined, cast: (value: T) => Query): Query {
  const conditions: Query[] = [];
  if (low !== undefined) conditions.push(sql`${name} >= ${cast(low)}`);
  if (high !== undefined) conditions.push(sql`${name} <= ${cast(high)}`);
  return all(conditions);
}

function resolve(query: Query, { params }: Scope): BoundQuery {
  const values = query.params.map((param) => {
    if (param === null || typeof param !== 'object') return param;
    const value = params[param.parameter];
    if (value === undefined) throw new Error(`no value for the parameter $${param.parameter}`);
    if (!isBindable(value))
      throw new Error(
        `the parameter $${param.parameter} is ${value}: whole numbers go up to ${Number.MAX_SAFE_INTEGER}`,
      );
    return value;
  });
  return { text: query.text, params: values };
}
