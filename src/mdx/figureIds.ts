import type { ReadFigure } from '../figures/text/readBy.ts';
import type { FigureNode, PageNode } from './page.ts';
import { slug } from './slug.ts';

/**
 * Gives every figure of a page the id under which links find it: its tag, and the id that its
 * author gave it, its title, or what it is about. So a
 * link survives when other figures come, go or move. Those that say the same get a number, in their order.
 */
export function nameFigures(nodes: Map<string, PageNode>, readable: Map<string, ReadFigure>): void {
  const taken = new Set<string>();
  const names = new Map([...readable].map(([name, { id }]) => [id, name]));
  for (const node of nodes.values()) {
    // numbers in the text have their place in the text: nobody links to them but the page itself
    if (node.kind !== 'figure' || node.figure.inline || ['cell', 'when'].includes(node.figure.name)) continue;
    node.id = unique(stemOf(node, names.get(node.id)), taken);
  }
  // those that read a figure of the page lead to where it stands
  for (const read of readable.values()) read.id = nodes.get(read.id)?.id ?? read.id;
}

/** Longest title that an address takes over, in characters. */
const most = 60;

function stemOf({ figure, input }: FigureNode, name: string | undefined): string {
  const about =
    name !== undefined ? slug(name) : typeof input['title'] === 'string' ? slug(input['title']) : '';
  const words = about || slug(telling.flatMap((prop) => wordsOf(input[prop])).join(' '));
  return [figure.name, cut(words)].filter(Boolean).join('-');
}

/** Props that say what a figure without title is about. */
const telling = ['data', 'measure', 'measures', 'column', 'columns', 'by', 'series', 'x', 'y'];

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function cut(words: string): string {
  if (words.length <= most) return words;
  const end = words.lastIndexOf('-', most);
  return words.slice(0, end > most / 2 ? end : most);
}

function unique(stem: string, taken: Set<string>): string {
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  taken.add(id);
  return id;
}
