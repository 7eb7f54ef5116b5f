import { bandLabel } from '../../dataset/band.ts';
import { labelOf, type Column } from '../../dataset/dataset.ts';
import { formatDate, formatPeriod, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

/** Values of a column as groups of a figure: their words and their order. `null` are the rows without a value. */

/** A value as a reader sees it: the column's label for it, its band or period, else itself. */
export function groupLabel(column: Column, value: string | null, locale: Locale): string {
  const words = messages(locale);
  // a rollup takes values of small cells away: those people did answer
  if (value === null) return column.missing ?? (column.withheld ? words.noValueOrWithheld : words.noValue);
  const label = column.labels?.[value] ?? bandLabel(column, value);
  if (label !== undefined) return label;
  if (column.type === 'boolean') return value === 'true' ? words.yes : words.no;
  if (column.type !== 'date') return value.trim() ? value : `“${value}”`;
  return typeof column.generalise === 'string'
    ? formatPeriod(value, column.generalise, locale)
    : formatDate(value, locale);
}

/** A value as text, however the engine wrote the number: 10.0 and 10 are one value. */
export function rawOf<T extends string | null>(column: Column, value: T): T | string {
  return value !== null && isNumeric(column) ? String(Number(value)) : value;
}

/** A group in a sentence: with the unit of its number. */
export function groupSaid(column: Column, value: string | null, locale: Locale): string {
  const name = groupLabel(column, value, locale);
  const unit = column.unit ?? column.currency;
  return unit && value !== null ? `${name} ${unit}` : name;
}

/** The column's label, with the unit that its values are in unless the label says it. */
export function headOf(column: Column): string {
  const label = labelOf(column);
  const unit = column.unit ?? column.currency;
  return unit && !label.toLowerCase().includes(unit.toLowerCase()) ? `${label}, ${unit}` : label;
}

/** Whether the column's values have an order of their own: bands, numbers, scores and dates do. */
export function isOrdered({ type, generalise }: Column): boolean {
  return generalise !== undefined || ['date', 'integer', 'number', 'money', 'score'].includes(type);
}

/** The order of the column's values: numbers and dates as such, others as declared, then by name; null last. */
export function byOrder(column: Column, locale: Locale): (a: string | null, b: string | null) => number {
  const places = new Map((column.values ?? []).map((value, index) => [value, index]));
  const numeric = isNumeric(column);
  const byName = new Intl.Collator(locale, { numeric: true });
  const place = (value: string) => (numeric ? Number(value) : (places.get(value) ?? Infinity));
  return (a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const [first, second] = [place(a), place(b)];
    return first === second ? byName.compare(a, b) : first - second;
  };
}

function isNumeric({ type }: Column): boolean {
  return ['integer', 'number', 'money', 'score'].includes(type);
}

/** A few names of a list, and how many there are. */
export function someOf(names: string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (${names.length})`;
}
