import type { Node, Parent } from 'mdast';
import type { Locale } from '../words/format.ts';

/** Words a minute that adults read: English as rounded by most sites, French and Russian in proportion (IReST, Trauzettel-Klosinski and Dietz 2012). */
const wordsAMinute: Record<Locale, number> = { en: 220, fr: 188, ru: 178 };

/** Seconds to take in a chart, table or card. */
const figureSeconds = 12;

/** Minutes that a reader needs for a page of so many words and figures. */
export function readingTime({
  words,
  figures,
  locale,
}: {
  words: number;
  figures: number;
  locale: Locale;
}): number {
  return words / wordsAMinute[locale] + (figures * figureSeconds) / 60;
}

/**
 * Words of prose: headings, paragraphs, lists and tables; a number in a sentence counts as one, code as none, what is
 * left out as none.
 */
export function countWords(tree: Parent, leftOut: (node: Node) => boolean = () => false): number {
  let count = 0;
  const visit = (node: Node) => {
    if (node.type === 'text' || node.type === 'inlineCode')
      count += wordsOf((node as Node & { value: string }).value);
    else if (node.type === 'mdxJsxTextElement' && !('children' in node && (node as Parent).children.length))
      count += 1;
    if ('children' in node) (node as Parent).children.forEach(enter);
  };
  const enter = (node: Node) => {
    if (!leftOut(node)) visit(node);
  };
  visit(tree);
  return count;
}

function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;
}
