import { csvCells, csvRecords, type CsvRecord } from './csvRecords.ts';
import type { Database } from './database.ts';
import { jsonRecordLines } from './jsonRecordLines.ts';
import { cellText, type LoadedTable, type Part } from './loadTable.ts';
import { faultOf } from './repairCsv.ts';

/** Where a cell stands in its file, and its text without the space around it. */
export type CellPlace = { file: string; line: number; column: number; text: string };

/** A cell by its row of the loaded table and the position of its column among the declared ones. */
export type CellAddress = { row: number; position: number };

/** Finds cells again in the files they came from: only what breaks a rule is looked up, so reading stays fast. */
export async function locateCells(
  database: Database,
  table: LoadedTable,
  cells: CellAddress[],
): Promise<CellPlace[]> {
  const places: CellPlace[] = new Array<CellPlace>(cells.length);
  for (const part of table.parts) {
    const here = cells.flatMap((cell, index) =>
      isIn(part, cell.row) ? [{ ...cell, row: cell.row - part.first, index }] : [],
    );
    if (here.length === 0) continue;
    const find = part.source.csv ? csvPlaces(part) : await otherPlaces(database, part, here);
    find.open(here.map(({ row }) => row));
    for (const { row, position, index } of here) places[index] = find.place(row, position);
  }
  return places;
}

type Finder = { open(rows: number[]): void; place(row: number, position: number): CellPlace };

function csvPlaces({ source, indexes, repaired }: Part): Finder {
  const bytes = source.text?.bytes ?? new Uint8Array();
  const shape = source.csv;
  const records = new Map<number, CsvRecord>();
  if (!shape) throw new Error(`${source.file.shown} is no CSV file`);
  return {
    open(rows) {
      const wanted = new Set(rows);
      let row = -shape.skip;
      for (const record of csvRecords(bytes, shape)) {
        if (row >= 0 && repaired && faultOf(bytes, record, shape)) continue;
        // where there is one column only, a blank line is a row
        if (row >= 0 && !repaired && shape.width === 1) row += record.blanks;
        if (wanted.has(row)) records.set(row, record);
        if (records.size === wanted.size) break;
        row++;
      }
    },
    place(row, position) {
      const record = records.get(row);
      const cell = record && csvCells(bytes, record, shape)[indexes[position] ?? 0];
      const { line = record?.line ?? 1, column = 1, text = '' } = cell ?? {};
      return { file: source.file.shown, line, column, text: text.trim() };
    },
  };
}

/** JSON has lines of its own; a row of a Parquet file stands for a line. */
async function otherPlaces(
  database: Database,
  { source, indexes }: Part,
  cells: CellAddress[],
): Promise<Finder> {
  const lines = source.text ? jsonRecordLines(source.text.bytes) : undefined;
  const texts = new Map<string, string>();
  const numbered = `select ${indexes.map((index, position) => `${cellText(source, index)} as r${position}`).join(', ')}, row_number() over () - 1 as row from ${source.from}`;
  const rows = [...new Set(cells.map(({ row }) => row))].join(', ');
  for (const found of await database.rows<Record<string, unknown>>(
    `select * from (${numbered}) where row in (${rows})`,
  ))
    for (const position of indexes.keys())
      texts.set(`${found['row']} ${position}`, String(found[`r${position}`] ?? ''));
  return {
    open: () => {},
    place: (row, position) => ({
      file: source.file.shown,
      line: lines?.[row] ?? row + 1,
      column: 1,
      text: texts.get(`${row} ${position}`) ?? '',
    }),
  };
}

function isIn({ first, rows }: Part, row: number): boolean {
  return row >= first && row < first + rows;
}
