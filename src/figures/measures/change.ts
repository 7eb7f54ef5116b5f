import { z } from 'zod';
import {
  columnOf,
  higherIsBetter,
  labelOf,
  measureOf,
  periodColumn,
  tableOf,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { observedUntil } from '../../sql/churn.ts';
import { answers, bucket, moments, type Where } from '../../sql/measure.ts';
import {
  add,
  daysBetween,
  earlier,
  isDay,
  periodUnits,
  startOf,
  windowOf,
  type PeriodUnit,
  type Window,
} from '../../sql/period.ts';
import { joined, sql, trusted, type Query } from '../../sql/query.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import {
  format,
  formatDate,
  formatDifference,
  formatPeriod,
  formatRange,
  type Format,
  type Locale,
} from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { changeWords } from '../../words/changeWords.ts';
import { FigureError } from '../draw.ts';
import type { Context, Shown, ShownColumn } from '../figure.ts';
import {
  describe,
  formatOf,
  kindOf,
  measured,
  measureLabel,
  momentsFor,
  optionsOf,
  total,
  type Measured,
} from './measured.ts';
import { momentsRow } from '../props.ts';

/** What the figures of one number share: a window "now", a window "before", and what their difference allows to say. */

export const change = z
  .enum(periodUnits)
  .describe(
    'compare with earlier: "quarter" is the last quarter against the quarter before, "year" the last 12 months against the 12 before; with period, that period against the same one this much earlier',
  );

type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

export const since = z
  .string()
  .refine(isDay, 'a day such as 2025-11-03')
  .describe('compare the answers from this day on with those before it, such as the day of a new policy');

/** The question: which measure of which answers, when, against when. */
export type Asked = {
  measure: string;
  where?: Where | undefined;
  period?: string | undefined;
  change?: PeriodUnit | undefined;
  /** Instead of period and change: the day that parts before from now. */
  since?: string | undefined;
};

/** Undefined `now`: all answers. `unit` is the length of the periods at risk, for churn. */
export type Windows = { now?: Window | undefined; before?: Window | undefined; unit: PeriodUnit };

/** A course over time that goes with the number. */
export type Line = { window?: Window | undefined; unit: PeriodUnit };

export const partRow = z.object({
  part: z.enum(['now', 'before', 'line']),
  period: z.string().nullable(),
  ...momentsRow,
});
export type PartRow = z.output<typeof partRow>;

/** `unknown` when there is nothing to compare; `unclear` when the interval of the difference contains zero. */
export type Verdict = 'higher' | 'lower' | 'unclear' | 'unknown';

export type Compared = {
  windows: Windows;
  now: Measured;
  /** Absent when no change was asked for or the data have no dates. */
  before?: Measured | undefined;
  difference: Difference | null;
  verdict: Verdict;
  /** Why the verdict is unknown, a sentence. */
  because?: string | undefined;
};

/** The windows of a question. Throws FigureError for a period without dates, and for windows that overlap. */
export function windowsOf({ measure: name, period, change, since }: Asked, dataset: Dataset): Windows {
  const measure = measureOf(dataset, name);
  if (since) return isDated(dataset, measure) ? partedAt(since, dataset) : { unit: 'month' };
  const text = period ?? (change === 'year' ? 'last 12 months' : change);
  const unit = riskUnit(text);
  if (!text) return { unit };
  const found = isDated(dataset, measure) ? windowOf(text, dataset) : undefined;
  if (!found) {
    if (!period) return { unit };
    const message = `invalid prop: period: table ${measure.table} has no dates, found ${JSON.stringify(period)}`;
    throw new FigureError('invalid-prop', message, { prop: 'period' });
  }
  const now =
    measure.kind === 'churn' ? completed(found, unit, period, observedUntil(dataset, measure)) : found;
  if (!change) return { now, unit };
  const before = earlier(now, change);
  if (before.before > now.from) {
    const message = `invalid prop: change: the period (${period}) is longer than one ${change}, so it overlaps the one before`;
    throw new FigureError('invalid-prop', message, { prop: 'change' });
  }
  return { now, before, unit };
}

/** One query for all parts: sufficient statistics of now, before and each period of the line. */
export function partsQuery(asked: Asked, dataset: Dataset, line?: Line): Query {
  const { now, before, unit } = windowsOf(asked, dataset);
  const measure = measureOf(dataset, asked.measure);
  const parts = [partQuery(sql`'now'`, now, measure)];
  if (before) parts.push(partQuery(sql`'before'`, before, measure));
  if (line) parts.push(lineQuery(line, measure));
  const source = answers(dataset, measure, { where: asked.where, unit });
  // as a subquery: the parser takes no `with` directly within the scope's own
  return sql`select * from (with _asked as (${source})\n${joined(parts, '\nunion all\n')}) order by 1, 2`;
}

/** What the rows say: both sides, their difference and the verdict. */
export function compared(rows: PartRow[], asked: Asked, context: Words): Compared {
  const { dataset, locale, counted } = context;
  const measure = measureOf(dataset, asked.measure);
  const windows = windowsOf(asked, dataset);
  const sumOf = (part: PartRow['part']) => total(rows.filter((row) => row.part === part));
  const now = measured(dataset, measure, sumOf('now'));
  const nothing = { windows, now, difference: null, verdict: 'unknown' } as const;
  if (!compares(asked)) return nothing;
  const words = changeWords(locale, counted);
  if (!windows.before) return { ...nothing, because: words.noDates };
  const before = measured(dataset, measure, sumOf('before'));
  const period = windowName(windows.before, locale);
  if (before.n === 0) return { ...nothing, before, because: words.nothingIn(period) };
  const side = now.estimate ? (before.estimate ? undefined : before) : now;
  if (side) {
    const name = side === now ? nowName(nothing, asked, context) : period;
    return { ...nothing, before, because: words.fewIn({ period: name, ...counts(side.n, context) }) };
  }
  const made = difference(
    kindOf(measure),
    momentsFor(measure, sumOf('before')),
    momentsFor(measure, sumOf('now')),
    optionsOf(dataset, measure),
  );
  return { ...nothing, before, difference: made, verdict: made ? verdictOf(made, measure) : 'unknown' };
}

/** Whether the question sets now against before. */
export function compares({ change, since }: Asked): boolean {
  return change !== undefined || since !== undefined;
}

/** Whether the change is good news, bad news, or neither; counts and sums are neither unless the dataset says so. */
export function toneOf(verdict: Verdict, measure: Measure): 'good' | 'bad' | 'neutral' {
  if (verdict === 'unclear' || verdict === 'unknown') return 'neutral';
  if (isTotal(measure) && !measure.better) return 'neutral';
  return (verdict === 'higher') === higherIsBetter(measure) ? 'good' : 'bad';
}

/** "3.1 pp": a difference without its sign. */
export function magnitude(value: number, as: Format, { locale }: Pick<Context, 'locale'>): string {
  return formatDifference(Math.abs(value), as, locale).replace(/^\+/, '');
}

/** "1.2 to 5.0": the interval of a difference without the unit, which the difference before it has said. */
export function bareRange(low: number, high: number, as: Format, locale: Locale): string {
  const { factor, unit } = withoutUnit(as);
  return formatRange(low * factor, high * factor, unit, locale);
}

/** Both ends of the interval of a difference, without the unit. */
export function bareRangeEnds({ low, high }: Difference, as: Format, locale: Locale): [string, string] {
  const { factor, unit } = withoutUnit(as);
  const end = (value: number | null) => format(value === null ? null : value * factor, unit, locale);
  return [end(low), end(high)];
}

/** "Q3 2026 against Q2 2026: +3.1 pp (95 % interval 1.2 to 5.0), more than chance." Why not, when it is unknown. */
export function changeSentence(result: Compared, asked: Asked, context: Words): string {
  const { difference: made, windows, because = '' } = result;
  if (!made || !windows.before) return because;
  const { dataset, locale } = context;
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const words = changeWords(locale);
  const named = {
    difference: formatDifference(made.value, as, locale),
    period: nowName(result, asked, context),
    before: windowName(windows.before, locale),
  };
  if (made.low === null || made.high === null) return words.differenceSentence(named);
  const [low, high] = bareRangeEnds(made, as, locale);
  const clear = result.verdict !== 'unclear';
  return words.changeSentence({ ...named, low, high, clear });
}

/** The name of the window that the number stands for; that of the data's when it is all of them. */
export function nowName({ windows }: Compared, { measure: name }: Asked, context: Words): string {
  const { dataset, locale, counted } = context;
  if (windows.now) return windowName(windows.now, locale);
  const { extent, period } = dataset;
  if (!extent || period?.table !== measureOf(dataset, name).table)
    return messages(locale, counted).allAnswers;
  return windowName({ from: extent.from, before: add(extent.to, 1, 'day') }, locale);
}

/** "Q3 2026", "2025", "Oct 2024 – Sep 2025", or from day to day. */
export function windowName({ from, before }: Window, locale: Locale): string {
  const whole = (['year', 'quarter', 'month', 'week'] as const).find(
    (unit) => startOf(from, unit) === from && add(from, 1, unit) === before,
  );
  if (whole) return formatPeriod(from, whole, locale);
  const unit = startOf(from, 'month') === from && startOf(before, 'month') === before ? 'month' : 'day';
  return `${formatPeriod(from, unit, locale)} – ${formatPeriod(add(before, -1, 'day'), unit, locale)}`;
}

/** "CSAT, Touchpoint: onboarding, Q3 2026": the measure, which answers, and when if a window was asked for. */
export function subject(asked: Asked, context: Words, { windows }: Pick<Compared, 'windows'>): string {
  const { dataset, locale } = context;
  const when = windows.now ? [windowName(windows.now, locale)] : [];
  return [measureLabel(measureOf(dataset, asked.measure)), ...whereWords(asked, context), ...when].join(', ');
}

/** The conditions of `where`, each in words. */
export function whereWords({ measure: name, where }: Asked, { dataset, locale }: Words): string[] {
  return conditionWords(tableOf(dataset, measureOf(dataset, name).table), where, locale);
}

/** Conditions on the columns of a table, each in words. */
export function conditionWords(table: Table, where: Where | undefined, locale: Locale): string[] {
  return Object.entries(where ?? {}).map(([key, wanted]) => {
    const column = columnOf(table, key);
    const say = (value: unknown) =>
      value === null ? messages(locale).noValue : (column.labels?.[String(value)] ?? String(value));
    if (Array.isArray(wanted)) return `${labelOf(column)}: ${wanted.map(say).join(', ')}`;
    if (wanted === null || typeof wanted !== 'object') return `${labelOf(column)}: ${say(wanted)}`;
    const { min, max } = wanted;
    const range = min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min}–${max}`;
    return `${labelOf(column)}: ${range}`;
  });
}

/** Columns and rows of what is shown: a row for now, with the difference, one for before, one for each of the line. */
export function table(
  rows: PartRow[],
  asked: Asked,
  result: Compared,
  context: Context,
  line?: Line,
): Pick<Shown, 'columns' | 'rows'> {
  const { dataset, locale } = context;
  const { windows, now, before, difference: made } = result;
  const measure = measureOf(dataset, asked.measure);
  const part = changeWords(locale).parts;
  const change: Shown['rows'][number] = made
    ? { difference: made.value, difference_low: made.low, difference_high: made.high, p: made.p }
    : {};
  const shown = [{ part: part.now, ...side(now, nowName(result, asked, context), windows.now), ...change }];
  if (before && windows.before)
    shown.push({ part: part.before, ...side(before, windowName(windows.before, locale), windows.before) });
  for (const row of rows) {
    if (!line || row.part !== 'line' || row.period === null) continue;
    const window = { from: row.period, before: add(row.period, 1, line.unit) };
    shown.push({
      part: part.line,
      ...side(measured(dataset, measure, row), windowName(window, locale), window),
    });
  }
  return { columns: columnsOf(asked, measure, line !== undefined, context), rows: shown };
}

/** Cautions that go with the comparison. */
export function cautions(result: Compared, { measure: name }: Asked, context: Context): string[] {
  const { dataset, locale, counted } = context;
  const { now, before, windows, because } = result;
  const words = { ...messages(locale, counted), ...changeWords(locale) };
  const notes = because && now.estimate ? [because] : [];
  const { extent, period } = dataset;
  const from = windows.before;
  if (from && result.difference && extent && period?.table === measureOf(dataset, name).table) {
    const missing = daysBetween(from.from, extent.from) / daysBetween(from.from, from.before);
    const named = { period: windowName(from, locale), from: formatDate(extent.from, locale) };
    if (missing > 0.1) notes.push(words.partly(named));
  }
  if (now.flagged || (result.difference && before?.flagged))
    notes.push(words.flagged(counts(0, context, dataset.minimum.flag).minimum));
  return notes;
}

/** Definition of the measure, of its periods at risk and of the comparison. */
export function definitionOf(asked: Asked, { dataset, locale }: Words): string[] {
  const words = changeWords(locale);
  const parts = describe(dataset, asked.measure, locale);
  if (measureOf(dataset, asked.measure).kind === 'churn')
    parts.push(words.churnPer[windowsOf(asked, dataset).unit]);
  if (compares(asked)) parts.push(words.differenceDefinition);
  return parts;
}

/** Whether the measure is a total, whose difference is a fact and not an estimate. */
export function isTotal({ kind }: Measure): boolean {
  return kind === 'count' || kind === 'sum';
}

/** Whether the measure's answers have days. */
export function isDated(dataset: Dataset, measure: Measure): boolean {
  if (measure.kind === 'churn') return observedUntil(dataset, measure) !== undefined;
  return periodColumn(dataset, tableOf(dataset, measure.table)) !== undefined;
}

/** Number of answers and minimum as a reader sees them. */
export function counts(
  n: number,
  { dataset, locale }: Words,
  minimum = dataset.minimum.publish,
): { n: string; minimum: string } {
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  return { n: count(n), minimum: count(minimum) };
}

/** All data from the day on, and all before it. Throws FigureError for a day that leaves one side empty. */
function partedAt(since: string, { extent }: Dataset): Windows {
  if (!extent) return { unit: 'month' };
  if (since > extent.from && since <= extent.to)
    return {
      now: { from: since, before: add(extent.to, 1, 'day') },
      before: { from: extent.from, before: since },
      unit: 'month',
    };
  const message = `invalid prop: since: expected a day after ${extent.from} and up to ${extent.to}, the days of the data, found ${since}`;
  throw new FigureError('invalid-prop', message, { prop: 'since' });
}

// customers are at risk for months, unless the window is made of other periods
function riskUnit(text: string | undefined): PeriodUnit {
  const found = /(week|month|quarter|year)s?$/i.exec(text?.trim() ?? '');
  return (found?.[1]?.toLowerCase() as PeriodUnit | undefined) ?? 'month';
}

/** Churn knows whole periods only: one that the data leave at its last days is left out, where another window would do. */
function completed(
  window: Window,
  unit: PeriodUnit,
  period: string | undefined,
  last: string | undefined,
): Window {
  const end = add(last ?? window.before, 1, 'day');
  const explicit = period?.includes('..') ?? false;
  return explicit || window.before <= end ? window : earlier(window, unit);
}

function partQuery(name: Query, window: Window | undefined, measure: Measure): Query {
  return sql`select ${name} as part, cast(null as date) as period, ${moments(measure)} from _asked${within(window)}`;
}

function lineQuery({ window, unit }: Line, measure: Measure): Query {
  return sql`select 'line' as part, ${bucket(unit)} as period, ${moments(measure)} from _asked${within(window)} group by 2`;
}

function within(window: Window | undefined): Query {
  if (!window) return trusted('');
  return sql` where _at >= cast(${window.from} as date) and _at < cast(${window.before} as date)`;
}

function verdictOf({ value, low, high }: Difference, measure: Measure): Verdict {
  const [from, to] = isTotal(measure) ? [value, value] : [low ?? 0, high ?? 0];
  return from > 0 ? 'higher' : to < 0 ? 'lower' : 'unclear';
}

function withoutUnit(as: Format): { factor: number; unit: Format } {
  if (as.kind === 'share') return { factor: 100, unit: { kind: 'index' } };
  return { factor: 1, unit: as.kind === 'points' ? { kind: 'index' } : as };
}

function side({ n, estimate }: Measured, period: string, window: Window | undefined): Shown['rows'][number] {
  const { value = null, low = null, high = null } = estimate ?? {};
  const to = window ? add(window.before, -1, 'day') : null;
  return { period, from: window?.from ?? null, to, value, low, high, n };
}

function columnsOf(
  asked: Asked,
  measure: Measure,
  line: boolean,
  { dataset, locale, counted }: Context,
): ShownColumn[] {
  const words = { ...messages(locale, counted), ...changeWords(locale) };
  const as = formatOf(dataset, measure);
  const text = { kind: 'text' } as const;
  const gap = { kind: 'difference', of: as } as const;
  return [
    ...(compares(asked) || line ? [{ name: 'part', label: words.part, format: text }] : []),
    { name: 'period', label: words.period, format: text },
    { name: 'from', label: words.from, format: { kind: 'date' } },
    { name: 'to', label: words.to, format: { kind: 'date' } },
    { name: 'value', label: measureLabel(measure), format: as },
    { name: 'low', label: words.low, format: as },
    { name: 'high', label: words.high, format: as },
    { name: 'n', label: words.n, format: { kind: 'count' } },
    ...(compares(asked)
      ? [
          { name: 'difference', label: words.difference, format: gap },
          { name: 'difference_low', label: words.differenceLow, format: gap },
          { name: 'difference_high', label: words.differenceHigh, format: gap },
          { name: 'p', label: words.pValue, format: { kind: 'p' } as const },
        ]
      : []),
  ];
}
