import type { Node, Parent } from 'mdast';
import { countWords } from './readingTime.ts';
import { component, type JsxNode } from './tree.ts';

/** What stands within the same tags: the text of the page, or that of a `<When>`. */
export type Passage = {
  /** Ids of the tags around it, from outside. */
  within: string[];
  /** Words of its own prose. */
  words: number;
  /** Ids of the parts that are drawn in it. */
  nodes: string[];
};

/** The passages of a marked tree, the page's own text first. */
export function passagesOf(tree: Parent): Passage[] {
  const passages: Passage[] = [];
  const read = (parent: Parent, within: string[]) => {
    const passage: Passage = { within, words: countWords(parent, isWithChildren), nodes: [] };
    passages.push(passage);
    walk(parent, (node) => {
      const id = idOf(node);
      if (id === undefined) return true;
      passage.nodes.push(id);
      if (isWithChildren(node)) read(node as Parent, [...within, id]);
      return false;
    });
  };
  read(tree, []);
  return passages;
}

function isWithChildren(node: Node): boolean {
  return idOf(node) !== undefined && (node as Parent).children.length > 0;
}

function idOf(node: Node): string | undefined {
  const { name, attributes } = node as JsxNode;
  return name === component ? String(attributes[0]?.value) : undefined;
}

function walk(parent: Parent, enter: (node: Node) => boolean): void {
  for (const child of parent.children) if (enter(child) && 'children' in child) walk(child as Parent, enter);
}
