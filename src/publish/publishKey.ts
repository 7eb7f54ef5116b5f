import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration } from '../dataset/declaration.ts';
import { publicationOf } from '../dataset/publication.ts';

/**
 * The key of the pseudonyms: whoever has it can test whether a person is in the data, so it is never published.
 * Invented data need no secret and look the same everywhere; else PLAUDIT_KEY, else the file `.key` beside
 * dataset.yaml, made once. Undefined when no column needs it.
 */
export function publishKey(folder: string, name: string, declaration: Declaration): Buffer | undefined {
  const columns = Object.values(declaration.tables).flatMap((table) => Object.values(table.columns));
  const needed = columns.some((column) => publicationOf(column, declaration.publish) === 'pseudonym');
  if (!needed) return undefined;
  if (declaration.synthetic) return digest(`synthetic ${name}`);
  const given = process.env['PLAUDIT_KEY'];
  return digest(given ? given : keptKey(join(folder, '.key')));
}

function keptKey(path: string): string {
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
