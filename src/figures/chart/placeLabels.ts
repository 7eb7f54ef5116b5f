import type { Axis } from '../../charts/axis.ts';
import { ellipsis, textWidth } from '../../charts/text.ts';
import type { Layout } from './chartLayout.ts';

type Dot = { x: number | Date | string; y: number | Date | string; label: string; radius: number };
type Box = { left: number; right: number; top: number; bottom: number };
export type PlacedLabel<D> = {
  dot: D;
  text: string;
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
};

const fontSize = 12;

/**
 * Names of dots beside them: to the right, else to the left, above or below. One that would cover another name or leave
 * the chart is left out; the dot still says it when it is read.
 */
export function placeLabels<D extends Dot>(dots: D[], layout: Layout): PlacedLabel<D>[] {
  const { width, height, marginLeft, marginRight, marginTop, marginBottom } = layout;
  const frame = { left: marginLeft, right: width, top: 0, bottom: height - marginBottom };
  const places = dots.map(({ x, y, radius }) => ({
    x: pixel(x, layout.x, [marginLeft, width - marginRight]),
    y: pixel(y, layout.y, [height - marginBottom, marginTop]),
    radius,
  }));
  const taken: Box[] = places.map(({ x, y, radius }) => around(x, y, Math.min(radius, 5)));
  return dots.flatMap((dot, index) => {
    const { x, y, radius } = places[index] as (typeof places)[number];
    const text = ellipsis(dot.label, 130, fontSize);
    const found = choices(radius).find(({ dx, dy, anchor }) => {
      const box = boxOf(text, x + dx, y + dy, anchor);
      return inside(box, frame) && !taken.some((other, at) => at !== index && meets(box, other));
    });
    if (!found || !text) return [];
    taken.push(boxOf(text, x + found.dx, y + found.dy, found.anchor));
    return [{ dot, text, ...found }];
  });
}

function choices(radius: number): { dx: number; dy: number; anchor: 'start' | 'middle' | 'end' }[] {
  const far = radius + 4;
  return [
    { dx: far, dy: 0, anchor: 'start' },
    { dx: -far, dy: 0, anchor: 'end' },
    { dx: 0, dy: -far - 6, anchor: 'middle' },
    { dx: 0, dy: far + 6, anchor: 'middle' },
  ];
}

function pixel(value: number | Date | string, { type, domain }: Axis, [from, to]: [number, number]): number {
  if (type === 'band' || type === 'point')
    return from + ((domain.indexOf(value) + 0.5) / domain.length) * (to - from);
  const [low, high] = [Number(domain[0]), Number(domain.at(-1))];
  return from + ((Number(value) - low) / (high - low || 1)) * (to - from);
}

function boxOf(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Box {
  const width = textWidth(text, fontSize);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 7, bottom: y + 7 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
