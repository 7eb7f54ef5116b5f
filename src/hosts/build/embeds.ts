import type { Page } from '../../mdx/page.ts';
import type { DrawnPage } from './drawPage.ts';
import { parsed } from './serverDom.ts';

/** The figures of a page that may stand in another site: all but numbers in the text, conditions and SQL cells. */
export function embedded(page: Page): string[] {
  return [...page.nodes.values()].flatMap((node) =>
    node.kind === 'figure' && !node.figure.inline && !['when', 'cell'].includes(node.figure.name)
      ? [node.id]
      : [],
  );
}

/** One figure of a drawn page, without toolbar, audit and data: for them there is the report. */
export function embedHtml(drawn: DrawnPage, id: string): { html: string; title: string } | undefined {
  const made = drawn.html.get(id);
  if (made === undefined) return undefined;
  const document = parsed(made);
  const host = document.body.firstElementChild;
  const figure = host?.querySelector(':scope > .pl-figure');
  if (!host || !figure) return undefined;
  host.replaceChildren(figure);
  const title =
    figure.querySelector(':scope > .pl-title')?.textContent ?? figure.getAttribute('aria-label') ?? id;
  return { html: host.outerHTML, title };
}
