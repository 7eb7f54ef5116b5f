import type { Card } from './card.ts';
import { outline, wrap, type Weight } from './outlines.ts';

/** Size that the sites which show links ask for. */
export const size = { width: 1200, height: 630 } as const;

/** Whose picture it is, and the accent of its own colours. */
export type CardBrand = { name: string; accent?: string | undefined };

const usual = '#0b5fc0';
const colour = {
  text: '#1f2328',
  muted: '#57606a',
  rule: '#d9dee4',
  accent: 'currentColor',
  ground: '#ffffff',
};
const margin = 72;
const right = size.width - margin;

/** The card as an SVG file without a single text element: every letter is an outline. */
export function drawCard(card: Card, { name, accent = usual }: CardBrand): string {
  const title = wrap(card.title, { width: right - margin, most: 2, size: 54, weight: 600 });
  const under = 116 + title.length * 64;
  const parts = [
    `<rect width="${size.width}" height="${size.height}" fill="${colour.ground}"/>`,
    `<rect width="14" height="${size.height}" fill="${colour.accent}"/>`,
    words(name, margin, 84, { size: 28, weight: 600, fill: colour.accent }),
    ...title.map((line, index) => words(line, margin, 160 + index * 64, { size: 54, weight: 600 })),
    ...bodyOf(card, under),
    `<path d="M${margin} 552H${right}" stroke="${colour.rule}" stroke-width="2"/>`,
    words(cut(card.foot, right - margin, 26), margin, 592, { size: 26, fill: colour.muted }),
  ];
  const { width, height } = size;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" color="${accent}">${parts.join('')}</svg>`;
}

function bodyOf(card: Card, top: number): string[] {
  if (card.number) return numberOf(card.number, card.line, top);
  const words = paragraph(card.description ?? '', top + 40, card.bars ? 1 : 4);
  return card.bars?.length ? [...words, ...barsOf(card.bars, top + 76)] : words;
}

function numberOf(number: NonNullable<Card['number']>, line: Card['line'], top: number): string[] {
  const half = line ? 560 : right - margin;
  const height = 530 - top;
  const base = top + Math.min(230, height * 0.66);
  const big = fitting(number.value, half - 20, 150);
  return [
    words(cut(number.label, half, 32), margin, base - big * 0.86, { size: 32, fill: colour.muted }),
    words(number.value, margin - 4, base, { size: big, weight: 600 }),
    ...(number.interval
      ? [words(cut(number.interval, half, 28), margin, base + 58, { size: 28, fill: colour.muted })]
      : []),
    words(cut(number.facts, half, 28), margin, base + (number.interval ? 98 : 58), {
      size: 28,
      fill: colour.muted,
    }),
    ...(line ? lineOf(line, { left: margin + 600, top: top + 30, bottom: 516 }) : []),
  ];
}

function lineOf(
  points: NonNullable<Card['line']>,
  box: { left: number; top: number; bottom: number },
): string[] {
  const known = points.flatMap(({ value, low, high }) => [value, low, high]).filter((each) => each !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) =>
    round(box.left + ((right - 14 - box.left) * index) / Math.max(1, points.length - 1));
  const y = (value: number) =>
    round(box.bottom - ((box.bottom - box.top) * (value - least)) / (most - least || 1));
  const drawn = points.flatMap((each, index) =>
    each.value === null ? [] : [{ ...each, value: each.value, index }],
  );
  const last = drawn.at(-1);
  const banded = drawn.filter(({ low, high }) => low !== null && high !== null);
  const band = [
    ...banded.map(({ high, index }) => `${x(index)} ${y(high ?? 0)}`),
    ...banded.toReversed().map(({ low, index }) => `${x(index)} ${y(low ?? 0)}`),
  ];
  const path = drawn.map(({ value, index }) => `${x(index)} ${y(value)}`).join('L');
  return [
    ...(band.length ? [`<path d="M${band.join('L')}Z" fill="${colour.accent}" fill-opacity="0.16"/>`] : []),
    `<path d="M${path}" fill="none" stroke="${colour.accent}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>`,
    ...(last ? [`<circle cx="${x(last.index)}" cy="${y(last.value)}" r="10" fill="${colour.accent}"/>`] : []),
  ];
}

function barsOf(bars: NonNullable<Card['bars']>, top: number): string[] {
  const step = Math.min(62, (536 - top) / bars.length);
  const [left, end] = [margin + 360, right - 150];
  const [least, most] = [
    Math.min(0, ...bars.map(({ value }) => value)),
    Math.max(0, ...bars.map(({ value }) => value)),
  ];
  const x = (value: number) => round(left + ((end - left) * (value - least)) / (most - least || 1));
  return bars.flatMap(({ label, text, value }, index) => {
    const middle = top + step * (index + 0.5);
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    return [
      words(cut(label, 340, 28), margin, middle + 10, { size: 28 }),
      `<rect x="${from}" y="${round(middle - step * 0.3)}" width="${Math.max(2, to - from)}" height="${round(step * 0.6)}" fill="${colour.accent}"/>`,
      words(text, to + 16, middle + 10, { size: 28, weight: 600 }),
    ];
  });
}

function paragraph(text: string, top: number, most: number): string[] {
  if (!text) return [];
  const lines = wrap(text, { width: right - margin, most, size: 34 });
  return lines.map((line, index) => words(line, margin, top + index * 46, { size: 34, fill: colour.muted }));
}

/** The largest size up to `most` at which a text fits. */
function fitting(text: string, width: number, most: number): number {
  return Math.min(most, (most * width) / Math.max(1, outline(text, { size: most, weight: 600 }).width));
}

function cut(text: string, width: number, size: number): string {
  return wrap(text, { width, most: 1, size })[0] ?? '';
}

type Style = { size: number; weight?: Weight; fill?: string };

function words(text: string, x: number, y: number, { fill = colour.text, ...style }: Style): string {
  return `<path d="${outline(text, { x, y, ...style }).path}" fill="${fill}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
