import type { Dataset, Measure } from '../../dataset/dataset.ts';

/** One line of the answer; numbers in the measure's own unit: share 0…1, NPS in points. */
export type MeasureRow = {
  measure: string;
  /** The group's value, null for the total; what is compared, for a difference. */
  by: string | null;
  /** Answers. */
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  level: number;
  /** share, points, index, score, count, ratio, a currency, or a unit of the column. */
  unit: string;
  /** How the interval was made; null when there is none. */
  method: string | null;
  /** What the line is, when it is no estimate: difference, test, survival, median, driver, control, … */
  what?: string;
  /** Why there is no value. */
  reason?: string;
  /** A word of caution. */
  flag?: string;
  /** Standard error, in the unit. */
  se?: number | null;
  /** Equally weighted answers that would say as much (Kish), when answers are weighted. */
  nEffective?: number;
  statistic?: number | null;
  df?: number | null;
  df2?: number;
  p?: number | null;
  adjustedP?: number | null;
  correction?: string;
  test?: string;
} & Record<string, unknown>;

/** The rows of a query, as plain objects. */
export type Ask = <R>(query: import('../../sql/query.ts').Query) => Promise<R[]>;

/** What every analysis works on. */
export type Source = {
  dataset: Dataset;
  ask: Ask;
  level: number;
  /** Says something on stderr. */
  note(text: string): void;
  /** The rows that were left out as violations, as CSV. */
  rejected: string | undefined;
};

/** A line that is no estimate of a group. */
export function otherRow(
  { level }: Source,
  measure: Measure,
  what: string,
  row: Partial<MeasureRow> & Pick<MeasureRow, 'n' | 'unit'>,
): MeasureRow {
  return {
    measure: measure.name,
    by: null,
    value: null,
    low: null,
    high: null,
    level,
    method: null,
    what,
    ...row,
  };
}
