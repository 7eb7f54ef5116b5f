import type { Node, Parent } from 'mdast';
import { controlTags } from '../../mdx/controlTags.ts';
import { parseMdx, type JsxNode } from '../../mdx/tree.ts';

/** A part of a page that stays or goes as a whole: a heading, a paragraph, a figure, an SQL cell. */
export type Block = {
  kind: 'heading' | 'text' | 'figure' | 'input' | 'cell' | 'comment' | 'other';
  /** Offsets in the body. */
  from: number;
  to: number;
  /** Lines, from 1. */
  first: number;
  last: number;
  text: string;
  depth: number;
};

const words = new Set(['When', 'Value']);
const inputs = new Set(Object.values(controlTags).map(({ tag }) => tag));

/** The blocks of a page in their order; what stands in an explanation is a block of its own. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  const collect = (parent: Parent) => {
    for (const node of parent.children) {
      if ((node as unknown as JsxNode).name === 'details') collect(node as unknown as Parent);
      else if (node.type === 'list') collect(node);
      else blocks.push(blockOf(node, body));
    }
  };
  collect(parseMdx(body));
  return blocks.filter(({ text }) => !text.startsWith('<summary'));
}

function blockOf(node: Node, body: string): Block {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  const text = body.slice(from, to);
  return {
    ...{ kind: kindOf(node, text), from, to, text },
    first: node.position?.start.line ?? 1,
    last: node.position?.end.line ?? 1,
    depth: (node as { depth?: number }).depth ?? 0,
  };
}

function kindOf(node: Node, text: string): Block['kind'] {
  const type: string = node.type;
  if (type === 'heading') return 'heading';
  if (type === 'code') return /^[`~]{3,}sql\s+\w/.test(text) ? 'cell' : 'other';
  if (type === 'mdxFlowExpression') return text.startsWith('{/*') ? 'comment' : 'other';
  if (type === 'mdxJsxFlowElement') return kindOfTag((node as JsxNode).name ?? '');
  // tags alone in a paragraph are figures too
  if (type === 'paragraph')
    return /^(<[A-Z][^>]*\/>\s*)+$/.test(text) ? kindOfTag(/\w+/.exec(text)?.[0] ?? '') : 'text';
  return 'other';
}

function kindOfTag(tag: string): Block['kind'] {
  if (words.has(tag)) return 'text';
  return inputs.has(tag) ? 'input' : 'figure';
}
