import {
  columnOf,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { answers, moments, wheres, type Where } from '../../sql/measure.ts';
import { add, daysBetween, startOf, windowOf, type Window } from '../../sql/period.ts';
import { all, ident, sql, trusted, type Query, type Scalar } from '../../sql/query.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { formatDate, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { isDated, windowName } from '../measures/windows.ts';
import { isTotal, measureLabel } from '../measures/measured.ts';
import { sameQuestion } from '../measures/comparable.ts';
import { FigureError } from '../draw.ts';
import { groupLabel } from '../measures/groups.ts';

/** What is compared: two spans of time, two groups, or a group with the rest. */
export type Asked = {
  measure: string;
  measureAfter?: string | undefined;
  where?: Where | undefined;
  period?: string | undefined;
  before?: string | undefined;
  after?: string | undefined;
  a?: Where | undefined;
  b?: Where | undefined;
  group?: Where | undefined;
  control?: Where | undefined;
  paired?: string | undefined;
};

/** From its first day, up to but not including `before`; open where an end is missing. */
export type Span = Partial<Window>;

/** The answers of one side: of a span, of a group, or of all but a group. */
export type Side = { measure: Measure; span?: Span; where?: Where; not?: Where };

export type Sides = {
  a: Side;
  b: Side;
  /** The day between the sides, when one ends where the other begins. */
  day?: string | undefined;
  /** Days of the equal periods that a trend is fitted to. */
  days: number;
};

/** Both sides of the question. Throws FigureError for what cannot be compared, and says why. */
export function sidesOf(asked: Asked, dataset: Dataset): Sides {
  const first = measureOf(dataset, asked.measure);
  const second = measureOf(dataset, asked.measureAfter ?? asked.measure);
  if (isTotal(first))
    throw refused('measure', `a ${first.kind} is no estimate and has no interval to compare by`, {
      suggestion: 'use <Trend> or <Breakdown>, or a share, mean or net score',
    });
  if (asked.measureAfter) sameQuestion(asked.measure, asked.measureAfter, dataset, 'measureAfter');
  if (asked.group)
    return groupSides({ measure: first, not: asked.group }, { measure: second, where: asked.group });
  if (asked.a && asked.b) {
    if (!asked.measureAfter) apart(asked.a, asked.b, 'b');
    return groupSides({ measure: first, where: asked.a }, { measure: second, where: asked.b });
  }
  const { where = {}, control = {} } = asked;
  // a condition on another column takes its answers out of the first group
  if (Object.keys(control).some((name) => name in where)) apart(where, control, 'control');
  return datedSides(asked, first, second, dataset);
}

/**
 * One query: for each side (and the comparison group) its sufficient statistics, by equal periods counted from the day
 * of the change where a trend can be fitted. Paired: those of the first answers, of the second, and of each one's change.
 */
export function sidesQuery(asked: Asked, dataset: Dataset): Query {
  const sides = sidesOf(asked, dataset);
  if (asked.paired) return pairedQuery(asked, sides, dataset);
  const period = sides.day
    ? trusted(`cast(floor(date_diff('day', cast(? as date), _at) / ${sides.days}.0) as integer)`, [sides.day])
    : sql`cast(null as integer)`;
  const assigned = assignedQuery(asked, sides, dataset, period);
  return sql`select side, arm, period, ${moments(sides.a.measure)} from (${assigned}) where side is not null and arm is not null group by 1, 2, 3 order by 1, 2, 3`;
}

/** What a reader calls a side: "before 3 Nov 2025", "Coast", "the rest". */
export function sideName({ span, where, not, measure }: Side, dataset: Dataset, locale: Locale): string {
  const words = comparisonWords(locale);
  if (not) return words.rest;
  if (where) return whereName(where, tableOf(dataset, measure.table), locale);
  const { from, before } = span ?? {};
  if (from && before) return windowName({ from, before }, locale);
  return before ? words.beforeDay(formatDate(before, locale)) : words.fromDay(formatDate(from ?? '', locale));
}

/** "onboarding, basic": the values of a condition, with their column where they would say nothing alone. */
export function whereName(where: Where, table: Table, locale: Locale): string {
  return Object.entries(where)
    .map(([name, wanted]) => conditionName(columnOf(table, name), wanted, locale))
    .join(', ');
}

/** "CSAT (onboarding, Q3 2026)": a measure, which of its answers, and when. */
export function subjectOf(
  { measure: name, where, period }: Pick<Asked, 'measure' | 'where' | 'period'>,
  dataset: Dataset,
  locale: Locale,
): string {
  const measure = measureOf(dataset, name);
  const window = period === undefined ? undefined : windowOf(period, dataset);
  const which = [
    where && whereName(where, tableOf(dataset, measure.table), locale),
    window && windowName(window, locale),
  ].filter(Boolean);
  const label = measureLabel(measure);
  return which.length ? `${label} (${which.join(', ')})` : label;
}

function conditionName(column: Column, wanted: Where[string], locale: Locale): string {
  const say = (value: Scalar) => groupLabel(column, value === null ? null : String(value), locale);
  const label = labelOf(column);
  if (Array.isArray(wanted)) return named(column, wanted.map(say).join(', '));
  if (wanted === null) return `${label}: ${messages(locale).noValue}`;
  if (typeof wanted !== 'object') return named(column, say(wanted));
  const { min, max } = wanted;
  return `${label}: ${min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min}–${max}`}`;
}

/** Words speak for themselves; a number or a "yes" needs its column. */
function named(column: Column, value: string): string {
  return column.type === 'category' || column.type === 'text' ? value : `${labelOf(column)}: ${value}`;
}

function groupSides(a: Side, b: Side): Sides {
  return { a, b, days: 0 };
}

function datedSides(asked: Asked, first: Measure, second: Measure, dataset: Dataset): Sides {
  for (const measure of [first, second])
    if (!isDated(dataset, measure))
      throw refused('before', `table ${measure.table} has no dates, so there is no before and after`);
  const { before = '', after = before } = asked;
  const [a, b] = [spanOf(before, 'before', dataset), spanOf(after, 'after', dataset)];
  if ((a.before ?? '') > (b.from ?? ''))
    throw refused('after', `the span after (${after}) begins before the span before (${before}) has ended`);
  const day = a.before === b.from ? a.before : undefined;
  const spans = first.kind === 'churn' ? wholeMonths(a, b) : { a, b };
  return {
    a: { measure: first, span: spans.a },
    b: { measure: second, span: spans.b },
    day: first.kind === 'churn' ? undefined : day,
    days: periodDays(a, b, dataset),
  };
}

function spanOf(text: string, prop: 'before' | 'after', dataset: Dataset): Span {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return prop === 'before' ? { before: text } : { from: text };
  const window = windowOf(text, dataset);
  if (!window) throw refused(prop, 'the data have no dates');
  return window;
}

// customers are at risk for whole months: one that the change falls into belongs to neither side
function wholeMonths(a: Span, b: Span): { a: Span; b: Span } {
  const end = a.before && startOf(a.before, 'month');
  const start = b.from && startOf(b.from, 'month');
  return {
    a: { ...a, ...(end ? { before: end } : {}) },
    b: { ...b, ...(start ? { from: start === b.from ? start : add(start, 1, 'month') } : {}) },
  };
}

const fewestPeriods = 8;

/** Four weeks, one where the data are too short for that: whole weeks, so that each period has the same days. */
function periodDays(a: Span, b: Span, dataset: Dataset): number {
  const from = a.from ?? dataset.extent?.from ?? '';
  const end = b.before ?? (dataset.extent ? add(dataset.extent.to, 1, 'day') : '');
  const shorter = Math.min(daysBetween(from, a.before ?? from), daysBetween(b.from ?? end, end));
  return shorter >= fewestPeriods * 28 ? 28 : 7;
}

/** Two groups must be known to have no answer in common, or their difference is no difference of two groups. */
function apart(a: Where, b: Where, prop: string): void {
  if (Object.entries(a).some(([name, wanted]) => name in b && exclude(wanted, b[name] ?? null))) return;
  throw new FigureError(
    'overlapping-groups',
    `overlapping groups: ${JSON.stringify(a)} and ${JSON.stringify(b)} may share answers`,
    { prop, suggestion: 'give both different values of one column, or compare a group with the rest' },
  );
}

function exclude(a: Where[string], b: Where[string]): boolean {
  if (isBounds(a) && isBounds(b)) {
    const beyond = (low: Where[string], high: Where[string]) =>
      isBounds(low) &&
      isBounds(high) &&
      low.max !== undefined &&
      high.min !== undefined &&
      low.max < high.min;
    return beyond(a, b) || beyond(b, a);
  }
  if (isBounds(a) || isBounds(b)) return false;
  const texts = [b].flat().map(String);
  return [a].flat().every((value) => !texts.includes(String(value)));
}

function isBounds(wanted: Where[string]): wanted is { min?: number | string; max?: number | string } {
  return typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted);
}

/** Each answer with its side, whether it belongs to the comparison group, and its period. */
function assignedQuery(asked: Asked, { a, b }: Sides, dataset: Dataset, period: Query, keep = sql``): Query {
  const from = (measure: Measure, side: Query) => {
    const table = tableOf(dataset, measure.table);
    const window = asked.period ? windowOf(asked.period, dataset) : undefined;
    const source = answers(dataset, measure, asked.control ? {} : { where: asked.where, window });
    return sql`select ${side} as side, ${armOf(asked, table)} as arm, ${period} as period, n, weight, _v, _at${keep} from (${source})`;
  };
  const [isA, isB] = [conditionOf(a, dataset), conditionOf(b, dataset)];
  if (!asked.measureAfter) return from(a.measure, sql`case when ${isB} then 'b' when ${isA} then 'a' end`);
  return sql`${from(a.measure, sql`case when ${isA} then 'a' end`)} union all ${from(b.measure, sql`case when ${isB} then 'b' end`)}`;
}

/** Which of both groups an answer belongs to; those of the comparison group are in no other. */
function armOf({ where = {}, control }: Asked, table: Table): Query {
  if (!control) return sql`'here'`;
  const there = all(wheres(table, { ...where, ...control }));
  return sql`case when ${there} then 'control' when ${all(wheres(table, where))} then 'here' end`;
}

function conditionOf({ span, where, not, measure }: Side, dataset: Dataset): Query {
  const table = tableOf(dataset, measure.table);
  if (where) return all(wheres(table, where));
  if (not) return sql`not coalesce(${all(wheres(table, not))}, false)`;
  return all([
    ...(span?.from ? [sql`_at >= cast(${span.from} as date)`] : []),
    ...(span?.before ? [sql`_at < cast(${span.before} as date)`] : []),
  ]);
}

/** Of everyone with an answer on both sides: each side's values and their change, every person once. */
function pairedQuery(asked: Asked, sides: Sides, dataset: Dataset): Query {
  const table = tableOf(dataset, sides.a.measure.table);
  const key = ident(columnOf(table, asked.paired ?? '').name);
  const assigned = assignedQuery(asked, sides, dataset, sql`cast(null as integer)`, sql`, ${key} as _key`);
  const second = sides.a.span ? trusted('first') : trusted('last');
  // ordered by the value as well, so that two answers of a day give the same pair every time
  const pairs = sql`select last(_v order by _at, _v) filter (side = 'a') as va, ${second}(_v order by _at, _v) filter (side = 'b') as vb from (${assigned}) where side is not null and _key is not null group by _key`;
  const values = sql`select unnest(['a', 'b', 'change']) as side, unnest([va, vb, vb - va]) as _v, 1 as n, 1.0::double as weight from (${pairs}) where va is not null and vb is not null`;
  return sql`select side, 'here' as arm, cast(null as integer) as period, ${moments()} from (${values}) group by 1 order by 1`;
}

function refused(prop: string, reason: string, more: { suggestion?: string } = {}): FigureError {
  return new FigureError('invalid-prop', `invalid prop: ${prop}: ${reason}`, { prop, ...more });
}
