/** A text that a declaration gives in several languages, by language; the first stands in for those that are missing. */
export type Translated = { translations: Record<string, string> };

/** What readers see of a declaration: one text for all languages, or one for each. */
export type Text = string | Translated;

/** The same with every text in one language. */
export type Plain<T> = T extends Translated
  ? string
  : T extends object
    ? { [Key in keyof T]: Plain<T[Key]> }
    : T;

/** The same before a language is chosen: every text may be there in several. */
export type Translatable<T> = T extends string
  ? string extends T
    ? Text
    : T
  : T extends object
    ? { [Key in keyof T]: Translatable<T[Key]> }
    : T;

/** A text in every language that it has. */
export function wordings(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text.translations);
}

/** Chooses a language, in all texts of a value; the first written where the language is missing or none is asked for. */
export function plain<T>(value: T, lang?: string): Plain<T> {
  if (typeof value !== 'object' || value === null) return value as Plain<T>;
  if (isTranslated(value)) return (value.translations[lang ?? ''] ?? wordings(value)[0] ?? '') as Plain<T>;
  if (Array.isArray(value)) return value.map((each: unknown) => plain(each, lang)) as Plain<T>;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, lang)])) as Plain<T>;
}

/** The paths of the texts that are there in other languages, but not in this one. */
export function untranslated(value: unknown, lang: string, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isTranslated(value)) return lang in value.translations ? [] : [path];
  return Object.entries(value).flatMap(([key, each]) => untranslated(each, lang, [...path, key]));
}

function isTranslated(value: object): value is Translated {
  return 'translations' in value && Object.keys(value).length === 1;
}
