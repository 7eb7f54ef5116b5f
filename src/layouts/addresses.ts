/// <reference types="astro/client" />
import { pathOf, type Page } from '../mdx/page.ts';
import type { Locale } from '../words/format.ts';

/** The path of the site, with slashes at both ends. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** The address of a report. */
export function reportPath(slug: string): string {
  return `${base}reports/${slug}/`;
}

/** The index in a language: at the root in the site's first language. A language without reports has none of its own. */
export function indexPath(lang: Locale, languages: Locale[]): string {
  return lang === languages[0] || !languages.includes(lang) ? base : `${base}${lang}/`;
}

/** The feed in a language. */
export function feedPath(lang: Locale, languages: Locale[]): string {
  return `${indexPath(lang, languages)}feed.xml`;
}

/** The picture of a report for where its link is shared. */
export function socialImagePath({ slug }: Pick<Page, 'slug'>): string {
  return `${base}social/${encodeURI(slug)}.png`;
}

/** How the numbers are made, in a language. */
export function methodPath(lang: Locale, languages: Locale[]): string {
  return `${indexPath(lang, languages)}method/`;
}

/** The search over all reports, in a language. */
export function searchPath(lang: Locale, languages: Locale[]): string {
  return `${indexPath(lang, languages)}search/`;
}

/** The datasets, in a language. */
export function datasetsPath(lang: Locale, languages: Locale[]): string {
  return `${indexPath(lang, languages)}datasets/`;
}

/** The same page in a language, as its head and its language switch name it. */
export type Alternate = { lang: Locale; path: string };

/** Where a page is in each of its languages, in the order of the site's languages. */
export function alternatesOf({ room, translations }: Page, languages: Locale[]): Alternate[] {
  return translations
    .map(({ lang, slug }) => ({ lang, path: `${base}${pathOf({ room, slug })}/` }))
    .sort((a, b) => languages.indexOf(a.lang) - languages.indexOf(b.lang));
}

/** A page that exists in every language of the site. */
export function everywhere(
  languages: Locale[],
  pathIn: (lang: Locale, languages: Locale[]) => string,
): Alternate[] {
  return languages.length > 1 ? languages.map((lang) => ({ lang, path: pathIn(lang, languages) })) : [];
}
