import * as Plot from '@observablehq/plot';
import { colour, widths } from '../charts/theme.ts';

/** An event as the dataset or a figure declares it. */
export type Event = { on: string; label: string };

/** The events from the first day drawn to the last, both included. */
export function eventsWithin(events: Event[], from: string, before: string): Event[] {
  return events.filter(({ on }) => on >= from && on < before);
}

/** Vertical lines with their names above the drawing, on the side where there is more room. */
export function eventMarks(events: Event[], [from, to]: [Date, Date], width: number): Plot.Markish[] {
  return events.map(({ on, label }) => {
    const at = new Date(`${on}T00:00:00Z`);
    const late = (at.getTime() - from.getTime()) / (to.getTime() - from.getTime() || 1) > 0.5;
    return [
      Plot.ruleX([at], { stroke: colour.muted, strokeDasharray: '2 3', insetTop: -16 }),
      Plot.text([at], {
        ...{ x: (value: Date) => value, text: () => label, frameAnchor: 'top', lineAnchor: 'bottom' },
        ...{ dy: -16, dx: late ? 2 : -2, textAnchor: late ? 'end' : 'start' },
        ...{ fill: colour.muted, fontSize: 11.5, lineWidth: width < widths.wide ? 11 : 20 },
        textOverflow: 'ellipsis',
      }),
    ];
  });
}
