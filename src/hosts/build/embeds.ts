import type { Page } from '../../mdx/page.ts';

/** The figures of a page that may stand in another site: all but numbers in the text, conditions and SQL cells. */
export function embedded(page: Page): string[] {
  return [...page.nodes.values()].flatMap((node) =>
    node.kind === 'figure' && !node.figure.inline && !['when', 'cell'].includes(node.figure.name)
      ? [node.id]
      : [],
  );
}

/** Where a figure itself ends in the HTML of its place, and what it is called. */
export type Embed = { end: number; title: string };

/** What a place holds that may stand in another site; undefined of what has no frame. */
export function embedOf(host: Element, html: string): Embed | undefined {
  const [figure] = host.children;
  if (!figure?.matches('.pl-figure')) return undefined;
  const title = figure.querySelector(':scope > .pl-title')?.textContent ?? figure.getAttribute('aria-label');
  const own = figure.outerHTML;
  return { end: html.indexOf(own) + own.length, title: title ?? host.id };
}

/** One figure of a drawn page, without toolbar, audit and data: for them there is the report. */
export function embedHtml(
  drawn: { html: Map<string, string>; embeds: Map<string, Embed> },
  id: string,
): { html: string; title: string } | undefined {
  const html = drawn.html.get(id);
  const embed = drawn.embeds.get(id);
  if (html === undefined || !embed) return undefined;
  return { html: `${html.slice(0, embed.end)}</plaudit-figure>`, title: embed.title };
}
