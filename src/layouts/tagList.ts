import { slugOf } from '../mdx/slug.ts';
import type { Page } from '../mdx/page.ts';
import type { Locale } from '../words/format.ts';
import { reportList, type ReportLine } from './reportList.ts';

/** A tag of reports: the part of its page's address, and its name as it was first written. */
export type Tag = { slug: string; name: string };

/** The tags of the reports that the index in a language lists, by name; "NPS" and "nps" are one. */
export function tagsIn(pages: Page[], lang: Locale): Tag[] {
  const tags = new Map<string, Tag>();
  for (const tag of reportList(pages, lang).flatMap((line) => tagsOf(line.tags)))
    if (!tags.has(tag.slug)) tags.set(tag.slug, tag);
  return [...tags.values()].sort((a, b) => a.name.localeCompare(b.name, lang));
}

/** The tags of one report. */
export function tagsOf(names: string[]): Tag[] {
  return names.map((name) => ({ slug: slugOf(name), name }));
}

/** The lines of the index that have a tag; all without one. */
export function linesTagged(lines: ReportLine[], tag: Tag | undefined): ReportLine[] {
  return tag ? lines.filter(({ tags }) => tagsOf(tags).some(({ slug }) => slug === tag.slug)) : lines;
}
