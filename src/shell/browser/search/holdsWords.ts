/** Share of a word's letters that its other forms begin with. */
const kept = 0.6;

/**
 * Whether a text holds every word of a question, or another form of it: "satisfied" for "satisfying". A search index
 * shortens words that it does not know until it knows what is left, and would find something for any letters.
 */
export function holdsWords(text: string, question: string): boolean {
  const plain = simple(text);
  const known = new Set(wordsOf(plain));
  return wordsOf(simple(question)).every(
    (word) => plain.includes(word) || [...known].some((each) => isForm(each, word)),
  );
}

function isForm(word: string, asked: string): boolean {
  const least = Math.max(3, Math.ceil(asked.length * kept));
  return word.slice(0, least) === asked.slice(0, least);
}

function simple(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
