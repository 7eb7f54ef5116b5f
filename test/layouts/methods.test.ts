import { describe, expect, it } from 'vitest';
import { analysisMethods, measureMethods, methodIn, testMethods } from '../../src/layouts/methods.ts';
import { methodTranslations } from '../../src/words/methodTranslations.ts';

const methods = [...measureMethods, ...testMethods, ...analysisMethods];

describe.each(['fr', 'ru'] as const)('the page on methods in %s', (lang) => {
  it('has every entry, and no other', () => {
    expect(Object.keys(methodTranslations[lang]).sort()).toEqual(methods.map(({ id }) => id).sort());
  });

  it.each(methods.map((method) => [method.id, method] as const))(
    'says all of %s in its own words',
    (_id, method) => {
      const translated = methodIn(method, lang);
      for (const key of ['name', 'about', 'notFor', 'published'] as const) {
        if (method[key] === undefined) continue;
        // a text of signs and names alone is the same
        if (!/[a-z]{4,} [a-z]{2,}/.test(method[key])) continue;
        expect(translated[key]).not.toBe(method[key]);
      }
      const words = translated.formula.join(' ').match(/(?<=\\text\{)[^}]*[a-z]{3,}[^}]*/g) ?? [];
      const same = words.filter((word) => method.formula.join(' ').includes(`\\text{${word}}`));
      expect(same.filter((word) => !['eff', 'Holm', 'impact'].includes(word.trim()))).toEqual([]);
    },
  );
});
