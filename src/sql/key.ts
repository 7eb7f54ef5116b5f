import type { BoundQuery } from './query.ts';

/** Key of a question in a results file: 64 bits of FNV-1a over text and parameters, as 16 hex digits. */
export function keyOf({ text, params }: BoundQuery): string {
  const content = JSON.stringify([text, params]);
  return hash(content, 0x811c9dc5) + hash(content, 0x01000193);
}

function hash(content: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < content.length; i++) value = Math.imul(value ^ content.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
