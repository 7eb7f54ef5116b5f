import type { Benchmark, ColumnDeclaration, Declaration, MeasureDeclaration } from './declaration.ts';
import { didYouMean } from './nearest.ts';
import { plain, wordings, type Plain, type Text, type Translatable } from './text.ts';

/** A column as published: nothing that was not declared public reaches this type. */
export type Column = Pick<
  Plain<ColumnDeclaration>,
  | 'type'
  | 'label'
  | 'unit'
  | 'description'
  | 'range'
  | 'labels'
  | 'missing'
  | 'currency'
  | 'generalise'
  | 'language'
> & {
  name: string;
  /** Type in the published file, such as INTEGER, DOUBLE, VARCHAR, DATE, BOOLEAN. */
  sqlType: string;
  /** Distinct values in display order, for categories, booleans, scores and banded numbers of at most 200 values. */
  values?: string[] | undefined;
  /** Whether the owner of the data declared the values, and with them their order. */
  ordered?: boolean | undefined;
  /** Smallest and largest value of dates (ISO) and numbers. */
  extent?: [string, string] | [number, number] | undefined;
  /** Share of rows with a value, 0…1. */
  answered: number;
  /** Cells left out as "not applicable". */
  notApplicable?: number | undefined;
  /** Answers whose value a rollup leaves empty, because too few people shared it. */
  withheld?: number | undefined;
};

/** What n counts: answers to a survey, or cases of anything else, such as customers or months of theirs. */
export type Counted = 'answers' | 'cases';

export type Table = {
  name: string;
  label?: string | undefined;
  rows: number;
  /** Sum of the frequency column: the number of answers that the rows stand for. */
  answers: number;
  columns: Record<string, Column>;
  /** Names of the frequency and weight column in the published table. Every table has both, whatever the file had. */
  frequency: 'n';
  weight: 'weight';
};

export type Measure = Plain<MeasureDeclaration> & {
  name: string;
  table: string;
  /** Unit of the numbers that a mean or a sum is made of, such as minutes. */
  unit?: string | undefined;
};

/** The dataset as published: what build, browser and terminal know about it without asking the engine. */
export type Dataset = {
  name: string;
  /** First 12 hex digits of the SHA-256 of the published content: the data version. */
  hash: string;
  title: string;
  description?: string | undefined;
  source?: string | undefined;
  licence?: string | undefined;
  /** Invented data: readers are told so. */
  synthetic?: boolean | undefined;
  /** Table and column that say when, if declared. */
  period?: { table: string; column: string } | undefined;
  /** First and last day of the period column, ISO. */
  extent?: { from: string; to: string } | undefined;
  minimum: { publish: number; flag: number };
  publish: 'rows' | 'rollup';
  tables: Record<string, Table>;
  measures: Record<string, Measure>;
  dimensions: string[];
  benchmarks: Benchmark[];
  events: { on: string; label: string }[];
  /** Words that tell what comments are about, by theme. */
  themes?: Declaration['themes'];
  /** What answers and other cases are called where nothing else names them. */
  countLabels?: Record<Counted, string> | undefined;
  /** The published file: name in the output folder, bytes raw and compressed. */
  file: { name: string; bytes: number; compressed: number };
};

/** The dataset with its texts in every language that was declared: what is published. */
export type Manifest = Translatable<Dataset> & Pick<Dataset, 'name' | 'hash' | 'file' | 'themes'>;

const chosen = new WeakMap<Manifest, Map<string, Dataset>>();

/** The dataset with its texts in one language; asked twice, chosen once. */
export function datasetIn(manifest: Manifest, lang?: string, countLabels?: Dataset['countLabels']): Dataset {
  const known = chosen.get(manifest) ?? new Map<string, Dataset>();
  chosen.set(manifest, known);
  const key = `${lang ?? ''} ${countLabels?.answers ?? ''}`;
  const dataset = known.get(key) ?? withUnits({ ...plain(manifest, lang), countLabels } as Dataset);
  known.set(key, dataset);
  return dataset;
}

/** Means and sums know the unit of their column; scales have none. */
function withUnits(dataset: Dataset): Dataset {
  const measures = Object.entries(dataset.measures).map(([name, measure]): [string, Measure] => {
    const column = 'column' in measure ? dataset.tables[measure.table]?.columns[measure.column] : undefined;
    const has = ['mean', 'sum'].includes(measure.kind) && column?.type !== 'score' && !column?.currency;
    return [name, has && column?.unit !== undefined ? { ...measure, unit: column.unit } : measure];
  });
  return { ...dataset, measures: Object.fromEntries(measures) };
}

/** An unknown name with the valid ones; the caller adds file and line. */
export class UnknownName extends Error {
  readonly rule: string;
  readonly suggestion: string | undefined;
  readonly valid: string[];
  constructor(kind: string, written: string, valid: string[], where = '') {
    super(`unknown ${kind}: ${written}${where}`);
    this.name = 'UnknownName';
    this.rule = `unknown-${kind}`;
    this.suggestion = didYouMean(written, valid);
    this.valid = valid;
  }
}

/** The measure called `name`; `count` exists in every dataset. Throws UnknownName. */
export function measureOf(dataset: Dataset, name: string): Measure {
  const measure = dataset.measures[name];
  if (measure) return measure;
  const table = defaultTable(dataset);
  if (name === 'count')
    return {
      kind: 'count',
      name,
      table: table.name,
      label: table.label ?? dataset.countLabels?.[countedIn(dataset, table.name)] ?? 'Answers',
    };
  throw new UnknownName('measure', name, [...Object.keys(dataset.measures), 'count']);
}

/** The table a figure reads when nothing says which: that of the period, else the first. */
export function defaultTable(dataset: Dataset): Table {
  const table = dataset.tables[dataset.period?.table ?? ''] ?? Object.values(dataset.tables)[0];
  if (!table) throw new Error(`dataset ${dataset.name} has no table`);
  return table;
}

/** The table called `name`. Throws UnknownName. */
export function tableOf(dataset: Dataset, name: string): Table {
  const table = dataset.tables[name];
  if (table) return table;
  throw new UnknownName('table', name, Object.keys(dataset.tables));
}

/** A published column of a table. Throws UnknownName. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns[name];
  if (column) return column;
  throw new UnknownName('column', name, Object.keys(table.columns), ` in table ${table.name}`);
}

/** The tables that have a published column of this name. */
export function tablesWith(dataset: Dataset, column: string): Table[] {
  return Object.values(dataset.tables).filter((table) => column in table.columns);
}

/** The first table with the column, the default table first. Throws UnknownName. */
export function findColumn(dataset: Dataset, name: string): { table: Table; column: Column } {
  const first = defaultTable(dataset);
  const table = name in first.columns ? first : tablesWith(dataset, name)[0];
  const column = table?.columns[name];
  if (table && column) return { table, column };
  const valid = new Set(Object.values(dataset.tables).flatMap((each) => Object.keys(each.columns)));
  throw new UnknownName('column', name, [...valid]);
}

/** The date column of a table that says when: the dataset's period if it is there, else its first date. */
export function periodColumn(dataset: Dataset, table: Table): Column | undefined {
  const declared = dataset.period?.column ?? '';
  return table.columns[declared] ?? Object.values(table.columns).find((column) => column.type === 'date');
}

/** What a reader sees: the label, else the name with spaces. */
export function labelOf({ name, label }: { name: string; label?: string | undefined }): string {
  return label ?? name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

/** Whether a higher value of the measure is good news. */
export function higherIsBetter(measure: Measure): boolean {
  if (measure.better) return measure.better === 'high';
  if (measure.kind === 'churn') return false;
  return !meansBad(measure.high);
}

/** Whether the words for a high answer tell of something bad, in whatever language. */
export function meansBad(high: Text | undefined): boolean {
  const bad =
    /effort|hard|difficult|bad|dissatisf|worse|difficil|insatisf|mauvais|pire|усили|сложн|трудн|недовол|плох|хуже/i;
  return high !== undefined && wordings(high).some((words) => bad.test(words));
}

/**
 * What the rows of a table are. Answers where it has a scale or comments, or a measure with the question that was
 * asked; else cases.
 */
export function countedIn(
  { tables, measures }: Pick<Dataset, 'tables' | 'measures'>,
  table: string,
): Counted {
  const columns = Object.values(tables[table]?.columns ?? {});
  const rated = columns.some(({ type }) => type === 'score' || type === 'comment');
  const asked = Object.values(measures).some((measure) => measure.table === table && isAsked(measure));
  return rated || asked ? 'answers' : 'cases';
}

function isAsked({ kind, question }: Measure): boolean {
  return question !== undefined || kind === 'nps' || kind === 'net' || kind === 'index';
}
