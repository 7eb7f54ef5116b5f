import type { Told } from '../../figures/draw.ts';
import type { Shown } from '../../figures/figure.ts';
import { format, type Format, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

/** Numbers of one name: a value for each category, with its interval where the figure has one. */
export type NativeSeries = {
  name: string;
  values: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
};

/** A figure as a chart that an office program can edit: categories and one or more series of numbers. */
export type NativeChart = {
  kind: 'line' | 'bar' | 'stacked';
  labels: string[];
  series: NativeSeries[];
  /** Number format of the values, as spreadsheets write it. */
  code: string;
  /** Place of the bar of all groups together, told apart from them. */
  overall?: number | undefined;
};

/** The native chart of a figure that is lines or bars; undefined for all others. */
export function nativeChart({ figure, shown }: Told, locale: Locale): NativeChart | undefined {
  if (shown.state !== 'ok') return undefined;
  const how = readers[figure.name]?.(shown, locale);
  if (!how) return undefined;
  const { kind, overall } = how;
  const made = { kind, overall, ...table(shown, how, locale) };
  return made.series.some(({ values }) => values.some((value) => value !== null)) ? made : undefined;
}

type Reading = {
  kind: NativeChart['kind'];
  category: string;
  value: string;
  by?: string;
  overall?: number | undefined;
};

const readers: Record<string, (shown: Shown, locale: Locale) => Reading> = {
  trend: () => ({ kind: 'line', category: 'period', value: 'value', by: 'series' }),
  breakdown: ({ rows }, locale) => {
    const last = rows.length - 1;
    const overall = rows[last]?.['group'] === messages(locale).all ? last : undefined;
    return { kind: 'bar', category: 'group', value: 'value', overall };
  },
  ranking: () => ({ kind: 'bar', category: 'group', value: 'value' }),
  distribution: (shown) =>
    has(shown, 'group')
      ? { kind: 'stacked', category: 'group', value: 'share', by: 'answer' }
      : { kind: 'bar', category: 'answer', value: 'share' },
};

function table(
  shown: Shown,
  { category, value, by }: Reading,
  locale: Locale,
): Pick<NativeChart, 'labels' | 'series' | 'code'> {
  const column = (name: string) => shown.columns.find((each) => each.name === name);
  const known = shown.rows.filter((row) => row[category] !== undefined && row[category] !== null);
  const categories = unique(known.map((row) => String(row[category])));
  const named = by !== undefined && has(shown, by) ? by : undefined;
  const names = named
    ? unique(known.map((row) => String(row[named] ?? '–')))
    : [column(value)?.label ?? value];
  const series = names.map((name): NativeSeries => {
    const own = new Map(
      known
        .filter((row) => !named || String(row[named] ?? '–') === name)
        .map((row) => [String(row[category]), row]),
    );
    const numbers = (part: string) =>
      categories.map((each) => {
        const found = own.get(each)?.[part];
        return typeof found === 'number' ? found : null;
      });
    return { name, values: numbers(value), low: numbers('low'), high: numbers('high') };
  });
  const as = column(category)?.format ?? { kind: 'text' };
  return {
    labels: categories.map((each) => format(each, as, locale)),
    series,
    code: codeOf(column(value)?.format, locale),
  };
}

function has({ columns }: Shown, name: string): boolean {
  return columns.some((column) => column.name === name);
}

/** A spreadsheet's number format, which each office program writes in its own language's way. */
function codeOf(as: Format | undefined, locale: Locale): string {
  switch (as?.kind) {
    case 'share':
      return '0.0%';
    case 'score':
      return '0.00';
    case 'points':
      return '+0.0;\u22120.0;0.0';
    case 'index':
      return '0.0';
    case 'count':
      return '#,##0';
    case 'money':
      return moneyCode(as.currency, locale);
    case 'unit':
      return `#,##0.0" ${as.unit.replaceAll('"', '')}"`;
    default:
      return 'General';
  }
}

function moneyCode(currency: string | undefined, locale: Locale): string {
  if (!currency) return '#,##0';
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return parts[0]?.type === 'currency' ? `"${sign}"#,##0` : `#,##0 "${sign}"`;
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
