import { scaleLinear } from 'd3';
import type { Locale } from '../words/format.ts';
import { dateTicks } from './dateTicks.ts';
import { ellipsis, textWidth, wrap } from './text.ts';
import { tickTexts } from './tickTexts.ts';

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

/** An axis of numbers with round ends; `zero` includes zero, `whole` names whole numbers only, as for counts. */
export function numberAxis(
  values: number[],
  {
    zero,
    count,
    text,
    nice = true,
    whole = false,
  }: { zero: boolean; count: number; text: (value: number) => string; nice?: boolean; whole?: boolean },
): Axis {
  let low = Math.min(...values, ...(zero ? [0] : []));
  let high = Math.max(...values, ...(zero ? [0] : []));
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  if (low === high) [low, high] = around(low, zero);
  const scale = scaleLinear([low, high], [0, 1]);
  if (nice) scale.nice(count);
  const ticks = scale.ticks(count).filter((tick) => !whole || Number.isInteger(tick));
  const texts = tickTexts(ticks, text);
  return {
    type: 'linear',
    domain: scale.domain(),
    ticks,
    text: ((tick: number) => texts[ticks.indexOf(tick)] ?? text(tick)) as Axis['text'],
    rotate: 0,
    widest: widest(texts),
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

type Names = { type: 'band' | 'point'; room: number; text: (name: string) => string };

/**
 * An axis of names below a chart. Names that do not fit side by side are wrapped, else turned, when they are words; dates
 * and numbers are left out in between.
 */
export function namesBelow(names: string[], { type, room, text, words }: Names & { words: boolean }): Axis {
  const step = room / Math.max(names.length, 1);
  const texts = names.map(text);
  if (widest(texts) + 6 <= step) return named(names, texts, { type, every: 1 });
  if (!words) return named(names, texts, { type, every: Math.ceil((widest(texts) + 14) / step) });
  const wrapped = texts.map((each) => wrap(each, step - 8, fontSize, 3));
  const fits = step >= 48 && wrapped.every((lines, index) => lines.join(' ') === texts[index]);
  if (fits)
    return named(
      names,
      wrapped.map((lines) => lines.join('\n')),
      { type, every: 1 },
    );
  return {
    ...named(names, shortened(texts, turnedWidth), { type, every: Math.ceil(15 / step) }),
    rotate: -40,
  };
}

/** An axis of names at the left: cut where they would take more than `most` pixels. */
export function namesLeft(names: string[], { type, most, room, text }: Names & { most: number }): Axis {
  const every = Math.max(1, Math.ceil((13 * names.length) / room));
  return named(names, shortened(names.map(text), most), { type, every });
}

function named(
  names: string[],
  texts: string[],
  { type, every }: { type: 'band' | 'point'; every: number },
): Axis {
  const of = new Map(names.map((name, index) => [name, texts[index]]));
  const lines = texts.map((text) => text.split('\n'));
  return {
    type,
    domain: names,
    ticks: names.filter((_, index) => index % every === 0),
    text: ((name: string) => of.get(name) ?? name) as Axis['text'],
    rotate: 0,
    widest: widest(lines.flat()),
    lines: Math.max(1, ...lines.map(({ length }) => length)),
  };
}

/** Texts cut at their end, or in the middle where cut ends would make them alike. */
function shortened(texts: string[], width: number): string[] {
  const cut = texts.map((text) => ellipsis(text, width, fontSize));
  const isAlike = (text: string) => cut.filter((each) => each === text).length > 1;
  return cut.map((text, index) => {
    const whole = texts[index] as string;
    if (text === whole || !isAlike(text)) return text;
    const end = [...whole].slice(-8).join('');
    return ellipsis(whole, width - textWidth(end, fontSize), fontSize) + end;
  });
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

const turnedWidth = 130;
const fontSize = 12;

function widest(texts: string[]): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, fontSize))));
}

function around(value: number, zero: boolean): [number, number] {
  if (value === 0) return [0, 1];
  if (zero) return value > 0 ? [0, value] : [value, 0];
  return [value - Math.abs(value) * 0.1, value + Math.abs(value) * 0.1];
}
