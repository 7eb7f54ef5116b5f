import { format, formatDifference, formatRange, type Format } from '../../words/format.ts';
import type { MeasureRow } from './row.ts';

const hidden = [
  'measure',
  'low',
  'high',
  'level',
  'unit',
  'what',
  'reason',
  'flag',
  'lower',
  'upper',
  'response',
];
const leading = ['by', 'time', 'n', 'value', 'interval', 'method'];

/** The rows as aligned tables, one for each measure and kind of line. */
export function printRows(rows: MeasureRow[]): string {
  const tables = new Map<string, MeasureRow[]>();
  for (const row of rows) {
    const key = [row.measure, row.what ?? ''].join(' ').trim();
    tables.set(key, [...(tables.get(key) ?? []), row]);
  }
  return [...tables].map(([title, own]) => table(title, own)).join('\n');
}

function table(title: string, rows: MeasureRow[]): string {
  const names = columnsOf(rows);
  const cells = rows.map((row) => names.map((name) => cell(row, name)));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...cells.map((line) => width(line[index]))),
  );
  const line = (texts: string[]) =>
    texts
      .map((text, index) =>
        isText(names[index]) ? pad(text, widths[index], false) : pad(text, widths[index], true),
      )
      .join('  ')
      .trimEnd();
  const notes = rows.flatMap(notesOf);
  const [first] = rows;
  const head = `${title}  (${[first?.unit, ends(rows)].filter(Boolean).join(', ')})`;
  return [head, line(names), ...cells.map(line), ...new Set(notes), ''].join('\n');
}

/** What low and high are. */
function ends(rows: MeasureRow[]): string {
  if (rows.every(({ low }) => low === null)) return '';
  return rows[0]?.what === 'control' ? 'limits' : `${percent(rows[0]?.level ?? 0)} interval`;
}

function columnsOf(rows: MeasureRow[]): string[] {
  const found = new Set(
    rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== null && row[key] !== undefined)),
  );
  const own = leading.filter(
    (name) => found.has(name) || ['by', 'value'].includes(name) || (name === 'interval' && found.has('low')),
  );
  return [...own, ...[...found].filter((name) => !leading.includes(name) && !hidden.includes(name))];
}

function cell(row: MeasureRow, name: string): string {
  if (name === 'by') return row.by ?? (row.what === undefined ? 'all' : '');
  if (name === 'n') return format(row.n, { kind: 'count' }, 'en');
  if (name === 'value') return row.value === null ? (row.reason ?? '–') : shown(row, row.value);
  if (name === 'interval') return row.low === null || row.high === null ? '' : range(row, row.low, row.high);
  if (name === 'se' || ['centre', 'naive', 'yearly', 'yearlyLow', 'yearlyHigh'].includes(name))
    return typeof row[name] === 'number' ? shown({ ...row, what: 'se' }, row[name]) : '';
  return other(row[name], name);
}

function other(value: unknown, name: string): string {
  if (typeof value !== 'number') return Array.isArray(value) ? value.join(' ') : String(value ?? '');
  if (name === 'p' || name === 'adjustedP') return value < 0.0001 ? value.toExponential(1) : value.toFixed(4);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

function shown(row: MeasureRow, value: number): string {
  return isDifference(row)
    ? formatDifference(value, formatOf(row.unit), 'en')
    : format(value, formatOf(row.unit), 'en');
}

function range(row: MeasureRow, low: number, high: number): string {
  if (!isDifference(row)) return formatRange(low, high, formatOf(row.unit), 'en');
  return `${shown(row, low)} to ${shown(row, high)}`;
}

function isDifference({ what }: MeasureRow): boolean {
  return what === 'difference' || what === 'impact';
}

function formatOf(unit: string): Format {
  switch (unit) {
    case 'share':
    case 'points':
    case 'score':
    case 'index':
    case 'count':
      return { kind: unit };
    default:
      return /^[A-Z]{3}$/.test(unit) ? { kind: 'money', currency: unit } : { kind: 'score' };
  }
}

function notesOf({ by, flag }: MeasureRow): string[] {
  return flag === undefined ? [] : [`  ${by ?? 'all'}: ${flag}`];
}

function isText(name: string | undefined): boolean {
  return name === undefined || ['by', 'method', 'test', 'correction', 'period', 'signals'].includes(name);
}

function width(text: string | undefined): number {
  return [...(text ?? '')].length;
}

function pad(text: string, size: number | undefined, right: boolean): string {
  const space = ' '.repeat(Math.max(0, (size ?? 0) - width(text)));
  return right ? space + text : text + space;
}

function percent(level: number): string {
  return `${Number((level * 100).toPrecision(6))} %`;
}
