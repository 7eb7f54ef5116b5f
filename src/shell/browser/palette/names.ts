import { localeOf } from '../../../words/format.ts';
import type { Entry, Name } from './entry.ts';

/** Path of the site, with slashes at both ends. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** The language of the page. */
export const locale = () => localeOf(document.documentElement.lang);

let asked: Promise<Entry[]> | undefined;

/** Every name of the site in the page's language, fetched once; asked again after a failure. */
export function names(): Promise<Entry[]> {
  asked ??= fetchNames().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetchNames(): Promise<Entry[]> {
  const response = await fetch(`${base}names/${locale()}.json`);
  if (!response.ok) throw new Error(`the list of names answered ${response.status}`);
  return ((await response.json()) as Name[]).map(({ to, ...name }) => ({
    ...name,
    id: `${name.kind}:${to}`,
    href: base + to,
  }));
}

/** Headings or figures of this page as they stand: also those that filters have just shown. */
export function onThisPage(kind: 'heading' | 'figure'): Entry[] {
  const main = document.querySelector('main') ?? document.body;
  const places = main.querySelectorAll<HTMLElement>(
    kind === 'heading' ? 'h1, h2[id], h3[id], h4[id]' : 'plaudit-figure',
  );
  return [...places].flatMap((place) => {
    const label = kind === 'heading' ? place.textContent.trim() : figureTitle(place);
    if (!label || !isShown(place)) return [];
    const id = `${kind}:${location.pathname.slice(base.length)}#${place.id}`;
    return [{ id, kind, label, run: () => goTo(place) }];
  });
}

function figureTitle(figure: HTMLElement): string {
  return (
    figure.querySelector('.pl-title')?.textContent.trim() ||
    figure.querySelector('figure')?.getAttribute('aria-label') ||
    ''
  );
}

function isShown(place: HTMLElement): boolean {
  return place.getClientRects().length > 0;
}

/** Goes to a place of this page; reading and Tab go on from there. */
function goTo(place: HTMLElement): void {
  if (place.id && place.tagName !== 'H1') history.replaceState(history.state, '', `#${place.id}`);
  if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}

/** Follows an address; on this page without loading it again, so that filters stay. */
export function follow(href: string): void {
  const url = new URL(href, location.href);
  const here = url.pathname === location.pathname && !url.search;
  const place = here && url.hash ? document.getElementById(decodeURIComponent(url.hash.slice(1))) : undefined;
  if (place) goTo(place);
  else if (!here || url.hash) location.assign(url);
  else scrollTo({ top: 0 });
}
