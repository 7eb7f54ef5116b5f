import * as Plot from '@observablehq/plot';
import { numberAxis, timeAxis } from '../../charts/axis.ts';
import { element } from '../../charts/element.ts';
import { plot, spread } from '../../charts/plot.ts';
import { textWidth } from '../../charts/text.ts';
import { colour, widths } from '../../charts/theme.ts';
import { higherIsBetter, measureOf } from '../../dataset/dataset.ts';
import { add } from '../../sql/period.ts';
import { controlWords } from '../../words/control.ts';
import { counted } from '../../words/counted.ts';
import { format, formatPeriod, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { ControlProps } from './controlProps.ts';
import type { Charter, Control } from './controlPoints.ts';
import { sentenceOf, signalAt, signalWords, spokenSignals } from './controlSignals.ts';
import { eventLine, eventLines, eventMarks, eventsWithin, placeEvents } from './eventMarks.ts';
import type { Context } from '../figure.ts';
import { formatOf } from '../measures/measured.ts';

/** The chart, its signals in words and how to read it. */
export function drawControl(made: Control, props: ControlProps, context: Context): Element {
  const { document, locale } = context;
  const words = controlWords(locale);
  const signals = made.signals.map((signal) =>
    element(document, 'li', {}, signalWords(signal, made, props, context)),
  );
  return element(
    document,
    'div',
    { class: 'pl-chart pl-control' },
    chart(made, props, context),
    signals.length > spokenSignals && element(document, 'ol', { class: 'pl-signals' }, ...signals),
    made.limited && element(document, 'p', { class: 'pl-note' }, basisWords(made, props, context)),
    element(document, 'p', { class: 'pl-note' }, made.limited ? words.read : words.readWithout),
  );
}

/** "p-chart; limits from 16 months, Jul 2024 – Oct 2025": what the limits are made of. */
function basisWords({ kind, stretch, points }: Control, { by }: ControlProps, { locale }: Context): string {
  const words = controlWords(locale);
  const basis = points.filter((each) => each.basis && each.value !== null);
  const name = (point: Charter | undefined) => formatPeriod(point?.period ?? '', by, locale);
  const from = words.limitsFrom({
    periods: counted(basis.length, by, locale),
    span: `${name(basis[0])} – ${name(basis.at(-1))}`,
  });
  // Russian dates end in a full stop themselves
  return `${words.charts[kind](format(stretch, { kind: 'index' }, locale))}; ${from}`.replace(/\.?$/, '.');
}

type Drawn = Charter & { index: number; at: Date; signal: string; title: string };

function chart(made: Control, props: ControlProps, context: Context): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const as = formatOf(dataset, measureOf(dataset, props.measure));
  const narrow = width < widths.wide;
  const drawn = drawnOf(made, props, context);
  const ends = drawn.flatMap(({ value, lower, upper }) =>
    [value, lower, upper].filter((each) => each !== null),
  );
  const tick = (value: number) => format(value, as, locale);
  const y = numberAxis(ends, { zero: as.kind === 'count', count: 5, text: tick, whole: as.kind === 'count' });
  const labels = lineLabels(made, props, context);
  const marginLeft = y.widest + 12;
  const marginRight = Math.max(14, ...labels.map(({ text }) => textWidth(text, 12) + 14));
  const dates = drawn.map(({ at }) => at);
  const x = timeAxis(dates, { room: width - marginLeft - marginRight, locale });
  const span: [Date, Date] = [dates[0] ?? new Date(0), dates.at(-1) ?? new Date(0)];
  const last = drawn.at(-1)?.period ?? '1970-01-01';
  const events = eventsWithin(props.events ?? dataset.events, drawn[0]?.period ?? '', add(last, 1, props.by));
  const placed = placeEvents(events, { span, width, frame: [marginLeft, width - marginRight] });
  const height = props.height ?? (narrow ? 250 : 300);
  return plot({
    ...{ document, label: sentenceOf(made, props, context), width, height, marginLeft, marginRight },
    ...{
      marginTop: events.length ? 34 + eventLine * eventLines(placed) : 22,
      marginBottom: 14 + 14 * x.lines,
    },
    x: {
      type: 'utc',
      domain: x.domain as Date[],
      label: null,
      ticks: x.ticks as Date[],
      tickFormat: x.text as never,
    },
    y: {
      domain: y.domain as number[],
      label: null,
      grid: true,
      ticks: y.ticks as number[],
      tickFormat: y.text as never,
    },
    marks: [
      ...limitMarks(drawn, made.centre),
      ...eventMarks(placed, 16),
      ...pointMarks(drawn, made, props, context),
      labelMarks(labels, { height, domain: y.domain as [number, number] }),
    ],
  });
}

function drawnOf(made: Control, props: ControlProps, context: Context): Drawn[] {
  return made.points.map((point, index) => {
    const signal = signalAt(made, index);
    return {
      ...{ ...point, index, signal, at: new Date(`${point.period}T00:00:00Z`) },
      title: spoken(point, signal, props, context),
    };
  });
}

function spoken(
  { period, value, lower, upper, n }: Charter,
  signal: string,
  { measure: name, by }: ControlProps,
  { dataset, locale }: Context,
): string {
  const measure = measureOf(dataset, name);
  const as = formatOf(dataset, measure);
  const words = controlWords(locale);
  const parts = [`${formatPeriod(period, by, locale)}: ${format(value, as, locale)}`];
  if (lower !== null && upper !== null) parts.push(words.limits(formatRange(lower, upper, as, locale)));
  if (measure.kind !== 'count') parts.push(messages(locale).answers(format(n, { kind: 'count' }, locale)));
  if (signal) parts.push(words.signalNumber(signal));
  return parts.join(', ');
}

/** Steps, as each period may have limits of its own; solid where they were made, dashed where they only judge. */
function limitMarks(drawn: Drawn[], centre: number | null): Plot.Markish[] {
  const limited = drawn.filter(({ lower }) => lower !== null);
  const style = {
    x: 'at',
    curve: 'step',
    stroke: colour.warn,
    strokeWidth: 1.25,
    strokeDasharray: '6 4',
  } as const;
  return [
    limited.length
      ? Plot.areaY(limited, {
          x: 'at',
          y1: 'lower',
          y2: 'upper',
          curve: 'step',
          fill: colour.muted,
          fillOpacity: 0.08,
        })
      : null,
    centre === null ? null : Plot.ruleY([centre], { stroke: colour.muted, strokeWidth: 1.25 }),
    limited.length ? Plot.lineY(limited, { ...style, y: 'upper' }) : null,
    limited.length ? Plot.lineY(limited, { ...style, y: 'lower' }) : null,
  ];
}

/** Usual values are round; beyond the limits diamonds, in a run triangles that point to their side. */
function pointMarks(
  drawn: Drawn[],
  made: Control,
  props: ControlProps,
  { dataset }: Context,
): Plot.Markish[] {
  const valued = drawn.filter(({ value }) => value !== null);
  const good = higherIsBetter(measureOf(dataset, props.measure));
  const own = (point: Drawn) => made.signals.filter(({ points }) => points.includes(point.index));
  const fill = (point: Drawn) => {
    const [first] = own(point);
    if (!first) return colour.accent;
    if (first.side === null) return colour.warn;
    return (first.side === 'above') === good ? colour.good : colour.bad;
  };
  const symbol = (point: Drawn) => {
    const signals = own(point);
    if (signals.some(({ rule }) => rule === 'beyond-limits')) return 'diamond';
    return signals.length ? 'triangle' : 'circle';
  };
  const pointsDown = (point: Drawn) => own(point)[0]?.side === 'below' && symbol(point) === 'triangle';
  return [
    Plot.lineY(
      drawn.map((point) => ({ ...point, value: point.value ?? NaN })),
      { x: 'at', y: 'value', stroke: colour.accent, strokeWidth: 1.25, strokeOpacity: 0.6 },
    ),
    Plot.dot(valued, {
      ...{ x: 'at', y: 'value', symbol, title: 'title', stroke: fill, strokeWidth: 1.5 },
      // in the order of time, as the keyboard reads them; Plot would sort by radius
      sort: null,
      rotate: (point: Drawn) => (pointsDown(point) ? 180 : 0),
      r: (point: Drawn) => (point.signal ? 4.5 : valued.length > 60 ? 2 : 3),
      fill: (point: Drawn) => (point.flagged ? colour.surface : fill(point)),
    }),
    numberMarks(drawn, made),
  ];
}

/** The number of each signal at the first of its points. */
function numberMarks(drawn: Drawn[], { signals }: Control): Plot.Markish[] {
  const starts = drawn.flatMap((point) => {
    const own = signals.flatMap(({ points, side }, index) =>
      points[0] === point.index ? [{ number: index + 1, side }] : [],
    );
    const text = own.map(({ number }) => number).join(', ');
    return own.length ? [{ ...point, text, up: own[0]?.side !== 'below' }] : [];
  });
  return [true, false].map((up) =>
    Plot.text(
      starts.filter((start) => start.up === up),
      {
        ...{ x: 'at', y: 'value', text: 'text', dy: up ? -13 : 14, fontSize: 12, fontWeight: 700 },
        ...{ fill: colour.text, stroke: colour.surface, strokeWidth: 3 },
      },
    ),
  );
}

type Label = { value: number; text: string; colour: string };

/** Centre and last limits, named at the right ends of their lines. */
function lineLabels(
  { points, centre }: Control,
  { measure }: ControlProps,
  { dataset, locale, width }: Context,
): Label[] {
  const as = formatOf(dataset, measureOf(dataset, measure));
  const last = points.findLast(({ lower }) => lower !== null);
  const words = controlWords(locale);
  const label = (value: number | null | undefined, name: string, own: string): Label[] => {
    if (value === null || value === undefined) return [];
    const text = format(value, as, locale);
    return [{ value, text: width < widths.wide ? text : `${name} ${text}`, colour: own }];
  };
  return [
    ...label(last?.upper, words.limitShort, colour.warn),
    ...label(centre, words.centreShort, colour.muted),
    ...label(last?.lower, words.limitShort, colour.warn),
  ];
}

function labelMarks(
  labels: Label[],
  { height, domain }: { height: number; domain: [number, number] },
): Plot.Markish {
  const gap = ((domain[1] - domain[0]) * 14) / (height - 60);
  const places = spread(
    labels.map(({ value }) => value),
    gap,
    domain,
  );
  return Plot.text(
    labels.map((label, index) => ({ ...label, place: places[index] })),
    {
      y: 'place',
      frameAnchor: 'right',
      dx: 8,
      textAnchor: 'start',
      text: 'text',
      fill: 'colour',
      fontSize: 12,
    },
  );
}
