import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeset, typesetPage } from '../../src/words/typography.ts';

describe('a French text', () => {
  it.each([
    ['CSAT : 76,0 %', 'CSAT\u202f: 76,0\u202f%'],
    ['Source: Northlight', 'Source\u202f: Northlight'],
    ['61,8\u00a0%', '61,8\u202f%'],
    ['75,1 %, 95 %: 73,8 %', '75,1\u202f%, 95\u202f%\u202f: 73,8\u202f%'],
    ['groupes : 5; le meilleur', 'groupes\u202f: 5\u202f; le meilleur'],
    ['Vraiment ?! Oui ; non !', 'Vraiment\u202f?! Oui\u202f; non\u202f!'],
    ['le mot « promoteur » compte', 'le mot «\u202fpromoteur\u202f» compte'],
    [' ; puis', ' ; puis'.replace(' ;', '\u202f;')],
  ])('%j has narrow no-break spaces: %j', (written, expected) => {
    expect(typeset(written, 'fr')).toBe(expected);
  });

  it.each(['à 12:30', 'https://exemple.fr/?a=1', 'a;b', 'Q&amp; R', 'n = 42', 'T3 2026'])(
    '%j stays as it is',
    (text) => {
      expect(typeset(text, 'fr')).toBe(text);
    },
  );

  it('is not changed a second time, and keeps all but spaces', () => {
    const texts = fc.array(fc.constantFrom(...'aé1 :;!?%«»\u00a0\u202f.,()<'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (signs) => {
        const once = typeset(signs.join(''), 'fr');
        expect(typeset(once, 'fr')).toBe(once);
        expect(once.replace(/\s/gu, '')).toBe(signs.join('').replace(/\s/gu, ''));
      }),
    );
  });
});

describe('a French page', () => {
  it('is spaced in texts and spoken names, not in code, data, addresses and other languages', () => {
    const html = [
      '<p title="Oui : non" data-x="a : b">CSAT : 5 %</p><p>5&nbsp;%</p>',
      '<script type="application/json">{"a" : "b : c"}</script><pre><code>a : b</code></pre>',
      '<div lang="en"><div>Trust : me</div> still : English</div><p>fin : ici</p>',
    ].join('');
    expect(typesetPage(html, 'fr')).toBe(
      html
        .replace('Oui : non', 'Oui\u202f: non')
        .replace('CSAT : 5 %', 'CSAT\u202f: 5\u202f%')
        .replace('5&nbsp;%', '5\u202f%')
        .replace('fin : ici', 'fin\u202f: ici'),
    );
  });
});

describe('a Russian text', () => {
  it('ends with one dot after a date', () => {
    expect(typeset('данные по 30 сент. 2026 г.. Дальше', 'ru')).toBe('данные по 30 сент. 2026 г. Дальше');
    expect(typeset('и так далее…', 'ru')).toBe('и так далее…');
  });
});
