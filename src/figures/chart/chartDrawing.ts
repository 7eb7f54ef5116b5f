import type { Axis } from '../../charts/axis.ts';
import { element } from '../../charts/element.ts';
import { plot } from '../../charts/plot.ts';
import { widths } from '../../charts/theme.ts';
import type { Context } from '../figure.ts';
import type { ChartData } from './chartData.ts';
import { layoutOf, type Layout } from './chartLayout.ts';
import { legend } from './chartLegend.ts';
import { marksOf } from './chartMarks.ts';
import type { ChartProps } from './chartProps.ts';

type Drawing = Context & { label: string };

/** The chart with its legend; a small chart for each facet, all on the same axes. */
export function drawChart(chart: ChartData, props: ChartProps, context: Drawing): HTMLElement {
  const { document, label } = context;
  const { facets } = chart;
  const narrow = context.width < widths.wide;
  const many = chart.roles.facet !== undefined;
  const across = many ? Math.min(facets.length, narrow ? 2 : 3) : 1;
  const width = Math.floor((context.width - (across - 1) * 16) / across);
  const layout = layoutOf(chart, props, { ...context, width }, narrow);
  const panel = (facet: string, index: number) => {
    const own = { ...chart, data: chart.data.filter((each) => each.facet === facet), facets: [facet] };
    return plot({
      document,
      label: many ? `${facet}. ${label}` : label,
      ...plotOptions(layout),
      marks: marksOf(own, { ...layout, yLabel: index ? '' : layout.yLabel }, props, context),
    });
  };
  const drawn = facets.map((facet, index) =>
    many
      ? element(
          document,
          'div',
          { class: 'pl-facet' },
          element(document, 'p', { class: 'pl-facet-name' }, facet),
          panel(facet, index),
        )
      : panel(facet, index),
  );
  return element(
    document,
    'div',
    { class: 'pl-chart' },
    legend(chart, props, context),
    ...(many ? [element(document, 'div', { class: `pl-facets pl-facets-${across}` }, ...drawn)] : drawn),
  );
}

function plotOptions({ x, y, width, height, marginTop, marginRight, marginBottom, marginLeft }: Layout) {
  const scale = ({ type, domain }: Axis) => ({
    type,
    domain,
    label: null,
    axis: null,
    ...(type === 'band' ? { paddingInner: 0.2, paddingOuter: 0.1, round: false } : {}),
    ...(type === 'point' ? { padding: 0.5, round: false } : {}),
  });
  return {
    width,
    height,
    marginTop,
    marginRight,
    marginBottom,
    marginLeft,
    x: scale(x),
    y: scale(y),
    r: { type: 'identity' as const },
    opacity: { type: 'identity' as const },
    color: { type: 'identity' as const },
  };
}
