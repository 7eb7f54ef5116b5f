import type { Summary } from './row.ts';

/** The rows as a Markdown table; a ratio above 1 is over its budget. */
export function table(rows: Summary[]): string {
  const head = ['what', 'median', 'min – max', 'runs', 'budget', 'ratio'];
  const cells = rows.map(({ name, unit, median, min, max, runs, budget, ratio }) => [
    name,
    `${digits(median)} ${unit}`,
    runs > 1 ? `${digits(min)} – ${digits(max)}` : '',
    String(runs),
    budget === undefined ? '' : `${budget} ${unit}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)}${ratio > 1 ? ' over' : ''}`,
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

function digits(value: number): string {
  if (value === 0) return '0';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
