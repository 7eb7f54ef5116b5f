import {
  heightOf,
  namesBelow,
  namesLeft,
  numberAxis,
  overhang,
  timeAxis,
  type Axis,
} from '../../charts/axis.ts';
import { widths } from '../../charts/theme.ts';
import { format, formatTick, type Format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { cellText } from '../tables/columns.ts';
import { namesOf, type ChartData, type Role } from './chartData.ts';
import type { ChartProps } from './chartProps.ts';
import { isStacked, stackOf } from './chartStack.ts';
import { binsOf, edgesOf } from './histogram.ts';

/** Sizes and axes that every panel of a chart shares. */
export type Layout = {
  width: number;
  height: number;
  marginTop: number;
  marginRight: number;
  marginBottom: number;
  marginLeft: number;
  x: Axis;
  y: Axis;
  xLabel: string;
  yLabel: string;
  narrow: boolean;
};

/** Axes, and the room that their names need. */
export function layoutOf(chart: ChartData, props: ChartProps, context: Context, narrow: boolean): Layout {
  const { width } = context;
  const y = axisLeft(chart, props, context);
  const height = props.height ?? heightFor(chart, y, narrow);
  const [xLabel, yLabel] = [xLabelOf(chart, props), yLabelOf(chart, props, context)];
  const marginTop = yLabel ? 30 : 14;
  const marginRight = chart.mark === 'dot' || chart.roles.x.kind !== 'name' ? 24 : 12;
  let marginLeft = Math.ceil(y.widest * 1.04) + 15;
  let x = axisBelow(chart, props, { ...context, width: width - marginLeft - marginRight });
  const steps = x.type === 'band' || x.type === 'point' ? x.domain.length : Infinity;
  marginLeft = Math.max(marginLeft, overhang(x, (width - marginLeft - marginRight) / steps));
  x = axisBelow(chart, props, { ...context, width: width - marginLeft - marginRight });
  const marginBottom = heightOf(x) + (xLabel ? 18 : 0);
  // turned names take their room below the chart, not from it
  const names = y.type === 'band' || y.type === 'point' || y === noAxis;
  const room = names ? height + marginTop + marginBottom : height + Math.max(0, marginBottom - 46);
  return {
    width,
    height: props.height ?? room,
    marginTop,
    marginRight,
    marginBottom,
    marginLeft,
    x,
    y,
    xLabel,
    yLabel,
    narrow,
  };
}

/** Names need a line each; numbers a height that lets differences be seen. */
function heightFor({ mark, roles, series }: ChartData, y: Axis, narrow: boolean): number {
  if (y === noAxis) return 60;
  if (y.type === 'linear' || y.type === 'utc') return roles.facet ? 190 : narrow ? 260 : 320;
  const line =
    mark === 'cell'
      ? 30
      : mark === 'bar' && series.length > 1
        ? Math.max(30, Math.min(8, series.length) * 12 + 8)
        : 24;
  return Math.min(4000, Math.max(40, y.domain.length * line));
}

/** Ticks and rules over one axis need no other. */
const noAxis: Axis = {
  type: 'linear',
  domain: [0, 1],
  ticks: [],
  text: () => '',
  rotate: 0,
  widest: 0,
  lines: 1,
};

function axisLeft(chart: ChartData, props: ChartProps, context: Context): Axis {
  const { mark, roles, sideways } = chart;
  const role = roles.y;
  if (!role && mark !== 'histogram') return noAxis;
  if (mark === 'histogram' || !role)
    return valueAxis(chart, props, roles.y?.format ?? { kind: 'count' }, context);
  if (isNames(role, mark, sideways))
    return namesLeft(namesOf(role, chart.data, 'y'), {
      type: mark === 'bar' || mark === 'cell' || mark === 'tick' ? 'band' : 'point',
      most: Math.floor(context.width * (context.width < widths.wide ? 0.38 : 0.32)),
      room: props.height ?? Infinity,
      text: textOf(role, context),
    });
  if (role.kind === 'time') return timeAxis(times(chart, 'y'), { room: 400, locale: context.locale });
  return valueAxis(chart, props, role.format, context);
}

function axisBelow(chart: ChartData, props: ChartProps, context: Context): Axis {
  const { mark, roles, sideways } = chart;
  const role = roles.x;
  if (isNames(role, mark, !sideways))
    return namesBelow(namesOf(role, chart.data, 'x'), {
      type: mark === 'bar' || mark === 'cell' || mark === 'tick' ? 'band' : 'point',
      room: context.width,
      text: textOf(role, context),
      words: role.kind === 'name',
    });
  if (role.kind === 'time')
    return timeAxis(times(chart, 'x'), { room: context.width, locale: context.locale });
  const count = Math.max(2, Math.min(8, Math.floor(context.width / 55)));
  if (sideways) return valueAxis(chart, props, role.format, context, count);
  const values = numbers(chart, 'x');
  const edges = mark === 'histogram' ? binsOf(chart).flatMap(edgesOf) : values;
  const whole = role.format.kind === 'count' || (mark === 'histogram' && values.every(Number.isInteger));
  return numberAxis(edges, {
    zero: false,
    count,
    nice: mark !== 'histogram',
    whole,
    text: tick(role.format, context),
  });
}

/** Bars, heat maps and ticks stand on names, whatever their key holds. */
function isNames({ kind }: Role, mark: ChartData['mark'], isKey: boolean): boolean {
  if (kind === 'name') return true;
  if (mark === 'cell') return true;
  return (mark === 'bar' && isKey) || (mark === 'tick' && kind === 'time');
}

function valueAxis(chart: ChartData, props: ChartProps, format: Format, context: Context, count = 5): Axis {
  const { mark, data } = chart;
  const ends = data.flatMap(({ low, high }) => [low, high].filter((end) => end !== null));
  const whole =
    mark === 'histogram' || mark === 'bar' || mark === 'area' || (mark === 'rule' && ends.length === 0);
  const zero = whole || (props.zero ?? false);
  if (props.stack === 'share' && isStacked(chart, props.stack))
    return numberAxis([0, 1], { zero, count, text: tick({ kind: 'share' }, context) });
  const target = props.target === undefined ? [] : [props.target];
  const values = [...valuesOf(chart, props), ...ends, ...target];
  return numberAxis(values, { zero, count, text: tick(format, context), whole: format.kind === 'count' });
}

/** The values along the axis of values; where they stand on each other, their sums. */
function valuesOf(chart: ChartData, { stack }: ChartProps): number[] {
  const { mark, sideways } = chart;
  if (mark === 'histogram') return stackOf(binsOf(chart).map((bin) => ({ ...bin, key: bin.from })));
  const [own, key] = sideways ? (['x', 'y'] as const) : (['y', 'x'] as const);
  if (!isStacked(chart, stack)) return numbers(chart, own);
  return stackOf(
    chart.data.map((each) => ({
      facet: each.facet,
      key: String(each[key] ?? ''),
      value: typeof each[own] === 'number' ? each[own] : 0,
    })),
  );
}

function xLabelOf({ roles, mark }: ChartData, { xLabel }: ChartProps): string {
  return xLabel ?? (roles.x.kind === 'number' && mark !== 'cell' ? roles.x.label : '');
}

function yLabelOf({ roles, sideways, mark }: ChartData, { yLabel }: ChartProps, { locale }: Context): string {
  if (yLabel !== undefined) return yLabel;
  if (mark === 'histogram') return roles.y?.label ?? messages(locale).rows;
  return sideways || !roles.y || roles.y.kind !== 'number' ? '' : roles.y.label;
}

function textOf({ kind, format }: Role, { locale }: Context): (name: string) => string {
  if (kind === 'name') return (name) => name;
  return (name) =>
    kind === 'number' ? formatTick(Number(name), format, locale) : cellText(name, format, locale);
}

function tick(as: Format, { locale }: Context): (value: number) => string {
  return (value) => format(value, as, locale);
}

function numbers({ data }: ChartData, axis: 'x' | 'y'): number[] {
  return data.flatMap((each) => (typeof each[axis] === 'number' ? each[axis] : []));
}

function times({ data }: ChartData, axis: 'x' | 'y'): Date[] {
  return data.flatMap((each) => (each[axis] instanceof Date ? each[axis] : []));
}
