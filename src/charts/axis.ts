import { scaleLinear } from 'd3';
import type { Locale } from '../words/format.ts';
import { dateTicks } from './dateTicks.ts';
import { textWidth, truncate } from './labelText.ts';

/** An axis settled before drawing, so that no label is cut and every panel shares it. */
export type Axis = {
  type: 'linear' | 'utc' | 'band' | 'point';
  domain: (number | string | Date)[];
  ticks: (number | string | Date)[];
  text: (tick: never) => string;
  /** Degrees that the labels are turned. */
  rotate: number;
  /** Widest label and lines of text. */
  widest: number;
  lines: number;
};

/** An axis of numbers with round ends; `zero` includes zero. */
export function numberAxis(
  values: number[],
  {
    zero,
    count,
    text,
    nice = true,
  }: { zero: boolean; count: number; text: (value: number) => string; nice?: boolean },
): Axis {
  let low = Math.min(...values, ...(zero ? [0] : []));
  let high = Math.max(...values, ...(zero ? [0] : []));
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  if (low === high) [low, high] = around(low, zero);
  const scale = scaleLinear([low, high], [0, 1]);
  if (nice) scale.nice(count);
  const ticks = scale.ticks(count);
  return {
    type: 'linear',
    domain: scale.domain(),
    ticks,
    text: text as Axis['text'],
    rotate: 0,
    widest: widest(ticks.map(text)),
    lines: 1,
  };
}

/** An axis of time. */
export function timeAxis(values: Date[], { room, locale }: { room: number; locale: Locale }): Axis {
  const times = values.map((value) => value.getTime());
  let [low, high] = [Math.min(...times), Math.max(...times)];
  if (!Number.isFinite(low)) [low, high] = [0, 0];
  const ends = low === high ? [low - 43_200_000, high + 43_200_000] : [low, high];
  const [from, to] = ends.map((time) => new Date(time)) as [Date, Date];
  const found = dateTicks(
    low === high ? new Date(low) : from,
    low === high ? new Date(low) : to,
    Math.max(2, Math.floor(room / 64)),
    locale,
  );
  const texts = found.ticks.map(found.text);
  return {
    type: 'utc',
    domain: [from, to],
    ticks: found.ticks,
    text: found.text as Axis['text'],
    rotate: 0,
    widest: widest(texts.flatMap((text) => text.split('\n'))),
    lines: texts.some((text) => text.includes('\n')) ? 2 : 1,
  };
}

/**
 * An axis of names below a chart. Names that do not fit side by side are turned when they are words, left out in
 * between when they are dates.
 */
export function namesBelow(
  names: string[],
  {
    type,
    room,
    text,
    dates,
  }: { type: 'band' | 'point'; room: number; text: (name: string) => string; dates: boolean },
): Axis {
  const step = room / Math.max(names.length, 1);
  const longest = widest(names.map(text));
  const fits = longest + 6 <= step;
  const rotate = fits || dates ? 0 : -40;
  const every = Math.ceil((fits ? step : dates ? longest + 14 : 15) / step);
  const short = (name: string) => (rotate ? truncate(text(name), turnedWidth) : text(name));
  return {
    type,
    domain: names,
    ticks: names.filter((_, index) => index % every === 0),
    text: short as Axis['text'],
    rotate,
    widest: rotate ? Math.min(longest, turnedWidth) : longest,
    lines: 1,
  };
}

/** An axis of names at the left: cut where they would take more than `most` pixels. */
export function namesLeft(
  names: string[],
  {
    type,
    most,
    room,
    text,
  }: { type: 'band' | 'point'; most: number; room: number; text: (name: string) => string },
): Axis {
  const every = Math.ceil(13 / (room / Math.max(names.length, 1)));
  return {
    type,
    domain: names,
    ticks: names.filter((_, index) => index % every === 0),
    text: ((name: string) => truncate(text(name), most)) as Axis['text'],
    rotate: 0,
    widest: Math.min(most, widest(names.map(text))),
    lines: 1,
  };
}

/** Pixels that the labels of an axis below the chart need. */
export function heightOf({ rotate, widest, lines }: Axis): number {
  return rotate ? Math.ceil(widest * Math.sin((40 * Math.PI) / 180)) + 22 : 14 + 14 * lines;
}

/** Pixels by which the first label, turned or centred, hangs over the left end. */
export function overhang({ rotate, widest, type }: Axis, step: number): number {
  if (rotate) return Math.ceil(widest * Math.cos((40 * Math.PI) / 180) - step / 2) + 6;
  return type === 'band' ? Math.ceil((widest - step) / 2) + 4 : Math.ceil(widest / 2) + 4;
}

const turnedWidth = 120;

function widest(texts: string[]): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text))));
}

function around(value: number, zero: boolean): [number, number] {
  if (value === 0) return [0, 1];
  if (zero) return value > 0 ? [0, value] : [value, 0];
  return [value - Math.abs(value) * 0.1, value + Math.abs(value) * 0.1];
}
