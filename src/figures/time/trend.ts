import { z } from 'zod';
import { columnOf, measureOf, tableOf, type Dataset } from '../../dataset/dataset.ts';
import { answers, bucket, grouped } from '../../sql/measure.ts';
import { periodUnits, windowOf } from '../../sql/period.ts';
import { ident, joined, sql, type Query } from '../../sql/query.ts';
import { format, formatPeriod } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { whereWords } from '../measures/conditions.ts';
import { sameScale, targetInRange } from '../measures/comparable.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { describe, formatOf, measured, measureLabel, methodName, total } from '../measures/measured.ts';
import { frameProps, measureProps, momentsRow } from '../props.ts';
import { drawsBands, drawTrend } from './trendDrawing.ts';
import { trendSentence } from './trendSentence.ts';
import { seriesLabel, trendPoints, type TrendPoint } from './trendPoints.ts';

const day = z.iso.date('a day such as 2025-11-03');

const props = z.strictObject({
  ...measureProps,
  measure: z
    .union([z.string(), z.array(z.string()).min(1).max(6)])
    .describe('a measure of dataset.yaml, or count; or a list of measures on one scale, a line for each'),
  by: z.enum(periodUnits).default('month').describe('length of a period; default month'),
  series: z.string().optional().describe('a column: one line for each of its values (at most 8)'),
  target: z.number().optional().describe('a level to reach, in the unit of the measure (0.75 for 75 %)'),
  events: z
    .array(z.strictObject({ on: day, label: z.string() }))
    .optional()
    .describe('vertical lines; default: the events of dataset.yaml'),
  band: z.boolean().default(true).describe('draw the interval'),
  ...frameProps,
});
type Props = z.output<typeof props>;

const row = z.object({
  period: z.string().nullable(),
  series: z.string().nullable().optional(),
  ...momentsRow,
});
type Row = z.output<typeof row>;

export const trend = figure<Props, Row>({
  name: 'trend',
  tag: 'Trend',
  about: 'a measure over time: a line with its interval, target and events',
  responsive: true,
  props,
  row,
  query(props, { dataset }) {
    const names = [props.measure].flat();
    sameScale(names, dataset, props.series);
    targetInRange(names[0] ?? '', dataset, props.target);
    if (names.length === 1) return lineQuery(names[0] ?? '', props, dataset, props.series);
    const lines = names.map((name) => {
      const line = lineQuery(name, { ...props, measure: name }, dataset);
      return sql`select period, ${name} as series, * exclude (period) from (${line})`;
    });
    return sql`select * from (${joined(lines, ' union all ')}) order by 1, 2`;
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const points = trendPoints(rows, props, context);
    return drawTrend(points, props, context, sentence(points, props, context));
  },
  definition({ measure }, { dataset, locale }) {
    return [measure].flat().flatMap((name) => describe(dataset, name, locale));
  },
});

function lineQuery(name: string, { where, period, by }: Props, dataset: Dataset, series?: string): Query {
  const measure = measureOf(dataset, name);
  if (series) columnOf(tableOf(dataset, measure.table), series);
  const window = period ? windowOf(period, dataset) : undefined;
  const keys = [{ name: 'period', value: bucket(by) }];
  if (series) keys.push({ name: 'series', value: sql`cast(${ident(series)} as varchar)` });
  return grouped(
    answers(dataset, measure, { where, window, unit: by }),
    keys,
    series ? sql`1, 2` : sql`1`,
    measure,
  );
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale, counted } = context;
  const words = messages(locale, counted);
  const measure = measureOf(dataset, [props.measure].flat()[0] ?? '');
  const as = formatOf(dataset, measure);
  const points = trendPoints(rows, props, context);
  const several = Boolean(props.series) || Array.isArray(props.measure);
  const n = points.reduce((sum, each) => sum + each.n, 0);
  const enough = points.some(({ value }) => value !== null);
  const method = methodName(measured(dataset, measure, total(rows)).estimate?.method, locale);
  const series = {
    name: 'series',
    label: seriesLabel(dataset, props, words.measure),
    format: { kind: 'text' } as const,
  };
  return {
    title: subject(props, context, several ? series.label : ''),
    columns: [
      { name: 'period', label: words.period, format: { kind: 'period', unit: props.by } },
      ...(several ? [series] : []),
      {
        name: 'value',
        label: Array.isArray(props.measure) ? words.value : measureLabel(measure),
        format: as,
      },
      { name: 'low', label: words.low, format: as },
      { name: 'high', label: words.high, format: as },
      { name: 'n', label: words.n, format: { kind: 'count' } },
    ],
    rows: points.map(({ period, series, value, low, high, n }) => ({
      period,
      ...(several ? { series } : {}),
      value,
      low,
      high,
      n,
    })),
    sentence: sentence(points, props, context),
    n,
    interval: method && props.band && drawsBands(points) ? { level: 0.95, method } : undefined,
    state: n === 0 ? 'empty' : enough ? 'ok' : 'too-few',
    notes: notesOf(points, props, context, enough),
  };
}

function notesOf(
  points: TrendPoint[],
  { by }: Props,
  { dataset, locale, counted }: Context,
  enough: boolean,
): string[] {
  const words = messages(locale, counted);
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const few = points
    .filter((each) => each.few)
    .map(({ period, series }) => [series, formatPeriod(period, by, locale)].filter(Boolean).join(' '));
  const notes = few.length && enough ? [words.withheld(shorten(few), count(dataset.minimum.publish))] : [];
  return points.some(({ flagged }) => flagged)
    ? [...notes, words.flagged(count(dataset.minimum.flag))]
    : notes;
}

function shorten(names: string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (${names.length})`;
}

/** What the lines are of: measure, conditions, dimension. */
function subject(props: Props, context: Context, by: string): string {
  const names = [props.measure].flat().map((name) => measureLabel(measureOf(context.dataset, name)));
  const conditions = whereWords({ ...props, measure: [props.measure].flat()[0] ?? '' }, context);
  return [names.join(', '), ...conditions, ...(props.series ? [by] : [])].join(' · ');
}

function sentence(points: TrendPoint[], props: Props, context: Context): string {
  const names = [props.measure].flat();
  const labels = names.length > 1 ? [] : names.map((name) => measureLabel(measureOf(context.dataset, name)));
  const conditions = whereWords({ ...props, measure: names[0] ?? '' }, context);
  return trendSentence(points, { label: [...labels, ...conditions].join(', '), lines: props, context });
}
