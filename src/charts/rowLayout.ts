import * as Plot from '@observablehq/plot';
import { ticks } from 'd3';
import { ellipsis, textWidth, wrap } from './text.ts';
import { tickTexts } from './tickTexts.ts';
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

/** What the names and the values are, above them. */
export type Head = { name: string; text?: string | undefined };

export type Placed<R extends Row> = R & { lines: string[]; nameAt: number; at: number };

/** Where everything stands, in pixels. */
export type Layout<R extends Row> = {
  head: Head;
  rows: Placed<R>[];
  headings: { text: string; at: number }[];
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

export const sizes = { name: 13, small: 12, head: 22, line: 17 } as const;

type Options<R extends Row> = {
  head: Head;
  rows: R[];
  width: number;
  height?: number | undefined;
  /** Room between head and rows, for legends and labels. */
  above?: number;
  thickness?: number;
};

/** Places rows from top to bottom; a given height is shared among them as long as their names stay legible. */
export function layoutRows<R extends Row>({
  head,
  rows,
  width,
  height,
  above = 0,
  thickness = 14,
}: Options<R>): Layout<R> {
  const narrow = width < widths.wide;
  const countWidth = column(rows, ({ count = '' }) => count, sizes.small);
  const right = column(rows, ({ text = '' }) => text, sizes.name * bolder) + countWidth;
  const longest = Math.max(0, ...rows.map(({ name }) => textWidth(name, sizes.name)));
  const nameWidth = narrow ? width - right - 8 : Math.min(width * 0.34, longest);
  const named = rows.map((row) => ({ ...row, lines: wrap(row.name, nameWidth, sizes.name) }));
  const [marginTop, marginBottom] = [sizes.head + above, 26];
  const free = stack(named, { marginTop, narrow, thickness, stretch: 1 });
  const wanted = ((height ?? 0) - marginTop - marginBottom) / (free.bottom - marginTop);
  const { bottom, ...placed } = height
    ? stack(named, { marginTop, narrow, thickness, stretch: Math.max(0.85, wanted) })
    : free;
  return {
    ...placed,
    ...{ head, width, narrow, marginTop, marginBottom, countWidth, thickness },
    height: Math.round(bottom + marginBottom),
    marginLeft: narrow ? 20 : Math.ceil(nameWidth) + 16,
    marginRight: narrow ? 20 : Math.max(16, Math.ceil(right)),
  };
}

/** Head, headings, names, values and counts. */
export function nameMarks<R extends Row>(layout: Layout<R>): Plot.Markish[] {
  const { rows, headings, marginLeft, marginRight, countWidth } = layout;
  const left = { frameAnchor: 'left', dx: -marginLeft, textAnchor: 'start' } as const;
  const right = { frameAnchor: 'right', textAnchor: 'end', fontVariant: 'tabular-nums' } as const;
  const heading = {
    ...left,
    y: 'at',
    text: 'text',
    fontWeight: 600,
    fontSize: sizes.name,
    fill: colour.text,
  };
  const name = {
    text: ({ lines }: Placed<R>) => lines.join('\n'),
    lineHeight: 1.2,
    fill: ({ muted }: Row) => (muted ? colour.muted : colour.text),
  };
  const valued = rows.filter(({ text }) => text);
  const counted = rows.filter(({ count }) => count);
  const fill = ({ flagged }: Row) => (flagged ? colour.warn : colour.muted);
  return [
    headMarks(layout),
    headings.length ? Plot.text(headings, heading) : null,
    Plot.text(rows, { ...left, ...name, y: 'nameAt', fontSize: sizes.name }),
    valued.length
      ? Plot.text(valued, {
          ...{ ...right, y: 'nameAt', text: 'text', fontSize: sizes.name, fill: colour.text },
          dx: marginRight - countWidth,
          fontWeight: 600,
        })
      : null,
    counted.length
      ? Plot.text(counted, {
          ...right,
          y: 'nameAt',
          dx: marginRight,
          text: 'count',
          fontSize: sizes.small,
          fill,
        })
      : null,
  ];
}

/** The grid and the values under it, as many as have room. */
export function axisMarks<R extends Row>(
  { width, marginLeft, marginRight }: Layout<R>,
  domain: [number, number],
  tick: (value: number) => string,
): Plot.Markish[] {
  const { values, texts } = ticksFor(domain, width - marginLeft - marginRight, tick);
  return [
    Plot.gridX(values, { stroke: colour.rule, strokeOpacity: 1 }),
    Plot.axisX(values, {
      tickFormat: (_: number, index: number) => texts[index] ?? '',
      ...{ tickSize: 0, fontSize: sizes.small, fill: colour.muted, fontVariant: 'tabular-nums' },
    }),
  ];
}

/** As many round values, up to about five, as leave room between their texts. */
function ticksFor(
  domain: [number, number],
  width: number,
  tick: (value: number) => string,
): { values: number[]; texts: string[] } {
  for (let count = 5; ; count -= 1) {
    const values = ticks(...domain, count);
    const texts = tickTexts(values, tick);
    const gap = (((values[1] ?? Infinity) - (values[0] ?? 0)) / (domain[1] - domain[0] || 1)) * width;
    const widest = Math.max(...texts.map((text) => textWidth(text, sizes.small)));
    if (count === 1 || gap >= widest + 14) return { values, texts };
  }
}

/** Room for headings, and on a phone for names, where the lines of the grid do not run. */
export function clearNames<R extends Row>({ rows, headings, narrow }: Layout<R>): Plot.Markish {
  const names = narrow ? rows.map(({ nameAt, lines }) => ({ at: nameAt, half: lines.length * 8 + 3 })) : [];
  const cleared = [...names, ...headings.map(({ at }) => ({ at, half: 12 }))];
  if (!cleared.length) return null;
  return Plot.rect(cleared, {
    y1: ({ at, half }: { at: number; half: number }) => at - half - 1,
    y2: ({ at, half }: { at: number; half: number }) => at + half,
    insetLeft: -2,
    insetRight: -2,
    fill: colour.surface,
  });
}

const headingHeight = 26;
// bold figures are wider
const bolder = 1.1;

/** The width that the longest of the texts takes, with the gap before it. */
function column<R extends Row>(rows: R[], textOf: (row: R) => string, size: number): number {
  const width = Math.max(0, ...rows.map((row) => textWidth(textOf(row), size)));
  return width && width + 12;
}

type Stack = { marginTop: number; narrow: boolean; thickness: number; stretch: number };

function stack<R extends Row>(
  rows: (R & { lines: string[] })[],
  { marginTop, narrow, thickness, stretch }: Stack,
): Pick<Layout<R>, 'rows' | 'headings'> & { bottom: number } {
  const headings: Layout<R>['headings'] = [];
  let section: Row['section'];
  let top = marginTop;
  const placed = rows.map((row) => {
    if (row.section && row.section.name !== section?.name) {
      section = row.section;
      headings.push({ text: `${section.name} (${section.count})`, at: top + headingHeight / 2 + 3 });
      top += headingHeight;
    }
    const names = row.lines.length * 16;
    const height = stretch * (narrow ? names + thickness + 14 : Math.max(thickness + 14, names + 8));
    const nameAt = Math.round(narrow ? top + 4 + names / 2 : top + height / 2);
    const at = narrow ? Math.round(top + 8 + names + thickness / 2) : nameAt;
    top += height;
    return { ...row, nameAt, at };
  });
  return { rows: placed, headings, bottom: top };
}

function headMarks<R extends Row>({
  head,
  rows,
  width,
  marginLeft,
  marginRight,
  marginTop,
  countWidth,
}: Layout<R>): Plot.Markish {
  const style = {
    lineAnchor: 'middle',
    dy: 7 - marginTop,
    fill: colour.muted,
    fontSize: sizes.small,
  } as const;
  const right = rows.some(({ text }) => text) ? countWidth : 0;
  const name = ellipsis(head.name, head.text ? (width - right) * 0.6 : width, sizes.small);
  const room = width - right - textWidth(name, sizes.small) - 16;
  return [
    Plot.text([name], {
      ...{ ...style, frameAnchor: 'top-left', textAnchor: 'start' },
      dx: -marginLeft,
    }),
    head.text
      ? Plot.text([ellipsis(head.text, room, sizes.small)], {
          ...{ ...style, frameAnchor: 'top-right', textAnchor: 'end' },
          dx: marginRight - right,
        })
      : null,
  ];
}
