import type { ShownColumn } from '../../figures/figure.ts';
import { format, type Locale } from '../../words/format.ts';
import { harmless } from './csv.ts';

export type FigureText = {
  title: string;
  /** What the figure says, its cautions and notes, then number of answers, interval and source: a line each. */
  lines: string[];
  link: string;
  columns: ShownColumn[];
  rows: Record<string, unknown>[];
};

/** A figure as plain text: words, link, and its table with tabs between cells, as spreadsheets and mails take it. */
export function figureText({ title, lines, link, columns, rows }: FigureText, locale: Locale): string {
  const head = columns.map(({ label }) => oneLine(label)).join('\t');
  const body = rows.map((row) =>
    columns.map(({ name, format: as }) => cell(row[name], format(row[name], as, locale))).join('\t'),
  );
  const words = [title, ...lines].map((line) => line.trim()).filter(Boolean);
  return [...words, link, '', head, ...body].join('\n') + '\n';
}

function cell(value: unknown, text: string): string {
  const line = oneLine(text);
  return typeof value === 'string' ? harmless(line) : line;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\t\r\n]+\s*/g, ' ').trim();
}
