import { z } from 'zod';
import { columnOf, labelOf, measureOf, tableOf, type Column, type Dataset } from '../../dataset/dataset.ts';
import { driverSums } from '../../sql/driverSums.ts';
import { answers } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { rawValue } from '../../sql/sides.ts';
import { driverWords } from '../../words/drivers.ts';
import { format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { rankingWords } from '../../words/ranking.ts';
import { conditionsOf } from '../measures/conditions.ts';
import { FigureError } from '../draw.ts';
import { drawDrivers } from './driversDrawing.ts';
import { columnsOf, driversResult, type DriversResult, type SumsRow } from './driversResult.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { describe, measureLabel } from '../measures/measured.ts';
import { frameProps, measureProps } from '../props.ts';

const props = z.strictObject({
  ...measureProps,
  measure: z.string().describe('a measure of dataset.yaml whose answers are to be explained'),
  of: z
    .array(z.string())
    .min(1)
    .max(12)
    .optional()
    .describe(
      'columns of scores, numbers or yes and no that may explain it, 1 to 12; default: the other scores of the table, else its other numbers',
    ),
  view: z
    .enum(['both', 'shares', 'quadrant'])
    .default('both')
    .describe('shares of R², the quadrants of importance and performance, or both; default both'),
  draws: z.int().min(100).max(10_000).default(1000).describe('resamples of the bootstrap; default 1000'),
  seed: z
    .int()
    .default(1)
    .describe('seed of the bootstrap: the same seed gives the same intervals; default 1'),
  ...frameProps,
});
type Props = z.output<typeof props>;

const row = z
  .object({
    part: z.string(),
    block: z.number().nullable(),
    variable: z.number().nullable(),
    weight: z.number().nullable(),
    n: z.number(),
  })
  .catchall(z.number().nullable());

export const drivers = figure<Props, SumsRow>({
  name: 'drivers',
  tag: 'Drivers',
  about:
    'what goes with a measure: shares of R² (LMG) with bootstrap intervals, and importance against performance in four quadrants',
  responsive: true,
  props,
  row: row as unknown as z.ZodType<SumsRow>,
  query(props, { dataset }) {
    const measure = measureOf(dataset, props.measure);
    if (measure.kind === 'count' || measure.kind === 'sum')
      throw invalid(
        'measure',
        `expected answers that vary, found a ${measure.kind}`,
        'use a share, mean or net score',
      );
    const table = tableOf(dataset, measure.table);
    const window = props.period ? windowOf(props.period, dataset) : undefined;
    const type = 'column' in measure ? columnOf(table, measure.column).type : undefined;
    return driverSums(
      answers(dataset, measure, { where: props.where, window }),
      predictorsOf(props, dataset),
      rawValue(measure, type),
    );
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const result = resultFor(rows, props, context);
    return drawDrivers(result, { ...props, label: sentence(result, props, context) }, context);
  },
  definition(props, { dataset, locale }) {
    const words = driverWords(locale);
    const draws = format(props.draws, { kind: 'count' }, locale);
    return [
      ...describe(dataset, props.measure, locale),
      words.definition(measureLabel(measureOf(dataset, props.measure))),
      words.resampled(draws, String(props.seed)),
      words.tested,
      ...(props.view === 'shares' ? [] : [words.performanceDefinition]),
    ];
  },
});

const numeric = ['score', 'integer', 'number', 'money', 'boolean'];

/** The named columns, else the other scores, else the other numbers. Throws UnknownName and FigureError. */
function predictorsOf({ measure: name, of }: Props, dataset: Dataset): string[] {
  const measure = measureOf(dataset, name);
  const table = tableOf(dataset, measure.table);
  const own = 'column' in measure ? measure.column : undefined;
  const others = Object.values(table.columns).filter(
    (column) => column.name !== own && numeric.includes(column.type),
  );
  const scores = others.filter(({ type }) => type === 'score');
  const valid = others.map((column) => column.name);
  if (!of) {
    const found = (scores.length ? scores : others).map((column) => column.name);
    if (!found.length) throw invalid('of', `table ${table.name} has no other scores or numbers`);
    if (found.length > 12)
      throw invalid('of', `expected at most 12 columns, the table has ${found.length}: name them`);
    return found;
  }
  for (const written of of) refuse(columnOf(table, written), own, valid);
  return [...new Set(of)];
}

function refuse({ name, type }: Column, own: string | undefined, valid: string[]): void {
  if (name === own) throw invalid('of', `${name} is what is to be explained`);
  if (numeric.includes(type)) return;
  throw invalid(
    'of',
    `expected scores, numbers or yes and no, found ${name} of type ${type}: its values have no order`,
    `use <Ranking by="${name}"> for groups, or one of ${valid.join(', ')}`,
  );
}

function invalid(prop: string, message: string, suggestion?: string): FigureError {
  return new FigureError('invalid-prop', `invalid prop: ${prop} of <Drivers>: ${message}`, {
    prop,
    suggestion,
  });
}

function resultFor(rows: SumsRow[], props: Props, { dataset }: Context): DriversResult {
  return driversResult(rows, columnsOf(predictorsOf(props, dataset), props.measure, dataset), props, dataset);
}

function shown(rows: SumsRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = driverWords(locale);
  const result = resultFor(rows, props, context);
  const { explained, n } = result;
  const drivers = explained?.drivers ?? [];
  const bounded = drivers.some(({ low }) => low !== null);
  const draws = format(props.draws, { kind: 'count' }, locale);
  const measure = measureOf(dataset, props.measure);
  const conditions = conditionsOf(tableOf(dataset, measure.table), props, context);
  return {
    title: [words.title(measureLabel(measure)), ...conditions].join(' · '),
    columns: columns(context),
    rows: drivers.map(
      ({ name, share, low, high, importance, correlation, mean, performance, quadrant, borderline, p }) => ({
        ...{ driver: name, share, low, high, importance, correlation, mean, performance },
        quadrant:
          quadrant && (borderline ? words.uncertain(words.quadrants[quadrant]) : words.quadrants[quadrant]),
        // what explains nothing together explains nothing alone
        adjusted_p: p === null || explained?.p == null ? null : Math.max(p, explained.p),
      }),
    ),
    sentence: sentence(result, props, context),
    n,
    interval: bounded ? { level: 0.95, method: words.bootstrap(draws) } : undefined,
    state: n + result.dropped === 0 ? 'empty' : n < dataset.minimum.publish ? 'too-few' : 'ok',
    notes: explained ? notes(result, props, context) : droppedNotes(result, context),
  };
}

function columns({ locale }: Context): ShownColumn[] {
  const words = driverWords(locale);
  const common = messages(locale);
  const [share, text, score] = [{ kind: 'share' }, { kind: 'text' }, { kind: 'score' }] as const;
  return [
    { name: 'driver', label: words.driver, format: text },
    { name: 'share', label: words.share, format: share },
    { name: 'low', label: common.low, format: share },
    { name: 'high', label: common.high, format: share },
    { name: 'importance', label: words.importance, format: share },
    { name: 'correlation', label: words.correlation, format: score },
    { name: 'mean', label: words.mean, format: score },
    { name: 'performance', label: words.performance, format: { kind: 'index' } },
    { name: 'quadrant', label: words.quadrant, format: text },
    { name: 'adjusted_p', label: rankingWords(locale).adjustedP, format: { kind: 'p' } },
  ];
}

function sentence({ explained, n }: DriversResult, props: Props, { dataset, locale }: Context): string {
  const words = driverWords(locale);
  if (!explained) return n < dataset.minimum.publish ? '' : words.alike;
  const { r2, p, drivers } = explained;
  const share = (value: number | null) => (value === null ? '' : format(value, { kind: 'share' }, locale));
  const label = measureLabel(measureOf(dataset, props.measure));
  const common = {
    ...{ label, names: drivers.map(({ name }) => name), r2: share(r2) },
    n: format(n, { kind: 'count' }, locale),
  };
  if (p === null || p >= 0.05) return words.nothing({ ...common, p: format(p, { kind: 'p' }, locale) });
  const [first, second] = drivers;
  if (!first) return words.explain(common);
  const range = { low: share(first.low), high: share(first.high) };
  if (!second) return [words.explain(common), range.low && words.one(range)].filter(Boolean).join(' ');
  const sure = first.low !== null && second.high !== null && first.low > second.high;
  const unshown = drivers.filter(({ found }) => !found).map(({ name }) => name);
  return [
    words.explain(common),
    words.largest({ ...range, name: first.name, share: share(first.share), sure }),
    unshown.length ? words.unshown(unshown) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function droppedNotes({ n, dropped, gaps }: DriversResult, { dataset, locale }: Context): string[] {
  const words = driverWords(locale);
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  if (dropped === 0 || n + dropped < dataset.minimum.publish) return [];
  const left = words.dropped({
    ...{ dropped: count(dropped), total: count(n + dropped) },
    share: format(dropped / (n + dropped), { kind: 'share' }, locale),
    gaps: gaps.map((gap) => words.gap(gap.name, count(gap.n))).join(', '),
  });
  return dropped > n ? [left, words.mostDropped] : [left];
}

function notes(result: DriversResult, props: Props, context: Context): string[] {
  const { dataset, locale } = context;
  const words = driverWords(locale);
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const { explained, n } = result;
  const drivers = explained?.drivers ?? [];
  const made = [words.cause, ...droppedNotes(result, context)];
  if (n < dataset.minimum.flag) made.push(messages(locale).flagged(count(dataset.minimum.flag)));
  if (drivers.every(({ low }) => low === null)) made.push(words.noInterval);
  if (props.view === 'shares') return made;
  const names = (wanted: typeof drivers) => wanted.map(({ column }) => labelOf(column));
  const unscaled = names(drivers.filter(({ performance }) => performance === null));
  const reversed = names(drivers.filter(({ reversed, performance }) => reversed && performance !== null));
  if (unscaled.length) made.push(words.unscaled(unscaled));
  if (reversed.length) made.push(words.reversed(reversed));
  return made;
}
