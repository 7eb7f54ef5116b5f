import type { TableDeclaration } from '../dataset/declaration.ts';
import { csvShape, type CsvShape } from './csvShape.ts';
import type { Database } from './database.ts';
import type { DataFile } from './findFiles.ts';
import { headerNames, type Header } from './headers.ts';
import { plainPath, readable, type Readable } from './readable.ts';
import { literal, quoted } from './sqlText.ts';

/** A data file that DuckDB can read: `from` is its table function, `cells` one text expression for each header. */
export type Source = {
  file: DataFile;
  headers: Header[];
  from: string;
  cells: string[];
  text?: Readable | undefined;
  csv?: CsvShape | undefined;
};

/** Why a file cannot be read at all. */
export type SourceFault = {
  rule: string;
  message: string;
  suggestion?: string;
  line?: number;
  column?: number;
};

export type Opened = { source: Source } | { fault: SourceFault };

/** Looks at a data file without reading its rows. */
export async function openSource(
  database: Database,
  file: DataFile,
  table: TableDeclaration,
  temporary: string,
): Promise<Opened> {
  if (file.format === 'parquet') return { source: await parquetSource(database, file, temporary) };
  const text = readable(file.path, table, temporary);
  if (!text) return { fault: badEncoding };
  if (text.bytes.length === 0)
    return { fault: { rule: 'empty-file', message: 'empty file: it has no header and no rows' } };
  if (/^\s*<(!doctype html|html)/i.test(new TextDecoder().decode(text.bytes.subarray(0, 200))))
    return { fault: webPage };
  if (file.format === 'json') return { source: await jsonSource(database, file, text) };
  const csv = csvShape(text.bytes, table, file.extension);
  return csv.fault ? { fault: csv.fault } : { source: csvSource(file, text, csv) };
}

const bufferSize = 134_217_728;

/** A CSV file of a known shape as a source. */
export function csvSource(file: DataFile, text: Readable, csv: CsvShape): Source {
  const names = Array.from({ length: csv.width }, (_, index) => `c${index}`);
  const options = [
    'auto_detect=false',
    'header=false',
    `skip=${csv.skippedLines}`,
    `delim=${literal(csv.delimiter)}`,
    `quote=${literal(csv.quote)}`,
    `escape=${literal(csv.quote)}`,
    `nullstr=''`,
    // in larger pieces than usual the rows need not be put together again
    `buffer_size=${bufferSize}`,
    `columns={${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`,
  ];
  return {
    file,
    headers: csv.headers,
    from: `read_csv(${literal(text.path)}, ${options.join(', ')})`,
    cells: names,
    text,
    csv,
  };
}

async function parquetSource(database: Database, file: DataFile, temporary: string): Promise<Source> {
  const from = `read_parquet(${literal(plainPath(file.path, temporary))})`;
  const names = await columnNames(database, from);
  const cells = names.map((name) => `${quoted(name)}::varchar`);
  return { file, headers: headerNames(names, undefined), from, cells };
}

/** Only the names are left to DuckDB to find: values stay as they are written. */
async function jsonSource(database: Database, file: DataFile, text: Readable): Promise<Source> {
  const path = literal(text.path);
  const names = await columnNames(database, `read_json(${path}, sample_size=-1, ${largeObjects})`);
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const from = `read_json(${path}, columns={${columns}}, ${largeObjects})`;
  return { file, headers: headerNames(names, undefined), from, cells: names.map(quoted), text };
}

const largeObjects = 'maximum_object_size=67108864';

async function columnNames(database: Database, from: string): Promise<string[]> {
  const columns = await database.rows<{ column_name: string }>(`describe select * from ${from}`);
  return columns.map(({ column_name }) => column_name);
}

const webPage: SourceFault = {
  rule: 'unreadable-file',
  message: 'unreadable file: it is a web page, no table',
  suggestion:
    'download it again: the page may have asked to log in; save a table of a web page or of Excel as CSV',
};

const badEncoding: SourceFault = {
  rule: 'invalid-encoding',
  message: 'invalid encoding: the file is not UTF-8',
  suggestion:
    'write "encoding: windows-1252" (a file from Excel, perhaps) or "encoding: utf-16" under the table in dataset.yaml, or save it as UTF-8',
};
