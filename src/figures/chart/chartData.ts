import { add, periodUnits, startOf } from '../../sql/period.ts';
import { format, type Format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { resultWords } from '../../words/resultWords.ts';
import type { ChartProps, Mark } from './chartProps.ts';
import {
  cellText,
  columnFormat,
  columnLabel,
  columnsOf,
  countColumn,
  nameText,
  readFormat,
  resultColumn,
  withhold,
  type Cell,
  type ResultColumn,
  type ResultRow,
} from '../tables/columns.ts';
import { cutNotes } from '../tables/cellTable.ts';
import { FigureError } from '../draw.ts';
import type { Context } from '../figure.ts';

/** What an axis holds: numbers, time, or names in the order of the rows. */
export type Kind = 'number' | 'time' | 'name';

/** A column in its role. */
export type Role = { name: string; label: string; format: Format; kind: Kind };

/** One row in its roles. Names are text, times are dates; what is missing or withheld is null. */
export type Datum = {
  x: number | Date | string | null;
  y: number | Date | string | null;
  low: number | null;
  high: number | null;
  size: number | null;
  shade: number | null;
  series: string;
  facet: string;
  label: string;
  flagged: boolean;
  title: string;
  row: ResultRow;
};

/** A chart before it is drawn: which column does what, and the rows. */
export type ChartData = {
  mark: Mark;
  roles: {
    x: Role;
    y: Role | undefined;
    colour?: Role | undefined;
    facet?: Role | undefined;
    size?: Role | undefined;
    label?: Role | undefined;
    low?: Role | undefined;
    high?: Role | undefined;
    count?: Role | undefined;
  };
  /** The numbers lie along x, as bars do that grow to the right. */
  sideways: boolean;
  data: Datum[];
  series: string[];
  facets: string[];
  few: number;
  notes: string[];
};

const mostRows = 5000;
const mostFacets = 24;

/** Rows in their roles. Throws FigureError for columns that the query does not return or that cannot take their role. */
export function chartData(all: ResultRow[], props: ChartProps, context: Context): ChartData {
  const columns = columnsOf(all, context);
  const chosen = rolesOf(columns, all, props, context);
  const { mark, roles } = chosen;
  const sideways = isSideways(mark, roles);
  checkKinds(mark, roles, sideways);
  const rows = sorted(all.slice(0, mostRows), props, columns);
  const keys = [mark === 'dot' ? '' : ((sideways ? roles.y?.name : roles.x.name) ?? '')];
  if (mark === 'cell' && roles.y) keys.push(roles.y.name);
  const names = (row: ResultRow) => nameOf(row, roles, sideways, context);
  const used = new Set(Object.values(roles).map((role) => role?.name));
  const shown = columns.filter(({ name }) => used.has(name));
  const kept = withhold(rows, shown, { keys, small: props.small, names }, context);
  const facets = unique(kept.rows.map((row) => textOf(row, roles.facet, context)));
  const shownFacets = facets.slice(0, mostFacets);
  const data = kept.rows
    .map((row) => datum(row, roles, kept.flagged.has(row), context))
    .filter(({ facet }) => shownFacets.includes(facet));
  return {
    mark,
    roles,
    sideways,
    data,
    series: roles.colour?.kind === 'number' ? [''] : unique(data.map(({ series }) => series)),
    facets: shownFacets,
    few: kept.few.size,
    notes: [
      ...cutNotes(all.length, mostRows, context.locale),
      ...facetNotes(facets.length, context),
      ...kept.notes,
    ],
  };
}

/** What the data say of the row's place: "3 Nov 2025", "North · mail". */
export function placeOf(
  { row }: Pick<Datum, 'row'>,
  { roles, sideways }: ChartData,
  context: Context,
): string {
  return nameOf(row, roles, sideways, context);
}

/** Every name of an axis in order; bars over periods keep the places of periods without a row. */
export function namesOf(role: Role, data: Datum[], axis: 'x' | 'y'): string[] {
  const found = unique(data.flatMap((each) => (each[axis] === null ? [] : keyOf(each[axis]))));
  if (role.kind === 'number') return found.sort((a, b) => Number(a) - Number(b));
  if (role.kind !== 'time') return found;
  const days = found.sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.some((day) => day.length > 10)) return days;
  const unit =
    periodUnits.toReversed().find((each) => days.every((day) => startOf(day, each) === day)) ?? 'day';
  const filled = [];
  for (let day = first; day <= last && filled.length < 1000; day = add(day, 1, unit)) filled.push(day);
  return filled.length < days.length * 4 ? filled : days;
}

/** A place on an axis of names. */
export function keyOf(value: number | Date | string): string {
  if (!(value instanceof Date)) return String(value);
  return value
    .toISOString()
    .replace(/T00:00:00.000Z$/, '')
    .replace(/\.000Z$/, '');
}

function rolesOf(columns: ResultColumn[], rows: ResultRow[], props: ChartProps, context: Context) {
  const role = (
    prop: 'x' | 'y' | 'colour' | 'facet' | 'size' | 'label' | 'low' | 'high',
    name: string | undefined,
  ) => {
    if (name === undefined) return undefined;
    const column = resultColumn(name, columns, prop, 'Chart');
    return roleOf(column, rows, context, prop === 'low' || prop === 'high' ? props.y : undefined, {
      format:
        prop === 'x'
          ? props.xFormat
          : prop === 'y' || prop === 'low' || prop === 'high'
            ? props.yFormat
            : undefined,
      label: prop === 'x' ? props.xLabel : prop === 'y' ? props.yLabel : undefined,
    });
  };
  const x = role('x', props.x ?? columns[0]?.name) as Role;
  const isNumber = ({ name, type }: ResultColumn) => type === 'number' && name !== x.name;
  const rest = columns.find((column) => isNumber(column) && column.name !== props.colour)?.name;
  const wantsY = !['histogram', 'tick', 'rule'].includes(props.mark ?? '');
  const y = role('y', props.y ?? (wantsY ? rest : undefined));
  const count = countColumn(columns);
  const mark = props.mark ?? defaultMark(x, y);
  const roles: ChartData['roles'] = {
    x,
    y,
    colour: role(
      'colour',
      props.colour ??
        (mark === 'cell'
          ? columns.find(({ name, type }) => type === 'number' && name !== x.name && name !== y?.name)?.name
          : undefined),
    ),
    facet: role('facet', props.facet),
    size: role('size', props.size),
    label: role('label', props.label),
    low: role('low', props.low),
    high: role('high', props.high),
    count:
      count === undefined ? undefined : roleOf(resultColumn(count, columns, 'y', 'Chart'), rows, context),
  };
  return { mark, roles };
}

function roleOf(
  { name, type }: ResultColumn,
  rows: ResultRow[],
  context: Context,
  like?: string,
  { format: written, label }: { format?: string | undefined; label?: string | undefined } = {},
): Role {
  const own = written === undefined ? undefined : readFormat(written);
  const likeColumn = like === undefined ? { name, type } : { name: like, type };
  return {
    name,
    label: label || columnLabel(name, context),
    format: own ?? columnFormat(likeColumn, rows, context.dataset),
    kind: type === 'number' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'name',
  };
}

function defaultMark(x: Role, y: Role | undefined): Mark {
  if (!y) return x.kind === 'number' ? 'histogram' : 'tick';
  if (x.kind === 'name' || y.kind === 'name') return 'bar';
  return x.kind === 'time' ? 'line' : 'dot';
}

function isSideways(mark: Mark, { x, y }: ChartData['roles']): boolean {
  if (mark === 'histogram' || mark === 'cell' || mark === 'dot') return false;
  return x.kind === 'number' && y !== undefined && y.kind !== 'number' && mark !== 'line' && mark !== 'area';
}

/** Which roles must be numbers depends on the mark. */
function checkKinds(
  mark: Mark,
  { x, y, colour, size, low, high }: ChartData['roles'],
  sideways: boolean,
): void {
  const needs = (prop: string, role: Role | undefined, kinds: Kind[]) => {
    if (!role)
      throw new FigureError('missing-prop', `missing prop: ${prop} of <Chart mark="${mark}">`, { prop });
    if (kinds.includes(role.kind)) return;
    const message = `wrong row shape: ${prop} of <Chart mark="${mark}">: column ${role.name} holds ${words[role.kind]}, expected ${kinds.map((kind) => words[kind]).join(' or ')}`;
    throw new FigureError('wrong-row-shape', message, { prop });
  };
  if (mark === 'line' || mark === 'area') needs('y', y, ['number']);
  if (mark === 'bar' && !sideways) needs('y', y, ['number']);
  if (mark === 'histogram') needs('x', x, ['number']);
  if (mark === 'dot') needs('y', y, ['number', 'time', 'name']);
  if (mark === 'cell') {
    needs('y', y, ['number', 'time', 'name']);
    needs('colour', colour, ['number']);
  }
  if (mark === 'tick' && (!y || x.kind !== 'number')) needs(y ? 'y' : 'x', y ?? x, ['number']);
  if (size) needs('size', size, ['number']);
  if (low || high)
    for (const [prop, role] of [
      ['low', low],
      ['high', high],
    ] as const)
      needs(prop, role, ['number']);
}

const words: Record<Kind, string> = { number: 'numbers', time: 'dates', name: 'text' };

function sorted(rows: ResultRow[], { sort }: ChartProps, columns: ResultColumn[]): ResultRow[] {
  if (sort === undefined) return rows;
  const { name } = resultColumn(sort.replace(/^-/, ''), columns, 'sort', 'Chart');
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [first, second] = [a[name] ?? null, b[name] ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    if (typeof first === 'number' && typeof second === 'number') return sign * (first - second);
    return sign * String(first).localeCompare(String(second), 'en', { numeric: true });
  });
}

function datum(row: ResultRow, roles: ChartData['roles'], flagged: boolean, context: Context): Datum {
  const { x, y, colour, facet, size, label, low, high } = roles;
  const number = (role: Role | undefined) => {
    const value = role ? row[role.name] : null;
    return typeof value === 'number' ? value : null;
  };
  return {
    x: place(row[x.name] ?? null, x, context),
    y: y ? place(row[y.name] ?? null, y, context) : null,
    low: number(low),
    high: number(high),
    size: number(size),
    shade: colour?.kind === 'number' ? number(colour) : null,
    series: colour && colour.kind !== 'number' ? textOf(row, colour, context) : '',
    facet: textOf(row, facet, context),
    label: label ? textOf(row, label, context) : '',
    flagged,
    title: '',
    row,
  };
}

function place(value: Cell, { kind }: Role, { locale }: Context): Datum['x'] {
  if (kind === 'number') return typeof value === 'number' ? value : null;
  if (kind === 'time')
    return typeof value === 'string' ? new Date(value.length > 10 ? `${value}Z` : value) : null;
  if (value === null) return messages(locale).noValue;
  return cellText(value, { kind: 'text' }, locale);
}

/** What a row holds in a role, in words. */
export function textOf(row: ResultRow, role: Role | undefined, { locale }: Context): string {
  if (!role) return '';
  const value = row[role.name] ?? null;
  return value === null ? messages(locale).noValue : cellText(value, role.format, locale);
}

function nameOf(
  row: ResultRow,
  { x, y, colour, facet, label }: ChartData['roles'],
  sideways: boolean,
  context: Context,
): string {
  const key = sideways && y ? y : x;
  const parts = [
    label ?? key,
    ...(y && y.kind !== 'number' && !sideways ? [y] : []),
    colour?.kind === 'number' ? undefined : colour,
    facet,
  ];
  return unique(
    parts.flatMap((role) =>
      role ? nameText(row[role.name] ?? messages(context.locale).noValue, role.format, context.locale) : [],
    ),
  ).join(' · ');
}

function facetNotes(found: number, { locale }: Context): string[] {
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  return found > mostFacets ? [resultWords(locale).onlyFirstPanels(count(mostFacets), count(found))] : [];
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
