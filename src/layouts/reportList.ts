import { group } from 'd3';
import { fill, type Page } from '../mdx/page.ts';
import { tag, type Locale } from '../words/format.ts';

/** A line of the index: one report, or a template with a part for each of its values. */
export type ReportLine = {
  title: string;
  description?: string | undefined;
  date?: string | undefined;
  tags: string[];
  /** The language that the line is in: that of the index where the report exists in it. */
  lang: Locale;
  draft: boolean;
  /** Absent for a template: its parts have one each. */
  slug?: string | undefined;
  parts: { slug: string; label: string }[];
  /** The report in its other languages; of a template, its first part. */
  others: { lang: Locale; slug: string }[];
};

/**
 * The reports as the index in a language lists them: by `order`, then newest first; a template's pages together, a
 * report of several languages once.
 */
export function reportList(pages: Page[], lang: Locale): ReportLine[] {
  const files = [...group(pages, ({ file }) => file).values()];
  const reports = group(files, ([first]) => stem(first as Page));
  const lines = [...reports.values()].map((same) => inLanguage(same, lang));
  const compare = byPlace(lang);
  return lines
    .sort(([[a]], [[b]]) => compare(a as Page, b as Page))
    .map(([shown, rest]) => line(shown, rest));
}

/** The report of a page; all parts of a template are one. */
function stem({ report, value }: Page): string {
  return value ? report.replace(/\/[^/]*$/, '/') : report;
}

/** The pages of one report: those that are shown, and those of each other language. */
function inLanguage(same: Page[][], lang: Locale): [shown: Page[], rest: Page[][]] {
  const shown = same.find(([first]) => first?.frontmatter.lang === lang) ?? (same[0] as Page[]);
  return [shown, same.filter((each) => each !== shown)];
}

function line(shown: Page[], rest: Page[][]): ReportLine {
  const [first] = shown as [Page];
  const { description, date, tags, lang, draft } = first.frontmatter;
  const others = rest.flatMap(([other]) =>
    other ? [{ lang: other.frontmatter.lang, slug: other.slug }] : [],
  );
  const shared = { date, tags, lang, draft, others };
  if (!first.value) return { ...shared, title: first.title, description, slug: first.slug, parts: [] };
  const parts = shown.map(({ slug, value }) => ({ slug, label: value?.label ?? slug }));
  const title = fill(first.frontmatter.title, '…');
  return { ...shared, title, description: description && fill(description, '…'), parts };
}

function byPlace(lang: Locale): (a: Page, b: Page) => number {
  const { compare } = new Intl.Collator(tag[lang], { numeric: true });
  return (a, b) => {
    const byOrder = (a.frontmatter.order ?? Infinity) - (b.frontmatter.order ?? Infinity);
    if (byOrder && !Number.isNaN(byOrder)) return byOrder;
    const newest = (b.frontmatter.date ?? '').localeCompare(a.frontmatter.date ?? '');
    return newest || compare(a.title, b.title);
  };
}
