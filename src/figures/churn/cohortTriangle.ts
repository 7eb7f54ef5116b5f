import type { Dataset } from '../../dataset/dataset.ts';
import { observedUntil, type Churn } from '../../sql/churn.ts';
import { add, type PeriodUnit } from '../../sql/period.ts';
import { chiSquare } from '../../stats/chiSquare.ts';
import { estimate, type Estimate } from '../../stats/estimate.ts';

/** Customers of a cohort who stayed so many whole periods; `stayed` is null for who had not left. */
export type CohortRow = { cohort: string | null; stayed: number | null; n: number };

export type CohortProps = {
  measure: string;
  by: PeriodUnit;
  show: 'staying' | 'left';
  periods: number;
  limit: number;
};

/** Customers who came in one period. Cells are null until everyone has been followed that long. */
export type Cohort = {
  from: string;
  n: number;
  few: boolean;
  flagged: boolean;
  cells: (Estimate | null)[];
};

export type Triangle = {
  rows: Cohort[];
  /** The cells of all rows that have one, added up; `n` is of all rows shown. */
  all: Cohort;
  /** Whole periods since the start, from 1. */
  columns: number[];
  /** Cohorts in the data, of which the latest are shown. */
  known: number;
  /** The column that the sentence speaks of; undefined while no period is over. */
  told: number | undefined;
  /** Whether cohorts differ there: χ², null with under two of them. */
  p: number | null;
};

/** The triangle, withheld where a cohort is smaller than the dataset's minimum. */
export function triangleOf(
  rows: CohortRow[],
  props: CohortProps,
  dataset: Dataset,
  measure: Churn,
): Triangle {
  const end = add(observedUntil(dataset, measure) ?? '1970-01-01', 1, 'day');
  const known = cohortsOf(rows, props.by);
  const shown = known.slice(-props.limit);
  const most = Math.max(0, ...shown.map(({ from }) => periodsOver(from, end, props)));
  const columns = Array.from({ length: most }, (_, index) => index + 1);
  const made = shown.map((cohort) => {
    const over = periodsOver(cohort.from, end, props);
    const few = cohort.n < dataset.minimum.publish;
    const cells = columns.map((age) =>
      few || age > over ? null : shareOf(goneBy(cohort, age), cohort.n, props),
    );
    return { from: cohort.from, n: cohort.n, few, flagged: !few && cohort.n < dataset.minimum.flag, cells };
  });
  const all = together(made, columns, props, dataset);
  const told = toldColumn(made, columns, props.by);
  return { rows: made, all, columns, known: known.length, told, p: testAt(made, told) };
}

type Lives = { from: string; n: number; stayed: Map<number, number> };

function cohortsOf(rows: CohortRow[], by: PeriodUnit): Lives[] {
  const found = new Map<string, Lives>();
  for (const { cohort, stayed, n } of rows) {
    if (cohort === null) continue;
    const own = found.get(cohort) ?? { from: cohort, n: 0, stayed: new Map<number, number>() };
    own.n += n;
    if (stayed !== null) own.stayed.set(stayed, (own.stayed.get(stayed) ?? 0) + n);
    found.set(cohort, own);
  }
  const [first, last] = [[...found.keys()].sort()[0], [...found.keys()].sort().at(-1)];
  const all: Lives[] = [];
  for (let from = first; from && last && from <= last && all.length < 5000; from = add(from, 1, by)) {
    const own = found.get(from);
    if (own) all.push(own);
  }
  return all;
}

/** How many periods all customers of a cohort have been followed, at most as many as are asked for. */
function periodsOver(from: string, end: string, { by, periods }: CohortProps): number {
  const before = add(from, 1, by);
  let over = 0;
  while (over < periods && add(before, over + 1, by) <= end) over++;
  return over;
}

function goneBy({ stayed }: Lives, age: number): number {
  let gone = 0;
  for (const [whole, n] of stayed) if (whole < age) gone += n;
  return gone;
}

function shareOf(gone: number, n: number, { show }: Pick<CohortProps, 'show'>): Estimate | null {
  const counted = show === 'left' ? gone : n - gone;
  return estimate('share', { n, w: n, w2: n, s1: counted, s2: counted });
}

function together(rows: Cohort[], columns: number[], props: CohortProps, { minimum }: Dataset): Cohort {
  const cells = columns.map((_, index) => {
    const filled = rows.flatMap(({ cells }) => cells[index] ?? []);
    const n = filled.reduce((sum, cell) => sum + cell.n, 0);
    const counted = filled.reduce((sum, cell) => sum + cell.n * cell.value, 0);
    return n > 0 ? shareOf(props.show === 'left' ? counted : n - counted, n, props) : null;
  });
  const n = rows.reduce((sum, row) => sum + (row.few ? 0 : row.n), 0);
  return { from: '', n, few: n < minimum.publish, flagged: n < minimum.flag, cells };
}

/** A year, where several cohorts have one behind them; else the longest time that two have. */
function toldColumn(rows: Cohort[], columns: number[], by: PeriodUnit): number | undefined {
  const year = { week: 52, month: 12, quarter: 4, year: 1 }[by];
  const filled = (age: number) => rows.filter(({ cells }) => cells[age - 1]).length;
  if (columns.includes(year) && filled(year) > 1) return year;
  return columns.findLast((age) => filled(age) > 1) ?? columns.findLast((age) => filled(age) > 0);
}

function testAt(rows: Cohort[], told: number | undefined): number | null {
  if (told === undefined) return null;
  const filled = rows.flatMap(({ cells }) => cells[told - 1] ?? []);
  return chiSquare(filled.map(({ n, value }) => [n * value, Math.max(0, n - n * value)])).p;
}
