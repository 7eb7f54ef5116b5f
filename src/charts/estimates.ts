import * as Plot from '@observablehq/plot';
import { layoutRows, sizes, type Layout, type Row } from './rowLayout.ts';
import { rowPlot, whiskers, type RowChart } from './rowPlot.ts';
import { textWidth } from './text.ts';
import { colour } from './theme.ts';

/** The shape says what the colour says: a triangle up or down, a dot for neither, a diamond for a fixed level. */
export type Shape = 'dot' | 'up' | 'down' | 'diamond';

/** A value with its interval. */
export type EstimateRow = Row & {
  value: number;
  low: number | null;
  high: number | null;
  shape: Shape;
  colour: string;
  hollow: boolean;
  /** What the row says when it is read alone. */
  title: string;
};

/** A level that all rows are read against, with its interval as a band. */
export type Level = {
  value: number;
  low?: number | null;
  high?: number | null;
  text: string;
  colour: string;
};

type Options = RowChart<EstimateRow> & { domain: [number, number]; level?: Level | undefined };

/** Rows of values with their intervals, told apart by shape, read against one level. */
export function estimatesChart({ document, label, domain, level, tick, ...rest }: Options): SVGSVGElement {
  const layout = layoutRows({ ...rest, above: level?.text ? sizes.line : 0 });
  return rowPlot({
    ...{ document, label, tick, layout, domain },
    under: level ? levelMarks(level, domain, layout) : [],
    over: [whiskers(layout.rows), shapes(layout)],
  });
}

/** The values with room around them, at least `least` wide, within what they can be. */
export function domainAround(
  values: number[],
  {
    least = 0,
    bounds = [-Infinity, Infinity],
  }: { least?: number; bounds?: [number, number] | undefined } = {},
): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.08, (least - (high - low)) / 2) || Math.abs(high) * 0.1 || 1;
  return [Math.max(bounds[0], low - room), Math.min(bounds[1], high + room)];
}

const symbols = { dot: 'circle', up: 'triangle', down: 'triangle', diamond: 'diamond' } as const;

function shapes({ rows }: Layout<EstimateRow>): Plot.Markish {
  // a mark for each row, so that they are read from top to bottom whatever their shapes
  return rows.map((row) =>
    Plot.dot([row], {
      x: 'value',
      y: 'at',
      r: row.shape === 'dot' ? 5.5 : 6.5,
      symbol: symbols[row.shape],
      rotate: row.shape === 'down' ? 180 : 0,
      fill: row.hollow ? colour.surface : row.colour,
      stroke: row.colour,
      strokeWidth: 2,
      title: 'title',
    }),
  );
}

function levelMarks(
  { value, low, high, text, colour: own }: Level,
  domain: [number, number],
  { width, marginLeft, marginRight }: Layout<EstimateRow>,
): Plot.Markish[] {
  const at =
    marginLeft + ((value - domain[0]) / (domain[1] - domain[0] || 1)) * (width - marginLeft - marginRight);
  const half = textWidth(text, sizes.small) / 2;
  const anchor = at < half ? 'start' : at + half > width ? 'end' : 'middle';
  const band = typeof low === 'number' && typeof high === 'number' ? [{ low, high }] : [];
  return [
    Plot.rectX(band, { x1: 'low', x2: 'high', fill: own, fillOpacity: 0.12 }),
    Plot.ruleX([value], { stroke: own, strokeWidth: 1.5, strokeDasharray: '5 4' }),
    Plot.text(text ? [value] : [], {
      x: (each: number) => each,
      text: () => text,
      ...{ frameAnchor: 'top', lineAnchor: 'middle', textAnchor: anchor, dy: -sizes.line / 2 },
      ...{ fill: own, stroke: colour.surface, strokeWidth: 4, fontSize: sizes.small },
    }),
  ];
}
