import type { Drawn } from '../../figures/draw.ts';
import type { Shown } from '../../figures/figure.ts';
import type { Format } from '../../words/format.ts';

/** A figure as a chart that an office program can edit: categories and one or more series of numbers. */
export type NativeChart = {
  kind: 'line' | 'bar' | 'stacked';
  series: { name: string; labels: string[]; values: (number | null)[] }[];
  /** Number format of the values, as spreadsheets write it. */
  code: string;
};

/** The native chart of a figure that is lines or bars; undefined for all others, which become pictures. */
export function nativeChart({ figure, shown }: Drawn): NativeChart | undefined {
  if (shown.state !== 'ok') return undefined;
  const read = readers[figure.name];
  const made = read?.(shown);
  return made?.series.some(({ values }) => values.some((value) => value !== null)) ? made : undefined;
}

const readers: Record<string, (shown: Shown) => NativeChart> = {
  trend: (shown) => ({ kind: 'line', ...table(shown, 'period', 'value', 'series') }),
  breakdown: (shown) => ({ kind: 'bar', ...table(shown, 'group', 'value') }),
  ranking: (shown) => ({ kind: 'bar', ...table(shown, 'group', 'value') }),
  distribution: (shown) =>
    shown.columns.some(({ name }) => name === 'group')
      ? { kind: 'stacked', ...table(shown, 'group', 'share', 'answer') }
      : { kind: 'bar', ...table(shown, 'answer', 'share') },
};

function table(
  { columns, rows }: Shown,
  category: string,
  value: string,
  by?: string,
): Pick<NativeChart, 'series' | 'code'> {
  const column = columns.find(({ name }) => name === value);
  const known = rows.filter((row) => row[category] !== undefined && row[category] !== null);
  const labels = unique(known.map((row) => String(row[category])));
  const named = by !== undefined && columns.some(({ name }) => name === by);
  const names = named ? unique(known.map((row) => String(row[by] ?? '–'))) : [column?.label ?? value];
  const series = names.map((name) => {
    const own = known.filter((row) => !named || String(row[by] ?? '–') === name);
    const values = labels.map((label) => {
      const found = own.find((row) => String(row[category]) === label)?.[value];
      return typeof found === 'number' ? found : null;
    });
    return { name, labels, values };
  });
  return { series, code: codeOf(column?.format) };
}

function codeOf(as: Format | undefined): string {
  switch (as?.kind) {
    case 'share':
      return '0.0%';
    case 'score':
      return '0.00';
    case 'points':
    case 'index':
      return '0.0';
    case 'count':
      return '#,##0';
    default:
      return 'General';
  }
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
