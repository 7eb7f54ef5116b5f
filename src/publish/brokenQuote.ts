import { csvCells, type CsvRecord, type CsvSigns } from './csvRecords.ts';

/** A record that cannot be read: where, and why. */
export type BrokenRecord = {
  line: number;
  column: number;
  rule: 'wrong-cell-count' | 'broken-quote';
  message: string;
  suggestion?: string;
};

/** What is wrong with the quotes of a record; a quote that is never closed is told where it opens. */
export function brokenQuote(bytes: Uint8Array, record: CsvRecord, signs: CsvSigns): BrokenRecord | undefined {
  const { fault, line } = record;
  if (!fault) return undefined;
  // it takes all that follows, so it is the last cell
  const open = fault === 'quote that is never closed' ? csvCells(bytes, record, signs).at(-1) : undefined;
  const { quote } = signs;
  return {
    line: open?.line ?? line,
    column: open?.column ?? 1,
    rule: 'broken-quote',
    message: `broken quote: ${fault}`,
    suggestion: open
      ? `close the cell with ${quote}, or write ${quote}${quote} for a sign that belongs to its text; all lines below are read as part of it`
      : `write ${quote}${quote} for a sign that belongs to the text of a quoted cell`,
  };
}
