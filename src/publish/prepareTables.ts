import type { Declaration } from '../dataset/declaration.ts';
import type { CheckedTable } from './checkTables.ts';
import type { Database } from './database.ts';
import { keptRows } from './leaveOut.ts';
import type { ReadyTable } from './manifest.ts';
import { makePseudonyms, type Pseudonyms } from './pseudonyms.ts';
import { publishedColumns, publishedRows, rowOrder, type PublishedColumn } from './publishedTable.ts';
import { status } from './reading.ts';
import { makeRedactions, type Redactions } from './redactions.ts';
import { rollUp } from './rollUp.ts';
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
  for (const table of checked)
    ready.push(await prepare(database, declaration, table, { pseudonyms, redactions }));
  return ready;
}

type Private = { pseudonyms: Pseudonyms; redactions: Redactions };

async function prepare(
  database: Database,
  declaration: Declaration,
  { loaded, counts }: CheckedTable,
  made: Private,
): Promise<ReadyTable> {
  const from = quoted(`ready_${loaded.name}`);
  const columns = publishedColumns(loaded, declaration, counts);
  const rows = publishedRows(loaded, declaration, { ...made, counts });
  let withheld: Record<string, number> = {};
  if (declaration.publish === 'rollup') {
    const cells = quoted(`cells_${loaded.name}`);
    withheld = await rollUp(database, cells, rows, columns, declaration);
    await database.run(`create table ${from} as from ${cells} order by ${rowOrder(columns)}`);
  } else await database.run(`create table ${from} as ${rows} order by ${rowOrder(columns)}`);
  return {
    loaded,
    from,
    columns,
    withheld,
    notApplicable: await notApplicable(database, { loaded, counts }, columns),
  };
}

/** Cells left out as "not applicable", by column, of the rows that are published. */
async function notApplicable(
  database: Database,
  { loaded }: CheckedTable,
  columns: PublishedColumn[],
): Promise<Record<string, number>> {
  const coded = columns.filter(({ column }) => column.declaration.not_applicable);
  if (coded.length === 0) return {};
  const n = loaded.columns.find(({ declaration }) => declaration.type === 'frequency')?.value ?? '1';
  const sums = coded.map(
    ({ column }) =>
      `coalesce(sum(${n}) filter (${column.status} = ${status.notApplicable}), 0)::double as ${quoted(column.name)}`,
  );
  return await database.row(
    `select ${sums.join(', ')} from ${loaded.sql} where not blank and ${keptRows(loaded)}`,
  );
}
