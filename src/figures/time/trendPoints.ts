import { columnOf, labelOf, measureOf, tableOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { add, type PeriodUnit } from '../../sql/period.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { measured, measureLabel, total, type Sums } from '../measures/measured.ts';

/** A row of a trend's query. */
export type TrendRow = Sums & { period: string | null; series?: string | null | undefined };

/** A point of a line, its value null where there are too few answers. `series` is the line's name, empty for a lone one. */
export type TrendPoint = {
  period: string;
  at: Date;
  series: string;
  measure: Measure;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  /** What the value was made from. */
  sums: Sums;
  few: boolean;
  flagged: boolean;
};

export type Lines = { measure: string | string[]; by: PeriodUnit; series?: string | undefined };

/** Most lines of one drawing. */
const maxSeries = 8;

/** Every period of every line, from the first to the last answer, so that a gap in the answers is a gap in the line. */
export function trendPoints(rows: TrendRow[], lines: Lines, { dataset, locale }: Context): TrendPoint[] {
  const dated = rows.filter((row): row is TrendRow & { period: string } => row.period !== null);
  const all = periods(dated, lines.by);
  return linesOf(dated, lines, dataset, messages(locale).noValue).flatMap(({ name, measure, rows: own }) => {
    const byPeriod = new Map(own.map((row) => [row.period, row]));
    return all.map((period) => point(period, name, byPeriod.get(period), dataset, measure));
  });
}

/** What a line's column is called: the dimension, or "measure" when each line is one. */
export function seriesLabel(dataset: Dataset, { measure, series }: Lines, fallback: string): string {
  if (!series) return fallback;
  return labelOf(columnOf(tableOf(dataset, measureOf(dataset, [measure].flat()[0] ?? '').table), series));
}

type Dated = TrendRow & { period: string };
type Line = { name: string; measure: Measure; rows: Dated[] };

function linesOf(rows: Dated[], { measure, series }: Lines, dataset: Dataset, noValue: string): Line[] {
  const names = [measure].flat();
  const first = measureOf(dataset, names[0] ?? '');
  if (names.length > 1) {
    return names.map((name) => {
      const own = measureOf(dataset, name);
      return { name: measureLabel(own), measure: own, rows: rows.filter((row) => row.series === name) };
    });
  }
  if (!series) return [{ name: '', measure: first, rows }];
  const groups = new Map<string, Dated[]>();
  for (const row of rows)
    groups.set(row.series ?? noValue, [...(groups.get(row.series ?? noValue) ?? []), row]);
  return [...groups]
    .sort(([, a], [, b]) => total(b).n - total(a).n)
    .slice(0, maxSeries)
    .map(([name, own]) => ({ name, measure: first, rows: own }));
}

function point(
  period: string,
  series: string,
  moments: Sums | undefined,
  dataset: Dataset,
  measure: Measure,
): TrendPoint {
  const sums = moments ?? total([]);
  const { n, estimate, few, flagged } = measured(dataset, measure, sums);
  const { value = null, low = null, high = null } = estimate ?? {};
  return {
    period,
    at: new Date(`${period}T00:00:00Z`),
    series,
    measure,
    value,
    low,
    high,
    n,
    sums,
    few,
    flagged,
  };
}

function periods(rows: Dated[], by: PeriodUnit): string[] {
  const all = rows.map(({ period }) => period).sort();
  const last = all.at(-1);
  const found: string[] = [];
  for (
    let period = all[0];
    period && last && period <= last && found.length < 5000;
    period = add(period, 1, by)
  )
    found.push(period);
  return found;
}
