import type { Node, Parent } from 'mdast';
import type { Drawn, Told } from '../../src/figures/draw.ts';
import type { DrawnPage } from '../../src/hosts/build/drawPage.ts';
import { readFrontmatter } from '../../src/mdx/frontmatter.ts';
import type { Page } from '../../src/mdx/page.ts';
import { component, mark, parseMdx, type JsxNode } from '../../src/mdx/tree.ts';

type Asked = { text: string; page: Page; drawn: DrawnPage; draw: (told: Told) => Drawn };

/**
 * Numbers of scenarios that a reader meets outside of an "if" while not all inputs of the scenario are what the data say:
 * worked out from where the inputs stand, and not from what columns say of themselves.
 */
export function falseFindings({ text, page, drawn, draw }: Asked): string[] {
  const tree = parseMdx(readFrontmatter(text, page.file).body);
  mark(tree);
  return toldAsFound(tree, drawn).flatMap((told) => {
    const { figure, props } = told;
    const target = drawn.drawn.get(figure.reads?.(props) ?? '');
    if (!target?.figure.inputs) return [];
    const source = { ...page.source, locale: page.frontmatter.lang };
    const planned = new Set(
      target.figure.inputs(target.props, source).flatMap(({ plan, key }) => (plan === true ? [key] : [])),
    );
    const open = (draw(target).shown.inputs ?? []).filter(
      ({ from, key }) => from === 'chosen' || (from === 'assumed' && !planned.has(key)),
    );
    const { column = '' } = props as { column?: string };
    return open.length
      ? [`${column} told as a finding, but not from the data: ${open.map(({ key }) => key).join(', ')}`]
      : [];
  });
}

/** The numbers in the text that a reader meets, but for those of an "if". */
function toldAsFound(node: Node, drawn: DrawnPage): Told[] {
  const inside = () => ((node as Parent).children ?? []).flatMap((each) => toldAsFound(each, drawn));
  if (!('name' in node) || node.name !== component) return inside();
  const id = String((node as JsxNode).attributes[0]?.value);
  const told = drawn.drawn.get(id);
  if (!drawn.holds.has(id)) return told?.figure.name === 'value' ? [told] : [];
  if (drawn.holds.get(id) !== true) return [];
  return (told?.props as { is?: string } | undefined)?.is === 'supposed' ? [] : inside();
}
