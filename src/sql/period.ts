import type { Dataset } from '../dataset/dataset.ts';

/** Calendar arithmetic on ISO days, in UTC, without a clock: "now" is the last day of the data. */

export const periodUnits = ['week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** From its first day, up to but not including `before`. */
export type Window = { from: string; before: string };

/** First day of the period that the day lies in. Weeks start on Monday (ISO 8601). */
export function startOf(day: string, unit: PeriodUnit): string {
  const date = parse(day);
  if (unit === 'week') return iso(addDays(date, -((date.getUTCDay() + 6) % 7)));
  const month = date.getUTCMonth();
  const first = unit === 'year' ? 0 : unit === 'quarter' ? month - (month % 3) : month;
  return iso(new Date(Date.UTC(date.getUTCFullYear(), first, 1)));
}

/** The day `count` units later (earlier when negative); the day of the month is kept where the month has it. */
export function add(day: string, count: number, unit: PeriodUnit | 'day'): string {
  const date = parse(day);
  if (unit === 'day' || unit === 'week') return iso(addDays(date, count * (unit === 'week' ? 7 : 1)));
  const months = count * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), last));
  return iso(target);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((parse(to).getTime() - parse(from).getTime()) / 86_400_000);
}

/**
 * The last period that the data cover: the period of the last day if at most a tenth of it is missing at its end
 * (surveys are quiet at a month's end), else the one before, unless the data do not reach back that far.
 */
export function lastPeriod(dataset: Dataset, unit: PeriodUnit): Window | undefined {
  if (!dataset.extent) return undefined;
  const { from, to } = dataset.extent;
  const start = startOf(to, unit);
  const current = { from: start, before: add(start, 1, unit) };
  const missing = daysBetween(to, current.before) - 1;
  if (missing <= daysBetween(current.from, current.before) / 10) return current;
  const earlier = { from: add(start, -1, unit), before: start };
  return earlier.before <= from ? current : earlier;
}

/** The window `count` units earlier. */
export function earlier(window: Window, unit: PeriodUnit, count = 1): Window {
  return { from: add(window.from, -count, unit), before: add(window.before, -count, unit) };
}

/**
 * The window that a text such as `month`, `last quarter`, `last 24 months` or `2025-01-01..2025-06-30` names.
 * Undefined when it names none, or the data have no dates.
 */
export function windowOf(text: string, dataset: Dataset): Window | undefined {
  const named = read(text);
  if (!named || 'from' in named) return named;
  const last = lastPeriod(dataset, named.unit);
  return last && { from: add(last.from, 1 - named.count, named.unit), before: last.before };
}

/** Whether `windowOf` understands the text, for data that have dates. */
export function isWindow(text: string): boolean {
  return read(text) !== undefined;
}

/** Whether the text is a day of the calendar: 2025-02-30 is none. */
export function isDay(text: string): boolean {
  const date = parse(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && iso(date) === text;
}

function read(text: string): Window | { count: number; unit: PeriodUnit } | undefined {
  const [, from, to] = /^([12]\d{3}-\d{2}-\d{2})\s*\.\.\s*([12]\d{3}-\d{2}-\d{2})$/.exec(text.trim()) ?? [];
  if (from && to)
    return isDay(from) && isDay(to) && from <= to ? { from, before: add(to, 1, 'day') } : undefined;
  const words = /^(?:last\s+)?(?:([1-9]\d{0,2})\s+)?(week|month|quarter|year)s?$/i.exec(text.trim());
  return words ? { count: Number(words[1] ?? 1), unit: words[2]?.toLowerCase() as PeriodUnit } : undefined;
}

function parse(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
