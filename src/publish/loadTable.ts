import type { ColumnDeclaration, TableDeclaration } from '../dataset/declaration.ts';
import type { Database } from './database.ts';
import { isRequired, parsed, possibleViolations, status, statusOf } from './reading.ts';
import type { Source } from './source.ts';
import { literal, quoted } from './sqlText.ts';

const space = ' \t\r\n\u00a0\ufeff';

/** A source and where the indexes of the declared columns are in it; its rows are `first` … `first + rows - 1`. */
export type Part = { source: Source; indexes: (number | undefined)[]; first: number; rows: number };

export type LoadedColumn = {
  name: string;
  declaration: ColumnDeclaration;
  required: boolean;
  value: string;
  status: string;
};

/**
 * A table as read: `value` columns hold what could be read, `status` columns what became of each cell. The rowid is
 * the number of the record, counted through all files.
 */
export type LoadedTable = {
  name: string;
  declaration: TableDeclaration;
  sql: string;
  columns: LoadedColumn[];
  parts: Part[];
};

/** Reads all files of a table in one pass each: text, value and status of every cell. */
export async function loadTable(
  database: Database,
  name: string,
  declaration: TableDeclaration,
  sources: { source: Source; indexes: (number | undefined)[] }[],
): Promise<LoadedTable> {
  const columns = loadedColumns(declaration);
  const sql = quoted(`loaded_${name}`);
  const parts: Part[] = [];
  let first = 0;
  for (const { source, indexes } of sources) {
    const select = selection(columns, declaration, source, indexes);
    await database.run(parts.length ? `insert into ${sql} ${select}` : `create table ${sql} as ${select}`);
    const { total } = await database.row<{ total: number }>(`select count(*) as total from ${sql}`);
    parts.push({ source, indexes, first, rows: total - first });
    first = total;
  }
  return { name, declaration, sql, columns, parts };
}

/** SQL of the text of a cell without the space around it; null when nothing is left. */
export function cellText(source: Source, index: number | undefined): string {
  const cell = index === undefined ? undefined : source.cells[index];
  return cell === undefined ? 'null::varchar' : `nullif(trim(${cell}, ${literal(space)}), '')`;
}

function loadedColumns(table: TableDeclaration): LoadedColumn[] {
  return Object.entries(table.columns).map(([name, declaration], index) => ({
    name,
    declaration,
    required: isRequired(name, declaration, table),
    value: `v${index}`,
    status: `s${index}`,
  }));
}

function selection(
  columns: LoadedColumn[],
  table: TableDeclaration,
  source: Source,
  indexes: (number | undefined)[],
): string {
  const list = (each: (column: LoadedColumn, index: number) => string) => columns.map(each).join(', ');
  const texts = `select ${list((_, i) => `${cellText(source, indexes[i])} as r${i}`)} from ${source.from}`;
  const values = `select *, ${list(({ declaration }, i) => `${parsed(declaration, table, `r${i}`)} as x${i}`)} from (${texts})`;
  const states = `select *, ${list(({ declaration, required, status: s }, i) => `${statusOf(declaration, `r${i}`, `x${i}`, required)} as ${s}`)} from (${values})`;
  const blank = `${columns.map((_, i) => `r${i} is null`).join(' and ')} as blank`;
  return `select ${blank}, ${list(({ value, status: s }, i) => `case when ${s} = 0 then x${i} end as ${value}, ${s}`)} from (${states})`;
}

/** How often each violation occurs, and what the columns hold: one pass over the table. */
export async function countStatuses(database: Database, table: LoadedTable): Promise<Record<string, number>> {
  const counts = table.columns.flatMap(({ declaration, required, value, status: s }) => [
    ...possibleViolations(declaration, required).map(
      (code) => `count(*) filter (${s} = ${code} and not blank) as ${s}_${code}`,
    ),
    ...(declaration.not_applicable
      ? [`count(*) filter (${s} = ${status.notApplicable}) as ${s}_${status.notApplicable}`]
      : []),
    ...(['score', 'integer'].includes(declaration.type)
      ? [
          `(count(*) filter (${value} <> trunc(${value}) or abs(${value}) > 2147483647))::double as ${value}_fractions`,
        ]
      : []),
  ]);
  const key = table.columns.find(({ name }) => name === table.declaration.key);
  if (key) counts.push(`count(${key.value}) - count(distinct ${key.value}) as repeated_keys`);
  return database.row(
    `select count(*) as total, count(*) filter (blank) as blank, ${counts.join(', ')} from ${table.sql}`,
  );
}
