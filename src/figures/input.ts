import type { Query } from '../sql/query.ts';
import type { Estimate, Moments } from '../stats/estimate.ts';

/** A unit such as `money`, `share`, `money/customer`, `money/customer/month`, `share/month`. */
export type Unit = string;

/** A value that the data give: where it comes from, and what it is. */
export type Measured = {
  /** The column is published in bands: the middle of each counts. */
  banded?: boolean | undefined;
  /** Two inputs with the same one are the same. */
  identity: string;
  /** Selects one row of moments: n, w, w2, s1, s2. */
  moments: Query;
  /** What the moments say; null when the answers are fewer than the dataset's minimum. `exact`: a count, without interval. */
  estimate(moments: Moments): Estimate | null;
  /** The same as one SQL value, null under the minimum: what `$name` is while the reader chose nothing. */
  value: Query;
};

/** One number that a scenario starts from. Values are in the unit of the model: a share is 0…1. */
export type Input = {
  /** Name in the URL and in SQL cells; unique in the page. */
  key: string;
  /** Name in the model's formulas. */
  name: string;
  label: string;
  unit: Unit;
  currency?: string | undefined;
  min: number;
  max: number;
  step: number;
  /** Whether an author wrote min and max, so that a slider has them as ends; else they are what is possible at all. */
  written?: boolean | undefined;
  /** At first, and where the data give none. */
  value: number;
  /** Whether the author wrote the value: two tags may not write different ones for one key. */
  explicit: boolean;
  /** What gives the value instead. */
  measured?: Measured | undefined;
  /** Values with a name, one press away. */
  presets?: { label: string; value: number }[] | undefined;
  /** What is planned, not known: how far satisfaction is to rise. A result may be measured all the same, given the plan. */
  plan?: boolean | undefined;
  /** A choice instead of a number. */
  options?: { value: number; label: string }[] | undefined;
};

/** Where a figure's input stands: for the control beside the figure, and for the audit. */
export type ShownInput = {
  key: string;
  value: number;
  from: 'data' | 'chosen' | 'assumed';
  low: number | null;
  high: number | null;
  /** Ends of the slider. */
  range: [number, number];
  /** What stands under the control: where its default comes from. */
  origin: string;
  /** What the reader must know of their choice, or empty. */
  warning: string;
};
