import * as Plot from '@observablehq/plot';
import { keyMarks, keysHeight, placeKeys, type Key } from './keys.ts';
import { layoutRows, sizes, type Layout, type Placed, type Row } from './rowLayout.ts';
import { rowPlot, whiskers, type RowChart } from './rowPlot.ts';
import { textWidth } from './text.ts';
import { colour } from './theme.ts';

export type Bar = Row & {
  value: number;
  low: number | null;
  high: number | null;
  colour: string;
  hollow: boolean;
  /** What the row says when it is read alone. */
  title: string;
};

/** A value on the axis that all rows are read against. */
export type Reference = { value: number; text: string; colour: string; dashed?: boolean };

type Options = RowChart<Bar> & {
  mark: 'bar' | 'dot';
  domain: [number, number];
  references?: Reference[];
  legend?: Key[];
};

/** Rows of bars or dots with their intervals, each with its name, value and count. */
export function rowsChart({
  document,
  label,
  mark,
  domain,
  references = [],
  legend = [],
  tick,
  ...rest
}: Options): SVGSVGElement {
  const placed = placeReferences(references, domain, layoutRows(rest));
  const lines = Math.max(0, ...placed.map(({ line }) => line + 1));
  const keys = placeKeys(legend, rest.width);
  const layout = layoutRows({ ...rest, above: keysHeight(keys) + lines * sizes.line });
  const isBar = mark === 'bar';
  return rowPlot({
    ...{ document, label, tick, layout, domain },
    under: [isBar ? barMarks(layout, domain) : null, ...placed.map((each) => referenceMarks(each, lines))],
    over: [
      isBar
        ? whiskers(layout.rows, { reach: layout.thickness / 4, stroke: colour.text, strokeWidth: 1.25 })
        : [whiskers(layout.rows), dots(layout)],
      ...keys.map((each) => keyMarks(each, layout)),
    ],
  });
}

function barMarks({ rows, thickness }: Layout<Bar>, domain: [number, number]): Plot.Markish[] {
  return [
    Plot.rect(rows, {
      x1: 0,
      x2: 'value',
      y1: ({ at }: Placed<Bar>) => at - thickness / 2,
      y2: ({ at }: Placed<Bar>) => at + thickness / 2,
      fill: ({ hollow, colour: own }: Bar) => (hollow ? colour.surface : own),
      stroke: 'colour',
      strokeWidth: 1.5,
      title: 'title',
    }),
    domain[0] <= 0 ? Plot.ruleX([0], { stroke: colour.muted }) : null,
  ];
}

function dots({ rows }: Layout<Bar>): Plot.Markish {
  return Plot.dot(rows, {
    x: 'value',
    y: 'at',
    r: 5.5,
    fill: ({ hollow, colour: own }: Bar) => (hollow ? colour.surface : own),
    stroke: 'colour',
    strokeWidth: 2,
    title: 'title',
  });
}

type Anchor = 'start' | 'middle' | 'end';
type PlacedReference = Reference & { line: number; anchor: Anchor };

/** Labels of references stand over their lines; side by side where they would meet, else one over the other. */
function placeReferences(
  references: Reference[],
  [low, high]: [number, number],
  { width, marginLeft, marginRight }: Layout<Bar>,
): PlacedReference[] {
  const inner = width - marginLeft - marginRight;
  const ends: number[] = [];
  const centred = [...references]
    .sort((a, b) => a.value - b.value)
    .map((reference) => {
      const at = marginLeft + ((reference.value - low) / (high - low || 1)) * inner;
      const size = textWidth(reference.text, sizes.small);
      const anchor: Anchor = at < size / 2 ? 'start' : at + size / 2 > width ? 'end' : 'middle';
      const start = anchor === 'start' ? at : anchor === 'end' ? at - size : at - size / 2;
      let line = 0;
      while ((ends[line] ?? -Infinity) > start - 8) line += 1;
      ends[line] = start + size;
      return { ...reference, line, anchor, at, size };
    });
  const [first, second, ...more] = centred;
  if (!first || !second?.line || more.length || first.at < first.size || second.at + second.size > width)
    return centred;
  return [
    { ...first, line: 0, anchor: 'end' },
    { ...second, line: 0, anchor: 'start' },
  ];
}

function referenceMarks(
  { value, text, colour: own, dashed, line, anchor }: PlacedReference,
  lines: number,
): Plot.Markish {
  const above = (lines - line) * sizes.line;
  const rule = { stroke: own, strokeWidth: 1.5, insetTop: sizes.line - above };
  return [
    Plot.ruleX([value], dashed ? { ...rule, strokeDasharray: '5 4' } : rule),
    Plot.text([value], {
      x: (each: number) => each,
      text: () => text,
      frameAnchor: 'top',
      lineAnchor: 'middle',
      textAnchor: anchor,
      dx: anchor === 'start' ? 3 : anchor === 'end' ? -3 : 0,
      dy: sizes.line / 2 - above,
      fill: own,
      stroke: colour.surface,
      strokeWidth: 4,
      fontSize: sizes.small,
    }),
  ];
}
