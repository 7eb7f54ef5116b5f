import type { ZodType } from 'zod';
import type { Counted, Dataset } from '../dataset/dataset.ts';
import type { CellContext } from '../sql/cell.ts';
import type { Query, Scalar } from '../sql/query.ts';
import type { Format, Locale } from '../words/format.ts';
import type { Input, ShownInput } from './input.ts';

/** Where a figure is drawn. Figures know nothing else of their host. */
export type Context = {
  document: Document;
  width: number;
  locale: Locale;
  dataset: Dataset;
  /** The result's columns, known also when it has no rows. */
  columns?: { name: string; type: string }[] | undefined;
  /** Values of the page's inputs by name; null where the reader chose nothing and the data say. */
  inputs?: Record<string, Scalar> | undefined;
  /** What n counts in this figure; answers where nothing is said. */
  counted?: Counted | undefined;
  /** Scenarios of the page, that others of its figures may be about. */
  models?: Models | undefined;
};

/** Tags of a page that have inputs, by the name under which other tags refer to them. */
export type Models = Record<string, { figure: string; input: Record<string, unknown> }>;

/** What a figure's query may draw on: the dataset, the page's SQL cells and the types of its inputs. */
export type Source = CellContext & { models?: Models | undefined };

/** A column of what a figure shows. */
export type ShownColumn = {
  name: string;
  label: string;
  format: Format;
  /** Of a scenario's numbers, what they rest on; elsewhere all numbers are measured. */
  origin?: Origin | undefined;
};

/**
 * What a number rests on: the data alone, also an assumption, or also something that the reader chose. Only what is
 * measured may be told as a finding.
 */
export type Origin = 'measured' | 'assumed' | 'chosen';

/** Exactly what a figure shows, as a table: its CSV, its twin for screen readers, its words. */
export type Shown = {
  /** Heading when the author wrote none. */
  title?: string | undefined;
  columns: ShownColumn[];
  rows: Record<string, string | number | boolean | null>[];
  /** What the figure says, in one or two sentences computed from the data. */
  sentence: string;
  /** Answers that it stands on; absent where rows are not answers. */
  n?: number | undefined;
  /** The interval's level and name, when it draws one. */
  interval?: { level: number; method: string } | undefined;
  /** `empty` and `too-few` replace the drawing by their words. */
  state: 'ok' | 'empty' | 'too-few';
  /** Words of the dataset and no number: nothing to audit, so no note in a text. */
  words?: boolean | undefined;
  /** Cautions: groups withheld, few answers, rows cut. */
  notes: string[];
  /** What texts of the page read instead of the table, where that is one of many units. */
  read?: { columns: ShownColumn[]; rows: Shown['rows'] } | undefined;
  /** Where the figure's own inputs stand. */
  inputs?: ShownInput[] | undefined;
};

/** The one idea: props and data in, an element out, the same on every host. */
export type Figure<P = unknown, R = unknown> = {
  /** The name in markup; the tag is its capitalised form. */
  name: string;
  tag: string;
  /** One phrase for the reference. */
  about: string;
  /** Stands inside a sentence: no frame, its audit goes to the notes of the page. */
  inline?: boolean;
  /** Drawn at both widths; CSS shows the one that fits. */
  responsive?: boolean;
  props: ZodType<P>;
  row: ZodType<R>;
  /** Inputs that the figure brings to its page. The query does not depend on what they say. */
  inputs?(props: P, source: Source & { locale: Locale }): Input[];
  query(props: P, source: Source): Query;
  shown(rows: R[], props: P, context: Context): Shown;
  render(rows: R[], props: P, context: Context): Element;
  /** What the numbers mean: definition and method, a paragraph each. */
  definition(props: P, context: Pick<Context, 'dataset' | 'locale'>): string[];
  /** The column whose groups it draws, of props as written: its marks carry their group (see charts/drill.ts). */
  drill?(input: Record<string, unknown>): string | undefined;
  /** Id of the figure of the page that it reads, whose query and rows it has. */
  reads?(props: P): string;
};

/** Keeps the types of a figure's parts together while it is written; hosts see every figure as the same type. */
export function figure<P, R>(made: Figure<P, R>): Figure {
  return made as unknown as Figure;
}
