import { fill, type Page } from '../mdx/page.ts';

/** A line of the index: one report, or a template with a part for each of its values. */
export type ReportLine = {
  title: string;
  description?: string | undefined;
  date?: string | undefined;
  tags: string[];
  /** Absent for a template: its parts have one each. */
  slug?: string | undefined;
  parts: { slug: string; label: string }[];
};

/** The reports as the index lists them: by `order`, then newest first; a template's pages together. */
export function reportList(pages: Page[]): ReportLine[] {
  const files = new Map<string, Page[]>();
  for (const page of pages) files.set(page.file, [...(files.get(page.file) ?? []), page]);
  const groups = [...files.values()].sort(([a], [b]) => compare(a as Page, b as Page));
  return groups.map((group) => line(group));
}

function line(group: Page[]): ReportLine {
  const [first] = group as [Page];
  const { description, date, tags } = first.frontmatter;
  const shared = { date, tags };
  if (!first.value) return { ...shared, title: first.title, description, slug: first.slug, parts: [] };
  const parts = group.map(({ slug, value }) => ({ slug, label: value?.label ?? slug }));
  const title = fill(first.frontmatter.title, '…');
  return { ...shared, title, description: description && fill(description, '…'), parts };
}

function compare(a: Page, b: Page): number {
  const byOrder = (a.frontmatter.order ?? Infinity) - (b.frontmatter.order ?? Infinity);
  if (byOrder && !Number.isNaN(byOrder)) return byOrder;
  return (b.frontmatter.date ?? '').localeCompare(a.frontmatter.date ?? '') || a.title.localeCompare(b.title);
}
