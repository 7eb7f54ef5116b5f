import type { ColumnDeclaration, TableDeclaration } from '../dataset/declaration.ts';
import type { BrokenRecord } from './brokenQuote.ts';
import type { Database } from './database.ts';
import { emptyMeans, isRequired, parsed, possibleViolations, status, statusOf } from './reading.ts';
import { repairCsv } from './repairCsv.ts';
import type { Source } from './source.ts';
import { quoted } from './sqlText.ts';

/** A source, and where in it the declared columns are. */
export type Matched = { source: Source; indexes: (number | undefined)[] };

/** A source whose rows have been read: they are the rows `first` … `first + rows - 1` of the table. */
export type Part = Matched & { first: number; rows: number } & Reading;

/** Whether a file had to be repaired to be read, and what was left out of it then. */
type Reading = { repaired: boolean; broken: BrokenRecord[] };

export type LoadedColumn = {
  name: string;
  declaration: ColumnDeclaration;
  required: boolean;
  /** Whether a cell can be anything but a value or empty: only then there is a status column. */
  checked: boolean;
  /** Whether nothing ever looks at the values. */
  unused: boolean;
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

/** Whether anything looks at the values of a `table.column` that is not published. */
export type Needed = (reference: string) => boolean;

/** Reads the files of a table, each in one pass: the value and the status of every cell. */
export async function loadTable(
  database: Database,
  name: string,
  declaration: TableDeclaration,
  sources: Matched[],
  { temporary, needed }: { temporary: string; needed: Needed },
): Promise<LoadedTable> {
  const table: LoadedTable = {
    name,
    declaration,
    sql: quoted(`loaded_${name}`),
    columns: loadedColumns(name, declaration, needed),
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
  const reading = await runOrRepair(database, insert, table, matched, temporary);
  const { total } = await database.row<{ total: number }>(`select count(*) as total from ${table.sql}`);
  return { ...matched, first: before, rows: total - before, ...reading };
}

/** DuckDB is strict and fast; what it refuses is read record by record, and broken records are left out. */
async function runOrRepair(
  database: Database,
  insert: string,
  table: LoadedTable,
  { source, indexes }: Matched,
  temporary: string,
): Promise<Reading> {
  try {
    await database.run(`${insert} ${selection(table, source, indexes)}`);
    return { repaired: false, broken: [] };
  } catch (error) {
    const repaired = repairCsv(source, temporary);
    if (!repaired) throw error;
    await database.run(`${insert} ${selection(table, repaired.source, indexes)}`);
    return { repaired: true, broken: repaired.broken };
  }
}

/** SQL of the text of a cell; null when it is empty. */
export function cellText(source: Source, index: number | undefined): string {
  const cell = index === undefined ? undefined : source.cells[index];
  return cell === undefined ? 'null::varchar' : `nullif(${cell}, '')`;
}

function loadedColumns(tableName: string, table: TableDeclaration, needed: Needed): LoadedColumn[] {
  return Object.entries(table.columns).map(([name, declaration], index) => {
    const required = isRequired(name, declaration, table);
    const checked =
      possibleViolations(declaration, required).length > 0 || declaration.not_applicable !== undefined;
    const unused = declaration.publish === 'drop' && !checked && !needed(`${tableName}.${name}`);
    return { name, declaration, required, checked, unused, value: `v${index}`, status: `s${index}` };
  });
}

/** Step by step, so that nothing is computed twice: text, value, status, value if it may be used. */
function selection(
  { columns, declaration: table }: LoadedTable,
  source: Source,
  indexes: (number | undefined)[],
): string {
  // only a CSV file can have its own decimal sign
  const form: TableDeclaration = source.csv ? table : { ...table, decimal: '.' };
  const numbered = columns.map((column, i) => ({ ...column, i }));
  const checked = numbered.filter((column) => column.checked);
  const texts = numbered.map(({ i }) => `${cellText(source, indexes[i])} as r${i}`);
  // a row is blank when nothing stands in it at all, in columns that are not declared neither
  const others = source.csv ? source.cells.filter((_, index) => !indexes.includes(index)) : [];
  texts.push(`${['true', ...others.map((cell) => `${cell} is null`)].join(' and ')} as bare`);
  const values = numbered.map(({ declaration, i }) => `${parsed(declaration, form, `r${i}`)} as x${i}`);
  const states = checked.map(
    ({ declaration, required, i }) => `${statusOf(declaration, `r${i}`, `x${i}`, required)} as s${i}`,
  );
  const kept = numbered.map(({ unused, checked: asked, i }) => {
    if (unused) return `null::varchar as v${i}`;
    return asked ? `case when s${i} = ${status.value} then x${i} end as v${i}, s${i}` : `x${i} as v${i}`;
  });
  const blanks = numbered.map(({ declaration, checked: asked, i }) => {
    if (emptyMeans(declaration) !== undefined) return `r${i} is null`;
    return asked ? `s${i} in (${status.empty}, ${status.missing})` : `x${i} is null`;
  });
  const read = `select ${texts.join(', ')} from ${source.from}`;
  return `select ${['bare', ...blanks].join(' and ')} as blank, ${kept.join(', ')} from (select ${['*', ...states].join(', ')} from (select *, ${values.join(', ')} from (${read})))`;
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
