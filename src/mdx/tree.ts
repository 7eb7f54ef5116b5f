import type { Node, Parent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Expression, Program } from 'estree';

/** Line and column of a place in a page, from 1. */
export type Place = { line: number; column: number };

export type Attribute = {
  type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  name?: string;
  value?: string | null | { type: string; value: string; data?: { estree?: Program } };
  position?: Node['position'];
};

export type JsxNode = Parent & {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: Attribute[];
};

type ExpressionNode = Node & {
  type: 'mdxTextExpression' | 'mdxFlowExpression';
  value: string;
  data?: { estree?: Program };
};
type CodeNode = Node & { type: 'code'; lang?: string | null; meta?: string | null; value: string };
type TextNode = Node & { type: 'text'; value: string };

/** A part of a page that Plaudit draws, with the id under which it is found again. */
export type Mark = TagMark | CellMark | ExpressionMark;

export type TagMark = {
  kind: 'tag';
  id: string;
  tag: string;
  node: JsxNode;
  attributes: Attribute[];
  at: Place;
  inText: boolean;
  hasChildren: boolean;
};
export type CellMark = {
  kind: 'cell';
  id: string;
  name: string;
  options: string[];
  text: string;
  at: Place;
};
export type ExpressionMark = { kind: 'expression'; id: string; expression: Expression; at: Place };

/** Name of the component that stands for every marked part. */
export const component = 'PlauditNode';

/** MDX text as a tree. Throws what the parser throws, a VFileMessage with line and column. */
export function parseMdx(text: string): Parent {
  return unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(text);
}

/** Names that the environment of a page may hold: see literal.ts. */
const environmentNames = ['value', 'label'];

/**
 * Finds every tag, SQL cell and `{value}` of a page, gives each an id by its order, and puts `<PlauditNode id="…"/>` in
 * its place. Tags that the page imports itself, and HTML, are left alone. The same text gives the same ids, so what
 * was found when a page was read fits the page that Astro renders.
 */
export function mark(tree: Parent): Mark[] {
  const marks: Mark[] = [];
  const counts = new Map<string, number>();
  const imported = importedNames(tree);
  showExamples(tree);
  unravel(tree);
  walk(tree, (node, inText) => {
    const found = markOf(node, inText, imported, (stem) => nextId(counts, stem));
    if (found) marks.push(found);
    return found ? replacement(node, found) : undefined;
  });
  group(tree, marks);
  return marks;
}

/** Puts what a code block ```mdx example``` makes below the block, so that code and figure cannot tell different things. */
function showExamples(parent: Parent): void {
  parent.children = parent.children.flatMap((child: Node) => {
    if ('children' in child) showExamples(child as Parent);
    return isExample(child) ? [child, exampleOf(child)] : [child];
  }) as never[];
}

function isExample(node: Node): node is CodeNode {
  if (node.type !== 'code') return false;
  const { lang, meta } = node as CodeNode;
  return lang === 'mdx' && meta?.trim() === 'example';
}

function exampleOf(code: CodeNode): JsxNode {
  const lines = place(code).line;
  const inside = parseExample(code.value, lines);
  shift(inside, lines);
  const attributes: Attribute[] = [{ type: 'mdxJsxAttribute', name: 'class', value: 'pl-example' }];
  return { type: 'mdxJsxFlowElement', name: 'div', attributes, children: inside.children };
}

function parseExample(text: string, lines: number): Parent {
  try {
    return parseMdx(text);
  } catch (error) {
    const { line } = error as { line?: number };
    throw Object.assign(error as Error, { line: (line ?? 1) + lines });
  }
}

/** Places inside a code block as places of the page. */
function shift(node: Node, lines: number): void {
  for (const part of [node, ...((node as JsxNode).attributes ?? [])]) {
    if (part.position) {
      const { start, end } = part.position;
      part.position = {
        start: { ...start, line: start.line + lines },
        end: { ...end, line: end.line + lines },
      };
    }
  }
  if ('children' in node) for (const child of (node as Parent).children) shift(child, lines);
}

function markOf(
  node: Node,
  inText: boolean,
  imported: Set<string>,
  id: (stem: string) => string,
): Mark | undefined {
  const at = place(node);
  if (
    isJsx(node) &&
    node.name &&
    /^[A-Z]/.test(node.name) &&
    !imported.has(node.name) &&
    node.name !== component
  ) {
    const { name: tag, attributes } = node;
    return {
      kind: 'tag',
      id: id(kebab(tag)),
      tag,
      node,
      attributes,
      at,
      inText,
      hasChildren: node.children.length > 0,
    };
  }
  if (node.type === 'code') {
    const { lang, meta, value } = node as CodeNode;
    const [name, ...options] = (meta ?? '').split(/\s+/).filter(Boolean);
    if (lang === 'sql' && name)
      return { kind: 'cell', id: id(`cell-${name}`), name, options, text: value, at };
  }
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
    const expression = expressionOf((node as ExpressionNode).data?.estree);
    if (expression && usesEnvironment(expression))
      return { kind: 'expression', id: id('text'), expression, at };
  }
  return undefined;
}

/** The expression of `{…}`; undefined for a comment. */
export function expressionOf(program: Program | undefined): Expression | undefined {
  const [statement] = program?.body ?? [];
  return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
}

function usesEnvironment(expression: Expression): boolean {
  if (expression.type === 'Identifier') return environmentNames.includes(expression.name);
  if (expression.type === 'TemplateLiteral') return expression.expressions.some(usesEnvironment);
  if (expression.type === 'BinaryExpression')
    return [expression.left as Expression, expression.right].some(usesEnvironment);
  return false;
}

function replacement(node: Node, { id }: Mark): JsxNode {
  const inline = node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
  return {
    type: inline ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
    name: component,
    attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
    children: isJsx(node) ? node.children : [],
    ...(node.position ? { position: node.position } : {}),
  };
}

/** A paragraph of nothing but tags is no paragraph: its tags stand on their own (as MDX itself does). */
function unravel(parent: Parent): void {
  const loose: Node[] = [];
  for (const child of parent.children) {
    if ('children' in child) unravel(child as Parent);
    const parts: Node[] = child.type === 'paragraph' ? child.children : [];
    const lone = parts.some(isJsx) && parts.every((part) => isSpace(part) || isJsx(part));
    if (!lone) loose.push(child);
    else
      for (const part of parts.filter(isJsx)) loose.push(Object.assign(part, { type: 'mdxJsxFlowElement' }));
  }
  parent.children = loose as never[];
}

function walk(parent: Parent, replace: (node: Node, inText: boolean) => Node | undefined): void {
  parent.children.forEach((child, index) => {
    const inText = child.type === ('mdxJsxTextElement' as string);
    const made = replace(child, inText);
    if (made) parent.children[index] = made as never;
    const next = parent.children[index] as Node;
    if ('children' in next) walk(next as Parent, replace);
  });
}

/** Puts neighbours of one sort in one box: big numbers in a row, inputs in one bar. */
function group(parent: Parent, marks: Mark[]): void {
  const boxOf = new Map(marks.map((each) => [each.id, each.kind === 'tag' ? boxes[each.tag] : undefined]));
  const grouped: Node[] = [];
  let open: { box: string; node: JsxNode } | undefined;
  for (const child of parent.children) {
    const box =
      isJsx(child) && child.name === component ? boxOf.get(String(child.attributes[0]?.value)) : undefined;
    if (box && open?.box === box) open.node.children.push(child);
    else if (box) grouped.push((open = { box, node: wrapper(box, child) }).node);
    else {
      open = undefined;
      grouped.push(child);
      if ('children' in child && child.type !== 'paragraph') group(child as Parent, marks);
    }
  }
  parent.children = grouped as never[];
}

const boxes: Record<string, string> = {
  BigNumber: 'pl-row',
  Filter: 'pl-controls',
  Slider: 'pl-controls',
  Select: 'pl-controls',
  Toggle: 'pl-controls',
  DateRange: 'pl-controls',
};

function wrapper(box: string, child: Node): JsxNode {
  const attributes: Attribute[] = [{ type: 'mdxJsxAttribute', name: 'class', value: box }];
  return { type: 'mdxJsxFlowElement', name: 'div', attributes, children: [child as never] };
}

function importedNames(tree: Parent): Set<string> {
  const text = tree.children
    .filter((node) => node.type === ('mdxjsEsm' as string))
    .map((node) => (node as unknown as { value: string }).value)
    .join('\n');
  return new Set(
    [...text.matchAll(/\b([A-Z]\w*)\b(?=[^'"]*?\bfrom\b|\s*=)/g)].map(([, name]) => name as string),
  );
}

function nextId(counts: Map<string, number>, stem: string): string {
  const count = (counts.get(stem) ?? 0) + 1;
  counts.set(stem, count);
  return stem.startsWith('cell-') && count === 1 ? stem : `${stem}-${count}`;
}

/** Where a node begins. */
function place(node: { position?: Node['position'] | undefined }): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function isJsx(node: Node): node is JsxNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isSpace(node: Node): boolean {
  return (node.type === 'text' && !(node as TextNode).value.trim()) || node.type === 'break';
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
