/**
 * Width of a line of text in pixels, estimated: figures are drawn where nothing can be measured. A little more than
 * the usual interface typefaces need.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size;
}

/** Lines of at most `width` pixels, broken at spaces where there are any; what does not fit ends in "…". */
export function wrap(text: string, width: number, size: number, lines = 2): string[] {
  const words = text.trim().split(/\s+/);
  const made: string[] = [];
  let line = '';
  while (words.length) {
    const word = words[0] as string;
    const longer = line ? `${line} ${word}` : word;
    if (textWidth(longer, size) <= width) {
      line = longer;
      words.shift();
      continue;
    }
    if (made.length === lines - 1) return [...made, ellipsis([line, ...words].join(' ').trim(), width, size)];
    if (!line) {
      line = fitting(word, width, size);
      words[0] = word.slice(line.length);
      if (!words[0]) words.shift();
    }
    made.push(line);
    line = '';
  }
  return line ? [...made, line] : made;
}

/** The text, or as much of it as fits with "…" at its end. */
export function ellipsis(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  return `${fitting(text, width - textWidth('…', size), size).trimEnd()}…`;
}

/** The longest beginning that fits, of at least one character as a reader sees characters. */
function fitting(text: string, width: number, size: number): string {
  let made = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (made && textWidth(made + segment, size) > width) break;
    made += segment;
  }
  return made;
}

function widthOf(character: string): number {
  if (/[iljtfrI.,;:'’|!()[\]\s]/.test(character)) return 0.34;
  if (/[mwMW@%…—]/.test(character)) return 0.9;
  if (/[0-9−]/.test(character)) return 0.61;
  if (/[a-z\u00df-\u00ff]/.test(character)) return 0.57;
  if (/[\p{Mark}\u200d]/u.test(character)) return 0;
  if (/[жмшщюыфЖМШЩЮЫФ]/.test(character)) return 0.84;
  if (/[\u0430-\u045f]/.test(character)) return 0.58;
  if (/[A-Z\u00c0-\u00de\u0400-\u042f]/.test(character)) return 0.7;
  return (character.codePointAt(0) ?? 0) > 0x2e7f ? 1.2 : 0.62;
}
