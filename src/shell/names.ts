import { labelOf, type Dataset } from '../dataset/dataset.ts';
import { pathOf, type Page } from '../mdx/page.ts';
import type { Locale } from '../words/format.ts';
import type { Name } from './browser/palette/entry.ts';

/** A heading as it is written, with the id that the built page gives it. */
export type Heading = { depth: number; slug: string; text: string };

type Parts = {
  pages: Page[];
  datasets: Dataset[];
  locale: Locale;
  /** Headings of a page, in their order. */
  headings(page: Page): Promise<Heading[]>;
  /** Titles of a page's figures by id, without those in sentences. */
  figures(page: Page): Promise<Map<string, string>>;
};

/**
 * Every name of the site for readers of one language: reports in that language with their headings and figures, the
 * titles of the others, measures and columns. Addresses stand below the site's path.
 */
export async function siteNames({ pages, datasets, locale, headings, figures }: Parts): Promise<Name[]> {
  const own = pages.filter(({ frontmatter }) => frontmatter.lang === locale);
  const others = pages.filter(
    ({ frontmatter, translations }) =>
      frontmatter.lang !== locale && !translations.some(({ lang }) => lang === locale),
  );
  const places = await Promise.all(
    own.map(async (page) => [
      ...(await headings(page))
        .filter(({ depth }) => depth <= 4)
        .map((heading) => headingName(page, heading)),
      ...[...(await figures(page))].map(([id, title]) => figureName(page, id, title)),
    ]),
  );
  return [
    ...own.map((page) => reportName(page)),
    ...others.map((page) => ({ ...reportName(page), lang: page.frontmatter.lang })),
    ...places.flat(),
    ...datasets.flatMap((dataset) => [...measureNames(dataset), ...columnNames(dataset)]),
  ];
}

function address(page: Page): string {
  return `${encodeURI(pathOf(page))}/`;
}

function reportName(page: Page): Name {
  const { tags } = page.frontmatter;
  return { kind: 'report', label: page.title, words: [page.slug, ...tags].join(' '), to: address(page) };
}

function headingName(page: Page, { slug, text }: Heading): Name {
  return {
    kind: 'heading',
    label: text,
    detail: page.title,
    to: `${address(page)}#${encodeURIComponent(slug)}`,
  };
}

function figureName(page: Page, id: string, title: string): Name {
  return { kind: 'figure', label: title, detail: page.title, to: `${address(page)}#${id}` };
}

function measureNames(dataset: Dataset): Name[] {
  return Object.values(dataset.measures).map((measure) => ({
    kind: 'measure',
    label: labelOf(measure),
    words: measure.name,
    detail: dataset.title,
    to: `datasets/${dataset.name}/#measure-${measure.name}`,
  }));
}

function columnNames(dataset: Dataset): Name[] {
  return Object.values(dataset.tables).flatMap((table) =>
    Object.values(table.columns)
      .filter(({ name }) => name !== table.frequency && name !== table.weight)
      .map((column) => ({
        kind: 'column' as const,
        label: labelOf(column),
        words: column.name,
        detail: `${dataset.title} · ${labelOf(table)}`,
        to: `datasets/${dataset.name}/#column-${table.name}-${column.name}`,
      })),
  );
}
