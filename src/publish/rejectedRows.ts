import { rmSync, writeFileSync } from 'node:fs';
import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import { countLeftOut, leftOutTable } from './leaveOut.ts';
import type { LoadedTable } from './loadTable.ts';
import { locateCells } from './locateCells.ts';

/** Writes the rows that were left out, with line and reason, and warns of them. Undefined when there are none. */
export async function rejectedRows(
  database: Database,
  tables: LoadedTable[],
  path: string,
): Promise<Problem[]> {
  const warnings: Problem[] = [];
  const lines = [['table', 'file', 'line', 'column', 'rule', 'value']];
  for (const table of tables) {
    const count = await countLeftOut(database, table);
    if (count === 0) continue;
    lines.push(...brokenLines(table), ...(await foundLines(database, table)));
    const file = table.parts[0]?.source.file.shown ?? table.name;
    const message = `${count} ${count === 1 ? 'row breaks' : 'rows break'} rules and ${count === 1 ? 'is' : 'are'} left out of table ${table.name}`;
    warnings.push({ file, line: 1, column: 1, rule: 'rows-left-out', message, severity: 'warning' });
  }
  rmSync(path, { force: true });
  if (warnings.length)
    writeFileSync(path, lines.map((cells) => `${cells.map(escape).join(',')}\n`).join(''), { mode: 0o600 });
  return warnings;
}

function brokenLines({ name, parts }: LoadedTable): string[][] {
  return parts.flatMap(({ source, broken }) =>
    broken.map(({ line, rule, message }) => [name, source.file.shown, String(line), '', rule, message]),
  );
}

async function foundLines(database: Database, table: LoadedTable): Promise<string[][]> {
  const found = await database.rows<{ row: number; position: number | null; rule: string }>(
    `select * from ${leftOutTable(table)} order by row, position`,
  );
  const places = await locateCells(
    database,
    table,
    found.map(({ row, position }) => ({ row, position: position ?? 0 })),
  );
  return found.map(({ position, rule }, index) => {
    const { file = '', line = 0, text = '' } = places[index] ?? {};
    const column = position === null ? undefined : table.columns[position];
    return [table.name, file, String(line), column?.name ?? '', rule, column ? text : ''];
  });
}

function escape(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
