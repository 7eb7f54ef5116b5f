import * as Plot from '@observablehq/plot';
import { keyMarks, keysHeight, placeKeys, type Key } from './keys.ts';
import { layoutRows, sizes, type Layout, type Placed, type Row } from './rowLayout.ts';
import { rowPlot, type RowChart } from './rowPlot.ts';
import { textWidth } from './text.ts';
import { colour, onColour } from './theme.ts';

/** A part of a row, as a share 0…1 of it. */
export type Segment = { share: number; colour: string; text: string; title: string };

/** A row of segments side by side, the first of which begins at `start`: 0, or less when the row diverges. */
export type Segments = Row & { start: number; segments: Segment[] };

type Options = RowChart<Segments> & { legend: Key[] };

/** Rows of segments that add up to the whole, with a legend; rows that start below zero diverge around it. */
export function segmentsChart({ document, label, legend, tick, ...rest }: Options): SVGSVGElement {
  const keys = placeKeys(legend, rest.width);
  const layout = layoutRows({ ...rest, above: keysHeight(keys), thickness: 22 });
  const ends = layout.rows.map(({ start, segments }) => start + sum(segments));
  const domain: [number, number] = [
    Math.min(0, ...layout.rows.map(({ start }) => start)),
    Math.max(0, ...ends),
  ];
  return rowPlot({
    ...{ document, label, layout, domain },
    tick: (value) => tick(Math.abs(value)),
    // under the segments, so that it strikes out no number
    under: [domain[0] < 0 ? Plot.ruleX([0], { stroke: colour.text }) : null],
    over: [segmentMarks(layout, domain), ...keys.map((each) => keyMarks(each, layout))],
  });
}

type Drawn = Segment & { at: number; from: number; to: number };

function segmentMarks(
  { rows, thickness, width, marginLeft, marginRight }: Layout<Segments>,
  [low, high]: [number, number],
): Plot.Markish[] {
  const inner = width - marginLeft - marginRight;
  const drawn = rows.flatMap(spread);
  const legible = drawn.filter(({ share, text }) => {
    const pixels = (share / (high - low || 1)) * inner;
    return pixels >= Math.max(inner * 0.06, textWidth(text, sizes.small) + 4);
  });
  return [
    Plot.rect(drawn, {
      x1: 'from',
      x2: 'to',
      y1: ({ at }: Drawn) => at - thickness / 2,
      y2: ({ at }: Drawn) => at + thickness / 2,
      fill: 'colour',
      // the gap parts neighbours also for readers who see no colours
      stroke: colour.surface,
      strokeWidth: 1.5,
      title: 'title',
    }),
    Plot.text(legible, {
      x: ({ from, to }: Drawn) => (from + to) / 2,
      y: 'at',
      text: 'text',
      fill: ({ colour: under }: Drawn) => onColour(under),
      fontSize: sizes.small,
      fontVariant: 'tabular-nums',
    }),
  ];
}

function spread({ start, segments, at }: Placed<Segments>): Drawn[] {
  let from = start;
  return segments
    .map((segment) => ({ ...segment, at, from, to: (from += segment.share) }))
    .filter(({ share }) => share > 0);
}

function sum(segments: Segment[]): number {
  return segments.reduce((all, { share }) => all + share, 0);
}
