import UFuzzy from '@leeoniya/ufuzzy';
import type { Entry } from './entry.ts';

/** An entry that was found, with the matched parts of its label: from, to, from, to, … */
export type Match = { entry: Entry; ranges: number[] };

// Letters of any alphabet: the library's own defaults know Latin ones alone. Ranges, as classes such as \p{L} without
// regard to case take the browser seconds to compile; capitals are gone by then.
const letters = 'a-z\\d\\u00aa-\\uffff';
const fuzzy = new UFuzzy({
  interSplit: `[^${letters}']+`,
  intraSplit: null,
  interBound: `[^${letters}]`,
  intraBound: null,
  intraChars: `[${letters}']`,
  intraContr: `'[${letters}]{1,2}\\b`,
  intraIns: 3,
  // of names that match alike, the shorter says more exactly what was typed
  compare: (a, b) => a.length - b.length,
});

/** So many words may stand in another order than in the name; each more multiplies the work. */
const permuted = 3;

/** Entries that have the words, best first; used ones before others. With no words all of them, in their order. */
export function rank(entries: Entry[], words: string, recent: string[] = []): Match[] {
  const found = words ? matches(entries, words) : entries.map((entry) => ({ entry, ranges: [] }));
  const place = ({ entry }: Match) => {
    const at = recent.indexOf(entry.id);
    return at < 0 ? recent.length : at;
  };
  return found.sort((a, b) => place(a) - place(b));
}

function matches(entries: Entry[], words: string): Match[] {
  const haystack = entries.map(({ label, detail }) => plain(detail ? `${label} ${detail}` : label));
  const needle = plain(words);
  const [found, info, order] = fuzzy.search(haystack, needle, permuted);
  // signs alone are no words for the library
  if (!found?.length) return containing(entries, haystack, needle);
  const places = order
    ? order.map((at) => [info.idx[at], info.ranges[at]] as const)
    : found.map((at) => [at, [] as number[]] as const);
  const all = places.flatMap(([at, ranges]) => {
    const entry = entries[at ?? -1];
    return entry ? [{ entry, ranges: within(ranges ?? [], entry.label.length) }] : [];
  });
  const grade = ({ entry, ranges }: Match) => (plain(entry.label) === needle ? 0 : ranges.length ? 1 : 2);
  return all.sort((a, b) => grade(a) - grade(b));
}

function containing(entries: Entry[], haystack: string[], needle: string): Match[] {
  return entries.flatMap((entry, index) => {
    const at = haystack[index]?.indexOf(needle) ?? -1;
    return at < 0 ? [] : [{ entry, ranges: within([at, at + needle.length], entry.label.length) }];
  });
}

/** The parts that lie in the label. */
function within(ranges: number[], length: number): number[] {
  const kept: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const from = ranges[at] ?? 0;
    const to = Math.min(ranges[at + 1] ?? 0, length);
    if (from < to) kept.push(from, to);
  }
  return kept;
}

/** Small letters without accents, each in its place: "Élevé" is found by "eleve", "Ёлка" by "елка". */
function plain(text: string): string {
  return [...text].map((letter) => bare(letter)).join('');
}

function bare(letter: string): string {
  const small = letter.toLowerCase();
  const stripped = small === 'й' ? small : small.normalize('NFD').replace(/\p{M}/gu, '');
  // places must stay those of the label
  return stripped.length === letter.length ? stripped : letter;
}
