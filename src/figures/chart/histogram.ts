import { ticks } from 'd3';
import { messages } from '../../words/messages.ts';
import type { ChartData } from './chartData.ts';
import type { Context, Shown } from '../figure.ts';

/**
 * How many rows (or how much of y) lie from one value up to, not including, the next; the last includes its end. Where
 * `from` is `to`, the bin is that one whole number.
 */
export type Bin = { from: number; to: number; value: number; series: string; facet: string };

/** Bins of x with round ends, the same for every series and panel. */
export function binsOf({ data, roles, series, facets }: ChartData): Bin[] {
  const values = data.flatMap(({ x }) => (typeof x === 'number' ? x : []));
  const ranges = rangesOf(values);
  const bins = facets.flatMap((facet) =>
    series.flatMap((name) => ranges.map((range) => ({ ...range, value: 0, series: name, facet }))),
  );
  for (const { x, y, ...each } of data) {
    if (typeof x !== 'number') continue;
    const at = ranges.findLastIndex(({ from }) => from <= x);
    const group = facets.indexOf(each.facet) * series.length + series.indexOf(each.series);
    const bin = bins[group * ranges.length + at];
    if (bin) bin.value += roles.y ? Number(y ?? 0) : 1;
  }
  return bins;
}

/** The bins as the figure shows them. */
export function binned(chart: ChartData, { locale }: Context): Pick<Shown, 'columns' | 'rows'> {
  const { x, y, colour, facet } = chart.roles;
  const words = messages(locale);
  return {
    columns: [
      ...[facet, colour].flatMap((role) =>
        role ? [{ name: role.name, label: role.label, format: role.format }] : [],
      ),
      { name: 'from', label: `${x.label}, ${words.from}`, format: x.format },
      { name: 'to', label: `${x.label}, ${words.to}`, format: x.format },
      { name: 'value', label: y?.label ?? words.rows, format: y?.format ?? { kind: 'count' } },
    ],
    rows: binsOf(chart).map((bin) => ({
      ...(facet ? { [facet.name]: bin.facet } : {}),
      ...(colour ? { [colour.name]: bin.series } : {}),
      from: bin.from,
      to: bin.to,
      value: bin.value,
    })),
  };
}

/** Where a bin is drawn: a whole number has its place around it. */
export function edgesOf({ from, to }: Bin): [number, number] {
  return from === to ? [from - 0.5, to + 0.5] : [from, to];
}

/** Whole numbers of few values get a bin each; others round ends, about as many bins as the square root of the values. */
function rangesOf(values: number[]): { from: number; to: number }[] {
  if (values.length === 0) return [];
  const [low, high] = values.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Infinity, -Infinity],
  );
  if (values.every(Number.isInteger) && high - low < 30)
    return Array.from({ length: high - low + 1 }, (_, index) => ({ from: low + index, to: low + index }));
  const count = Math.max(5, Math.min(30, Math.ceil(Math.sqrt(values.length))));
  const inside = ticks(low, high, count);
  const [first, second] = [inside[0] ?? low, inside[1] ?? low + 1];
  const starts = first > low ? [first - (second - first), ...inside] : inside;
  const step = second - first;
  const edges = (starts.at(-1) ?? high) < high ? [...starts, (starts.at(-1) ?? high) + step] : starts;
  if (edges.length < 2) return [{ from: low, to: low + 1 }];
  return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] as number }));
}
