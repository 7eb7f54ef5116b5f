import { csvFormatRows } from 'd3';

/**
 * Rows as CSV (RFC 4180), decimal points, ISO dates. A text that a spreadsheet would take for a formula gets a leading
 * apostrophe (OWASP, CSV injection).
 */
export function toCsv(columns: string[], rows: Record<string, unknown>[]): string {
  return csvFormatRows([columns, ...rows.map((row) => columns.map((name) => cell(row[name])))]);
}

/** A text that a spreadsheet takes as text. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? harmless(value) : String(value);
}
