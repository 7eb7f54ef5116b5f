import type { Language } from './customer.ts';

export type Theme =
  'price' | 'speed' | 'kindness' | 'guide' | 'video' | 'app' | 'billing' | 'delivery' | 'outage' | 'event';

export type Phrases = {
  themes: Record<Theme, { good: readonly string[]; bad: readonly string[] }>;
  /** short answers that name no theme */
  plain: { good: readonly string[]; middling: readonly string[]; bad: readonly string[] };
  endings: { good: readonly string[]; bad: readonly string[] };
  /** about the writer, whatever the mood */
  contexts: readonly string[];
  /** sentences with what must not be published */
  personal: readonly string[];
  /** between something good and something bad */
  but: readonly string[];
  /** only when the first reply took {h} hours, more than a day */
  slow: readonly string[];
};

/** {n} 2–9, {agent} an invented first name, {h} hours to the first reply, {mail}, {phone}, {url} invented. */
export type PhraseBook = Record<Language, Phrases>;
