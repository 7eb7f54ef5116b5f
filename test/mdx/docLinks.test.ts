import { describe, expect, it } from 'vitest';
import { docLinks } from '../../src/mdx/docLinks.ts';
import { parseMdx } from '../../src/mdx/tree.ts';
import type { Root } from 'mdast';

function linked(text: string, path: string): string {
  const tree = parseMdx(text) as Root;
  docLinks()(tree, { path });
  const [first] = (tree.children[0] as { children: { type: string; url?: string; value?: string }[] })
    .children;
  return first?.type === 'link' ? String(first.url) : `words: ${first?.value}`;
}

describe('a link in docs/', () => {
  it.each([
    ['[Measures](measures.md)', '../measures/'],
    ['[rules](troubleshooting.md#data)', '../troubleshooting/#data'],
    ['[a site](https://example.org/a.md)', 'https://example.org/a.md'],
    ['[above](#top)', '#top'],
  ])('%s leads to a page of the site', (text, url) => expect(linked(text, '/x/docs/datasets.md')).toBe(url));

  it('to a file that is no page stays as words', () => {
    expect(linked('[the sample](../data/sample/README.md)', '/x/docs/datasets.md')).toBe('words: the sample');
  });

  it('is left alone in a report', () => {
    expect(linked('[Measures](measures.md)', '/x/content/reports/a.mdx')).toBe('measures.md');
  });
});
