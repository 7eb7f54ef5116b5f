import type { ColumnDeclaration, Declaration } from './declaration.ts';

/** What becomes of a column: left out, published as it is (or generalised), as a pseudonym, or redacted. */
export type Publication = NonNullable<ColumnDeclaration['publish']>;

const rolledUp = ['category', 'boolean', 'score', 'date', 'frequency', 'weight'];

/**
 * How a column is published. A rollup has no rows of single people, so comments, texts, pseudonyms and numbers
 * without bands are left out of it.
 */
export function publicationOf(column: ColumnDeclaration, mode: Declaration['publish']): Publication {
  const asked = column.publish ?? (column.type === 'comment' ? 'redact' : 'public');
  if (mode === 'rows' || asked === 'drop') return asked;
  const kept = rolledUp.includes(column.type) || Array.isArray(column.generalise);
  return asked === 'public' && kept ? 'public' : 'drop';
}

/** Whether a column is published under its own name: the frequency and weight columns become `n` and `weight`. */
export function isPublished(column: ColumnDeclaration, mode: Declaration['publish']): boolean {
  return !['frequency', 'weight'].includes(column.type) && publicationOf(column, mode) !== 'drop';
}
