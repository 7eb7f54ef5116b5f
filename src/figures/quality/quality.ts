import { z } from 'zod';
import {
  columnOf,
  defaultTable,
  labelOf,
  measureOf,
  periodColumn,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { windowOf } from '../../sql/period.ts';
import { qualityChecks, type QualityOptions } from '../../sql/qualityChecks.ts';
import { messages } from '../../words/messages.ts';
import { qualityWords } from '../../words/quality.ts';
import { counts } from '../measures/counts.ts';
import { customerColumn } from '../measures/customerLife.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { methodName } from '../measures/measured.ts';
import { frameProps, periodUnit, where, window } from '../props.ts';
import { drawQuality } from './qualityDrawing.ts';
import { qualityOf, qualityRow, type Check, type QualityRow } from './qualityResult.ts';

const props = z.strictObject({
  table: z.string().optional().describe('the table of answers; default: that of the period'),
  questions: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('columns of scores, the questions; default: every column of type score'),
  by: z
    .string()
    .optional()
    .describe(
      'what should be covered in every period, such as touchpoint; default: a column of that name, else the first dimension',
    ),
  unit: periodUnit
    .default('month')
    .describe('periods of the coverage: week, month (default), quarter or year'),
  measure: z
    .string()
    .optional()
    .describe(
      'followed from the first survey of a customer to later ones; default: the first measure of the table',
    ),
  duration: z
    .string()
    .optional()
    .describe('column of seconds that a survey took; default: a column whose unit is seconds'),
  seconds: z
    .number()
    .min(0)
    .optional()
    .describe('surveys under so many seconds are too fast; default: a fifth of the median'),
  customer: z.string().optional().describe('the column that says who answered; default: that of the dataset'),
  where: where.optional(),
  period: window.optional(),
  ...frameProps,
});
type Props = z.output<typeof props>;

export const quality = figure<Props, QualityRow>({
  name: 'quality',
  tag: 'Quality',
  about:
    'what the answers tell of their own quality: answered, covered, tired, doubled, alike, too fast, weighted; what is not recorded is said',
  props,
  row: qualityRow,
  query(props, { dataset }) {
    return qualityChecks(dataset, optionsOf(props, dataset));
  },
  shown,
  render(rows, props, context) {
    const options = optionsOf(props, context.dataset);
    const result = qualityOf(rows, options, context);
    return drawQuality(result, options, sentence(result, context), context);
  },
  definition(_props, { locale }) {
    const words = qualityWords(locale);
    return [words.definition, words.looks];
  },
});

function optionsOf(props: Props, dataset: Dataset): QualityOptions {
  const table = props.table === undefined ? defaultTable(dataset) : tableOf(dataset, props.table);
  const columns = Object.values(table.columns);
  const questions = props.questions
    ? props.questions.map((name) => scored(columnOf(table, name)))
    : columns.filter(({ type }) => type === 'score');
  const duration = durationOf(props, table);
  const measure = measureFor(props, table, dataset);
  return {
    // others are asked of some only, and of whom may change from survey to survey
    usual: questions.filter(({ answered }) => answered >= 0.8),
    ...{ table, questions, measure, unit: props.unit, where: props.where },
    texts: columns.filter(({ type }) => type === 'comment'),
    by: byColumn(props, table, dataset),
    customer: customerOf(props, table, dataset),
    duration: duration && { column: duration.name, limit: props.seconds },
    window: props.period ? windowOf(props.period, dataset) : undefined,
  };
}

function scored(column: Column): Column {
  if (['score', 'integer', 'number'].includes(column.type) && column.range) return column;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: questions of <Quality>: expected scores with a range, found ${column.name} of type ${column.type}`,
    { prop: 'questions' },
  );
}

function byColumn({ by }: Props, table: Table, dataset: Dataset): Column | undefined {
  if (by !== undefined) return columnOf(table, by);
  if (!periodColumn(dataset, table)) return undefined;
  const fitting = Object.values(table.columns).filter(({ type }) => type === 'category');
  const named = fitting.find(({ name }) => /touch_?point/i.test(name));
  return (
    named ?? dataset.dimensions.map((name) => fitting.find((column) => column.name === name)).find(Boolean)
  );
}

function durationOf({ duration }: Props, table: Table): Column | undefined {
  const numeric = ({ type }: Column) => ['integer', 'number'].includes(type);
  if (duration === undefined)
    return Object.values(table.columns).find(
      (column) => numeric(column) && /^(s|sec|second|seconds)$/i.test(column.unit ?? ''),
    );
  const column = columnOf(table, duration);
  if (numeric(column)) return column;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: duration of <Quality>: expected numbers, found ${column.name} of type ${column.type}`,
    {
      prop: 'duration',
    },
  );
}

const followed = ['share', 'nps', 'net', 'mean', 'index'];

function measureFor({ measure: name }: Props, table: Table, dataset: Dataset): Measure | undefined {
  const fits = (measure: Measure) => measure.table === table.name && followed.includes(measure.kind);
  if (name === undefined) return Object.values(dataset.measures).find(fits);
  const measure = measureOf(dataset, name);
  if (fits(measure)) return measure;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure of <Quality>: expected a share, nps, net, mean or index of table ${table.name}, found ${name} of kind ${measure.kind} and table ${measure.table}`,
    { prop: 'measure' },
  );
}

function customerOf({ customer }: Props, table: Table, dataset: Dataset): string | undefined {
  if (!periodColumn(dataset, table))
    return customer === undefined ? undefined : columnOf(table, customer).name;
  const declared = Object.values(dataset.measures).find(
    (measure) => measure.table === table.name && measure.customer,
  );
  const measure = declared ?? { kind: 'count', name: 'count', table: table.name };
  return customerColumn(measure as Measure, customer, dataset);
}

function shown(rows: QualityRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const options = optionsOf(props, dataset);
  const result = qualityOf(rows, options, context);
  const { n, checks } = result;
  const state = n === 0 ? 'empty' : n < dataset.minimum.publish ? 'too-few' : 'ok';
  const words = qualityWords(locale);
  return {
    title: words.title(labelOf(options.table)),
    columns: columnsOf(context),
    rows: state === 'ok' ? checks.map((check) => cells(check, words)) : [],
    sentence: state === 'ok' ? sentence(result, context) : '',
    n,
    interval: state === 'ok' ? { level: 0.95, method: methodName('wilson', locale) ?? '' } : undefined,
    state,
    notes: [],
  };
}

function cells(
  { name, found, share, low, high, n, verdict, meaning }: Check,
  words: ReturnType<typeof qualityWords>,
): Shown['rows'][number] {
  return { check: name, found, share, low, high, n, verdict: words[verdict], meaning };
}

function columnsOf({ locale }: Context): ShownColumn[] {
  const words = qualityWords(locale);
  const common = messages(locale);
  const [text, share] = [{ kind: 'text' }, { kind: 'share' }] as const;
  return [
    { name: 'check', label: words.check, format: text },
    { name: 'found', label: words.found, format: text },
    { name: 'share', label: words.share, format: share },
    { name: 'low', label: common.low, format: share },
    { name: 'high', label: common.high, format: share },
    { name: 'n', label: common.n, format: { kind: 'count' } },
    { name: 'verdict', label: words.verdict, format: text },
    { name: 'meaning', label: words.meaning, format: text },
  ];
}

/** What is worth a look, by name. */
function sentence({ n, checks }: { n: number; checks: Check[] }, context: Context): string {
  const words = qualityWords(context.locale);
  const looks = checks
    .filter(({ verdict }) => verdict === 'look')
    .map(({ name, found }) => `${name} (${found})`);
  const answers = counts(n, context).n;
  return looks.length ? words.sentence({ n: answers, looks: looks.join(', ') }) : words.allFine(answers);
}
