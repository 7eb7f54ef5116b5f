import type { Declaration } from '../dataset/declaration.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import type { LoadedTable } from './loadTable.ts';
import { literal, quoted } from './sqlText.ts';

/** Notes the rows of the findings as left out. */
export async function leaveOut(
  database: Database,
  tables: LoadedTable[],
  findings: Finding[],
): Promise<void> {
  for (const table of tables) {
    const own = findings.filter((finding) => finding.table === table);
    const name = leftOutTable(table);
    await database.run(`create table if not exists ${name} (row bigint, position integer, rule varchar)`);
    for (const { column, rule, rows } of own)
      await database.run(
        `insert into ${name} select row, ${column ? table.columns.indexOf(column) : 'null'}, ${literal(rule)} from (${rows})`,
      );
  }
}

/** SQL condition of the rows that are not left out; `alias` is that of the loaded table. */
export function keptRows(table: LoadedTable, alias?: string): string {
  return `${alias ? `${alias}.` : ''}rowid not in (select row from ${leftOutTable(table)})`;
}

/** The table of rows left out: `row`, `position` of the column, `rule`. */
export function leftOutTable({ name }: LoadedTable): string {
  return quoted(`left_out_${name}`);
}

/** How many rows of a table are left out, those that could not be read included. */
export async function countLeftOut(database: Database, table: LoadedTable): Promise<number> {
  const { count } = await database.row<{ count: number }>(
    `select count(distinct row) as count from ${leftOutTable(table)}`,
  );
  return count + table.parts.reduce((sum, { broken }) => sum + broken.length, 0);
}

/** The tables of which more is left out than `tolerance` allows. */
export async function excessProblems(
  database: Database,
  { tolerance = {} }: Declaration,
  tables: LoadedTable[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const table of tables) {
    const count = await countLeftOut(database, table);
    const total = table.parts.reduce((sum, { rows, broken }) => sum + rows + broken.length, 0);
    const share = tolerance.share === undefined ? Infinity : Math.floor(tolerance.share * total);
    const limit = Math.min(tolerance.rows ?? Infinity, share);
    const allowed = Number.isFinite(limit) ? limit : 0;
    if (count <= allowed) continue;
    const file = table.parts[0]?.source.file.shown ?? table.name;
    const message = `too many rows break rules: ${count} of ${total} in table ${table.name}, tolerated are ${allowed}`;
    problems.push({ file, line: 1, column: 1, rule: 'over-tolerance', message, severity: 'error' });
  }
  return problems;
}
