import type { Node, Parent } from 'mdast';
import type { DrawnPage } from '../../src/hosts/build/drawPage.ts';
import { readFrontmatter } from '../../src/mdx/frontmatter.ts';
import type { Page } from '../../src/mdx/page.ts';
import { component, mark, parseMdx, type JsxNode } from '../../src/mdx/tree.ts';

/** The text of a page as a reader meets it: numbers in their sentences, and only what conditions let through. */
export function readerText(text: string, page: Page, drawn: DrawnPage): string {
  const tree = parseMdx(readFrontmatter(text, page.file).body);
  mark(tree);
  return textOf(tree, page, drawn)
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n');
}

function textOf(node: Node, page: Page, drawn: DrawnPage): string {
  const children = () => ((node as Parent).children ?? []).map((each) => textOf(each, page, drawn)).join('');
  if ('name' in node && node.name === component) {
    const id = String((node as JsxNode).attributes[0]?.value);
    if (drawn.holds.has(id)) return drawn.holds.get(id) ? children() : '';
    const placed = page.nodes.get(id);
    if (placed?.kind === 'text') return placed.text;
    return placed?.kind === 'figure' ? figureText(drawn.html.get(id) ?? '', placed.figure.inline === true) : '';
  }
  if ('value' in node && !node.type.startsWith('mdx')) return String(node.value);
  return ['paragraph', 'heading', 'listItem'].includes(node.type) ? `\n\n${children()}` : children();
}

/** In the place of a number that a sentence waits for in vain. */
export const noNumber = '[no number]';

/** What stands in a figure without its audit. */
function figureText(html: string, inline: boolean): string {
  const text = html
    .replace(/<(script|details|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<a class="pl-ref".*?<\/a>/gs, '')
    .replace(/<[^>]*>/g, inline ? '' : '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\n\s*\n/g, '\n');
  if (inline) return text.trim() === '–' ? noNumber : text;
  return `\n${text}\n`;
}
