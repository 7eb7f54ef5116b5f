import { colour, diverging } from '../../charts/theme.ts';
import type { Datum } from './chartData.ts';

/** How numbers become shades: from light to strong, or two colours around zero when values fall on both sides. */
export type Shade = {
  low: number;
  high: number;
  of: (value: number) => { fill: string; opacity: number; text: string };
};

/** The shades of a chart's numbers. */
export function shadeOf(data: Pick<Datum, 'shade'>[]): Shade {
  const values = data.flatMap(({ shade }) => shade ?? []);
  const [low, high] = values.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Infinity, -Infinity],
  );
  if (values.length === 0)
    return { low: 0, high: 0, of: () => ({ fill: 'none', opacity: 0, text: colour.text }) };
  return low < 0 && high > 0 ? twoSided(Math.max(-low, high)) : oneSided(low, high);
}

function oneSided(low: number, high: number): Shade {
  return {
    low,
    high,
    of(value) {
      const part = high === low ? 0.5 : (value - low) / (high - low);
      // never so strong that the text on it could not be read, in light and dark
      const opacity = Math.round((0.08 + 0.54 * part) * 100) / 100;
      return { fill: colour.accent, opacity, text: colour.text };
    },
  };
}

function twoSided(end: number): Shade {
  const fills = diverging(5);
  return {
    low: -end,
    high: end,
    of(value) {
      const step = Math.min(4, Math.floor(((value + end) / (2 * end)) * 5));
      return {
        fill: fills[step] as string,
        opacity: 1,
        text: step === 0 || step === 4 ? colour.surface : colour.text,
      };
    },
  };
}
