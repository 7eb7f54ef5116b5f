import * as Plot from '@observablehq/plot';
import type { Axis } from '../../charts/axis.ts';
import { ellipsis, textWidth } from '../../charts/text.ts';
import { colour, looksOf } from '../../charts/theme.ts';
import { formatTick } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { ChartProps } from './chartProps.ts';
import { keyOf, type ChartData, type Datum } from './chartData.ts';
import type { Layout } from './chartLayout.ts';
import { colourOf } from './chartLegend.ts';
import { shadeOf } from './chartShade.ts';
import { isStacked } from './chartStack.ts';
import { binTitle } from './chartWords.ts';
import { cellText } from '../tables/columns.ts';
import type { Context } from '../figure.ts';
import { binsOf, edgesOf } from './histogram.ts';
import { placeLabels, type PlacedLabel } from './placeLabels.ts';

type Panel = { chart: ChartData; layout: Layout; props: ChartProps; context: Context };
/** A row at its place on the axes. */
type Point = Omit<Datum, 'x' | 'y'> & { x: number | Date | string; y: number | Date | string; fill: string };

/** Everything that one panel draws, from back to front. */
export function marksOf(
  chart: ChartData,
  layout: Layout,
  props: ChartProps,
  context: Context,
): Plot.Markish[] {
  const panel = { chart, layout, props, context };
  return [...axes(panel), ...byMark[chart.mark](panel), targetMark(panel)];
}

const byMark: Record<ChartData['mark'], (panel: Panel) => Plot.Markish[]> = {
  line: lineMarks,
  area: areaMarks,
  bar: barMarks,
  dot: dotMarks,
  cell: cellMarks,
  rule: ruleMarks,
  tick: tickMarks,
  histogram: histogramMarks,
};

function axes({ layout, chart }: Panel): Plot.Markish[] {
  const { x, y, xLabel, yLabel, marginLeft, marginBottom, marginTop, width } = layout;
  const isValue = (axis: Axis) => axis.type === 'linear';
  const fontSize = 12;
  return [
    isValue(y) ? Plot.gridY(y.ticks, { stroke: colour.rule, strokeOpacity: 1 }) : null,
    isValue(x) && chart.mark !== 'histogram'
      ? Plot.gridX(x.ticks, { stroke: colour.rule, strokeOpacity: 1 })
      : null,
    Plot.axisY(y.ticks, {
      tickFormat: y.text as never,
      tickSize: 0,
      fontSize,
      fill: colour.muted,
      label: null,
    }),
    Plot.axisX(x.ticks, {
      tickFormat: x.text as never,
      tickRotate: x.rotate,
      tickSize: x.type === 'band' || isValue(x) ? 0 : 4,
      fontSize,
      fill: colour.muted,
      stroke: colour.rule,
      label: null,
    }),
    yLabel
      ? Plot.text([ellipsis(yLabel, width, fontSize)], {
          frameAnchor: 'top-left',
          lineAnchor: 'top',
          textAnchor: 'start',
          dx: -marginLeft,
          dy: -marginTop + 2,
          fill: colour.muted,
          fontSize,
        })
      : null,
    xLabel
      ? Plot.text([ellipsis(xLabel, width, fontSize)], {
          frameAnchor: 'bottom-right',
          lineAnchor: 'bottom',
          textAnchor: 'end',
          dy: marginBottom - 2,
          fill: colour.muted,
          fontSize,
        })
      : null,
  ];
}

function lineMarks({ chart, layout }: Panel): Plot.Markish[] {
  const points = inOrder(placed(chart, layout), layout);
  const radius = points.length > 600 ? 1 : points.length > 120 ? 1.6 : 3;
  return [
    chart.roles.low ? band(points) : null,
    ...linesOf(points, chart),
    ...chart.series.map((name) =>
      Plot.dot(
        points.filter((each) => each.series === name && hasValue(each)),
        { ...dotStyle, x: 'x', y: 'y', r: radius, symbol: looksOf(chart.series.indexOf(name)).symbol },
      ),
    ),
  ];
}

/** A line for each series, with its dash. */
function linesOf(points: Point[], { series }: ChartData): Plot.Markish[] {
  const style = { x: 'x', y: 'y', stroke: 'fill', strokeWidth: 2, strokeLinejoin: 'round' } as const;
  return series.map((name, index) =>
    Plot.lineY(
      points.filter((each) => each.series === name),
      { ...style, strokeDasharray: looksOf(index).dash },
    ),
  );
}

function band(points: Point[]): Plot.Markish {
  const ends = points.map((each) => ({ ...each, low: each.low ?? NaN, high: each.high ?? NaN }));
  return Plot.areaY(ends, { x: 'x', y1: 'low', y2: 'high', z: 'series', fill: 'fill', fillOpacity: 0.16 });
}

function areaMarks({ chart, layout, props }: Panel): Plot.Markish[] {
  const stacked = isStacked(chart, props.stack);
  const points = inOrder(placed(chart, layout), layout);
  const known = points.filter(hasValue);
  const radius = known.length > 120 ? 1 : 2;
  if (!stacked) {
    return [
      chart.roles.low ? band(points) : null,
      Plot.areaY(points, { x: 'x', y1: 0, y2: 'y', z: 'series', fill: 'fill', fillOpacity: 0.25 }),
      ...linesOf(points, chart),
      Plot.dot(known, { ...dotStyle, x: 'x', y: 'y', r: radius }),
    ];
  }
  const offset = props.stack === 'share' ? ('normalize' as const) : null;
  const stack = { offset, order: chart.series as never };
  const whole = inOrder(completed(known, chart), layout);
  const titled = { ...dotStyle, r: radius, title: 'title', stroke: colour.surface, strokeWidth: 0.5 };
  return [
    Plot.areaY(whole, Plot.stackY(stack, { x: 'x', y: 'y', z: 'series', fill: 'fill', fillOpacity: 0.8 })),
    Plot.dot(whole, Plot.stackY2(stack, { x: 'x', y: 'y', z: 'series', ...titled, fill: 'fill' })),
  ];
}

/** Stacked areas need every series at every place: one that has no row there has nothing to add. */
function completed(points: Point[], { series }: ChartData): Point[] {
  const places = new Map(points.map((each) => [String(Number(each.x) || each.x), each]));
  const known = new Set(
    points.map((each) => JSON.stringify([String(Number(each.x) || each.x), each.series])),
  );
  const missing = [...places].flatMap(([place, like]) =>
    series
      .filter((name) => !known.has(JSON.stringify([place, name])))
      .map((name) => {
        const fill = points.find((each) => each.series === name)?.fill ?? colour.muted;
        return { ...like, series: name, y: 0, title: '', fill };
      }),
  );
  return [...points, ...missing];
}

function barMarks(panel: Panel): Plot.Markish[] {
  const { chart, layout, props } = panel;
  const points = placed(chart, layout).filter(hasValue);
  const { sideways, roles } = chart;
  const stacked = isStacked(chart, props.stack);
  const share = props.stack === 'share' ? ('normalize' as const) : null;
  const fillOpacity = (each: Point) => (each.flagged && !stacked ? 0.4 : 1);
  const style = { fill: 'fill', title: 'title', fillOpacity } as const;
  const zero = sideways
    ? Plot.ruleX([0], { stroke: colour.muted })
    : Plot.ruleY([0], { stroke: colour.muted });
  if (stacked || !roles.colour) {
    const gap = stacked ? { stroke: colour.surface, strokeWidth: 1.5 } : {};
    const stack = { offset: share, order: chart.series as never };
    const options = { x: 'x', y: 'y', z: 'series', ...style, ...gap, ...stack };
    const bars = sideways ? Plot.barX(points, options) : Plot.barY(points, options);
    return [bars, whiskers(points, panel, 0), zero];
  }
  const thickness = bandwidth(panel) / Math.max(1, chart.series.length);
  const middle = (chart.series.length - 1) / 2;
  const groups = chart.series.flatMap((name, index): Plot.Markish[] => {
    const own = points.filter(({ series }) => series === name);
    const [before, after] = [index * thickness, (chart.series.length - 1 - index) * thickness];
    const bars = sideways
      ? Plot.barX(own, { x1: 0, x2: 'x', y: 'y', ...style, insetTop: before, insetBottom: after })
      : Plot.barY(own, { x: 'x', y1: 0, y2: 'y', ...style, insetLeft: before, insetRight: after });
    return [bars, whiskers(own, panel, (index - middle) * thickness)];
  });
  return [...groups, zero];
}

function bandwidth({ layout, chart }: Panel): number {
  const { width, height, marginLeft, marginRight, marginTop, marginBottom, x, y } = layout;
  return chart.sideways
    ? ((height - marginTop - marginBottom) * 0.8) / Math.max(1, y.domain.length)
    : ((width - marginLeft - marginRight) * 0.8) / Math.max(1, x.domain.length);
}

function whiskers(points: Point[], { chart }: Panel, shift: number): Plot.Markish {
  if (!chart.roles.low) return null;
  const known = points.filter(({ low, high }) => low !== null && high !== null);
  const style = { stroke: colour.text, strokeWidth: 1.25 };
  return chart.sideways
    ? Plot.ruleY(known, { ...style, y: 'y', x1: 'low', x2: 'high', dy: shift })
    : Plot.ruleX(known, { ...style, x: 'x', y1: 'low', y2: 'high', dx: shift });
}

function dotMarks(panel: Panel): Plot.Markish[] {
  const { chart, layout } = panel;
  const points = placed(chart, layout).filter(hasValue);
  const most = Math.max(0, ...points.map(({ size }) => size ?? 0));
  const largest = layout.narrow ? 12 : 18;
  const shade = shadeOf(chart.data);
  const radius = ({ size }: Point) =>
    chart.roles.size
      ? Math.max(1.5, Math.sqrt(Math.max(0, size ?? 0) / (most || 1)) * largest)
      : points.length > 400
        ? 2
        : 4;
  const own = points.map((each) => ({ ...each, radius: radius(each), opacity: opacityOf(each) }));
  const back = [...own].sort((a, b) => b.radius - a.radius);
  return [
    chart.roles.low
      ? Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: 'fill', strokeWidth: 1.5 })
      : null,
    Plot.dot(back, { ...dotStyle, x: 'x', y: 'y', r: 'radius', fillOpacity: 'opacity', sort: null }),
    ...(chart.roles.label ? placeLabels(own, layout).map(labelMark) : []),
  ];

  function opacityOf({ shade: value }: Point): number {
    if (chart.roles.colour?.kind === 'number') return value === null ? 0 : shade.of(value).opacity;
    return chart.roles.size ? 0.55 : 0.85;
  }
}

function labelMark({ dot, text, dx, dy, anchor }: PlacedLabel<Point>): Plot.Markish {
  const style = { fill: colour.text, stroke: colour.surface, strokeWidth: 3, fontSize: 12 };
  return Plot.text([dot], { x: 'x', y: 'y', text: () => text, dx, dy, textAnchor: anchor, ...style });
}

function cellMarks({ chart, layout, context }: Panel): Plot.Markish[] {
  const shade = shadeOf(chart.data);
  const role = chart.roles.colour;
  const points = placed(chart, layout).map((each) => {
    const { fill, opacity, text } = shade.of(each.shade ?? 0);
    const known = each.shade !== null && role;
    return {
      ...each,
      fill: known ? fill : colour.surface,
      opacity: known ? opacity : 1,
      textFill: known ? text : colour.muted,
      halo: opacity < 1 ? 0.5 : 0,
      text: known ? cellText(each.shade, role.format, context.locale) : '–',
    };
  });
  const room = (layout.width - layout.marginLeft - layout.marginRight) / Math.max(1, layout.x.domain.length);
  const fits = points.every(({ text }) => textWidth(text, 12) + 2 <= room);
  return [
    Plot.cell(points, {
      x: 'x',
      y: 'y',
      fill: 'fill',
      fillOpacity: 'opacity',
      title: 'title',
      inset: -1,
      rx: 2,
    }),
    fits
      ? Plot.text(points, {
          x: 'x',
          y: 'y',
          text: 'text',
          fill: 'textFill',
          stroke: colour.surface,
          strokeWidth: 2,
          strokeOpacity: 'halo',
          fontSize: 12,
        })
      : null,
  ];
}

function ruleMarks({ chart, layout }: Panel): Plot.Markish[] {
  const { roles, sideways } = chart;
  const points = placed(chart, layout);
  const style = { stroke: 'fill', strokeWidth: 2, title: 'title' } as const;
  if (!roles.y) return [Plot.ruleX(points, { x: 'x', ...style })];
  const from = roles.low ? 'low' : () => 0;
  const to = (own: string) => (roles.high ? 'high' : own);
  return sideways
    ? [Plot.ruleY(points, { y: 'y', x1: from, x2: to('x'), ...style })]
    : [Plot.ruleX(points.filter(hasValue), { x: 'x', y1: from, y2: to('y'), ...style })];
}

function tickMarks({ chart, layout }: Panel): Plot.Markish[] {
  const points = placed(chart, layout);
  const style = { stroke: 'fill', strokeWidth: 1.5, strokeOpacity: 0.7, title: 'title' } as const;
  if (!chart.roles.y) return [Plot.tickX(points, { x: 'x', ...style })];
  return chart.sideways
    ? [Plot.tickX(points, { x: 'x', y: 'y', ...style })]
    : [Plot.tickY(points.filter(hasValue), { x: 'x', y: 'y', ...style })];
}

function histogramMarks({ chart, context }: Panel): Plot.Markish[] {
  const bins = binsOf(chart)
    .filter(({ value }) => value !== 0)
    .map((bin) => {
      const [left, right] = edgesOf(bin);
      return { ...bin, left, right, title: binTitle(bin, chart, context), fill: colourOf(bin.series, chart) };
    });
  const options = { x1: 'left', x2: 'right', y: 'value', z: 'series', fill: 'fill', title: 'title' } as const;
  return [
    Plot.rectY(
      bins,
      Plot.stackY(
        { order: chart.series as never },
        { ...options, insetLeft: 0.5, insetRight: 0.5, stroke: colour.surface, strokeWidth: 1 },
      ),
    ),
    Plot.ruleY([0], { stroke: colour.muted }),
  ];
}

function targetMark({ chart, props, layout, context }: Panel): Plot.Markish {
  const role = chart.sideways ? chart.roles.x : chart.roles.y;
  if (props.target === undefined || (chart.sideways ? layout.x : layout.y).type !== 'linear') return null;
  const as = role?.format ?? ({ kind: 'number' } as const);
  const text = `${messages(context.locale).target} ${formatTick(props.target, as, context.locale)}`;
  const line = { stroke: colour.good, strokeWidth: 1.5, strokeDasharray: '5 4' };
  const words = { text: () => text, fill: colour.good, stroke: colour.surface, strokeWidth: 3, fontSize: 12 };
  return chart.sideways
    ? [
        Plot.ruleX([props.target], line),
        Plot.text([props.target], { x: (value: number) => value, frameAnchor: 'top', dy: -9, ...words }),
      ]
    : [
        Plot.ruleY([props.target], line),
        Plot.text([props.target], {
          y: (value: number) => value,
          frameAnchor: 'right',
          textAnchor: 'end',
          dy: -8,
          ...words,
        }),
      ];
}

const dotStyle = {
  fill: (each: Point) => (each.flagged ? colour.surface : each.fill),
  stroke: 'fill',
  strokeWidth: 1.5,
  title: 'title',
} as const;

/** The rows that have a place, as text on an axis of names; a missing number leaves a gap. */
function placed(chart: ChartData, { x, y }: Layout): Point[] {
  const at = (value: Datum['x'], { type }: Axis) =>
    value === null ? NaN : type === 'band' || type === 'point' ? keyOf(value) : value;
  return chart.data
    .filter((each) => (chart.sideways ? each.y : each.x) !== null)
    .map((each) => ({ ...each, x: at(each.x, x), y: at(each.y, y), fill: colourOf(each.series, chart) }));
}

function hasValue({ x, y }: Point): boolean {
  return !Number.isNaN(x) && !Number.isNaN(y);
}

/** Lines run along their axis, also when the query did not sort. */
function inOrder(points: Point[], { x }: Layout): Point[] {
  if (x.type === 'band' || x.type === 'point') {
    const places = new Map(x.domain.map((name, index) => [name, index]));
    return points.toSorted((a, b) => (places.get(a.x as string) ?? 0) - (places.get(b.x as string) ?? 0));
  }
  return points.toSorted((a, b) => Number(a.x) - Number(b.x));
}
