import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import opentype, { type Font, type Glyph } from 'opentype.js';

/** A text as an SVG path, and how wide it is: no font needs to be installed where the site is built. */
export type Outline = { path: string; width: number };
export type Weight = 400 | 600;

// from the project's root: Astro moves this module into its bundle
const require = createRequire(join(process.cwd(), 'package.json'));
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];
const fonts = new Map<string, Font>();

/** A line of text in Inter, its baseline beginning at `x`, `y`. A character that the font lacks is left out. */
export function outline(
  text: string,
  { x = 0, y = 0, size, weight = 400 }: { x?: number; y?: number; size: number; weight?: Weight },
): Outline {
  let at = x;
  const paths: string[] = [];
  let last: { font: Font; glyph: Glyph } | undefined;
  for (const character of text.normalize('NFC').replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')) {
    // glyph by glyph: the library cannot follow all of Inter's substitutions
    const found = find(character, weight);
    if (!found) continue;
    const { font, glyph } = found;
    const scale = size / font.unitsPerEm;
    if (last?.font === font) at += font.getKerningValue(last.glyph, glyph) * scale;
    if (character !== ' ') paths.push(glyph.getPath(at, y, size).toPathData(1));
    at += (glyph.advanceWidth ?? 0) * scale;
    last = found;
  }
  return { path: paths.join(''), width: at - x };
}

/** A text broken into lines of at most `width`; what does not fit on `most` lines is cut with an ellipsis. */
export function wrap(
  text: string,
  { width, most, ...style }: { width: number; most: number; size: number; weight?: Weight },
): string[] {
  const fits = (line: string) => outline(line, style).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  const last = kept.at(-1) ?? '';
  const cut = lines.length > most ? `${last} …` : last;
  return [...kept.slice(0, -1), fits(cut) ? cut : shorten(last, fits)];
}

function shorten(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  while (characters.length > 1 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function find(character: string, weight: Weight): { font: Font; glyph: Glyph } | undefined {
  for (const subset of subsets) {
    const font = fontOf(subset, weight);
    const glyph = font.charToGlyph(character);
    if (glyph.index > 0) return { font, glyph };
  }
  return undefined;
}

function fontOf(subset: string, weight: Weight): Font {
  const name = `inter-${subset}-${weight}-normal.woff`;
  const known = fonts.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@fontsource/inter/files/${name}`));
  const font = opentype.parse(new Uint8Array(bytes).buffer);
  fonts.set(name, font);
  return font;
}
