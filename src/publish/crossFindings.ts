import type { Declaration } from '../dataset/declaration.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import type { LoadedColumn, LoadedTable } from './loadTable.ts';
import { quoted } from './sqlText.ts';

/** Values that occur twice in a key, or in a column that a check says is unique: the second and later rows. */
export async function duplicateFindings(
  database: Database,
  tables: LoadedTable[],
  declaration: Declaration,
): Promise<Finding[]> {
  const keys = tables.flatMap(({ name, declaration: { key } }) =>
    key === undefined ? [] : [`${name}.${key}`],
  );
  const asked = declaration.checks.flatMap((check) => ('unique' in check ? [check.unique] : []));
  const findings: Finding[] = [];
  for (const reference of new Set([...keys, ...asked])) {
    const { table, column } = find(tables, reference);
    const { sql } = table;
    const { value, name } = column;
    const count = await counted(
      database,
      `select count(${value}) - count(distinct ${value}) as count from ${sql}`,
    );
    const numbered = `select rowid as row, row_number() over (partition by ${value} order by rowid) as nth from ${sql} where ${value} is not null`;
    const explain = (text: string) => ({ message: `duplicate key: "${text}" in ${name} occurs before` });
    const rows = `select row from (${numbered}) where nth > 1`;
    if (count) findings.push({ table, column, rule: 'duplicate-key', count, rows, explain });
  }
  return findings;
}

/**
 * Values that do not occur in the column that they refer to; `condition` says which rows of a table count. What is
 * found in one round is kept in a table of its own, since leaving rows out changes what is found in the next.
 */
export async function referenceFindings(
  database: Database,
  tables: LoadedTable[],
  condition: (table: LoadedTable) => string,
  round = 0,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of tables)
    for (const column of table.columns) {
      const { references } = column.declaration;
      if (references === undefined) continue;
      const target = find(tables, references);
      const known = `select ${target.column.value}::varchar from ${target.table.sql} where ${target.column.value} is not null and ${condition(target.table)}`;
      const found = quoted(`unknown_${table.name}.${column.name}_${round}`);
      const query = `select rowid as row from ${table.sql} where ${column.value} is not null and ${column.value}::varchar not in (${known}) and ${condition(table)}`;
      await database.run(`create table ${found} as ${query}`);
      const rows = `select row from ${found}`;
      const count = await counted(database, `select count(*) as count from ${found}`);
      const explain = (text: string) => ({
        message: `unknown reference: "${text}" in ${column.name} does not occur in ${references}`,
      });
      if (count) findings.push({ table, column, rule: 'unknown-reference', count, rows, explain });
    }
  return findings;
}

async function counted(database: Database, query: string): Promise<number> {
  return (await database.row<{ count: number }>(query)).count;
}

function find(tables: LoadedTable[], reference: string): { table: LoadedTable; column: LoadedColumn } {
  const [tableName, columnName] = reference.split('.');
  const table = tables.find(({ name }) => name === tableName);
  const column = table?.columns.find(({ name }) => name === columnName);
  if (!table || !column) throw new Error(`unknown reference ${reference}`);
  return { table, column };
}
