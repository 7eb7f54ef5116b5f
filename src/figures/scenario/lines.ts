import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3';
import { plot } from '../../charts/plot.ts';
import { textWidth } from '../../charts/text.ts';
import { colour, series, widths } from '../../charts/theme.ts';
import type { Context } from '../figure.ts';
import { bothWidths } from './bothWidths.ts';

export type Line = { name: string; values: number[] };

type Options = {
  context: Context;
  /** What the chart says, for readers who do not see it. */
  label: string;
  lines: Line[];
  /** Flows of each month, as bars. */
  bars?: number[] | undefined;
  /** The name of the axis of months. */
  month: string;
  tick: (value: number) => string;
};

/** Lines over months from now, named at their ends, drawn for a wide and for a narrow page. */
export function monthLines({ context, ...options }: Options): Element {
  // beside the inputs a chart has less room than a page
  const wide = widths.wide * 0.65;
  return bothWidths(context.document, (width) => chart({ context, ...options }, width), { wide });
}

function chart({ context, label, lines, bars, month, tick }: Options, width: number): SVGSVGElement {
  const { document } = context;
  const points = lines.flatMap(({ name, values }, index) =>
    values.map((value, at) => ({ name, at, value, colour: series[index] as string })),
  );
  const ends = lines.flatMap(({ values }, index) => ({
    ...{ at: values.length - 1, value: values.at(-1) ?? 0, text: lines[index]?.name ?? '' },
    colour: series[index] as string,
  }));
  const all = [...points.map(({ value }) => value), ...(bars ?? []), 0];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const last = Math.max(1, ...lines.map(({ values }) => values.length - 1));
  const domain = low === high ? [0, 1] : scaleLinear([low, high], [0, 1]).nice().domain();
  const ticks = scaleLinear(domain, [0, 1]).ticks(5);
  const marginLeft = 12 + Math.max(...ticks.map((value) => textWidth(tick(value), 12)));
  return plot({
    ...{
      document,
      label,
      width,
      height: 240,
      marginLeft,
      marginRight: 14,
      marginTop: 14 + 16 * lines.length,
    },
    marginBottom: 36,
    x: {
      domain: [0, last],
      label: month,
      ticks: width > 400 ? 8 : 5,
      tickFormat: (value: number) => String(value),
      labelArrow: 'none',
    },
    y: {
      domain,
      label: null,
      ticks: 5,
      tickFormat: tick,
      grid: true,
    },
    marks: [
      bars ? flowBars(bars, last) : null,
      Plot.ruleY([0], { stroke: colour.muted }),
      Plot.lineY(points, { x: 'at', y: 'value', z: 'name', stroke: 'colour', strokeWidth: 2.25 }),
      Plot.dot(ends, { x: 'at', y: 'value', r: 3.5, fill: 'colour' }),
      ...ends.map(({ text, colour: own, value }, index) =>
        Plot.text([`${text}: ${tick(value)}`], {
          ...{ frameAnchor: 'top-left', dy: -(16 * (lines.length - index)), fill: own, fontWeight: 600 },
        }),
      ),
    ],
  });
}

function flowBars(bars: number[], last: number): Plot.Markish {
  type Flow = { at: number; value: number };
  return Plot.rect(
    bars.map((value, at): Flow => ({ at, value })),
    {
      x1: ({ at }: Flow) => Math.max(0, at - 0.35),
      x2: ({ at }: Flow) => Math.min(last, at + 0.35),
      ...{ y1: 0, y2: 'value', fill: colour.muted, fillOpacity: 0.5 },
    },
  );
}
