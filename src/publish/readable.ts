import { isUtf8 } from 'node:buffer';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TableDeclaration } from '../dataset/declaration.ts';

/** A text file as UTF-8: its bytes, and a path where DuckDB can read them. */
export type Readable = { bytes: Uint8Array; path: string };

// Node reads no file above this into one buffer
const largest = 2 ** 31 - 1;

/**
 * The file as UTF-8: unpacked when it is .gz, decoded when it is UTF-16 (seen by its byte order mark or its
 * zero bytes) or declared to be Latin-1 (read as Windows-1252, which is what is meant). Undefined when its bytes are in no known encoding.
 */
export function readable(
  path: string,
  { encoding }: TableDeclaration,
  temporary: string,
): Readable | undefined {
  if (statSync(path).size > largest) throw new Error(`${path} is above 2 GiB: split it into several files`);
  const written = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(written) : written;
  const label = encodingOf(bytes, encoding);
  if (label === undefined) return undefined;
  if (label !== 'utf-8') return copy(Buffer.from(new TextDecoder(label).decode(bytes)), temporary);
  return bytes === written ? { bytes, path: plainPath(path, temporary) } : copy(bytes, temporary);
}

/** A path that DuckDB does not take for a pattern of several files: that of a copy, if it must be. */
export function plainPath(path: string, temporary: string): string {
  if (!looksLikePattern(path)) return path;
  const plain = join(temporary, `${copies++}`);
  copyFileSync(path, plain);
  return plain;
}

/** Whether DuckDB would look for several files. */
export function looksLikePattern(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** Writes bytes into the temporary folder for DuckDB to read. */
export function copy(bytes: Uint8Array, temporary: string): Readable {
  const path = join(temporary, `${copies++}.txt`);
  writeFileSync(path, bytes, { mode: 0o600 });
  return { bytes, path };
}
let copies = 0;

function encodingOf(bytes: Uint8Array, declared: TableDeclaration['encoding']): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // no text has a zero byte but one of two bytes for each letter
  if (declared === 'utf-16' || bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return declared === undefined || declared === 'utf-8' ? undefined : 'windows-1252';
}
