import * as Plot from '@observablehq/plot';
import { ellipsis, textWidth } from '../../charts/text.ts';
import { colour, widths } from '../../charts/theme.ts';

/** An event as the dataset or a figure declares it. */
export type Event = { on: string; label: string };

/** Height of a line of names above the drawing, in units of the drawing. */
export const eventLine = 14;
const fontSize = 11.5;
const gap = 6;
/** From a day's line to its name. */
const nameGap = 4;

type Where = {
  /** First and last day drawn. */
  span: [Date, Date];
  /** Width of the whole drawing, and where the first and the last day stand in it. */
  width: number;
  frame: [number, number];
};

type PlacedEvent = { at: Date; text: string; late: boolean; line: number };

/** The events from the first day drawn to the last, both included. */
export function eventsWithin(events: Event[], from: string, before: string): Event[] {
  return events.filter(({ on }) => on >= from && on < before);
}

/**
 * Names of events with the line that each stands on, 0 next to the drawing: names of days that are close to each
 * other go above each other, none over another. A name stands on the side of its day where there is more room.
 */
export function placeEvents(events: Event[], { span, width, frame }: Where): PlacedEvent[] {
  const [from, to] = span.map((day) => day.getTime()) as [number, number];
  const most = (width < widths.wide ? 14 : 30) * fontSize;
  const ends: [number, number][][] = [];
  return events
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map(({ on, label }) => {
      const at = new Date(`${on}T00:00:00Z`);
      const share = (at.getTime() - from) / (to - from || 1);
      const late = share > 0.5;
      const x = frame[0] + share * (frame[1] - frame[0]);
      const text = ellipsis(label, Math.min(most, (late ? x : width - x) - nameGap), fontSize);
      const wide = textWidth(text, fontSize) + nameGap + gap;
      const [left, right] = late ? [x - wide, x] : [x, x + wide];
      let line = 0;
      while (ends[line]?.some(([low, high]) => left < high && low < right)) line++;
      (ends[line] ??= []).push([left, right]);
      return { at, text, late, line };
    });
}

/** How many lines the names take. */
export function eventLines(placed: PlacedEvent[]): number {
  return Math.max(0, ...placed.map(({ line }) => line + 1));
}

/** Vertical lines with their names above the drawing; `above` is kept free between it and the names. */
export function eventMarks(placed: PlacedEvent[], above: number): Plot.Markish[] {
  return placed.map(({ at, text, late, line }) => {
    const up = above + line * eventLine;
    return [
      Plot.ruleX([at], { stroke: colour.muted, strokeDasharray: '2 3', insetTop: -up }),
      Plot.text([at], {
        ...{ x: (value: Date) => value, text: () => text, frameAnchor: 'top', lineAnchor: 'bottom' },
        ...{ dy: -up, dx: late ? -nameGap : nameGap, textAnchor: late ? 'end' : 'start' },
        ...{ fill: colour.muted, fontSize },
      }),
    ];
  });
}
