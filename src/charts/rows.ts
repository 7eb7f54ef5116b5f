import * as Plot from '@observablehq/plot';
import { plot } from './plot.ts';
import { textWidth, wrap } from './text.ts';
import { colour, widths } from './theme.ts';

/** A named line of a chart: its name to the left (above, on a phone), words to the right. */
export type Row = {
  name: string;
  /** The value in words; none where the drawing holds it. */
  text?: string | undefined;
  /** How many answers, in words. */
  count?: string | undefined;
  /** Rows of one section stand together under its heading. */
  section?: { name: string; count: string } | undefined;
  /** Few answers: the count is set as a warning. */
  flagged?: boolean | undefined;
  /** Stands apart from the others, such as the rows without an answer. */
  muted?: boolean | undefined;
};

export type Placed<R extends Row> = R & { lines: string[]; nameAt: number; top: number; at: number };

/** Where everything stands, in pixels. */
export type Layout<R extends Row> = {
  rows: Placed<R>[];
  headings: { name: string; count: string; at: number }[];
  width: number;
  height: number;
  narrow: boolean;
  marginLeft: number;
  marginRight: number;
  marginTop: number;
  marginBottom: number;
  countWidth: number;
  thickness: number;
};

export const rowSize = { name: 13, count: 12, axis: 12 } as const;

/** A value on the axis that all rows are read against. */
export type Reference = { value: number; text: string; colour: string; dashed?: boolean };

export type Bar = Row & {
  value: number;
  low: number | null;
  high: number | null;
  colour: string;
  hollow: boolean;
  /** What the row says when it is read alone. */
  title: string;
};

type Options = {
  document: Document;
  label: string;
  width: number;
  height?: number | undefined;
  rows: Bar[];
  mark: 'bar' | 'dot';
  domain: [number, number];
  references?: Reference[];
  tick: (value: number) => string;
};

/** Rows of bars or dots with their intervals, each with its name, value and count. */
export function rowsChart({
  document,
  label,
  width,
  height,
  rows,
  mark,
  domain,
  references = [],
  tick,
}: Options): SVGSVGElement {
  const free = layoutRows({ rows, width, height, marginTop: 8, marginBottom: 26 });
  const placed = placeReferences(references, domain, free);
  const lines = Math.max(0, ...placed.map(({ line }) => line + 1));
  const layout = layoutRows({ rows, width, height, marginTop: 8 + lines * 17, marginBottom: 26 });
  return plot({
    document,
    label,
    ...frameOf(layout),
    x: { domain, axis: null, type: 'linear' },
    y: { type: 'identity', axis: null },
    marks: [
      ...axisMarks(layout, tick),
      mark === 'bar' ? barMarks(layout, domain) : null,
      ...placed.map((each) => referenceMarks(each, lines, layout)),
      whiskers(layout, mark),
      mark === 'dot' ? dots(layout) : null,
      ...nameMarks(layout),
    ],
  });
}

/** Size and margins as Plot takes them. */
export function frameOf<R extends Row>(
  layout: Layout<R>,
): Pick<Layout<R>, 'width' | 'height' | 'marginLeft' | 'marginRight' | 'marginTop' | 'marginBottom'> {
  const { width, height, marginLeft, marginRight, marginTop, marginBottom } = layout;
  return { width, height, marginLeft, marginRight, marginTop, marginBottom };
}

type LayoutOptions<R extends Row> = {
  rows: R[];
  width: number;
  height?: number | undefined;
  marginTop: number;
  marginBottom: number;
  thickness?: number;
};

/** Places rows from top to bottom; a given height is shared among them as long as their names stay legible. */
export function layoutRows<R extends Row>({
  rows,
  width,
  height,
  marginTop,
  marginBottom,
  thickness = 14,
}: LayoutOptions<R>): Layout<R> {
  const narrow = width < widths.wide;
  const widest = (size: number, texts: string[]) =>
    Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const countWidth = widest(
    rowSize.count,
    rows.map(({ count = '' }) => count),
  );
  const textsWidth = widest(
    rowSize.name,
    rows.map(({ text = '' }) => text),
  );
  const right = (textsWidth && textsWidth + 12) + (countWidth && countWidth + 12);
  const nameWidth = narrow
    ? width - right
    : Math.min(
        width * 0.34,
        widest(
          rowSize.name,
          rows.map(({ name }) => name),
        ),
      );
  const named = rows.map((row) => ({ ...row, lines: wrap(row.name, nameWidth, rowSize.name) }));
  const heights = named.map(({ lines }) =>
    narrow ? lines.length * 16 + thickness + 14 : Math.max(thickness + 14, lines.length * 16 + 8),
  );
  const own = stack(named, heights, { marginTop, narrow, thickness, stretch: 1 });
  const stretch = height ? Math.max(0.85, (height - marginTop - marginBottom) / (own.bottom - marginTop)) : 1;
  const { bottom, ...placed } = stack(named, heights, { marginTop, narrow, thickness, stretch });
  return {
    ...placed,
    width,
    narrow,
    height: Math.round(bottom + marginBottom),
    marginLeft: narrow ? 16 : Math.ceil(nameWidth) + 16,
    marginRight: narrow ? 16 : Math.max(16, Math.ceil(right)),
    marginTop,
    marginBottom,
    countWidth,
    thickness,
  };
}

const headingHeight = 26;

function stack<R extends Row>(
  rows: (R & { lines: string[] })[],
  heights: number[],
  {
    marginTop,
    narrow,
    thickness,
    stretch,
  }: { marginTop: number; narrow: boolean; thickness: number; stretch: number },
): Pick<Layout<R>, 'rows' | 'headings'> & { bottom: number } {
  const headings: Layout<R>['headings'] = [];
  let section: string | undefined;
  let top = marginTop;
  const placed = rows.map((row, index) => {
    if (row.section && row.section.name !== section) {
      headings.push({ ...row.section, at: top + headingHeight / 2 + 3 });
      section = row.section.name;
      top += headingHeight;
    }
    const height = (heights[index] as number) * stretch;
    const middle = top + height / 2;
    const nameAt = narrow ? top + 4 + row.lines.length * 8 : middle;
    const at = Math.round(narrow ? top + 8 + row.lines.length * 16 + thickness / 2 : middle);
    const made = { ...row, nameAt: Math.round(nameAt), top, at };
    top += height;
    return made;
  });
  return { rows: placed, headings, bottom: top };
}

/** Names, values and counts of the rows, and headings of their sections. */
export function nameMarks<R extends Row>({
  rows,
  headings,
  marginLeft,
  marginRight,
  countWidth,
}: Layout<R>): Plot.Markish[] {
  const left = { frameAnchor: 'left', dx: -marginLeft, textAnchor: 'start' } as const;
  const right = { frameAnchor: 'right', textAnchor: 'end', fontVariant: 'tabular-nums' } as const;
  const nameFill = (row: Row) => (row.muted ? colour.muted : colour.text);
  const countFill = (row: Row) => (row.flagged ? colour.warn : colour.muted);
  return [
    Plot.text(headings, {
      ...left,
      y: 'at',
      text: ({ name, count }: { name: string; count: string }) => `${name}  (${count})`,
      fontWeight: 600,
      fontSize: rowSize.name,
      fill: colour.text,
    }),
    Plot.text(rows, {
      ...left,
      y: 'nameAt',
      text: ({ lines }: Placed<R>) => lines.join('\n'),
      lineHeight: 1.2,
      fontSize: rowSize.name,
      fill: nameFill,
    }),
    Plot.text(
      rows.filter(({ text }) => text),
      {
        ...right,
        y: 'nameAt',
        dx: marginRight - (countWidth && countWidth + 12),
        text: 'text',
        fontWeight: 600,
        fontSize: rowSize.name,
        fill: colour.text,
      },
    ),
    Plot.text(
      rows.filter(({ count }) => count),
      { ...right, y: 'nameAt', dx: marginRight, text: 'count', fontSize: rowSize.count, fill: countFill },
    ),
  ];
}

/** The grid and the values under it. */
export function axisMarks<R extends Row>(
  { narrow }: Layout<R>,
  tick: (value: number) => string,
): Plot.Markish[] {
  const ticks = narrow ? 4 : 5;
  return [
    Plot.gridX({ ticks, stroke: colour.rule, strokeOpacity: 1 }),
    Plot.axisX({
      ticks,
      tickFormat: tick,
      tickSize: 0,
      fontSize: rowSize.axis,
      fill: colour.muted,
      fontVariant: 'tabular-nums',
    }),
  ];
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

function whiskers({ rows, thickness }: Layout<Bar>, mark: Options['mark']): Plot.Markish {
  const known = rows.filter(({ low, high }) => low !== null && high !== null);
  const ends = known.flatMap((row) => [row.low, row.high].map((end) => ({ ...row, end })));
  const reach = mark === 'dot' ? 4 : thickness / 4;
  const stroke = mark === 'dot' ? 'colour' : colour.text;
  return [
    Plot.ruleY(known, { y: 'at', x1: 'low', x2: 'high', stroke, strokeWidth: mark === 'dot' ? 2 : 1.25 }),
    Plot.ruleX(ends, {
      x: 'end',
      y1: ({ at }: Placed<Bar>) => at - reach,
      y2: ({ at }: Placed<Bar>) => at + reach,
      stroke,
      strokeWidth: mark === 'dot' ? 2 : 1.25,
    }),
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

type PlacedReference = Reference & { line: number; anchor: 'start' | 'middle' | 'end' };

/** Labels of references stand above the rows, inside the drawing, on lines of their own where they would meet. */
function placeReferences(
  references: Reference[],
  [low, high]: [number, number],
  { width, marginLeft, marginRight }: Layout<Bar>,
): PlacedReference[] {
  const ends: number[] = [];
  return [...references]
    .sort((a, b) => a.value - b.value)
    .map((reference) => {
      const at = marginLeft + ((reference.value - low) / (high - low)) * (width - marginLeft - marginRight);
      const needed = textWidth(reference.text, rowSize.axis);
      const anchor = at < needed / 2 ? 'start' : at + needed / 2 > width ? 'end' : 'middle';
      const start = anchor === 'start' ? at : anchor === 'end' ? at - needed : at - needed / 2;
      let line = 0;
      while ((ends[line] ?? -Infinity) > start - 8) line += 1;
      ends[line] = start + needed;
      return { ...reference, line, anchor };
    });
}

function referenceMarks(
  { value, text, colour: own, dashed, line, anchor }: PlacedReference,
  lines: number,
  { marginTop }: Layout<Bar>,
): Plot.Markish {
  const above = (lines - line) * 17;
  return [
    Plot.ruleX([value], {
      stroke: own,
      strokeWidth: 1.5,
      insetTop: 4 - above + 17,
      ...(dashed ? { strokeDasharray: '5 4' } : {}),
    }),
    Plot.text([value], {
      x: (each: number) => each,
      text: () => text,
      frameAnchor: 'top',
      lineAnchor: 'middle',
      textAnchor: anchor,
      dy: Math.max(-marginTop + 8, -above + 4),
      fill: own,
      fontSize: rowSize.axis,
    }),
  ];
}
