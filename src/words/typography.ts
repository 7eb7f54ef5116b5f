const narrow = '\u202f';

/**
 * A French text with narrow no-break spaces where French puts them: before ; : ! ? % and inside « » (Imprimerie
 * nationale). Times, addresses and what has its space already stay as they are.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N})\]»”’…])[ \u00a0]?:(?=\s|$)/gu, `${narrow}:`)
    .replace(/(?<=\S)[ \u00a0]([;!?%»])/gu, `${narrow}$1`)
    .replace(/^[ \u00a0]?([:;!?])(?=\s|$)/gu, `${narrow}$1`)
    .replace(/«[ \u00a0\u202f]*/gu, `«${narrow}`);
}

const token = /<!--[^]*?-->|<(script|style|pre|code|math|textarea)\b[^]*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gu;
const readAloud = /(\s(?:aria-label|title|alt)=")([^"]*)(")/gu;
const foreign = /^<(\w+)\b[^>]*\slang="(?!fr)/u;

/** A French page as HTML with its texts so spaced; code, formulas, data and parts in other languages are left alone. */
export function frenchPage(html: string): string {
  let inside: { tag: string; depth: number } | undefined;
  return html.replace(token, (part, whole?: string) => {
    if (inside) {
      if (part.startsWith(`</${inside.tag}`)) inside.depth--;
      else if (new RegExp(`^<${inside.tag}\\b`).test(part) && !part.endsWith('/>')) inside.depth++;
      if (inside.depth === 0) inside = undefined;
      return part;
    }
    if (whole || part.startsWith('<!')) return part;
    if (!part.startsWith('<')) return frenchSpaces(part);
    const tag = foreign.exec(part)?.[1];
    if (tag && tag !== 'html' && tag !== 'link') inside = { tag, depth: 1 };
    return part.replace(readAloud, (_, before: string, text: string, after: string) =>
      before + frenchSpaces(text) + after,
    );
  });
}
