import type { TableDeclaration } from '../dataset/declaration.ts';
import { brokenQuote, type BrokenRecord } from './brokenQuote.ts';
import { csvCells, csvRecords, type CsvSigns } from './csvRecords.ts';
import { headerNames, matchHeaders, type Header } from './headers.ts';

/** What must be known of a CSV file before DuckDB reads it. */
export type CsvShape = CsvSigns & {
  headers: Header[];
  /** Records before the first answer: the header and the rows under it that are no answers. */
  skip: number;
  /** The same with the blank lines between them, as DuckDB counts. */
  skippedLines: number;
  /** Cells of a record, and those of them that have a header: empty headers at the end may have no cells. */
  width: number;
  named: number;
  /** What is wrong with the header itself. */
  fault?: BrokenRecord | undefined;
};

const delimiters = [',', ';', '\t', '|'];
/** Bytes looked at. */
const sample = 262_144;

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
  const head = bytes.subarray(0, sample);
  const rows: string[][] = [];
  let skippedLines = 0;
  let fault: BrokenRecord | undefined;
  for (const record of csvRecords(head, signs)) {
    if (record.fault === 'quote that is never closed') fault = brokenQuote(head, record, signs);
    rows.push(csvCells(head, record, signs).map(({ text }) => text));
    skippedLines += 1 + record.blanks;
    if (rows.length > under) break;
  }
  const headers = headerNames(rows[0] ?? [], under > 0 ? rows[1] : undefined);
  const named = headers.findLastIndex(({ shown }) => shown !== '') + 1;
  return { ...signs, headers, skip: 1 + under, skippedLines, width: headers.length, named, fault };
}
