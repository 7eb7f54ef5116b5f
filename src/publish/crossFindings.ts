import type { Declaration } from '../dataset/declaration.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import type { LoadedColumn, LoadedTable } from './loadTable.ts';

/** Values that occur twice in a key or in a column that a check says is unique: the second and later rows. */
export async function duplicateFindings(
  database: Database,
  tables: LoadedTable[],
  declaration: Declaration,
): Promise<Finding[]> {
  const asked = [
    ...tables.flatMap(({ name, declaration: { key } }) => (key === undefined ? [] : [`${name}.${key}`])),
    ...declaration.checks.flatMap((check) => ('unique' in check ? [check.unique] : [])),
  ];
  const findings = await Promise.all([...new Set(asked)].map((name) => duplicates(database, tables, name)));
  return findings.flat();
}

async function duplicates(database: Database, tables: LoadedTable[], reference: string): Promise<Finding[]> {
  const { table, column } = find(tables, reference);
  const { repeated } = await database.row<{ repeated: number }>(
    `select count(${column.value}) - count(distinct ${column.value}) as repeated from ${table.sql}`,
  );
  if (repeated === 0) return [];
  const numbered = `select rowid as row, row_number() over (partition by ${column.value} order by rowid) as nth from ${table.sql} where ${column.value} is not null`;
  const explain = (text: string) => ({ message: `duplicate key: "${text}" in ${column.name} occurs before` });
  return [
    {
      table,
      column,
      rule: 'duplicate-key',
      count: repeated,
      rows: `select row from (${numbered}) where nth > 1`,
      explain,
    },
  ];
}

/** Values that do not occur in the column that they refer to. `leftOut` are tables of rows that do not count. */
export async function referenceFindings(
  database: Database,
  tables: LoadedTable[],
  leftOut: (table: LoadedTable) => string,
): Promise<Finding[]> {
  const findings = tables.flatMap((table) =>
    table.columns.map(async (column) => {
      if (column.declaration.references === undefined) return [];
      const target = find(tables, column.declaration.references);
      const known = `select ${target.column.value}::varchar from ${target.table.sql} where ${target.column.value} is not null and ${leftOut(target.table)}`;
      const rows = `select rowid as row from ${table.sql} where ${column.value} is not null and ${column.value}::varchar not in (${known})`;
      const { count } = await database.row<{ count: number }>(`select count(*) as count from (${rows})`);
      const explain = (text: string) => ({
        message: `unknown reference: "${text}" in ${column.name} does not occur in ${column.declaration.references}`,
      });
      return count ? [{ table, column, rule: 'unknown-reference', count, rows, explain }] : [];
    }),
  );
  return (await Promise.all(findings)).flat();
}

function find(tables: LoadedTable[], reference: string): { table: LoadedTable; column: LoadedColumn } {
  const [tableName, columnName] = reference.split('.');
  const table = tables.find(({ name }) => name === tableName);
  const column = table?.columns.find(({ name }) => name === columnName);
  if (!table || !column) throw new Error(`unknown reference ${reference}`);
  return { table, column };
}
