/** How a CSV file separates and quotes its cells. */
export type CsvSigns = { delimiter: string; quote: string };

/** One record of a CSV file: bytes from `start` to `end`, its first line, its number of cells, and what breaks it. */
export type CsvRecord = {
  start: number;
  end: number;
  line: number;
  cells: number;
  /** Blank lines before it. */
  blanks: number;
  fault?: 'text after a closing quote' | 'quote that is never closed';
};

/** A cell of a record as its reader sees it; line and column count from 1 in the file. */
export type CsvCell = { text: string; line: number; column: number };

const [LF, CR, SPACE] = [10, 13, 32];

/**
 * The records of a CSV file (RFC 4180; spaces around quotes allowed), blank lines left out. For finding lines and
 * faults: DuckDB reads the data, and both see the same records.
 */
export function* csvRecords(bytes: Uint8Array, signs: CsvSigns): Generator<CsvRecord> {
  const scanner = { bytes, ...codes(signs), at: bomLength(bytes), line: 1 };
  let blanks = 0;
  while (scanner.at < bytes.length) {
    const record = { ...readRecord(scanner), blanks };
    const isBlank = record.cells === 1 && !hasText(bytes, record);
    if (!isBlank) yield record;
    blanks = isBlank ? blanks + 1 : 0;
  }
}

type Scanner = { bytes: Uint8Array; delimiter: number; quote: number; at: number; line: number };

function readRecord(scanner: Scanner): Omit<CsvRecord, 'blanks'> {
  const record: Omit<CsvRecord, 'blanks'> = {
    start: scanner.at,
    end: scanner.at,
    line: scanner.line,
    cells: 0,
  };
  do {
    record.cells++;
    const fault = skipCell(scanner);
    if (fault) record.fault ??= fault;
    record.end = scanner.at;
  } while (scanner.at < scanner.bytes.length && !endLine(scanner));
  return record;
}

/** Moves past one cell, up to its delimiter or line end. */
function skipCell(scanner: Scanner): CsvRecord['fault'] {
  const { bytes, delimiter, quote } = scanner;
  let at = scanner.at;
  while (bytes[at] === SPACE && delimiter !== SPACE) at++;
  let fault: CsvRecord['fault'];
  if (bytes[at] === quote) {
    scanner.at = at + 1;
    if (!skipQuoted(scanner)) return 'quote that is never closed';
    at = scanner.at;
    while (bytes[at] === SPACE && delimiter !== SPACE) at++;
    if (at < bytes.length && bytes[at] !== delimiter && !isEnd(bytes[at]))
      fault = 'text after a closing quote';
  }
  while (at < bytes.length && bytes[at] !== delimiter && !isEnd(bytes[at])) at++;
  scanner.at = at;
  return fault;
}

function skipQuoted(scanner: Scanner): boolean {
  const { bytes, quote } = scanner;
  for (; scanner.at < bytes.length; scanner.at++) {
    const byte = bytes[scanner.at];
    if (byte === LF || (byte === CR && bytes[scanner.at + 1] !== LF)) scanner.line++;
    if (byte !== quote) continue;
    scanner.at++;
    if (bytes[scanner.at] !== quote) return true;
  }
  return false;
}

/** Moves past a delimiter (false) or a line end (true). */
function endLine(scanner: Scanner): boolean {
  const byte = scanner.bytes[scanner.at++];
  if (byte === scanner.delimiter) return false;
  if (byte === CR && scanner.bytes[scanner.at] === LF) scanner.at++;
  scanner.line++;
  return true;
}

function isEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function hasText(bytes: Uint8Array, { start, end }: Omit<CsvRecord, 'blanks'>): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== SPACE) return true;
  return false;
}

function bomLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function codes({ delimiter, quote }: CsvSigns): { delimiter: number; quote: number } {
  return { delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0) };
}

/** The cells of a record, unquoted. */
export function csvCells(bytes: Uint8Array, record: CsvRecord, signs: CsvSigns): CsvCell[] {
  const scanner = {
    bytes: bytes.subarray(0, record.end),
    ...codes(signs),
    at: record.start,
    line: record.line,
  };
  const cells: CsvCell[] = [];
  let lineStart = record.start;
  for (let cell = 0; cell < record.cells; cell++) {
    const [start, line] = [scanner.at, scanner.line];
    skipCell(scanner);
    const written = decode(bytes.subarray(start, scanner.at));
    const column = decode(bytes.subarray(lineStart, start)).length + 1;
    cells.push({ text: unquote(written, signs.quote), line, column });
    if (scanner.line > line) lineStart = lastLineStart(bytes, start, scanner.at);
    scanner.at++;
  }
  return cells;
}

function lastLineStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && !isEnd(bytes[at - 1])) at--;
  return at;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function unquote(written: string, quote: string): string {
  const inner = written.replace(/^ +| +$/g, '');
  if (!inner.startsWith(quote)) return written;
  const closed = inner.length > 1 && inner.endsWith(quote) ? inner.slice(1, -1) : inner.slice(1);
  return closed.replaceAll(quote + quote, quote);
}
