import { brokenQuote, type BrokenRecord } from './brokenQuote.ts';
import { csvCells, csvRecords, type CsvRecord } from './csvRecords.ts';
import type { CsvShape } from './csvShape.ts';
import { copy } from './readable.ts';
import { csvSource, type Source } from './source.ts';

/**
 * A clean copy of a CSV file that DuckDB refuses: one kind of line end, no empty cells beyond the header, no broken
 * records. Undefined when the source is no CSV file.
 */
export function repairCsv(
  source: Source,
  temporary: string,
): { source: Source; broken: BrokenRecord[] } | undefined {
  const { csv, text } = source;
  if (!csv || !text) return undefined;
  const broken: BrokenRecord[] = [];
  const clean: Uint8Array[] = [];
  let position = 0;
  for (const record of csvRecords(text.bytes, csv)) {
    if (position++ < csv.skip) continue;
    const fault = faultOf(text.bytes, record, csv);
    if (fault) broken.push(fault);
    else clean.push(written(text.bytes, record, csv), newline);
  }
  const copied = copy(Buffer.concat(clean), temporary);
  return { source: csvSource(source.file, copied, { ...csv, skip: 0, skippedLines: 0 }), broken };
}

/** Whether a record can be read: it has a cell for every header, and none with text beyond them. */
export function faultOf(bytes: Uint8Array, record: CsvRecord, shape: CsvShape): BrokenRecord | undefined {
  if (record.fault) return brokenQuote(bytes, record, shape);
  const { width, named } = shape;
  const fits = record.cells >= named && (record.cells <= width || restIsEmpty(bytes, record, shape));
  if (fits) return undefined;
  const message = `wrong cell count: expected ${width} cells, found ${record.cells}`;
  return { line: record.line, column: 1, rule: 'wrong-cell-count', message };
}

const newline = Buffer.from('\n');

function restIsEmpty(bytes: Uint8Array, record: CsvRecord, shape: CsvShape): boolean {
  return csvCells(bytes, record, shape)
    .slice(shape.width)
    .every(({ text }) => text.trim() === '');
}

function written(bytes: Uint8Array, record: CsvRecord, shape: CsvShape): Uint8Array {
  const { quote, delimiter, width } = shape;
  if (record.cells === width) return bytes.subarray(record.start, record.end);
  const texts = csvCells(bytes, record, shape).map(({ text }) => text);
  const cells = Array.from({ length: width }, (_, index) =>
    (texts[index] ?? '').replaceAll(quote, quote + quote),
  );
  return Buffer.from(cells.map((cell) => `${quote}${cell}${quote}`).join(delimiter));
}
