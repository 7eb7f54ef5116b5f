import { tableOf, type Measure } from '../../dataset/dataset.ts';
import { hasDays, observedUntil, standing, type Churn } from '../../sql/churn.ts';
import { wheres } from '../../sql/measure.ts';
import { daysBetween, type PeriodUnit, type Window } from '../../sql/period.ts';
import { periodName } from '../../sql/periodName.ts';
import { all } from '../../sql/query.ts';
import { convertChurn } from '../../stats/churn.ts';
import { churnPeriods } from './groups.ts';
import { byColumn, selectionOf, unitOf, type Unit } from './filters.ts';
import type { Asked } from './options.ts';
import type { MeasureRow, Source } from './row.ts';

const aYear: Record<PeriodUnit, number> = { week: 365 / 7, month: 12, quarter: 4, year: 1 };

/** Adds to rows of churn the period they are of, the yearly equivalent, and the naive churn of the same period. */
export async function churnDetails(
  source: Source,
  measure: Extract<Measure, { kind: 'churn' }>,
  asked: Asked,
  rows: MeasureRow[],
): Promise<void> {
  if (!hasDays(measure)) return;
  const unit = unitOf(tableOf(source.dataset, measure.table), asked.by);
  const { window } = selectionOf(source.dataset, measure, asked);
  const periods = churnPeriods(measure, asked, unit, window);
  const length = Array.isArray(periods) ? days(periods) : periods;
  for (const row of rows) {
    row['period'] = typeof length === 'number' ? `${length} days` : length;
    if (row.n === 0) row.reason = unwatched(source, measure, length);
    for (const [key, value] of Object.entries({
      yearly: row.value,
      yearlyLow: row.low,
      yearlyHigh: row.high,
    }))
      row[key] = value === null ? null : yearly(value, length);
  }
  const naive = await naiveChurn(source, measure, asked, unit);
  for (const row of rows) if (row.value !== null) row['naive'] = naive(row.by);
}

function yearly(value: number, period: number | PeriodUnit): number {
  return typeof period === 'number'
    ? convertChurn(value, period, 365)
    : convertChurn(value, 1, aYear[period]);
}

function unwatched({ dataset }: Source, measure: Churn, length: number | PeriodUnit): string {
  const whole = typeof length === 'number' ? 'at the first day' : `for a whole ${length}`;
  return `no customer is there ${whole}: the data end on ${observedUntil(dataset, measure)}, unless as_of says later`;
}

function days([window]: Window[]): number {
  return window ? daysBetween(window.from, window.before) : 0;
}

/** (start − end) ÷ start of the group or period of a row; null for several periods together. */
async function naiveChurn(
  source: Source,
  measure: Churn & { start: string; end: string },
  asked: Asked,
  unit: Unit | undefined,
): Promise<(by: string | null) => number | null> {
  const table = tableOf(source.dataset, measure.table);
  const { where, window } = selectionOf(source.dataset, measure, asked);
  const periods = churnPeriods(measure, asked, unit, window);
  if (!unit && !Array.isArray(periods)) return () => null;
  const condition = all([...wheres(table, measure.where ?? {}), ...wheres(table, where)]);
  const by = unit || asked.by === undefined ? undefined : byColumn(table, asked.by).name;
  const rows = await source.ask<Standing>(standing(source.dataset, measure, periods, { condition, by }));
  return (wanted) => {
    const own = rows.filter(
      (row) => wanted === (unit ? periodName(row.period, unit) : by ? row.group : null),
    );
    return naiveOf(own.length || unit ? own : rows);
  };
}

type Standing = { group: string | null; period: string; start: number; end: number };

function naiveOf(rows: Standing[]): number | null {
  const start = rows.reduce((sum, row) => sum + row.start, 0);
  const end = rows.reduce((sum, row) => sum + row.end, 0);
  return start > 0 ? (start - end) / start : null;
}
