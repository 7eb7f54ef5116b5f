import * as Plot from '@observablehq/plot';
import { z } from 'zod';
import { element } from '../charts/element.ts';
import { plot, spread } from '../charts/plot.ts';
import { colour, series as seriesColours, widths } from '../charts/theme.ts';
import { columnOf, labelOf, measureOf, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import { answers, bucket, grouped } from '../sql/measure.ts';
import { add, periodUnits, windowOf } from '../sql/period.ts';
import { ident, sql } from '../sql/query.ts';
import type { Moments } from '../stats/estimate.ts';
import { format, formatPeriod, formatRange } from '../words/format.ts';
import { messages } from '../words/messages.ts';
import { figure, type Context, type Shown } from './figure.ts';
import { describe, formatOf, measured, measureLabel, methodName, total } from './measured.ts';
import { frameProps, measureProps, momentsRow } from './props.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2025-11-03');

const props = z.strictObject({
  ...measureProps,
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

type Point = {
  period: string;
  at: Date;
  series: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  few: boolean;
  flagged: boolean;
};

const maxSeries = 8;

export const trend = figure<Props, Row>({
  name: 'trend',
  tag: 'Trend',
  about: 'a measure over time: a line with its interval, target and events',
  responsive: true,
  props,
  row,
  query({ measure: name, where, period, by, series }, { dataset }) {
    const measure = measureOf(dataset, name);
    if (series) columnOf(tableOf(dataset, measure.table), series);
    const source = answers(dataset, measure, {
      where,
      window: period ? windowOf(period, dataset) : undefined,
      unit: by,
    });
    const keys = [{ name: 'period', value: bucket(by) }];
    if (series) keys.push({ name: 'series', value: sql`cast(${ident(series)} as varchar)` });
    return grouped(source, keys, series ? sql`1, 2` : sql`1`);
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    return draw(pointsOf(rows, props, context), props, context);
  },
  definition({ measure }, { dataset, locale }) {
    return describe(dataset, measure, locale);
  },
});

function pointsOf(rows: Row[], { measure: name, by, series }: Props, { dataset, locale }: Context): Point[] {
  const measure = measureOf(dataset, name);
  const dated = rows.filter((each): each is Row & { period: string } => each.period !== null);
  const groups = seriesOf(dated, series);
  return groups.flatMap((group) => {
    const own = new Map(
      dated.filter((each) => !series || nameOf(each, locale) === group).map((each) => [each.period, each]),
    );
    return periods(dated, by).map((period) => point(period, group, own.get(period), dataset, measure));
  });

  function seriesOf(all: Row[], column: string | undefined): string[] {
    if (!column) return [''];
    const sizes = new Map<string, number>();
    for (const each of all) sizes.set(nameOf(each, locale), (sizes.get(nameOf(each, locale)) ?? 0) + each.n);
    return [...sizes]
      .sort((a, b) => b[1] - a[1])
      .slice(0, maxSeries)
      .map(([group]) => group);
  }
}

function nameOf({ series }: Row, locale: Context['locale']): string {
  return series ?? messages(locale).unanswered;
}

function point(
  period: string,
  series: string,
  moments: Moments | undefined,
  dataset: Dataset,
  measure: Measure,
): Point {
  const { n, estimate, few, flagged } = measured(dataset, measure, moments ?? total([]));
  const { value = null, low = null, high = null } = estimate ?? {};
  return { period, at: new Date(`${period}T00:00:00Z`), series, value, low, high, n, few, flagged };
}

/** Every period from the first to the last row, so that a gap in the answers is a gap in the line. */
function periods(rows: { period: string }[], by: Props['by']): string[] {
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

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = messages(locale);
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const points = pointsOf(rows, props, context);
  const valued = points.filter(({ value }) => value !== null);
  const n = points.reduce((sum, each) => sum + each.n, 0);
  const method = methodName(estimateMethod(rows, dataset, measure), locale);
  const count = { kind: 'count' } as const;
  const notes = [];
  const few = points.filter((each) => each.few).map(({ period }) => formatPeriod(period, props.by, locale));
  if (few.length && valued.length)
    notes.push(words.withheld(shorten([...new Set(few)]), format(dataset.minimum.publish, count, locale)));
  if (valued.some(({ flagged }) => flagged))
    notes.push(words.flagged(format(dataset.minimum.flag, count, locale)));
  return {
    columns: [
      { name: 'period', label: words.period, format: { kind: 'text' } },
      ...(props.series
        ? [
            {
              name: 'series',
              label: seriesLabel(dataset, measure, props.series),
              format: { kind: 'text' } as const,
            },
          ]
        : []),
      { name: 'value', label: measureLabel(measure), format: as },
      { name: 'low', label: words.low, format: as },
      { name: 'high', label: words.high, format: as },
      { name: 'n', label: words.n, format: count },
    ],
    rows: points.map(({ period, series, value, low, high, n }) => ({
      period,
      ...(props.series ? { series } : {}),
      value,
      low,
      high,
      n,
    })),
    sentence: sentence(valued, props, context, n),
    n,
    interval: method && props.band ? { level: 0.95, method } : undefined,
    state: n === 0 ? 'empty' : valued.length === 0 ? 'too-few' : 'ok',
    notes,
  };
}

function estimateMethod(rows: Row[], dataset: Dataset, measure: Measure): string | undefined {
  return measured(dataset, measure, total(rows)).estimate?.method;
}

function seriesLabel(dataset: Dataset, measure: Measure, column: string): string {
  return labelOf(columnOf(tableOf(dataset, measure.table), column));
}

function shorten(names: string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (${names.length})`;
}

function sentence(
  valued: Point[],
  { measure: name, by }: Props,
  { dataset, locale }: Context,
  n: number,
): string {
  const measure = measureOf(dataset, name);
  const as = formatOf(dataset, measure);
  const groups = [...new Set(valued.map(({ series }) => series))];
  const lines = groups.slice(0, 4).map((group) => {
    const own = valued.filter(({ series }) => series === group);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return '';
    return messages(locale).trendSentence({
      label: group ? `${measureLabel(measure)}, ${group}` : measureLabel(measure),
      first: format(first.value, as, locale),
      from: formatPeriod(first.period, by, locale),
      last: format(last.value, as, locale),
      to: formatPeriod(last.period, by, locale),
      n: format(
        groups.length > 1 ? own.reduce((sum, each) => sum + each.n, 0) : n,
        { kind: 'count' },
        locale,
      ),
    });
  });
  return lines.join(' ');
}

function draw(points: Point[], props: Props, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const narrow = width < widths.wide;
  const groups = [...new Set(points.map(({ series }) => series))];
  const colourOf = (group: string) =>
    props.series ? (seriesColours[groups.indexOf(group)] as string) : colour.accent;
  const height = props.height ?? (narrow ? 240 : 300);
  const tick = (value: number) => format(value, as, locale).replace(/[.,]0+(?=\D*$)/, '');
  return element(
    document,
    'div',
    { class: 'pl-chart' },
    plot({
      document,
      label: sentence(
        points.filter(({ value }) => value !== null),
        props,
        context,
        points.reduce((sum, { n }) => sum + n, 0),
      ),
      width,
      height,
      marginLeft: 52,
      marginRight: props.series && groups.length > 1 ? (narrow ? 84 : 110) : 18,
      marginTop: eventsOf(props, points, dataset).length ? 38 : 16,
      marginBottom: 28,
      x: {
        type: 'utc',
        label: null,
        ticks: narrow ? 4 : 8,
        tickFormat: (value: Date) => tickLabel(value, props.by, context),
      },
      y: {
        label: null,
        grid: true,
        ticks: 5,
        tickFormat: tick,
        domain: domainOf(points, props, measure),
        nice: true,
      },
      marks: marks({ points, groups, colourOf, props, context, measure }),
    }),
  );
}

function tickLabel(at: Date, by: Props['by'], { locale }: Context): string {
  const day = at.toISOString().slice(0, 10);
  return formatPeriod(day, by === 'week' ? 'month' : by, locale);
}

/** The interval's range, the values and the target, with room; a count starts at zero. */
function domainOf(points: Point[], { target, band }: Props, measure: Measure): [number, number] {
  const values = points.flatMap(({ value, low, high }) =>
    value === null ? [] : band ? [value, low ?? value, high ?? value] : [value],
  );
  if (target !== undefined) values.push(target);
  const high = Math.max(...values);
  const low =
    measure.kind === 'count' || measure.kind === 'sum' ? Math.min(0, ...values) : Math.min(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const bounded = measure.kind === 'share' || measure.kind === 'churn';
  return [
    low === 0 ? 0 : bounded ? Math.max(0, low - room) : low - room,
    bounded ? Math.min(1, high + room) : high + room,
  ];
}

type Marks = {
  points: Point[];
  groups: string[];
  colourOf: (group: string) => string;
  props: Props;
  context: Context;
  measure: Measure;
};

function marks({ points, groups, colourOf, props, context, measure }: Marks): Plot.Markish[] {
  const drawn = points.map((each) => ({
    ...each,
    value: each.value ?? NaN,
    low: each.low ?? NaN,
    high: each.high ?? NaN,
  }));
  const speak = (each: Point) => spoken(each, props, context, measure);
  const stroke = (each: Point) => colourOf(each.series);
  const banded = props.band && groups.length <= 3;
  return [
    banded
      ? Plot.areaY(drawn, { x: 'at', y1: 'low', y2: 'high', z: 'series', fill: stroke, fillOpacity: 0.16 })
      : null,
    targetMark(props, context, measure),
    ...eventMarks(props, points, context),
    Plot.lineY(drawn, { x: 'at', y: 'value', z: 'series', stroke, strokeWidth: 2, strokeLinejoin: 'round' }),
    Plot.dot(
      drawn.filter(({ value }) => !Number.isNaN(value)),
      {
        x: 'at',
        y: 'value',
        r: points.length > 120 ? 1.5 : 3,
        fill: (each: Point) => (each.flagged ? colour.surface : stroke(each)),
        stroke,
        strokeWidth: 1.5,
        title: speak,
      },
    ),
    ...(props.series && groups.length > 1
      ? [labelMark(points, groups, colourOf, props, context, measure)]
      : []),
  ];
}

function spoken(
  { period, series, value, low, high, n }: Point,
  { by }: Props,
  { dataset, locale }: Context,
  measure: Measure,
): string {
  const as = formatOf(dataset, measure);
  const name = series ? `${series}, ` : '';
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  return `${name}${formatPeriod(period, by, locale)}: ${format(value, as, locale)}${range}, n = ${format(n, { kind: 'count' }, locale)}`;
}

function targetMark({ target }: Props, { dataset, locale }: Context, measure: Measure): Plot.Markish {
  if (target === undefined) return null;
  const text = `${messages(locale).target} ${format(target, formatOf(dataset, measure), locale)}`;
  return [
    Plot.ruleY([target], { stroke: colour.good, strokeWidth: 1.5, strokeDasharray: '5 4' }),
    Plot.text([target], {
      y: (value: number) => value,
      text: () => text,
      frameAnchor: 'left',
      dx: 4,
      dy: -7,
      textAnchor: 'start',
      fill: colour.good,
      fontSize: 12,
    }),
  ];
}

function eventsOf({ events }: Props, points: Point[], dataset: Dataset): { on: string; label: string }[] {
  const from = points[0]?.period ?? '';
  const to = points.at(-1)?.period ?? '';
  return (events ?? dataset.events).filter(
    ({ on }) => on >= from && on <= add(to || '1970-01-01', 1, 'year') && on.slice(0, 7) <= to.slice(0, 7),
  );
}

function eventMarks(props: Props, points: Point[], { dataset, width }: Context): Plot.Markish[] {
  const events = eventsOf(props, points, dataset);
  const [first, last] = [points[0]?.at.getTime() ?? 0, points.at(-1)?.at.getTime() ?? 1];
  return events.map(({ on, label }) => {
    const at = new Date(`${on}T00:00:00Z`);
    const late = (at.getTime() - first) / (last - first || 1) > 0.5;
    const lineWidth = width < widths.wide ? 11 : 20;
    return [
      Plot.ruleX([at], { stroke: colour.muted, strokeDasharray: '2 3' }),
      Plot.text([at], {
        x: (value: Date) => value,
        text: () => label,
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        dy: -4,
        dx: late ? 2 : -2,
        textAnchor: late ? 'end' : 'start',
        fill: colour.muted,
        fontSize: 11.5,
        lineWidth,
        textOverflow: 'ellipsis',
      }),
    ];
  });
}

/** The series' names at the right ends of their lines, moved apart where lines meet. */
function labelMark(
  points: Point[],
  groups: string[],
  colourOf: (group: string) => string,
  props: Props,
  context: Context,
  measure: Measure,
): Plot.Markish {
  const ends = groups.flatMap((group) =>
    points.filter(({ series, value }) => series === group && value !== null).slice(-1),
  );
  const [low, high] = domainOf(points, props, measure);
  const gap = ((high - low) * 15) / ((props.height ?? (context.width < widths.wide ? 240 : 300)) - 60);
  const places = spread(
    ends.map(({ value }) => value as number),
    gap,
    [low, high],
  );
  const labels = ends.map((end, index) => ({ ...end, place: places[index] }));
  return Plot.text(labels, {
    y: 'place',
    frameAnchor: 'right',
    dx: 8,
    textAnchor: 'start',
    text: 'series',
    fill: (each: Point) => colourOf(each.series),
    fontWeight: 600,
    fontSize: 12,
    lineWidth: context.width < widths.wide ? 7 : 9,
    textOverflow: 'ellipsis',
  });
}
