/** Red, green and blue, 0…1. */
type Rgb = [number, number, number];

/**
 * Contrast of two colours written as `#rrggbb`, 1…21: WCAG 2.2, "contrast ratio" and "relative luminance".
 */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour nearest to one that has a contrast of at least `least` with every ground: mixed with black or white, in
 * steps of one percent, whichever needs less. Undefined when neither will do.
 */
export function nearestReadable(colour: string, grounds: string[], least: number): string | undefined {
  const passes = (candidate: string) => grounds.every((ground) => contrast(candidate, ground) >= least);
  for (let percent = 0; percent <= 100; percent++) {
    for (const end of [0, 1]) {
      const candidate = write(parse(colour).map((part) => part + (end - part) * (percent / 100)) as Rgb);
      if (passes(candidate)) return candidate;
    }
  }
  return undefined;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!digits) throw new Error(`invalid colour: ${colour}, expected #rrggbb`);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255) as Rgb;
}

function write(colour: Rgb): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
