import { nice } from 'd3';
import type PptxGenJS from 'pptxgenjs';
import { box, ink, type Slide } from './slide.ts';
import type { NativeChart, NativeSeries } from './nativeChart.ts';

/** Colours of a chart's series, as six hexadecimal digits. */
export type ChartColours = { series: string[]; overall: string };

/** A chart that can be edited. Its intervals are added to the finished file: see errorBars.ts. */
export function addChart(slide: Slide, chart: NativeChart, colours: ChartColours, altText: string): void {
  const data = chart.series.map(({ name, values }) => ({
    name,
    labels: chart.labels,
    values: values as number[],
  }));
  slide.addChart(
    chart.kind === 'line' ? ('line' as PptxGenJS.CHART_NAME) : ('bar' as PptxGenJS.CHART_NAME),
    data,
    {
      ...box,
      altText,
      chartColors: coloursOf(chart, colours),
      showLegend: chart.series.length > 1,
      legendPos: 'b',
      legendFontSize: 12,
      legendColor: ink.text,
      valAxisLabelFormatCode: chart.code,
      dataLabelFormatCode: chart.code,
      catAxisLabelFontSize: 12,
      valAxisLabelFontSize: 11,
      catAxisLabelColor: ink.text,
      valAxisLabelColor: ink.muted,
      valGridLine: { color: ink.rule, size: 0.75 },
      catGridLine: { style: 'none' },
      valAxisLineShow: false,
      ...(chart.kind === 'stacked' ? {} : ends(chart)),
      ...(chart.kind === 'line' ? lineOptions(chart) : barOptions(chart)),
    },
  );
}

/**
 * The chart as its file has it: a bar chart of an office program begins at the bottom, so that its categories are
 * turned round.
 */
export function asFiled(chart: NativeChart): NativeChart {
  if (chart.kind === 'line') return chart;
  const last = chart.labels.length - 1;
  return {
    ...chart,
    labels: chart.labels.toReversed(),
    series: chart.series.map(turned),
    overall: chart.overall === undefined ? undefined : last - chart.overall,
  };
}

/** Whether values stand inside their bars, where intervals leave them readable. */
export function hasRoom({ kind, series }: NativeChart): boolean {
  if (kind !== 'bar') return kind === 'line';
  const sizes = series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? Infinity)));
  const most = Math.max(
    ...series.flatMap(({ values, high }) => [...values, ...high].map((each) => Math.abs(each ?? 0))),
  );
  return Math.min(...sizes) > most * 0.14;
}

function turned({ name, values, low, high }: NativeSeries): NativeSeries {
  return { name, values: values.toReversed(), low: low.toReversed(), high: high.toReversed() };
}

/** A colour for each series; for each bar where one of them is all groups together. */
function coloursOf({ kind, series, labels, overall }: NativeChart, colours: ChartColours): string[] {
  if (kind !== 'bar' || overall === undefined) return colours.series.slice(0, series.length);
  return labels.map((_, index) => (index === overall ? colours.overall : (colours.series[0] as string)));
}

/** Ends of the axis of values: whole intervals, and zero for bars, whose length says their value only from there. */
function ends({ kind, series }: NativeChart): PptxGenJS.IChartOpts {
  const all = series.flatMap(({ values, low, high }) => [...values, ...low, ...high]);
  const known = [...all.filter((each) => each !== null), ...(kind === 'bar' ? [0] : [])];
  const [valAxisMinVal, valAxisMaxVal] = nice(Math.min(...known), Math.max(...known), 6);
  return valAxisMinVal < valAxisMaxVal ? { valAxisMinVal, valAxisMaxVal } : {};
}

function lineOptions({ labels }: NativeChart): PptxGenJS.IChartOpts {
  return {
    lineSize: 2,
    lineDataSymbolSize: 6,
    displayBlanksAs: 'gap',
    // more than a dozen dates would stand on end
    catAxisLabelFrequency: String(Math.max(1, Math.ceil(labels.length / 12))),
  };
}

function barOptions(chart: NativeChart): PptxGenJS.IChartOpts {
  const negative = chart.series.some(({ values, low }) =>
    [...values, ...low].some((value) => (value ?? 0) < 0),
  );
  const inside = chart.kind === 'stacked' || hasRoom(chart);
  return {
    barDir: 'bar',
    barGapWidthPct: 40,
    barGrouping: chart.kind === 'stacked' ? 'percentStacked' : 'clustered',
    showValue: true,
    dataLabelFontSize: 12,
    dataLabelColor: inside ? 'FFFFFF' : ink.text,
    ...(chart.kind === 'stacked' ? {} : { dataLabelPosition: (inside ? 'inBase' : 'outEnd') as 'outEnd' }),
    ...(negative ? { catAxisLabelPos: 'low' as const } : {}),
  };
}
