import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { pagePaths, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');
const site = 'https://reports.example.org/';

/** A file of the built site; an XML file as a document. */
const file = (dist: string, path: string) => join(dist, ...path.split('/'));
const markup = (text: string, type: 'text/html' | 'text/xml') =>
  new new Window().DOMParser().parseFromString(text, type) as unknown as Document;
const xml = (path: string) => markup(readFileSync(file(project.dist, path), 'utf8'), 'text/xml');
/** The page at an address of the published site. */
const pageAt = (address: string) => {
  const { pathname } = new URL(address);
  return markup(
    readFileSync(file(project.dist, `${decodeURI(pathname).slice(1)}index.html`), 'utf8'),
    'text/html',
  );
};
const texts = (parent: Document | Element, name: string) =>
  [...parent.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '');

describe.each([
  ['en', 'feed.xml'],
  ['fr', 'fr/feed.xml'],
  ['ru', 'ru/feed.xml'],
])('the feed in %s', (lang, path) => {
  const items = () => [...xml(path).getElementsByTagName('item')];

  it('has each report in that language once, the latest first, under an address that is there', () => {
    const links = items().map((item) => texts(item, 'link')[0] ?? '');
    expect(new Set(links).size).toBe(links.length);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link.startsWith(`${site}reports/`)).toBe(true);
      const page = pageAt(link);
      expect(page.documentElement.lang, link).toBe(lang);
      expect(page.getElementById(decodeURIComponent(new URL(link).hash.slice(1))), link).not.toBeNull();
    }
    const days = items().map((item) => Date.parse(texts(item, 'pubDate')[0] ?? ''));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  });

  it('tells headline numbers that the report shows', () => {
    let told = 0;
    for (const item of items()) {
      const words = texts(item, 'description')[0] ?? '';
      expect(words).not.toMatch(/undefined|NaN|null|\[object/);
      const shown = pageAt(texts(item, 'link')[0] ?? '').body.textContent?.replace(/\s/g, '') ?? '';
      for (const [, number = ''] of words.matchAll(/: ([+\u2212]?\d[\d.,\u00a0\u202f]*(?:\s?%)?)/g)) {
        expect(shown).toContain(number.replace(/\s/g, '').replace(/[.,]$/, ''));
        told++;
      }
    }
    expect(told).toBeGreaterThan(3);
  });

  it('is announced by the pages of its language', () => {
    const home = lang === 'en' ? site : `${site}${lang}/`;
    const links = [...pageAt(home).querySelectorAll('link[type="application/rss+xml"]')];
    expect(links.map((link) => new URL(link.getAttribute('href') ?? '', home).href)).toContain(site + path);
  });
});

describe('the sitemap', () => {
  const entries = () => {
    const parts = texts(xml('sitemap-index.xml'), 'loc');
    return parts.flatMap((part) => [...xml(part.slice(site.length)).getElementsByTagName('url')]);
  };

  it('lists pages that are there and want to be found, and each language of a report', () => {
    const listed = entries().map((entry) => texts(entry, 'loc')[0] ?? '');
    expect(listed).toContain(`${site}reports/quarter/`);
    expect(listed).toContain(`${site}reports/fr/quarter/`);
    for (const address of listed) {
      const page = pageAt(address);
      expect(page.querySelector('meta[name=robots][content*=noindex]'), address).toBeNull();
      expect(page.querySelector('link[rel=canonical]')?.getAttribute('href'), address).toBe(address);
    }
    expect(listed.filter((address) => /\/(embed|404|search)\b/.test(address))).toEqual([]);
  });

  it('says of each report in several languages what its page says', () => {
    const several = entries().filter((entry) => entry.getElementsByTagName('xhtml:link').length);
    expect(several.length).toBeGreaterThan(6);
    for (const entry of several) {
      const here = texts(entry, 'loc')[0] ?? '';
      const pairs = (links: Iterable<Element>) =>
        [...links]
          .map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')].join(' '))
          .filter((pair) => !pair.startsWith('x-default'))
          .toSorted();
      const said = pairs(entry.getElementsByTagName('xhtml:link'));
      expect(said, here).toEqual(pairs(pageAt(here).querySelectorAll('link[rel=alternate][hreflang]')));
    }
  });
});

describe('the picture of a report for those who get its link', () => {
  it('is there, of the size that it says, for every report', async () => {
    const addresses = texts(xml('feed.xml'), 'link').slice(1);
    for (const address of addresses) {
      const image = pageAt(address).querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '';
      expect(image.startsWith(site), address).toBe(true);
      const { format, width, height } = await sharp(
        file(project.dist, decodeURI(image.slice(site.length))),
      ).metadata();
      expect({ format, width, height }, image).toEqual({ format: 'png', width: 1200, height: 630 });
    }
  });
});

describe('a site that does not know its address', () => {
  it('claims none: no feed, no sitemap, no canonical link', () => {
    expect(existsSync(file(cafe.dist, 'feed.xml'))).toBe(false);
    expect(existsSync(file(cafe.dist, 'sitemap-index.xml'))).toBe(false);
    expect(readFileSync(file(cafe.dist, 'index.html'), 'utf8')).not.toMatch(/rel="canonical"|rss\+xml/);
  });
});

describe('the page for an address that is not there', () => {
  it.each([
    ['at the root', () => cafe.dist, '/'],
    ['under a path', () => cafe.sub, '/sub/path/'],
  ])('works from any depth, %s, and leads on', async (_name, dist, base) => {
    const server = await serve(dist(), { base });
    const page = await open(`${server.address}404.html`);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    // hosts show it under the address that was asked for: nothing in it may depend on that
    const places = await page
      .locator('link[href], script[src], a[href], img[src]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''));
    expect(places.filter((place) => !place.startsWith(base) && !place.startsWith('#'))).toEqual([]);
    const onward = (await pagePaths(page)).filter((address) => address !== page.url());
    for (const address of onward) expect((await page.request.get(address)).status(), address).toBe(200);
    expect(onward).toContain(server.address);
  });
});
