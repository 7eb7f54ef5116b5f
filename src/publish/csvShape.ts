import type { TableDeclaration } from '../dataset/declaration.ts';
import { csvCells, csvRecords, type CsvSigns } from './csvRecords.ts';
import { headerNames, matchHeaders, type Header } from './headers.ts';

/** What must be known of a CSV file before DuckDB reads it. */
export type CsvShape = CsvSigns & {
  headers: Header[];
  /** Records before the first answer: the header and the rows under it that are no answers. */
  skip: number;
  /** Cells of a record: those of the header, or more when a record at the start has more. */
  width: number;
};

const delimiters = [',', ';', '\t', '|'];
const sample = { bytes: 262_144, records: 50 };

/** Looks at the start of a CSV file. The delimiter, unless declared, is the one that finds most declared headers. */
export function csvShape(bytes: Uint8Array, table: TableDeclaration, extension: string): CsvShape {
  const quote = table.quote ?? '"';
  const candidates = table.delimiter ? [table.delimiter] : extension === '.tsv' ? ['\t'] : delimiters;
  const shapes = candidates.map((delimiter) =>
    shape(bytes, { delimiter, quote }, table.skip_after_header ?? 0),
  );
  const found = (each: CsvShape) =>
    matchHeaders(each.headers, table).indexes.filter((index) => index !== undefined).length;
  return shapes.reduce((best, next) => {
    const gain = found(next) - found(best);
    return gain > 0 || (gain === 0 && next.headers.length > best.headers.length) ? next : best;
  });
}

function shape(bytes: Uint8Array, signs: CsvSigns, under: number): CsvShape {
  const head = bytes.subarray(0, sample.bytes);
  const rows: string[][] = [];
  for (const record of csvRecords(head, signs)) {
    // the last record of the sample may be cut off
    if (rows.length > 0 && record.end === head.length && head.length < bytes.length) break;
    rows.push(csvCells(head, record, signs).map(({ text }) => text));
    if (rows.length >= sample.records) break;
  }
  const headers = headerNames(rows[0] ?? [], under > 0 ? rows[1] : undefined);
  return { ...signs, headers, skip: 1 + under, width: Math.max(0, ...rows.map((row) => row.length)) };
}
