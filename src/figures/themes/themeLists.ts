import type { Column, Dataset } from '../../dataset/dataset.ts';
import { searched, type WordList } from '../../sql/themes.ts';
import type { Locale } from '../../words/format.ts';
import { themeLists } from '../../words/themeLists.ts';
import { themeWords } from '../../words/themes.ts';
import { FigureError } from '../draw.ts';

/** Words of a theme as an author declares them: for all comments, or for those of each language. */
export type Declared = Record<string, readonly string[] | Record<string, readonly string[]>>;

/** The lists to search: those of the tag, else those of the dataset, else general ones. Throws FigureError for none. */
export function listsOf(declared: Declared | undefined, column: Column, dataset: Dataset): WordList[] {
  const themes: Declared = declared ?? dataset.themes ?? themeLists;
  const lists = Object.entries(themes).flatMap(([theme, words]): WordList[] =>
    isList(words)
      ? [{ theme, language: null, words }]
      : Object.entries(words).map(([language, own]) => ({ theme, language, words: own })),
  );
  const spoken = /^[a-z]{2}(-|$)/.test(column.language ?? '') ? column.language?.slice(0, 2) : undefined;
  const kept = lists.filter(({ language }) => !spoken || language === null || language === spoken);
  const usable = kept.filter(({ words }) => words.some(searched));
  if (usable.length) return usable;
  throw new FigureError(
    'missing-themes',
    `missing themes: no list of words for comments in ${column.language ?? 'any language'}`,
    {
      prop: 'themes',
      suggestion: "write themes={{price: ['price', 'expensive']}}, or themes: in dataset.yaml",
    },
  );
}

/** What a reader calls a theme: general ones in the reader's language, others as declared. */
export function themeLabel(name: string, locale: Locale): string {
  const known = themeWords(locale).names;
  if (Object.hasOwn(known, name)) return known[name] as string;
  return name.replaceAll('_', ' ').replace(/^./u, (first) => first.toUpperCase());
}

function isList(words: Declared[string]): words is readonly string[] {
  return Array.isArray(words);
}
