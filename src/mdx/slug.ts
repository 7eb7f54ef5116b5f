/** A text as a part of an address: letters and digits of any script, in lower case; empty when it has none. */
export function slug(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** A value as a part of an address: letters and digits of any script, in lower case. */
export function slugOf(value: string): string {
  return (
    slug(value) || `value-${[...value].map((character) => character.codePointAt(0)?.toString(16)).join('')}`
  );
}
