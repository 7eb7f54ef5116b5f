import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../src/mdx/pagesOf.ts';
import type { Page } from '../../src/mdx/page.ts';
import { languageOfPath, pairTranslations, siteLanguages } from '../../src/mdx/translations.ts';
import { fixtureDataset } from '../fixture.ts';

/** The pages of a folder of reports: frontmatter by file name. */
function pagesIn(files: Record<string, string>): { pages: Page[]; problems: string[] } {
  const read = Object.entries(files).map(([name, head]) => {
    const { path: slug, lang } = languageOfPath(name.replace(/\.mdx$/, ''));
    return pagesOf({ file: name, text: `---\n${head}\n---\n`, slug, lang, datasets: [fixtureDataset] });
  });
  const paired = pairTranslations(read.flatMap(({ pages }) => pages));
  const problems = [...read.flatMap((each) => each.problems), ...paired.problems];
  return { pages: paired.pages, problems: problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`) };
}

const translationsOf = (pages: Page[], slug: string) =>
  pages.find((page) => page.slug === slug)?.translations.map(({ lang, slug: to }) => `${lang} ${to}`);

describe('the language of a file', () => {
  it.each([
    ['quarter', { path: 'quarter' }],
    ['quarter.fr', { path: 'quarter', lang: 'fr' }],
    ['regions/north.ru', { path: 'regions/north', lang: 'ru' }],
    ['quarter.v2', { path: 'quarter.v2' }],
    ['quarter.v2.fr', { path: 'quarter.v2', lang: 'fr' }],
    ['index.fr', { path: 'index', lang: 'fr' }],
    ['fr', { path: 'fr' }],
  ])('%s says %o', (name, expected) => {
    expect(languageOfPath(name)).toEqual(expected);
  });
});

describe('a report in several languages', () => {
  const { pages, problems } = pagesIn({
    'quarter.mdx': 'title: Quarter',
    'quarter.fr.mdx': 'title: Trimestre',
    'north/quarter.ru.mdx': 'title: Квартал\nlang: ru',
    'alone.mdx': 'title: Alone\nlang: fr',
  });

  it('is in the language that the file name says, at an address below that language', () => {
    expect(problems).toEqual([]);
    expect(pages.map(({ slug, frontmatter }) => `${frontmatter.lang} ${slug}`)).toEqual([
      'en quarter',
      'fr fr/quarter',
      'ru ru/north/quarter',
      'fr alone',
    ]);
  });

  it('knows itself in every language', () => {
    expect(translationsOf(pages, 'quarter')).toEqual(['en quarter', 'fr fr/quarter']);
    expect(translationsOf(pages, 'fr/quarter')).toEqual(['en quarter', 'fr fr/quarter']);
    expect(pages[0]?.translations[1]?.title).toBe('Trimestre');
  });

  it('has no translations when there is one of it', () => {
    expect(translationsOf(pages, 'alone')).toEqual([]);
    expect(translationsOf(pages, 'ru/north/quarter')).toEqual([]);
  });

  it('pairs the pages of a template by their value', () => {
    const each = pagesIn({
      'of.mdx': 'title: In {value}\neach: region',
      'of.fr.mdx': 'title: En {value}\neach: region',
    });
    expect(each.problems).toEqual([]);
    const values = each.pages.filter(({ frontmatter }) => frontmatter.lang === 'en');
    expect(values.length).toBeGreaterThan(1);
    for (const { slug } of values)
      expect(translationsOf(each.pages, slug)).toEqual([`en ${slug}`, `fr fr/${slug}`]);
  });
});

describe('languages that contradict each other', () => {
  it('are a problem where the frontmatter says lang', () => {
    const { problems } = pagesIn({ 'a.fr.mdx': 'title: A\nlang: en' });
    expect(problems).toEqual(['a.fr.mdx:3 contradicting-lang']);
  });

  it('are a problem where two files are the same report in one language', () => {
    const { problems } = pagesIn({ 'a.mdx': 'title: A\nlang: fr', 'a.fr.mdx': 'title: A' });
    expect(problems).toEqual(['a.fr.mdx:1 duplicate-language']);
  });

  it('are a problem where two files have one address', () => {
    const { problems } = pagesIn({ 'fr/a.mdx': 'title: A\nlang: fr', 'a.fr.mdx': 'title: A' });
    expect(problems).toEqual(['a.fr.mdx:1 duplicate-address']);
  });
});

describe('the languages of a site', () => {
  it('begin with that of most reports; a template counts once', () => {
    const { pages } = pagesIn({
      'each.mdx': 'title: A\neach: region',
      'b.fr.mdx': 'title: B',
      'c.fr.mdx': 'title: C',
    });
    expect(siteLanguages(pages)).toEqual(['fr', 'en']);
  });

  it('begin with that of the first report when they are level', () => {
    const { pages } = pagesIn({ 'a.ru.mdx': 'title: A', 'b.mdx': 'title: B' });
    expect(siteLanguages(pages)).toEqual(['ru', 'en']);
  });

  it('are English when there is no report', () => {
    expect(siteLanguages([])).toEqual(['en']);
  });
});
