import * as Plot from '@observablehq/plot';
import { plot } from './plot.ts';
import {
  axisMarks,
  clearNames,
  nameMarks,
  type Head,
  type Layout,
  type Placed,
  type Row,
} from './rowLayout.ts';

/** What every chart of rows is given. */
export type RowChart<R extends Row> = {
  document: Document;
  /** What the chart says, for readers who do not see it. */
  label: string;
  width: number;
  height?: number | undefined;
  head: Head;
  rows: R[];
  tick: (value: number) => string;
};

type Drawing<R extends Row> = Pick<RowChart<R>, 'document' | 'label' | 'tick'> & {
  layout: Layout<R>;
  domain: [number, number];
  /** Marks that names and headings cover. */
  under: Plot.Markish[];
  over: Plot.Markish[];
};

/** Rows as laid out: the axis, the marks, and the names beside or above them. */
export function rowPlot<R extends Row>({
  document,
  label,
  tick,
  layout,
  domain,
  under,
  over,
}: Drawing<R>): SVGSVGElement {
  const { width, height, marginLeft, marginRight, marginTop, marginBottom } = layout;
  return plot({
    document,
    label,
    ...{ width, height, marginLeft, marginRight, marginTop, marginBottom },
    x: { domain, axis: null, type: 'linear' },
    y: { type: 'identity', axis: null },
    marks: [...axisMarks(layout, domain, tick), ...under, clearNames(layout), ...over, ...nameMarks(layout)],
  });
}

type Interval = Row & { low: number | null; high: number | null; colour: string };

/** Intervals as lines with ends that reach so far to both sides, in the row's colour unless it says another. */
export function whiskers<R extends Interval>(
  rows: Placed<R>[],
  {
    reach = 4,
    stroke = 'colour',
    strokeWidth = 2,
  }: { reach?: number; stroke?: string; strokeWidth?: number } = {},
): Plot.Markish[] {
  const known = rows.filter(({ low, high }) => low !== null && high !== null);
  const ends = known.flatMap((row) => [row.low, row.high].map((end) => ({ ...row, end })));
  return [
    Plot.ruleY(known, { y: 'at', x1: 'low', x2: 'high', stroke, strokeWidth }),
    Plot.ruleX(ends, {
      x: 'end',
      y1: ({ at }: Placed<R>) => at - reach,
      y2: ({ at }: Placed<R>) => at + reach,
      stroke,
      strokeWidth,
    }),
  ];
}
