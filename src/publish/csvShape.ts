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
  const named = namedDelimiter(bytes);
  const written = table.delimiter ?? named;
  const candidates = written ? [written] : extension === '.tsv' ? ['\t'] : delimiters;
  const above = (named ? 1 : 0) + (table.skip_before_header ?? 0);
  const shapes = candidates.map((delimiter) =>
    shape(bytes, { delimiter, quote }, { above, under: table.skip_after_header ?? 0 }),
  );
  const found = (each: CsvShape) =>
    matchHeaders(each.headers, table).indexes.filter((index) => index !== undefined).length;
  return shapes.reduce((best, next) => {
    const gain = found(next) - found(best);
    return gain > 0 || (gain === 0 && next.headers.length > best.headers.length) ? next : best;
  });
}

/** The delimiter that a first line `sep=;` names, as Excel reads it. */
function namedDelimiter(bytes: Uint8Array): string | undefined {
  const first = new TextDecoder().decode(bytes.subarray(0, 16));
  return /^"?sep=(.)"?\r?\n/i.exec(first)?.[1];
}

/** How many lines stand above the one that has most of the declared headers; undefined when none of the first has them. */
export function linesAbove(bytes: Uint8Array, table: TableDeclaration): number | undefined {
  const head = bytes.subarray(0, sample);
  const wanted = Object.keys(table.columns).length;
  const quote = table.quote ?? '"';
  for (const delimiter of table.delimiter ? [table.delimiter] : delimiters) {
    let above = 0;
    for (const record of csvRecords(head, { delimiter, quote })) {
      const texts = csvCells(head, record, { delimiter, quote }).map(({ text }) => text);
      const { indexes } = matchHeaders(headerNames(texts, undefined), table);
      if (indexes.filter((index) => index !== undefined).length * 2 > wanted) return above;
      if (++above > 20) break;
    }
  }
  return undefined;
}

function shape(
  bytes: Uint8Array,
  signs: CsvSigns,
  { above, under }: { above: number; under: number },
): CsvShape {
  const head = bytes.subarray(0, sample);
  const rows: string[][] = [];
  let skippedLines = 0;
  let record = 0;
  let fault: BrokenRecord | undefined;
  for (const each of csvRecords(head, signs)) {
    skippedLines += 1 + each.blanks;
    if (record++ < above) continue;
    if (each.fault === 'quote that is never closed') fault = brokenQuote(head, each, signs);
    rows.push(csvCells(head, each, signs).map(({ text }) => text));
    if (rows.length > under) break;
  }
  const headers = headerNames(rows[0] ?? [], under > 0 ? rows[1] : undefined);
  const named = headers.findLastIndex(({ shown }) => shown !== '') + 1;
  return { ...signs, headers, skip: above + 1 + under, skippedLines, width: headers.length, named, fault };
}
