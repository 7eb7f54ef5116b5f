import { createHash } from 'node:crypto';

/** A short name of a text: another text has another one. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
