import {
  columnOf,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { countedBy } from '../../dataset/counted.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { answers, bucket, grouped, type Where } from '../../sql/measure.ts';
import { periodUnits, windowOf, type PeriodUnit } from '../../sql/period.ts';
import { ident, joined, sql, type Query } from '../../sql/query.ts';
import { format, formatRange, type Format, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { resultWords } from '../../words/resultWords.ts';
import { cutNotes, rangeSentence, readSort, type TableContent } from './cellTable.ts';
import { cellText, columnLabel, type ResultRow } from './columns.ts';
import type { DrawnColumn } from './dataTable.ts';
import { FigureError } from '../draw.ts';
import type { Context, Shown } from '../figure.ts';
import { byOrder, groupLabel, someOf } from '../measures/groups.ts';
import { formatOf, measured, methodName, total, type Sums } from '../measures/measured.ts';

export type MeasureTableOptions = {
  measures: string[];
  by: string;
  where?: Where | undefined;
  period?: string | undefined;
  labels?: Record<string, string> | undefined;
  bars?: string | string[] | undefined;
  sort?: string | undefined;
  limit: number;
  /** Draw the values alone: intervals and answers stay in the audit and in the file. */
  compact?: boolean | undefined;
};

/** Moments of one measure in one group, as the query returns them. */
type MomentsRow = { measure: string; key: string | null } & Sums;

/** One query for all measures: their moments by group, one measure under the other. */
export function measureTableQuery(
  { measures, by, where, period }: MeasureTableOptions,
  dataset: Dataset,
): Query {
  const parts = measures.map((name) => {
    const measure = measureOf(dataset, name);
    const key = keyOf(by, dataset, measure);
    const source = answers(dataset, measure, {
      where,
      window: period ? windowOf(period, dataset) : undefined,
      unit: typeof key === 'string' ? key : 'month',
    });
    const value = typeof key === 'string' ? bucket(key) : ident(by);
    const moments = grouped(
      source,
      [{ name: 'key', value: sql`cast(${value} as varchar)` }],
      undefined,
      measure,
    );
    return sql`select cast(${name} as varchar) as measure, * from (${moments})`;
  });
  return sql`${joined(parts, '\nunion all by name\n')}\norder by 1, 2`;
}

/** Measures side by side, each with its interval and number of answers; a row for each value of a column. */
export function measureTable(
  found: ResultRow[],
  options: MeasureTableOptions,
  context: Context,
): TableContent {
  const { locale, dataset } = context;
  const columns = columnsOf(options, context);
  const groups = inOrder(groupsOf(found as MomentsRow[], options, context), options, columns);
  const kept = groups.slice(0, options.limit);
  const rows = kept.map(({ row }) => row);
  const few = new Map(kept.map(({ row, few }) => [row, few]));
  const valued = rows.some((row) => options.measures.some((name) => row[name] !== null));
  const first = columns.find(({ name }) => name === options.measures[0]) as DrawnColumn;
  const nameOf = (row: ResultRow) => cellText(row[options.by], (columns[0] as DrawnColumn).format, locale);
  const words = resultWords(locale);
  const count = words.rowCount(format(rows.length, { kind: 'count' }, locale));
  const only = options.measures.length === 1;
  const total = found.reduce((sum, row) => sum + Number(row['n']), 0);
  // where nothing is shown, of the largest group: "too few answers (n = 7)"
  const most = Math.max(0, ...found.map((row) => Number(row['n'])));
  return {
    columns: options.compact ? columns.flatMap(valueAlone) : columns,
    isFew: (row, { name, group, label }) =>
      Boolean(few.get(row)?.includes(group ?? label) && row[name] === null),
    sorted: readSort(options.sort),
    drill: drillOf(kept, options, dataset),
    shown: {
      columns: columns.flatMap((column) => shownOf(column, context)),
      rows,
      sentence:
        rangeSentence(rows, { ...first, label: first.group ?? '' }, nameOf, locale) ??
        words.rowsSentence({
          rows: count,
          columns: [...new Set(columns.map(({ group, label }) => group ?? label))].join(', '),
        }),
      n: valued ? (only ? total : undefined) : most,
      interval: intervalOf(found as MomentsRow[], options, context),
      state: rows.length === 0 ? 'empty' : valued ? 'ok' : 'too-few',
      notes: [...cutNotes(groups.length, options.limit, locale), ...smallNotes(kept, nameOf, context)],
    },
  };
}

/** Rows of a column's values stand for their group; those of a period and of no value for none. */
function drillOf(
  groups: Group[],
  { by, measures }: MeasureTableOptions,
  dataset: Dataset,
): TableContent['drill'] {
  if (typeof keyOf(by, dataset, measureOf(dataset, measures[0] ?? '')) === 'string') return undefined;
  const keys = new Map(groups.map(({ row, key }) => [row, key]));
  return (row) => {
    const value = keys.get(row) ?? null;
    return value === null ? undefined : { column: by, value };
  };
}

type Group = { row: ResultRow; key: string | null; few: string[]; flagged: boolean };

function groupsOf(
  found: MomentsRow[],
  { measures, by, labels }: MeasureTableOptions,
  context: Context,
): Group[] {
  const { dataset, locale } = context;
  const key = keyOf(by, dataset, measureOf(dataset, measures[0] ?? ''));
  const keys = [...new Set(found.map((each) => each.key))];
  const groups = keys.map((value) => {
    const own = found.filter((each) => each.key === value);
    const name = typeof key === 'string' ? value : groupLabel(key, value, locale);
    const made: Group = { row: { [by]: name }, key: value, few: [], flagged: false };
    for (const each of measures) {
      const measure = measureOf(dataset, each);
      const { n, estimate, few, flagged } = measured(
        dataset,
        measure,
        own.find(({ measure: its }) => its === each) ?? total([]),
      );
      const { value = null, low = null, high = null } = estimate ?? {};
      Object.assign(made.row, {
        [each]: value,
        [`${each}_low`]: low,
        [`${each}_high`]: high,
        [`${each}_n`]: n,
      });
      if (few) made.few.push(columnLabel(each, context, labels));
      made.flagged ||= flagged;
    }
    return made;
  });
  const order = typeof key === 'string' ? byDay : byOrder(key, locale);
  return groups.sort((a, b) => order(a.key, b.key));
}

function columnsOf(
  { measures, by, labels, bars = [] }: MeasureTableOptions,
  context: Context,
): DrawnColumn[] {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...resultWords(locale) };
  const key = keyOf(by, dataset, measureOf(dataset, measures[0] ?? ''));
  const barred = typeof bars === 'string' ? [bars] : bars;
  checkNames(barred, measures, 'bars');
  checkNames(Object.keys(labels ?? {}), [by, ...measures], 'labels');
  const first: DrawnColumn = {
    name: by,
    label: labels?.[by] ?? (typeof key === 'string' ? words.period : labelOf(key)),
    format: typeof key === 'string' ? { kind: 'period', unit: key } : { kind: 'text' },
    number: false,
  };
  const groups = measures.flatMap((name): DrawnColumn[] => {
    const as = formatOf(dataset, measureOf(dataset, name));
    const group = columnLabel(name, context, labels);
    const column = (made: Pick<DrawnColumn, 'name' | 'label'>, more: Partial<DrawnColumn> = {}) => ({
      ...made,
      format: as,
      number: true,
      group,
      ...more,
    });
    return [
      column({ name, label: words.value }, { bar: barred.includes(name) }),
      column(
        { name: `${name}_low`, label: words.intervalHead },
        { text: (row) => rangeText(row, name, as, locale) },
      ),
      column(
        { name: `${name}_n`, label: messages(locale, countedBy(dataset, { measure: name })).n },
        { format: { kind: 'count' } },
      ),
    ];
  });
  return [first, ...groups];
}

/** A column of values under the name of its measure; none for intervals and answers. */
function valueAlone({ group, text, ...column }: DrawnColumn): DrawnColumn[] {
  if (!group) return [column];
  return text || column.name.endsWith('_n') ? [] : [{ ...column, label: group }];
}

function rangeText(row: ResultRow, name: string, as: Format, locale: Locale): string {
  const [low, high] = [row[`${name}_low`], row[`${name}_high`]];
  return typeof low === 'number' && typeof high === 'number' ? formatRange(low, high, as, locale) : '–';
}

/** The columns of the file that a reader takes away: the interval's ends stand apart, and every name is full. */
function shownOf(
  { name, label, group, format: as, text }: DrawnColumn,
  { locale }: Context,
): Shown['columns'] {
  const words = messages(locale);
  if (!group) return [{ name, label, format: as }];
  if (!text) return [{ name, label: label === words.value ? group : `${group}, ${label}`, format: as }];
  return [
    { name, label: `${group}, ${words.low}`, format: as },
    { name: name.replace(/_low$/, '_high'), label: `${group}, ${words.high}`, format: as },
  ];
}

function inOrder(
  groups: Group[],
  { sort, by, measures }: MeasureTableOptions,
  columns: DrawnColumn[],
): Group[] {
  const wanted = readSort(sort);
  if (!wanted) return groups;
  const { name, down } = wanted;
  checkNames([name], [by, ...measures], 'sort');
  if (name === columns[0]?.name) return down ? groups.toReversed() : groups;
  const sign = down ? -1 : 1;
  const value = ({ row }: Group) => row[name] as number | null;
  return groups.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}

function smallNotes(
  groups: Group[],
  nameOf: (row: ResultRow) => string,
  { dataset, locale, counted }: Context,
): string[] {
  const words = messages(locale, counted);
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const few = groups.filter((group) => group.few.length > 0);
  const names = few.map((group) => `${nameOf(group.row)} (${group.few.join(', ')})`);
  const notes = few.length ? [words.withheld(someOf(names), count(dataset.minimum.publish))] : [];
  return groups.some(({ flagged }) => flagged)
    ? [...notes, words.flagged(count(dataset.minimum.flag))]
    : notes;
}

function intervalOf(
  found: MomentsRow[],
  { measures }: MeasureTableOptions,
  { dataset, locale }: Context,
): Shown['interval'] {
  const methods = measures.flatMap((name) => {
    const all = total(found.filter(({ measure }) => measure === name));
    return methodName(measured(dataset, measureOf(dataset, name), all).estimate?.method, locale) ?? [];
  });
  return methods.length ? { level: 0.95, method: [...new Set(methods)].join(', ') } : undefined;
}

/** The column of the measure's table, or a period when there is no such column. Throws UnknownName. */
function keyOf(by: string, dataset: Dataset, measure: Measure): Column | PeriodUnit {
  const table = tableOf(dataset, measure.table);
  const unit = periodUnits.find((each) => each === by);
  return unit && !Object.hasOwn(table.columns, by) ? unit : columnOf(table, by);
}

function checkNames(names: string[], valid: string[], prop: string): void {
  const unknown = names.find((name) => !valid.includes(name));
  if (unknown === undefined) return;
  const suggestion = didYouMean(unknown, valid);
  throw new FigureError('invalid-prop', `invalid prop: ${prop} of <Table>: no column ${unknown}`, {
    prop,
    suggestion,
    valid,
  });
}

function byDay(a: string | null, b: string | null): number {
  return (a ?? '9').localeCompare(b ?? '9');
}
