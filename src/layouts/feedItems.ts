import { slugOf } from '../mdx/slug.ts';
import { fill, type Page } from '../mdx/page.ts';
import { editionName, editionOf, type Since } from '../hosts/build/editions.ts';
import type { DrawnPage } from '../hosts/build/drawPage.ts';
import { editionSentence } from './editionRows.ts';

/** A report in the feed: an edition of it, with its headline numbers. */
export type FeedItem = {
  title: string;
  path: string;
  day?: string | undefined;
  about: string;
  numbers: string[];
};

/** The item of a report. Its address names the edition, so that the next edition is another item. */
export function feedItem(page: Page, drawn: DrawnPage, since: Since | undefined, base: string): FeedItem {
  const { frontmatter, title, slug, value } = page;
  const { lang, description, date, updated } = frontmatter;
  return {
    title,
    path: `${base}reports/${encodeURI(slug)}/#${editionId(page)}`,
    day: updated ?? date,
    about: description ? fill(description, value?.label) : '',
    numbers: editionOf(page, drawn)
      .numbers.filter((number) => number.value !== null)
      .map((number) => editionSentence(number, since, lang)),
  };
}

/** Id of the place in a page where it says which edition it is. */
export function editionId(page: Page): string {
  return `edition-${slugOf(editionName(page))}`;
}
