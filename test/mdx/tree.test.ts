import type { Node, Parent } from 'mdast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remarkPlaudit } from '../../src/mdx/remarkPlaudit.ts';
import { component, mark, parseMdx, type JsxNode } from '../../src/mdx/tree.ts';

const marksOf = (text: string) => mark(parseMdx(text));
const ids = (text: string) => marksOf(text).map(({ id }) => id);
const tree = (text: string) => {
  const parsed = parseMdx(text);
  mark(parsed);
  return parsed;
};

/** The tree as nested names: what a page is made of. */
const outline = (node: Node): unknown => {
  const jsx = node as JsxNode;
  const value = jsx.attributes?.[0]?.value;
  const name = /Jsx/.test(node.type)
    ? `${jsx.name}${typeof value === 'string' ? ` ${value}` : ''}`
    : node.type;
  const children = (node as Parent).children?.map(outline) ?? [];
  return children.length ? [name, ...children] : name;
};
const body = (text: string) => tree(text).children.map(outline);

const page = `# Title

<Filter column="region" />

Text with <Value measure="csat" /> in it.

\`\`\`sql totals folded
select 1
\`\`\`

<Trend measure="csat" />

<When measure="csat" is="rose">
  It rose by <Value measure="nps" />.

  <BigNumber measure="csat" />
</When>

<Trend measure="nps" />
`;

describe('the marks of a page', () => {
  it('are its tags, cells and values, in order, with ids by their order', () => {
    expect(ids(page)).toEqual([
      'filter-1',
      'value-1',
      'cell-totals',
      'trend-1',
      'when-1',
      'value-2',
      'big-number-1',
      'trend-2',
    ]);
  });

  it('have the same ids each time, and in the plug-in that Astro runs', () => {
    expect(ids(page)).toEqual(ids(page));
    const parsed = parseMdx(page);
    remarkPlaudit()(parsed as never);
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(tree(page)));
    expect(idsIn(parsed)).toEqual(ids(page));
  });

  it('know where they stand in the text', () => {
    expect(marksOf(page).map(({ at }) => `${at.line}:${at.column}`)).toEqual([
      '3:1',
      '5:11',
      '7:1',
      '11:1',
      '13:1',
      '14:14',
      '16:3',
      '19:1',
    ]);
  });

  it('know whether they stand in a sentence', () => {
    expect(marksOf(page).flatMap((each) => (each.kind === 'tag' ? [each.inText] : []))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('have the name, options and text of a cell', () => {
    expect(marksOf('```sql totals folded limit=5\nselect\n 1\n```')[0]).toMatchObject({
      kind: 'cell',
      name: 'totals',
      options: ['folded', 'limit=5'],
      text: 'select\n 1',
    });
  });

  it('are not made of code in another language, of SQL without a name, or of code in text', () => {
    expect(ids('```js totals\n1\n```\n\n```sql\nselect 1\n```\n\n`<Trend />` and `{value}`')).toEqual([]);
  });

  it('are not made of HTML, of what the page imports, or of what it defines', () => {
    const text = `import Chart from './Chart.astro';
import {A, B as C} from 'somewhere';
export const Mine = 5;

<div><Chart /><A /><C /><Mine /><Trend /></div>

<b>bold</b>`;
    expect(ids(text)).toEqual(['trend-1']);
  });

  it('are made of {value} and {label}, and of no other expression', () => {
    const text = 'About {value}, {label + "!"}, {`${value}`}, {other}, {1 + 1}, {/* a remark */}.';
    expect(marksOf(text).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'expression text-1',
      'expression text-2',
      'expression text-3',
    ]);
  });

  it('have different ids, however tags and cells are called', () => {
    const name = fc.constantFrom('Trend', 'Value', 'Cell', 'Text', 'BigNumber', 'Bignumber', 'Foo1', 'Foo');
    const cell = fc.constantFrom('a', 'b', 'value', 'text');
    const part = fc.oneof(
      name.map((each) => `<${each} />`),
      cell.map((each) => `\`\`\`sql ${each}\nselect 1\n\`\`\``),
      fc.constantFrom(
        '{value}',
        'Text',
        'a <Value /> b',
        '- <Trend />',
        '> <Trend />',
        '<Trend /> <Trend />',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('\n\n');
        const found = ids(text);
        expect(new Set(found).size).toBe(found.length);
        expect(idsIn(tree(text)).sort()).toEqual([...found].sort());
      }),
    );
  });
});

describe('the marked tree', () => {
  it('has one component in the place of every mark', () => {
    expect(body('A <Value measure="csat" /> b.')).toEqual([
      ['paragraph', 'text', 'PlauditNode value-1', 'text'],
    ]);
  });

  it('keeps what stands inside a tag', () => {
    expect(body('<When is="rose">\n  Text <Value />.\n</When>')).toEqual([
      ['PlauditNode when-1', ['paragraph', 'text', 'PlauditNode value-1', 'text']],
    ]);
  });

  it('has no paragraph around tags that stand alone', () => {
    expect(body('<Trend /> <Trend />')).toEqual(['PlauditNode trend-1', 'PlauditNode trend-2']);
    expect(body('<b>bold</b>')).toEqual([['b', 'text']]);
  });

  it('puts big numbers that follow each other in a row, and inputs in a bar', () => {
    const text =
      '<Filter />\n<Slider />\n\n<Toggle />\n\n<BigNumber /> <BigNumber />\n\ntext\n\n<BigNumber />';
    expect(body(text)).toEqual([
      ['div pl-controls', 'PlauditNode filter-1', 'PlauditNode slider-1', 'PlauditNode toggle-1'],
      ['div pl-row', 'PlauditNode big-number-1', 'PlauditNode big-number-2'],
      ['paragraph', 'text'],
      ['div pl-row', 'PlauditNode big-number-3'],
    ]);
  });

  it('groups inside other elements too', () => {
    expect(body('<When>\n  <BigNumber />\n\n  <BigNumber />\n</When>')).toEqual([
      ['PlauditNode when-1', ['div pl-row', 'PlauditNode big-number-1', 'PlauditNode big-number-2']],
    ]);
  });

  it('leaves tables, lists and links as they are', () => {
    const text = '| a |\n| - |\n| <Value /> |\n\n- [x](https://example.org) {value}';
    expect(JSON.stringify(body(text))).toContain('PlauditNode value-1');
    expect(ids(text)).toEqual(['value-1', 'text-1']);
  });
});

function idsIn(parent: Parent): string[] {
  return parent.children.flatMap((child) => {
    const jsx = child as unknown as JsxNode;
    const own = jsx.name === component ? [String(jsx.attributes[0]?.value)] : [];
    return [...own, ...('children' in child ? idsIn(child as Parent) : [])];
  });
}
