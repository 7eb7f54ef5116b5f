import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

export type Path = readonly PropertyKey[];
export type Position = { line: number; column: number };

/** Where a path of a YAML document stands: its value, or its key when asked, else the nearest parent that exists. */
export type Locate = (path: Path, what?: 'key' | 'value') => Position;

export function locator(document: Document, counter: LineCounter): Locate {
  return (path, what = 'value') => {
    const offset = find(document.contents, path, what)?.range?.[0] ?? 0;
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/** A locator of a YAML text that is known to be well-formed. */
export function locatorOf(text: string): Locate {
  const counter = new LineCounter();
  return locator(parseDocument(text, { lineCounter: counter, merge: true }), counter);
}

function find(root: Node | null, path: Path, what: 'key' | 'value'): Node | null {
  let node = root;
  let key: Node | null = null;
  for (const step of path) {
    const next = child(node, step);
    if (!next) return key ?? node;
    [key, node] = [next.key ?? next.value, next.value];
  }
  return what === 'key' ? (key ?? node) : (node ?? key);
}

function child(node: Node | null, step: PropertyKey): { key?: Node | null; value: Node | null } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)] as Node | undefined;
    return value && { value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(step));
  return pair && { key: pair.key as Node, value: pair.value as Node | null };
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
