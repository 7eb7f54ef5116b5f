import type { TableDeclaration } from '../dataset/declaration.ts';
import { didYouMean } from '../dataset/nearest.ts';
import { plainSigns } from './reading.ts';

/** A column of a file: as shown, and every name by which `from` may call it. */
export type Header = { shown: string; names: string[] };

/** What goes wrong when declared columns are looked up in a file. */
export type HeaderFault = {
  rule: string;
  message: string;
  suggestion?: string | undefined;
  valid?: string[];
};

/**
 * The names of a file's columns: the header; for a header used twice also `header #2`; and when a second header row
 * is skipped, `header / second header`, where an empty header repeats the one to its left (multiple choice).
 */
export function headerNames(first: string[], second: string[] | undefined): Header[] {
  let carried = '';
  const count = new Map<string, number>();
  return first.map((written, index) => {
    const shown = tidy(written);
    carried = shown || carried;
    const nth = (count.get(shown) ?? 0) + 1;
    count.set(shown, nth);
    const below = tidy(second?.[index] ?? '');
    const names = shown ? [shown, `${shown} #${nth}`] : [];
    if (below && carried) names.push(`${carried} / ${below}`);
    return { shown: shown || below, names };
  });
}

/** The index of each declared column among a file's headers, and the headers that nothing declares. */
export function matchHeaders(
  headers: Header[],
  table: TableDeclaration,
): { indexes: (number | undefined)[]; undeclared: string[]; faults: HeaderFault[] } {
  const faults: HeaderFault[] = [];
  const indexes = Object.entries(table.columns).map(([name, { from }]) => {
    const found = lookUp(from ?? name, headers);
    if (found.length === 1) return found[0];
    faults.push(found.length ? ambiguous(from ?? name, found, headers) : missing(name, from, headers));
    return undefined;
  });
  const used = new Set(indexes);
  const undeclared = headers
    .filter(({ shown }, index) => shown && !used.has(index))
    .map(({ shown }) => shown);
  return { indexes, undeclared, faults };
}

/** Exact names first, then without regard to case, then without HTML. */
function lookUp(wanted: string, headers: Header[]): number[] {
  const ways = [tidy, (text: string) => plainSigns(tidy(text)).toLowerCase(), plainText];
  for (const way of ways) {
    const found = headers.flatMap(({ names }, index) =>
      names.some((name) => way(name) === way(wanted)) ? [index] : [],
    );
    if (found.length) return found;
  }
  return [];
}

function missing(name: string, from: string | undefined, headers: Header[]): HeaderFault {
  const valid = headers.map(({ shown }) => shown).filter(Boolean);
  const message = `missing column: ${name}${from === undefined ? '' : `, header "${short(from)}"`} is not in the file`;
  return {
    rule: 'missing-column',
    message,
    suggestion: didYouMean(from ?? name, valid),
    valid: valid.map(short),
  };
}

function ambiguous(wanted: string, found: number[], headers: Header[]): HeaderFault {
  const valid = found.flatMap((index) => headers[index]?.names.slice(1) ?? []);
  const message = `ambiguous column: ${found.length} columns are called "${short(wanted)}"`;
  return { rule: 'ambiguous-column', message, suggestion: `write "from: ${valid[0]}"`, valid };
}

function tidy(text: string): string {
  return text.replace(/[\s\u00a0\ufeff]+/g, ' ').trim();
}

function plainText(text: string): string {
  return plainSigns(
    tidy(
      text
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&nbsp;', ' ')
        .replaceAll('&amp;', '&'),
    ),
  ).toLowerCase();
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
