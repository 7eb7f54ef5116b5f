import { group } from 'd3';
import type { Problem } from '../dataset/problem.ts';
import { locales, type Locale } from '../words/format.ts';
import type { Page } from './page.ts';

/** The language that the name of a file ends with, and its path without: `regions/north.fr` is `regions/north` in French. */
export function languageOfPath(path: string): { path: string; lang?: Locale } {
  const lang = locales.find((locale) => path.endsWith(`.${locale}`));
  return lang ? { path: path.slice(0, -lang.length - 1), lang } : { path };
}

/** Every page with its translations, itself among them. Two pages of one address or of one language are problems. */
export function pairTranslations(pages: Page[]): { pages: Page[]; problems: Problem[] } {
  const reports = group(pages, ({ report }) => report);
  const paired = pages.map((page) => {
    const same = inOrder(reports.get(page.report) ?? []);
    const translations = same.map(({ frontmatter: { lang }, slug, title }) => ({ lang, slug, title }));
    return { ...page, translations: translations.length > 1 ? translations : [] };
  });
  return { pages: paired, problems: [...sameAddress(pages), ...[...reports.values()].flatMap(sameLanguage)] };
}

/** The languages that the site's pages are in: that of most pages first, as it is the language of `/`. */
export function siteLanguages(pages: Page[]): Locale[] {
  const reports = (lang: Locale) =>
    new Set(pages.filter(({ frontmatter }) => frontmatter.lang === lang).map(({ file }) => file)).size;
  const first = pages[0]?.frontmatter.lang ?? 'en';
  const used = locales.filter((lang) => reports(lang) > 0);
  return used.length
    ? used.sort((a, b) => reports(b) - reports(a) || Number(b === first) - Number(a === first))
    : ['en'];
}

function inOrder(pages: Page[]): Page[] {
  return pages.toSorted((a, b) => locales.indexOf(a.frontmatter.lang) - locales.indexOf(b.frontmatter.lang));
}

function sameAddress(pages: Page[]): Problem[] {
  const bySlug = group(pages, ({ slug }) => slug);
  return [...bySlug.values()].flatMap(([first, ...others]) =>
    others.map((page) =>
      problem(page, 'duplicate-address', `${first?.file} has the address ${page.slug} already`),
    ),
  );
}

function sameLanguage(pages: Page[]): Problem[] {
  const byLanguage = group(pages, ({ frontmatter }) => frontmatter.lang);
  return [...byLanguage].flatMap(([lang, [first, ...others]]) =>
    others
      .filter(({ slug }) => slug !== first?.slug)
      .map((page) => problem(page, 'duplicate-language', `${first?.file} is this report in ${lang} already`)),
  );
}

function problem({ file }: Page, rule: string, message: string): Problem {
  return { file, line: 1, column: 1, rule, message, severity: 'error' };
}
