import { holdsWords } from './holdsWords.ts';
import { names, base } from '../palette/names.ts';
import { rank } from '../palette/ranking.ts';

/** A text with its found words apart: every second part is one of them. */
export type Excerpt = string[];

/** A place of a page: a heading with what follows it. */
export type Place = { title: string; href: string; excerpt: Excerpt };

/** A page with the places where the words are. */
export type FoundPage = { title: string; href: string; places: Place[] };

/** What was found. The text of pages is fetched as they are shown. */
export type Found = {
  pages: (() => Promise<FoundPage>)[];
  /** Full text, or the names alone: in the dev server, which has no index, and when the index cannot be fetched. */
  over: 'text' | 'names';
};

type Part = { title: string; url: string; excerpt: string; locations: number[] };
type Data = { url: string; content: string; meta: { title?: string }; excerpt: string; sub_results: Part[] };
type Pagefind = {
  options(options: { excerptLength: number }): Promise<void>;
  search(text: string, options?: { filters: Record<string, string> }): Promise<{ results: Result[] }>;
};
type Result = { id: string; score: number; data(): Promise<Data> };

/** So many pages are shown before more are asked for. */
export const pagesAtOnce = 8;
const placesOfPage = 4;
/** A report counts as much more than a page of the guide, whose headings name what it explains. */
const reportsCount = 3;
let engine: Promise<Pagefind> | undefined;

/** Looks for words in all pages of the page's language. */
export async function find(words: string): Promise<Found> {
  try {
    if (import.meta.env.DEV) return await findNames(words);
    engine ??= open();
    return { over: 'text', pages: await reallyFound(await ranked(await engine, words), words) };
  } catch (error) {
    console.warn(error);
    engine = undefined;
    return findNames(words);
  }
}

async function ranked(pagefind: Pagefind, words: string): Promise<Result[]> {
  const { results } = await pagefind.search(words);
  const { results: found } = await pagefind.search(words, { filters: { room: 'reports' } });
  const reports = new Set(found.map(({ id }) => id));
  const counts = ({ id, score }: Result) => score * (reports.has(id) ? reportsCount : 1);
  return results.toSorted((a, b) => counts(b) - counts(a));
}

/** The pages, but for those first ones that hold none of the words; none where all of these do not. */
async function reallyFound(results: Result[], words: string): Promise<Found['pages']> {
  const first = await Promise.all(results.slice(0, pagesAtOnce).map((result) => result.data()));
  const held = first.filter(({ content, meta }) => holdsWords(`${meta.title ?? ''} ${content}`, words));
  const rest = held.length ? results.slice(pagesAtOnce) : [];
  return [
    ...held.map((data) => () => Promise.resolve(page(data))),
    ...rest.map((result) => async () => page(await result.data())),
  ];
}

async function open(): Promise<Pagefind> {
  const address = `${base}pagefind/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 24 });
  return pagefind;
}

function page({ url, meta, excerpt, sub_results: parts }: Data): FoundPage {
  const title = meta.title ?? url;
  const most = parts.toSorted((a, b) => b.locations.length - a.locations.length).slice(0, placesOfPage);
  const places = parts.filter((part) => most.includes(part)).map((part) => place(part, part.title));
  return {
    title,
    href: withWords(url, read(excerpt)),
    places: places.length ? places : [place({ url, excerpt }, title)],
  };
}

function place({ url, excerpt }: Pick<Part, 'url' | 'excerpt'>, title: string): Place {
  const parts = read(excerpt);
  return { title, href: withWords(url, parts), excerpt: parts };
}

/** An excerpt comes as HTML with `<mark>`; a document made by the parser runs nothing. */
function read(html: string): Excerpt {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const parts: Excerpt = [''];
  for (const node of body.childNodes) {
    const text = node.textContent ?? '';
    if (node.nodeName === 'MARK') parts.push(text, '');
    else parts[parts.length - 1] += text;
  }
  return parts;
}

/** The address with the words to be marked there, as they stand in the text. */
function withWords(url: string, excerpt: Excerpt): string {
  const words = excerpt.flatMap((part, at) => (at % 2 ? part.split(/[^\p{L}\p{N}]+/u) : []));
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))].filter(Boolean).slice(0, 8);
  const address = new URL(url, location.href);
  if (distinct.length) address.searchParams.set('_find', distinct.join(' '));
  return address.pathname + address.search + address.hash;
}

async function findNames(words: string): Promise<Found> {
  const matches = rank(await names(), words).slice(0, 40);
  const pages = matches.map(({ entry }) => () => {
    const { label, detail, href = base } = entry;
    return Promise.resolve({
      title: label,
      href,
      places: detail ? [{ title: detail, href, excerpt: [''] }] : [],
    });
  });
  return { over: 'names', pages };
}
