import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A link of a built site that leads nowhere: the page, the address as written, and what is missing. */
export type Broken = { page: string; to: string; missing: 'file' | 'anchor' };

/** Every link, picture, script and anchor of the pages of a built folder that leads nowhere. `base` as in the build. */
export function brokenLinks(dist: string, base = '/'): Broken[] {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const known = new Map<string, Set<string>>();
  const idsOf = (path: string) => {
    const ids =
      known.get(path) ?? new Set([...markup(path).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decode(id)));
    known.set(path, ids);
    return ids;
  };
  return pages.flatMap((name) => {
    const page = name.split(sep).join('/');
    const here = new URL(page.replace(/(^|\/)index\.html$/, '$1'), `http://site.test${base}`);
    return [...new Set(addresses(markup(join(dist, name))))].flatMap((to): Broken[] => {
      const url = new URL(to, here);
      if (url.origin !== here.origin) return [];
      const file = fileOf(dist, base, url);
      if (!file) return [{ page, to, missing: 'file' }];
      const anchor = decodeURIComponent(url.hash.slice(1));
      // a text to find, or the top of the page, is no element
      if (!anchor || anchor === 'top' || anchor.startsWith(':~:') || !file.endsWith('.html')) return [];
      return idsOf(file).has(anchor) ? [] : [{ page, to, missing: 'anchor' }];
    });
  });
}

/** The page without scripts and code, which may show addresses that are none. */
function markup(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/<script\b[^>]*type="application\/[^]*?<\/script>/g, '')
    .replace(/<template\b[^]*?<\/template>/g, '');
}

function addresses(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)]
    .map(([, to]) => decode(to))
    .filter((to) => to && !/^(data|mailto|blob|javascript|tel):/.test(to));
}

function fileOf(dist: string, base: string, url: URL): string | undefined {
  if (!url.pathname.startsWith(base)) return undefined;
  const path = join(dist, decodeURIComponent(url.pathname.slice(base.length)));
  if (relative(dist, path).startsWith('..')) return undefined;
  if (existsSync(path) && statSync(path).isFile()) return path;
  const index = join(path, 'index.html');
  return existsSync(index) ? index : undefined;
}

function decode(text = ''): string {
  return text
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'");
}
