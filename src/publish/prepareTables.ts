import type { Declaration } from '../dataset/declaration.ts';
import type { CheckedTable } from './checkTables.ts';
import type { Database } from './database.ts';
import type { ReadyTable } from './manifest.ts';
import { makePseudonyms } from './pseudonyms.ts';
import { publishedColumns, publishedRows, rowOrder } from './publishedTable.ts';
import { status } from './reading.ts';
import { makeRedactions } from './redactions.ts';
import { quoted } from './sqlText.ts';

/** Makes every table private and sorts its rows: what is then written as it is. */
export async function prepareTables(
  database: Database,
  name: string,
  declaration: Declaration,
  checked: CheckedTable[],
  key: Buffer | undefined,
): Promise<ReadyTable[]> {
  const tables = checked.map(({ loaded }) => loaded);
  const pseudonyms = await makePseudonyms(database, name, declaration, tables, key);
  const redactions = await makeRedactions(database, declaration, tables);
  const ready: ReadyTable[] = [];
  for (const { loaded, counts, leftOut } of checked) {
    const from = quoted(`ready_${loaded.name}`);
    const columns = publishedColumns(loaded, declaration, counts);
    const rows = publishedRows(loaded, declaration, { pseudonyms, redactions, counts, leftOut });
    await database.run(`create table ${from} as ${rows} order by ${rowOrder(columns)}`);
    const notApplicable = columns.map(({ column }) => [
      column.name,
      counts[`${column.status}_${status.notApplicable}`],
    ]);
    ready.push({
      loaded,
      from,
      columns,
      notApplicable: Object.fromEntries(notApplicable) as Record<string, number>,
    });
  }
  return ready;
}
