import type { ColumnDeclaration, TableDeclaration } from '../dataset/declaration.ts';
import type { Database } from './database.ts';
import { blankSpace, isRequired, parsed, possibleViolations, status, statusOf } from './reading.ts';
import { repairCsv, type BrokenRecord } from './repairCsv.ts';
import type { Source } from './source.ts';
import { literal, quoted } from './sqlText.ts';

/** A source, and where in it the declared columns are. */
export type Matched = { source: Source; indexes: (number | undefined)[] };

/** A source whose rows have been read: they are the rows `first` … `first + rows - 1` of the table. */
export type Part = Matched & { first: number; rows: number; broken: BrokenRecord[] };

export type LoadedColumn = {
  name: string;
  declaration: ColumnDeclaration;
  required: boolean;
  /** SQL names of the column of values and the column of what became of each cell. */
  value: string;
  status: string;
};

/** A table as read; the rowid counts its records through all files. */
export type LoadedTable = {
  name: string;
  declaration: TableDeclaration;
  sql: string;
  columns: LoadedColumn[];
  parts: Part[];
};

/** Reads the files of a table, each in one pass: the value and the status of every cell. */
export async function loadTable(
  database: Database,
  name: string,
  declaration: TableDeclaration,
  sources: Matched[],
  temporary: string,
): Promise<LoadedTable> {
  const table: LoadedTable = {
    name,
    declaration,
    sql: quoted(`loaded_${name}`),
    columns: loadedColumns(declaration),
    parts: [],
  };
  for (const matched of sources) table.parts.push(await loadPart(database, table, matched, temporary));
  return table;
}

async function loadPart(
  database: Database,
  table: LoadedTable,
  matched: Matched,
  temporary: string,
): Promise<Part> {
  const first = table.parts.at(-1);
  const before = first ? first.first + first.rows : 0;
  const insert = first ? `insert into ${table.sql}` : `create table ${table.sql} as`;
  const broken = await runOrRepair(database, insert, table, matched, temporary);
  const { total } = await database.row<{ total: number }>(`select count(*) as total from ${table.sql}`);
  return { ...matched, first: before, rows: total - before, broken };
}

/** DuckDB is strict and fast; what it refuses is read record by record, and broken records are left out. */
async function runOrRepair(
  database: Database,
  insert: string,
  table: LoadedTable,
  { source, indexes }: Matched,
  temporary: string,
): Promise<BrokenRecord[]> {
  try {
    await database.run(`${insert} ${selection(table, source, indexes)}`);
    return [];
  } catch (error) {
    const repaired = repairCsv(source, temporary);
    if (!repaired) throw error;
    await database.run(`${insert} ${selection(table, repaired.source, indexes)}`);
    return repaired.broken;
  }
}

/** SQL of the text of a cell without the space around it; null when nothing is left. */
export function cellText(source: Source, index: number | undefined): string {
  const cell = index === undefined ? undefined : source.cells[index];
  return cell === undefined ? 'null::varchar' : `nullif(trim(${cell}), '')`;
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

/** Step by step, so that nothing is computed twice: text, value, status, value if it may be used. */
function selection(
  { columns, declaration: table }: LoadedTable,
  source: Source,
  indexes: (number | undefined)[],
): string {
  const list = (each: (column: LoadedColumn, index: number) => string) => columns.map(each).join(', ');
  const texts = list(({ declaration }, i) => `${tidied(declaration, cellText(source, indexes[i]))} as r${i}`);
  // only a CSV file can have its own decimal sign
  const form: TableDeclaration = source.csv ? table : { ...table, decimal: '.' };
  const values = list(({ declaration }, i) => `${parsed(declaration, form, `r${i}`)} as x${i}`);
  const states = list(
    ({ declaration, required }, i) => `${statusOf(declaration, `r${i}`, `x${i}`, required)} as s${i}`,
  );
  const kept = list((_, i) => `case when s${i} = ${status.value} then x${i} end as v${i}, s${i}`);
  const blank = columns.map((_, i) => `r${i} is null`).join(' and ');
  return `select ${blank} as blank, ${kept} from (select *, ${states} from (select *, ${values} from (select ${texts} from ${source.from})))`;
}

/** Texts lose every kind of space around them; elsewhere it shows as something unreadable, which costs less to find. */
function tidied({ type, values }: ColumnDeclaration, cell: string): string {
  const free = ['text', 'comment'].includes(type) || (type === 'category' && !values);
  return free ? `nullif(trim(${cell}, ${literal(blankSpace)}), '')` : cell;
}

/** How often each violation occurs, and what the columns hold: one pass over the table. */
export async function countStatuses(
  database: Database,
  { columns, sql }: LoadedTable,
): Promise<Record<string, number>> {
  const counts = columns.flatMap(({ declaration, required, value, status: state }) => {
    const codes = [
      ...possibleViolations(declaration, required),
      ...(declaration.not_applicable ? [status.notApplicable] : []),
    ];
    const tooLarge = `${value} <> trunc(${value}) or abs(${value}) > 2147483647`;
    const whole = ['score', 'integer', 'frequency'].includes(declaration.type);
    return [
      ...codes.map((code) => `count(*) filter (${state} = ${code} and not blank) as ${state}_${code}`),
      ...(whole ? [`count(*) filter (${tooLarge}) as ${value}_fractions`] : []),
    ];
  });
  return await database.row(
    `select ${['count(*) as total', 'count(*) filter (blank) as blank', ...counts].join(', ')} from ${sql}`,
  );
}
