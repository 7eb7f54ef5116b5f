import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3';
import { element } from '../../charts/element.ts';
import { plot, spread } from '../../charts/plot.ts';
import { ellipsis, textWidth } from '../../charts/text.ts';
import { tickTexts } from '../../charts/tickTexts.ts';
import { colour, looksOf, series as seriesColours, widths } from '../../charts/theme.ts';
import { measureOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { add, startOf, type PeriodUnit } from '../../sql/period.ts';
import { format, formatPeriod, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { eventLine, eventLines, eventMarks, eventsWithin, placeEvents, type Event } from './eventMarks.ts';
import { formatOf } from '../measures/measured.ts';
import type { TrendPoint } from './trendPoints.ts';

/** What the drawing needs of a trend's props. */
export type TrendProps = {
  measure: string | string[];
  by: PeriodUnit;
  series?: string | undefined;
  target?: number | undefined;
  events?: Event[] | undefined;
  band: boolean;
  height?: number | undefined;
};

/** Lines with their bands, target and events. */
export function drawTrend(points: TrendPoint[], props: TrendProps, context: Context, label: string): Element {
  const { document, width, locale, dataset } = context;
  const measure = measureOf(dataset, [props.measure].flat()[0] ?? '');
  const as = formatOf(dataset, measure);
  const narrow = width < widths.wide;
  const groups = [...new Set(points.map(({ series }) => series))];
  const colourOf = (group: string) =>
    groups.length > 1 ? (seriesColours[groups.indexOf(group)] as string) : colour.accent;
  const height = props.height ?? (narrow ? 240 : 300);
  const { ticks, unit: tickUnit } = periodTicks(
    [...new Set(points.map(({ period }) => period))],
    props.by,
    narrow ? 4 : 8,
  );
  const marginLeft = 52;
  const marginRight = groups.length > 1 ? labelWidth(groups, width) + 12 : endRoom(ticks, tickUnit, context);
  const events = placeEvents(eventsOf(props, points, dataset), {
    span: [points[0]?.at ?? new Date(0), points.at(-1)?.at ?? new Date(1)],
    ...{ width, frame: [marginLeft, width - marginRight] },
  });
  const domain = scaleLinear(domainOf(points, props, measure), [0, 1])
    .nice()
    .domain() as [number, number];
  const levels = scaleLinear(domain, [0, 1]).ticks(5);
  const texts = tickTexts(levels, (value) => format(value, as, locale));
  return element(
    document,
    'div',
    { class: 'pl-chart' },
    plot({
      document,
      label,
      width,
      height,
      ...{ marginLeft, marginRight },
      marginTop: events.length ? 24 + eventLine * eventLines(events) : 16,
      marginBottom: 28,
      x: {
        type: 'utc',
        label: null,
        ticks: ticks.map((day) => new Date(`${day}T00:00:00Z`)),
        tickFormat: (value: Date) => tickLabel(value, tickUnit, context),
      },
      y: {
        label: null,
        grid: true,
        ticks: levels,
        tickFormat: (_: number, index: number) => texts[index] ?? '',
        domain,
      },
      marks: marks({ points, groups, colourOf, props, context, measure, events }),
    }),
  );
}

function tickLabel(at: Date, unit: PeriodUnit | 'day', { locale }: Context): string {
  return formatPeriod(at.toISOString().slice(0, 10), unit, locale);
}

const steps: Record<PeriodUnit, number[]> = {
  week: [1, 2, 4, 8, 13, 26, 52],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
  year: [1, 2, 5, 10, 20, 50],
};

/** Which periods have a label on the axis: at most `most`, at round places of the calendar. Weeks are named by months. */
function periodTicks(
  periods: string[],
  by: PeriodUnit,
  most: number,
): { ticks: string[]; unit: PeriodUnit | 'day' } {
  if (by === 'week' && periods.length > most) {
    const firsts = periods.filter((day, index) => day.slice(0, 7) !== periods[index - 1]?.slice(0, 7));
    return periodTicks(firsts.slice(Number(periods[0]?.slice(8)) > 7 ? 1 : 0), 'month', most);
  }
  const step = steps[by].find((each) => Math.ceil(periods.length / each) <= most) ?? 100;
  return { ticks: periods.filter((day) => indexOf(day, by) % step === 0), unit: by === 'week' ? 'day' : by };
}

function indexOf(day: string, by: PeriodUnit): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (by === 'year') return year;
  if (by === 'month') return year * 12 + month - 1;
  if (by === 'quarter') return year * 4 + Math.floor((month - 1) / 3);
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 604_800_000);
}

/** Room for the half of the last label that stands beyond the last point. */
function endRoom(ticks: string[], unit: PeriodUnit | 'day', { locale }: Context): number {
  return Math.max(18, textWidth(formatPeriod(ticks.at(-1) ?? '', unit, locale), 12) / 2 + 4);
}

/** Room for the lines' names, at most a quarter of the drawing. */
function labelWidth(groups: string[], width: number): number {
  return Math.min(width / 4, Math.max(...groups.map((group) => textWidth(group, 12.5))));
}

/** More bands than three hide each other. */
export function drawsBands(points: TrendPoint[]): boolean {
  return new Set(points.map(({ series }) => series)).size <= 3;
}

/** The interval's range, the values and the target, with room; a count starts at zero. */
function domainOf(points: TrendPoint[], { target, band }: TrendProps, measure: Measure): [number, number] {
  const banded = band && drawsBands(points);
  const values = points.flatMap(({ value, low, high }) =>
    value === null ? [] : banded ? [value, low ?? value, high ?? value] : [value],
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
  points: TrendPoint[];
  groups: string[];
  colourOf: (group: string) => string;
  props: TrendProps;
  context: Context;
  measure: Measure;
  events: ReturnType<typeof placeEvents>;
};

function marks({ points, groups, colourOf, props, context, measure, events }: Marks): Plot.Markish[] {
  const drawn = points.map((each) => ({
    ...each,
    value: each.value ?? NaN,
    low: each.low ?? NaN,
    high: each.high ?? NaN,
  }));
  const speak = (each: TrendPoint) => spoken(each, props, context, measure);
  const stroke = (each: TrendPoint) => colourOf(each.series);
  const banded = props.band && drawsBands(points);
  const line = { x: 'at', y: 'value', stroke, strokeWidth: 2, strokeLinejoin: 'round' } as const;
  const fill = (each: TrendPoint) => (each.flagged ? colour.surface : stroke(each));
  const r = points.length > 120 ? 1.5 : 3;
  const dots = { x: 'at', y: 'value', r, fill, stroke, strokeWidth: 1.5, title: speak } as const;
  return [
    banded
      ? Plot.areaY(drawn, { x: 'at', y1: 'low', y2: 'high', z: 'series', fill: stroke, fillOpacity: 0.16 })
      : null,
    targetMark(props, context, measure),
    ...eventMarks(events, 4),
    ...groups.map((group, index) =>
      Plot.lineY(
        drawn.filter(({ series }) => series === group),
        { ...line, strokeDasharray: looksOf(index).dash },
      ),
    ),
    ...groups.map((group, index) =>
      Plot.dot(
        drawn.filter(({ series, value }) => series === group && !Number.isNaN(value)),
        { ...dots, symbol: looksOf(index).symbol },
      ),
    ),
    ...(groups.length > 1 ? [labelMark(points, groups, colourOf, props, context, measure)] : []),
  ];
}

function spoken(
  { period, series, value, low, high, n }: TrendPoint,
  { by }: TrendProps,
  { dataset, locale }: Context,
  measure: Measure,
): string {
  const as = formatOf(dataset, measure);
  const name = series ? `${series}, ` : '';
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  return `${name}${formatPeriod(period, by, locale)}: ${format(value, as, locale)}${range}, n = ${format(n, { kind: 'count' }, locale)}`;
}

function targetMark({ target }: TrendProps, { dataset, locale }: Context, measure: Measure): Plot.Markish {
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

/** Events up to the end of the month that the last period begins in: where the lines end. */
function eventsOf({ events }: TrendProps, points: TrendPoint[], dataset: Dataset): Event[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const before = add(startOf(last.period, 'month'), 1, 'month');
  return eventsWithin(events ?? dataset.events, first.period, before);
}

/** The series' names at the right ends of their lines, moved apart where lines meet. */
function labelMark(
  points: TrendPoint[],
  groups: string[],
  colourOf: (group: string) => string,
  props: TrendProps,
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
    text: (each: TrendPoint) => ellipsis(each.series, labelWidth(groups, context.width), 12.5),
    fill: (each: TrendPoint) => colourOf(each.series),
    fontWeight: 600,
    fontSize: 12,
  });
}
