import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../src/words/format.ts';

type Words = { [key: string]: unknown };
type Catalogue = (locale: Locale) => Words;

const folder = new URL('../../src/words/', import.meta.url);
const catalogues: [string, Catalogue][] = [];
for (const file of readdirSync(folder)) {
  const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module))
    if (/^messages$|Words$/.test(name) && typeof value === 'function' && value.length === 1)
      catalogues.push([name, value as Catalogue], ...ofCases(name, value as Catalogue));
}

/** The same where n counts no answers, if the catalogue has words for that. */
function ofCases(name: string, value: (locale: Locale, counted?: 'cases') => Words): typeof catalogues {
  return value('en') === value('en', 'cases')
    ? []
    : [[`${name} of cases`, (locale) => value(locale, 'cases')]];
}

/** Every word and sentence of a catalogue by its path, lists and sub-records included. */
function leaves(words: Words, path = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) =>
    value && typeof value === 'object'
      ? leaves(value as Words, `${path}${key}.`)
      : [[path + key, value] as [string, unknown]],
  );
}

const word = 'Wort';

/** Stands for a text, a list (of texts, or of the like of itself) and a record alike, and notes what is read of it. */
function argument(read: Set<string>, ofTexts: boolean, depth = 0): never {
  const item = () => (ofTexts ? word : argument(read, ofTexts, depth + 1));
  return new Proxy(depth < 2 ? [item(), item()] : [], {
    get(target, key) {
      if (key === Symbol.toPrimitive) return () => word;
      const own = (Reflect.get(target, key) ?? Reflect.get(Object(word) as object, key)) as unknown;
      if (typeof own === 'function') return own.bind(key in target ? target : word);
      if (typeof key !== 'string' || own !== undefined) return own;
      read.add(key);
      return argument(read, ofTexts, depth + 1);
    },
  }) as never;
}

function said(value: unknown): { text: string; read: string[] } {
  if (typeof value !== 'function') return { text: String(value), read: [] };
  const call = (ofTexts: boolean) => {
    const read = new Set<string>();
    const text = String(value(...Array.from({ length: 6 }, () => argument(read, ofTexts))));
    return { text, read: [...read].sort() };
  };
  try {
    return call(false);
  } catch {
    return call(true);
  }
}

describe.each(catalogues)('the words of %s', (_name, catalogue) => {
  const english = leaves(catalogue('en'));
  const silent = new Set(english.flatMap(([key, value]) => (value === '' ? [key] : [])));

  it('are the same keys in every language', () => {
    for (const locale of locales)
      expect(
        leaves(catalogue(locale))
          .map(([key]) => key)
          .sort(),
      ).toEqual(english.map(([key]) => key).sort());
  });

  it.each([...locales])('are texts, or functions that give texts, in %s', (locale) => {
    for (const [key, value] of leaves(catalogue(locale))) {
      const { text } = said(value);
      // what needs no word needs none in any language
      if (silent.has(key) && text === '') continue;
      expect({ key, text }).toEqual({ key, text: expect.stringMatching(/\S/) as string });
      expect({ key, text }).not.toEqual({
        key,
        text: expect.stringMatching(/undefined|\[object|NaN|\$\{/) as string,
      });
    }
  });

  it('use the same values in every language', () => {
    for (const locale of locales) {
      const words = new Map(leaves(catalogue(locale)));
      for (const [key, value] of english)
        expect([locale, key, ...said(words.get(key)).read]).toEqual([locale, key, ...said(value).read]);
    }
  });

  it('are translated: no sentence is that of another language', () => {
    for (const locale of locales.filter((each) => each !== 'en')) {
      const words = new Map(leaves(catalogue(locale)));
      for (const [key, value] of english) {
        const text = said(value).text.replaceAll(word, '');
        if (text.length < 25) continue;
        expect([locale, key, said(words.get(key)).text]).not.toEqual([locale, key, said(value).text]);
      }
    }
  });

  it('are in Cyrillic in Russian, but for names and signs', () => {
    for (const [key, value] of leaves(catalogue('ru'))) {
      const text = said(value).text.replaceAll(word, '');
      if ((text.match(/\p{L}/gu)?.length ?? 0) < 12) continue;
      expect({ key, text }).toEqual({ key, text: expect.stringMatching(/\p{Script=Cyrillic}/u) as string });
    }
  });
});

describe('the interface', () => {
  it('has its words in catalogues', () => {
    expect(catalogues.map(([name]) => name)).toContain('messages');
  });
});
