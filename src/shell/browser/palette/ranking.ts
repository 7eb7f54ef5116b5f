import UFuzzy from '@leeoniya/ufuzzy';
import type { Entry } from './entry.ts';

/** An entry that was found, with the matched parts of its label: from, to, from, to, … */
export type Match = { entry: Entry; ranges: number[] };

// Letters of any alphabet: the library's own defaults know Latin ones alone. Ranges, as classes such as \p{L} without
// regard to case take the browser seconds to compile; capitals are gone by then.
const letters = 'a-z\\d\\u00aa-\\uffff';
const options: UFuzzy.Options = {
  interSplit: `[^${letters}']+`,
  intraSplit: null,
  interBound: `[^${letters}]`,
  intraBound: null,
  intraChars: `[${letters}']`,
  intraContr: `'[${letters}]{1,2}\\b`,
  intraIns: 3,
  // of names that match alike, the shorter says more exactly what was typed
  compare: (a, b) => a.length - b.length,
};
const fuzzy = new UFuzzy(options);
// one letter of a word wrong, missing, too much, or two of them swapped
const mistyped = new UFuzzy({ ...options, intraMode: 1, intraSub: 1, intraTrn: 1, intraDel: 1, intraIns: 1 });

/** Mistakes in longer texts would take too long to look for. */
const longestMistyped = 40;

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
  const haystack = entries.map(({ label, detail, words }) =>
    plain([label, words, detail].filter(Boolean).join(' ')),
  );
  const needle = plain(words);
  for (const search of needle.length <= longestMistyped ? [fuzzy, mistyped] : [fuzzy]) {
    const found = searched(search, entries, haystack, needle);
    if (found.length) return found;
    // signs alone are no words for the library
    const holding = containing(entries, haystack, needle);
    if (holding.length) return holding;
  }
  return abbreviated(entries, needle);
}

function searched(search: UFuzzy, entries: Entry[], haystack: string[], needle: string): Match[] {
  const [found, info, order] = search.search(haystack, needle, permuted);
  if (!found?.length) return [];
  const places = order
    ? order.map((at) => [info.idx[at], info.ranges[at]] as const)
    : found.map((at) => [at, [] as number[]] as const);
  const all = places.flatMap(([at, ranges]) => {
    const entry = entries[at ?? -1];
    return entry ? [{ entry, ranges: within(ranges ?? [], entry.label.length) }] : [];
  });
  const grade = ({ entry, ranges }: Match) =>
    [entry.label, entry.words ?? ''].some((name) => plain(name) === needle) ? 0 : ranges.length ? 1 : 2;
  return all.sort((a, b) => grade(a) - grade(b));
}

function containing(entries: Entry[], haystack: string[], needle: string): Match[] {
  return entries.flatMap((entry, index) => {
    const at = haystack[index]?.indexOf(needle) ?? -1;
    return at < 0 ? [] : [{ entry, ranges: within([at, at + needle.length], entry.label.length) }];
  });
}

/** Names whose letters, from the beginning of a word on, are the typed ones in their order: "acqcost" for acquisition_cost. */
function abbreviated(entries: Entry[], needle: string): Match[] {
  const typed = [...needle].filter((letter) => letter.trim());
  if (typed.length < 4 || typed.length > 30 || !typed.every((letter) => /[\p{L}\p{N}]/u.test(letter)))
    return [];
  const pattern = new RegExp(`(?:^|[^${letters}])(${typed.join('.{0,9}?')})`, 'u');
  return entries.flatMap((entry) => {
    const span = [entry.label, entry.words ?? ''].map((name) => pattern.exec(plain(name))?.[1]?.length ?? 0);
    const shortest = Math.min(...span.filter(Boolean));
    return shortest <= 3 * typed.length ? [{ entry, ranges: [] }] : [];
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
