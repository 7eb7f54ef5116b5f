import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { pathOf, type Page } from '../../mdx/page.ts';
import { currentSite } from './current.ts';

/** The sitemap: every page but those that stand for others, each report with its languages and its day. */
export function siteMap(address: string, base: string): AstroIntegration {
  const root = new URL(`${base.replace(/\/*$/, '')}/`, address).href;
  return sitemap({
    filter: (url) => listed(url.slice(root.length)),
    serialize(item) {
      const page = pageAt(decodeURI(item.url.slice(root.length)));
      const day = page && (page.frontmatter.updated ?? page.frontmatter.date);
      if (page?.frontmatter.draft) return undefined;
      return { ...item, ...(day ? { lastmod: day } : {}), ...(page ? { links: linksOf(page, root) } : {}) };
    },
  });
}

/** Embedded figures, the search and the page for wrong addresses are no pages to find. */
function listed(path: string): boolean {
  return !/^(embed\/|404|([a-z]{2}\/)?search\/)/.test(path);
}

function pageAt(path: string): Page | undefined {
  const { pages, guide } = currentSite();
  return [...pages, ...guide].find((page) => `${pathOf(page)}/` === path);
}

function linksOf({ room, translations }: Page, root: string): { lang: string; url: string }[] {
  return translations.map(({ lang, slug }) => ({
    lang,
    url: new URL(`${encodeURI(pathOf({ room, slug }))}/`, root).href,
  }));
}
