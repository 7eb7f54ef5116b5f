/** About how wide a text is in pixels, without a layout: server and browser must agree. */
export function textWidth(text: string, fontSize = 12): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * fontSize;
}

/** The text, cut with an ellipsis where it would be wider. */
export function truncate(text: string, width: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function emOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e7f) return 1.2;
  if (/[MWmwШЩЖЮшщжю@%]/.test(character)) return 0.86;
  if (/[\p{Lu}]/u.test(character)) return 0.68;
  if (/[iljtfr.,:;'|!\s()]/.test(character)) return 0.34;
  return 0.58;
}
