import { z } from 'zod';
import { measureOf, periodColumn, tableOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { observedUntil } from '../../sql/churn.ts';
import type { Where } from '../../sql/measure.ts';
import {
  add,
  earlier,
  isDay,
  periodUnits,
  startOf,
  windowOf,
  type PeriodUnit,
  type Window,
} from '../../sql/period.ts';
import { formatPeriod, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { FigureError } from '../draw.ts';

type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

/** Prop of figures that compare now with before. */
export const change = z
  .enum(periodUnits)
  .describe(
    'compare with earlier: "quarter" is the last quarter against the quarter before, "year" the last 12 months against the 12 before; with period, that period against the same one this much earlier',
  );

/** Prop of figures that compare with all that was before a day. */
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

/** Whether the question sets now against before. */
export function compares({ change, since }: Asked): boolean {
  return change !== undefined || since !== undefined;
}

/** The name of the window that the number stands for; that of the data's when it is all of them. */
export function nowName({ windows }: { windows: Windows }, { measure: name }: Asked, context: Words): string {
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

/** Whether the measure's answers have days. */
export function isDated(dataset: Dataset, measure: Measure): boolean {
  if (measure.kind === 'churn') return observedUntil(dataset, measure) !== undefined;
  return periodColumn(dataset, tableOf(dataset, measure.table)) !== undefined;
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
