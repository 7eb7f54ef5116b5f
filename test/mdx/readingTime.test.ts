import { describe, expect, it } from 'vitest';
import { countWords, readingTime } from '../../src/mdx/readingTime.ts';
import { parseMdx } from '../../src/mdx/tree.ts';
import { readingWords } from '../../src/words/pageWords.ts';

const words = (text: string) => countWords(parseMdx(text));

describe('the words of a page', () => {
  it('are those of its prose, in any script', () => {
    expect(words('# Two words\n\n- one\n- deux mots\n\nслово and don’t')).toBe(2 + 1 + 2 + 3);
  });

  it('count a number in a sentence as one', () => {
    expect(words('About <Value measure="csat" /> of them')).toBe(4);
  });

  it('leave out code, comments and figures', () => {
    expect(words('```sql a\nselect 1\n```\n\n{/* not this */}\n\n<Trend measure="csat" />')).toBe(0);
  });
});

describe('reading time', () => {
  it('is 220 English words a minute, and a moment for each figure', () => {
    expect(readingTime({ words: 440, figures: 0, locale: 'en' })).toBe(2);
    expect(readingTime({ words: 0, figures: 10, locale: 'en' })).toBe(2);
  });

  it('is longer for as many French or Russian words', () => {
    const [en = 0, fr = 0, ru = 0] = (['en', 'fr', 'ru'] as const).map((locale) =>
      readingTime({ words: 1000, figures: 0, locale }),
    );
    expect(en < fr && fr < ru).toBe(true);
  });

  it('is said in whole minutes, at least one', () => {
    expect(readingWords(0.1, 'en')).toBe('1 min read');
    expect(readingWords(2.2, 'fr')).toBe('3 min de lecture');
    expect(readingWords(4, 'ru')).toBe('4 мин чтения');
  });
});
