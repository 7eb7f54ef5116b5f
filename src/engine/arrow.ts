import type { Cell, CellType, Result } from './run.ts';

/** The little of Apache Arrow's tables that results need: both hosts' tables have it. */
type ArrowTable = {
  numRows: number;
  schema: { fields: { name: string; type: unknown }[] };
  getChildAt(index: number): { get(row: number): unknown } | null;
};

/** An Arrow table as plain rows. */
export function resultOf(table: ArrowTable): Result {
  const columns = table.schema.fields.map(({ name, type }) => ({ name, type: typeOf(String(type)) }));
  const vectors = columns.map((_, index) => table.getChildAt(index));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, type }, index) => [name, cellOf(vectors[index]?.get(row), type)]),
    ),
  );
  return { columns, rows };
}

function typeOf(arrow: string): CellType {
  // Interval is none
  if (/^(Int\d|Uint\d|Float|Decimal)/.test(arrow)) return 'number';
  if (arrow.startsWith('Date')) return 'date';
  if (arrow.startsWith('Timestamp')) return 'timestamp';
  if (arrow.startsWith('Bool')) return 'boolean';
  return 'text';
}

function cellOf(value: unknown, type: CellType): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'date') return iso(value)?.split('T')[0] ?? null;
  if (type === 'timestamp') return iso(value)?.replace(/(\.000)?Z$/, '') ?? null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return (
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? null
  );
}

/** Null for what no calendar has, such as DuckDB's date 'infinity'. */
function iso(value: unknown): string | null {
  const date = value instanceof Date ? value : new Date(Number(value));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
