import type { BoundQuery } from '../sql/query.ts';

/** A value of a result. Dates and timestamps are ISO text in UTC. */
export type Cell = string | number | boolean | null;
export type CellType = 'number' | 'text' | 'date' | 'timestamp' | 'boolean';
export type Row = Record<string, Cell>;

/** Rows of a query with the names and types of their columns, in order. */
export type Result = { columns: { name: string; type: CellType }[]; rows: Row[] };

/** The one interface of every engine. Rejects with QueryError; with an AbortError when the signal says so. */
export type Run = (query: BoundQuery, options?: { signal?: AbortSignal | undefined }) => Promise<Result>;

/** A query that the engine refused, with its SQL and what the engine said. */
export class QueryError extends Error {
  readonly query: BoundQuery;
  constructor(query: BoundQuery, cause: unknown) {
    super(reason(cause), { cause });
    this.name = 'QueryError';
    this.query = query;
  }
}

function reason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/^Error: /, '').trim();
}
