import * as Plot from '@observablehq/plot';
import { sizes, type Layout, type Row } from './rowLayout.ts';
import { ellipsis, textWidth } from './text.ts';
import { colour } from './theme.ts';

/** A colour and its words; a stroke goes around an outlined one. */
export type Key = { name: string; colour: string; stroke?: string };

type PlacedKey = Key & { line: number; left: number };

const keyHeight = 20;
const swatch = 11;

/** Keys side by side, on as many lines as they need. */
export function placeKeys(keys: Key[], width: number): PlacedKey[] {
  let [line, left] = [0, 0];
  const most = width - swatch - 6;
  return keys.map((key) => {
    const name = ellipsis(key.name, most, sizes.small);
    const needed = swatch + 6 + textWidth(name, sizes.small) + 16;
    if (left > 0 && left + needed - 16 > width) [line, left] = [line + 1, 0];
    const placed = { ...key, name, line, left };
    left += needed;
    return placed;
  });
}

/** One colour and its words, above the rows and `top` from the upper edge. */
export function keyMarks(
  { name, colour: fill, stroke = 'none', line, left }: PlacedKey,
  {
    marginLeft,
    marginTop,
    top = sizes.head,
  }: Pick<Layout<Row>, 'marginLeft' | 'marginTop'> & { top?: number },
): Plot.Markish[] {
  const dy = top - marginTop + line * keyHeight + keyHeight / 2;
  const place = { frameAnchor: 'top-left', dy } as const;
  return [
    Plot.dot([0], {
      ...place,
      ...{ dx: left - marginLeft + swatch / 2, symbol: 'square', r: swatch / 2, fill, stroke },
    }),
    Plot.text([name], {
      ...{ ...place, lineAnchor: 'middle', textAnchor: 'start', fill: colour.text, fontSize: sizes.small },
      dx: left - marginLeft + swatch + 6,
    }),
  ];
}

/** The height that keys take. */
export function keysHeight(keys: PlacedKey[]): number {
  return keys.length ? Math.max(...keys.map(({ line }) => line + 1)) * keyHeight + 4 : 0;
}
