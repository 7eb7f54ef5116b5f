import { drilling } from '../../charts/drill.ts';
import { findColumn, tablesWith } from '../../dataset/dataset.ts';
import { format, formatRange, type Locale } from '../../words/format.ts';
import { resultWords } from '../../words/resultWords.ts';
import { rangeSentence } from '../tables/cellTable.ts';
import { cellText, type ResultRow } from '../tables/columns.ts';
import { placeOf, textOf, type ChartData, type Datum, type Role } from './chartData.ts';
import type { Context } from '../figure.ts';
import { binsOf, type Bin } from './histogram.ts';

/** The chart with what each row says when it is read alone. */
export function withTitles(chart: ChartData, context: Context): ChartData {
  const data = chart.data.map((each) => {
    const [column, value] = groupOf(each, chart, context) ?? [undefined, null];
    return { ...each, title: drilling(spoken(each, chart, context), column, value) };
  });
  return { ...chart, data };
}

/** The column of the dataset and its value that a row stands for, where an axis of names has them. */
function groupOf(
  { row }: Datum,
  { roles: { x, y } }: ChartData,
  { dataset }: Context,
): [string, string] | undefined {
  for (const role of [x, y]) {
    const value = role?.kind === 'name' ? row[role.name] : null;
    if (!role || typeof value !== 'string' || !tablesWith(dataset, role.name).length) continue;
    if (findColumn(dataset, role.name).column.values?.includes(value)) return [role.name, value];
  }
  return undefined;
}

/** What the chart says: where lines begin and end, the lowest and highest value, the most frequent bin. */
export function chartSentence(chart: ChartData, context: Context): string {
  const { mark, roles, data, sideways, series } = chart;
  const value = mark === 'cell' ? roles.colour : sideways ? roles.x : roles.y;
  if (mark === 'histogram') return histogramSentence(chart, context);
  if (mark === 'dot' && roles.x.kind === 'number') return spanSentence(chart, context);
  if (!value || value.kind !== 'number') return spanSentence(chart, context);
  const rows = data.map(({ row }) => row);
  const nameOf = (row: ResultRow) => placeOf({ row }, chart, context);
  const range = rangeSentence(rows, value, nameOf, context.locale);
  const isPath =
    roles.x.kind === 'time' && !roles.facet && !sideways && mark !== 'cell' && series.length <= 4;
  const paths = isPath ? series.map((name) => pathSentence(name, chart, value, context)) : [];
  return [...paths, range].filter(Boolean).join(' ') || spanSentence(chart, context);
}

/** What a bin says: "0 to 10: 52". */
export function binTitle(
  { from, to, value, series }: Bin,
  { roles }: ChartData,
  { locale }: Context,
): string {
  const range = binRange({ from, to }, roles.x, locale);
  const amount = roles.y
    ? `${roles.y.label} ${format(value, roles.y.format, locale)}`
    : resultWords(locale).rowCount(format(value, { kind: 'count' }, locale));
  return `${series ? `${series}, ` : ''}${range}: ${amount}`;
}

function spoken(each: Datum, { mark, roles, sideways }: ChartData, context: Context): string {
  const { x, y, colour, size, count } = roles;
  const text = (role: Role) => textOf(each.row, role, context);
  const of = (role: Role) => `${role.label} ${text(role)}`;
  const named = (role: Role) =>
    role.kind === 'name' || role.format.kind === 'period' ? text(role) : of(role);
  const both = mark === 'dot' && x.kind === 'number' && y?.kind === 'number';
  const keys = both ? [] : mark === 'cell' && y ? [x, y] : [sideways && y ? y : x];
  const value = mark === 'cell' ? colour : sideways ? x : y;
  const names = [each.label, each.facet, each.series, ...keys.map(named)].filter(Boolean);
  const shown = both ? [x, y] : value && !keys.includes(value) ? [value] : [];
  const values = shown.map(of);
  if (each.low !== null && each.high !== null && value)
    values.push(formatRange(each.low, each.high, value.format, context.locale));
  for (const role of [colour?.kind === 'number' ? colour : undefined, size])
    if (role && role.name !== count?.name && !shown.includes(role)) values.push(of(role));
  if (count && value?.name !== count.name) values.push(`n = ${text(count)}`);
  return [[...new Set(names)].join(', '), values.join(', ')].filter(Boolean).join(': ');
}

function binRange({ from, to }: Pick<Bin, 'from' | 'to'>, { format: as }: Role, locale: Locale): string {
  return from === to ? format(from, as, locale) : formatRange(from, to, as, locale);
}

function pathSentence(name: string, { data, roles }: ChartData, value: Role, { locale }: Context): string {
  const own = data
    .filter(({ series, x, y }) => series === name && x !== null && y !== null)
    .toSorted((a, b) => Number(a.x) - Number(b.x));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || first === last) return '';
  const text = ({ row }: Datum, role: Role) => cellText(row[role.name], role.format, locale);
  return resultWords(locale).pathSentence({
    label: name ? `${value.label}, ${name}` : value.label,
    first: text(first, value),
    from: text(first, roles.x),
    last: text(last, value),
    to: text(last, roles.x),
  });
}

function histogramSentence(chart: ChartData, { locale }: Context): string {
  const bins = binsOf(chart);
  const total = bins.reduce((sum, { value }) => sum + value, 0);
  const joined = new Map<number, Bin>();
  for (const bin of bins) {
    const same = joined.get(bin.from);
    joined.set(bin.from, same ? { ...same, value: same.value + bin.value } : bin);
  }
  const most = [...joined.values()].reduce<Bin | undefined>(
    (best, bin) => (best && best.value >= bin.value ? best : bin),
    undefined,
  );
  if (!most) return '';
  const as = chart.roles.y?.format ?? ({ kind: 'count' } as const);
  return resultWords(locale).mostSentence({
    label: chart.roles.x.label,
    at: binRange(most, chart.roles.x, locale),
    value: format(most.value, as, locale),
    total: format(total, as, locale),
  });
}

/** "52 rows: Tenure 1 to 48, CSAT 60.1 % to 85.2 %." */
function spanSentence({ data, roles }: ChartData, { locale }: Context): string {
  const words = resultWords(locale);
  const spans = [roles.x, roles.y].flatMap((role) => {
    if (!role) return [];
    const values = data.flatMap(({ row }) =>
      typeof row[role.name] === 'number' ? Number(row[role.name]) : [],
    );
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return [values.length > 1 ? `${role.label} ${formatRange(low, high, role.format, locale)}` : role.label];
  });
  const rows = words.rowCount(format(data.length, { kind: 'count' }, locale));
  return words.rowsSentence({ rows, columns: spans.join(', ') });
}
