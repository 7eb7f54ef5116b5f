import { tag, type Locale } from './format.ts';

/** "a, b and c": names in a sentence. */
export function listOf(names: string[], locale: Locale): string {
  return new Intl.ListFormat(tag[locale], { type: 'conjunction' }).format(names);
}
