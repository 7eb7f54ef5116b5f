import { z } from 'zod';
import { measureOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { boundsOf } from '../measures/comparable.ts';
import { whereWords } from '../measures/conditions.ts';
import { windowsOf, type Asked } from '../measures/windows.ts';
import type { Told } from '../draw.ts';
import type { Context } from '../figure.ts';
import { measureLabel } from '../measures/measured.ts';
import { askedOf } from '../text/asked.ts';

const number = z.number().nullable();

/** A headline number of a report: what a card or a number in the text says, and what it is a number of. */
export const headlineSchema = z.object({
  /** The same in every edition: measure, conditions and relative period, or SQL cell and column. */
  key: z.string(),
  label: z.string(),
  /** First and last day of its answers (ISO). */
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
  value: number,
  low: number.default(null),
  high: number.default(null),
  n: number.default(null),
  /** How it is shown: see words/format.ts. */
  format: z.looseObject({ kind: z.string() }),
  /** What must be the same for two editions to be compared. */
  meaning: z.object({
    definition: z.string().optional(),
    scale: z.string().optional(),
    question: z.string().optional(),
    version: z.string().optional(),
    query: z.string().optional(),
  }),
});
export type Headline = z.output<typeof headlineSchema>;

type NumberProps = Partial<Asked> &
  Partial<Record<'show' | 'data' | 'column' | 'by' | 'figure', string>> & { row?: unknown };

type Words = Pick<Context, 'dataset' | 'locale'>;

/** The headline numbers of drawn figures, cards and numbers in the text, in their order; the same number once. */
export function headlines(drawn: Iterable<Told>, context: Words): Headline[] {
  const found = new Map<string, Headline>();
  for (const each of drawn) {
    const made = headlineOf(each, context);
    const known = made && found.get(made.key);
    if (made && (!known || (known.value === null && made.value !== null))) found.set(made.key, made);
  }
  return [...found.values()];
}

/** The headline number of one figure; undefined when it is not a figure of one number. */
export function headlineOf(drawn: Told, context: Words): Headline | undefined {
  if (!['big-number', 'value'].includes(drawn.figure.name)) return undefined;
  const props = drawn.props as NumberProps;
  // a value of a group or of another figure is a finding, which may be about another group next time
  if (props.by !== undefined || props.since !== undefined || props.figure !== undefined) return undefined;
  if (props.data !== undefined) return ofCell(drawn, props);
  if (!props.measure || ['period', 'n'].includes(props.show ?? '')) return undefined;
  return ofMeasure(drawn, props, context);
}

function ofMeasure({ shown }: Told, props: Partial<Asked>, context: Words): Headline {
  const asked = askedOf(props);
  const measure = measureOf(context.dataset, asked.measure);
  const [row = {}] = shown.rows;
  const column = shown.columns.find(({ name }) => name === 'value');
  const dated = windowsOf(asked, context.dataset).now !== undefined;
  return {
    key: JSON.stringify([asked.measure, sorted(asked.where), periodKey(asked)]),
    label: [measureLabel(measure), ...whereWords(asked, context)].join(', '),
    // all answers: from the first day to the last
    from: dated ? text(row['from']) : (context.dataset.extent?.from ?? null),
    to: dated ? text(row['to']) : (context.dataset.extent?.to ?? null),
    ...{ value: numeric(row['value']), low: numeric(row['low']), high: numeric(row['high']) },
    n: numeric(row['n']),
    format: { ...(column?.format ?? { kind: 'number' }) },
    meaning: meaningOf(measure, context.dataset),
  };
}

function ofCell({ shown, query }: Told, props: NumberProps): Headline | undefined {
  const { data = '', column = '', row = 'first' } = props;
  const value = shown.rows[0]?.[column];
  const as = shown.columns[0]?.format;
  if (typeof value !== 'number' || !as) return undefined;
  return {
    key: JSON.stringify(['cell', data, column, row]),
    label: `${column} (${data})`,
    ...{ from: null, to: null, value, low: null, high: null, n: null },
    format: { ...as },
    meaning: { query: query.text },
  };
}

/** A window that moves with the data has the same name in each edition; one of fixed days is another each time. */
function periodKey({ period, change }: Asked): string {
  const named = period ?? (change === 'year' ? 'last 12 months' : change);
  if (!named) return 'all';
  return named.includes('..')
    ? 'fixed'
    : named
        .trim()
        .toLowerCase()
        .replace(/^last (?=[a-z]+$)/, '');
}

/** What a measure declares that does not change its number. */
const besides = ['name', 'label', 'question', 'version', 'scope', 'better', 'high', 'customer'];

function meaningOf(measure: Measure, dataset: Dataset): Headline['meaning'] {
  const { question, version } = measure;
  const definition = Object.entries(measure).filter(([key]) => !besides.includes(key));
  const range =
    'column' in measure ? dataset.tables[measure.table]?.columns[measure.column]?.range : undefined;
  const scale = range ?? boundsOf(measure, dataset);
  return {
    definition: JSON.stringify(sorted(Object.fromEntries(definition))),
    ...(scale ? { scale: scale.join('–') } : {}),
    ...(question === undefined ? {} : { question }),
    ...(version === undefined ? {} : { version: String(version) }),
  };
}

/** With its keys in order, so that equal things are written alike. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

function numeric(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
