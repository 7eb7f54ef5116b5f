import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { currentSite } from '../hosts/build/current.ts';
import { base, feedPath } from '../layouts/addresses.ts';
import { feedItem } from '../layouts/feedItems.ts';
import { siteName } from '../layouts/siteName.ts';
import { siteLanguages } from '../mdx/translations.ts';
import type { Locale } from '../words/format.ts';
import { shareWords } from '../words/shareWords.ts';

/** A feed in each language: addresses in feeds are whole, so there is none while the site's address is unknown. */
export function getStaticPaths() {
  if (!import.meta.env.SITE) return [];
  const languages = siteLanguages(currentSite().pages);
  return languages.map((lang) => ({
    params: {
      feed: feedPath(lang, languages)
        .slice(base.length)
        .replace(/\.xml$/, ''),
    },
    props: { lang },
  }));
}

export const GET: APIRoute<{ lang: Locale }> = async ({ props: { lang }, site: address }) => {
  if (!address) return new Response(null, { status: 404 });
  const site = currentSite();
  const own = site.pages.filter(({ frontmatter }) => frontmatter.lang === lang && !frontmatter.draft);
  const items = await Promise.all(
    own.map(async (page) => feedItem(page, await site.drawn(page), await site.since(page), base)),
  );
  const words = shareWords(lang);
  return rss({
    title: `${siteName()}: ${words.feed}`,
    description: words.feedAbout,
    site: new URL(base, address),
    trailingSlash: false,
    customData: `<language>${lang}</language>`,
    items: items
      .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
      .map(({ title, path, day, about, numbers }) => ({
        title,
        link: new URL(path, address).href,
        description: [about, ...numbers].filter(Boolean).join('\n'),
        ...(day ? { pubDate: new Date(`${day}T00:00:00Z`) } : {}),
      })),
  });
};
