import { ident } from '../sql/query.ts';

/** A value as an SQL literal. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Values as a parenthesised list: `('a', 'b')`. */
export function literals(values: readonly (string | number | boolean)[]): string {
  return `(${values.map(literal).join(', ')})`;
}

/** A table or column name, quoted. */
export function quoted(name: string): string {
  return ident(name).text;
}
