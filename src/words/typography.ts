import type { Locale } from './format.ts';

const narrow = '\u202f';

/** A text as its language sets it, whatever parts it was put together from. */
export function typeset(text: string, locale: Locale): string {
  if (locale === 'fr') return frenchSpaces(text);
  return locale === 'ru' ? oneDot(text) : text;
}

/**
 * A French text with narrow no-break spaces where French puts them: before ; : ! ? % and inside « » (Imprimerie
 * nationale). Times, addresses and what has its space already stay as they are.
 */
function frenchSpaces(text: string): string {
  return (
    text
      .replace(/(?<=[\p{L}\p{N})\]»”’…%€])[ \u00a0]?:(?=\s|$)/gu, `${narrow}:`)
      // a semicolon may end the name of a character in HTML: "&nbsp;"
      .replace(/(?<=[\p{L}\p{N})\]»”’…%€])(?<!&#?[\p{L}\p{N}]+);(?=\s|$)/gu, `${narrow};`)
      .replace(/(?<=\S)[ \u00a0]([;!?%»])/gu, `${narrow}$1`)
      .replace(/^[ \u00a0]?([:;!?])(?=\s|$)/gu, `${narrow}$1`)
      .replace(/«[ \u00a0\u202f]*/gu, `«${narrow}`)
  );
}

/** A Russian date ends with a dot ("2026 г."): at the end of a sentence it is the sentence's. */
function oneDot(text: string): string {
  return text.replace(/(?<=\sг)\.\.(?!\.)/gu, '.');
}

const token =
  /<!--[^]*?-->|<(script|style|pre|code|math|textarea)\b[^]*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gu;
const readAloud = /(\s(?:aria-label|title|alt)=")([^"]*)(")/gu;

/** A page as HTML with its texts so set; code, formulas, data and parts in other languages are left alone. */
export function typesetPage(html: string, locale: Locale): string {
  const foreign = new RegExp(`^<(\\w+)\\b[^>]*\\slang="(?!${locale})`, 'u');
  let inside: { tag: string; depth: number } | undefined;
  return html.replace(token, (part, whole?: string) => {
    if (inside) {
      if (part.startsWith(`</${inside.tag}`)) inside.depth--;
      else if (new RegExp(`^<${inside.tag}\\b`).test(part) && !part.endsWith('/>')) inside.depth++;
      if (inside.depth === 0) inside = undefined;
      return part;
    }
    if (whole || part.startsWith('<!')) return part;
    if (!part.startsWith('<')) return typeset(unnamed(part), locale);
    const tag = foreign.exec(part)?.[1];
    if (tag && tag !== 'html' && tag !== 'link') inside = { tag, depth: 1 };
    return part.replace(
      readAloud,
      (_, before: string, text: string, after: string) => before + typeset(unnamed(text), locale) + after,
    );
  });
}

/** No-break spaces as they are, however HTML was written. */
function unnamed(html: string): string {
  return html.replaceAll('&nbsp;', '\u00a0');
}
