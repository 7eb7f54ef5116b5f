import { columnOf, findColumn } from '../dataset/dataset.ts';
import type { Problem } from '../dataset/problem.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { Page } from './page.ts';
import { problemOf } from './problemOf.ts';
import { readPage, type ReadPage } from './readPage.ts';
import { slugOf } from './slug.ts';

/** The pages that a file makes: one, or one for each value of the column that its frontmatter names in `each`. */
export function pagesOf({ file, text, slug, lang, datasets, room = 'reports' }: Omit<ReadPage, 'value'>): {
  pages: Page[];
  problems: Problem[];
} {
  const { frontmatter } = readFrontmatter(text, file, lang);
  const first = readPage({ file, text, slug, lang, datasets, room });
  if (!frontmatter?.each || !first.page)
    return { pages: first.page ? [first.page] : [], problems: first.problems };
  try {
    const { dataset } = first.page;
    const { table, column } = findColumn(dataset, frontmatter.each);
    const values = columnOf(table, column.name).values ?? [];
    if (!values.length)
      throw new NoPages(`invalid frontmatter: each: the column ${column.name} has no list of values`);
    const slugs = slugsOf(values);
    const pages = values.flatMap((value, index) => {
      const made = { column: column.name, value, label: column.labels?.[value] ?? value };
      return (
        readPage({ file, text, slug: `${slug}/${slugs[index]}`, lang, datasets, room, value: made }).page ??
        []
      );
    });
    return { pages, problems: pages[0]?.problems ?? first.problems };
  } catch (error) {
    const line = text.split('\n').findIndex((each) => each.startsWith('each:')) + 1;
    const problem = problemOf(error, file, { line, column: 1 });
    return { pages: [], problems: [error instanceof NoPages ? { ...problem, rule: error.rule } : problem] };
  }
}

/** A template that makes no page. */
class NoPages extends Error {
  readonly rule = 'invalid-frontmatter';
}

/** Addresses of values: those that look alike without their signs ("C", "C++") get a number. */
function slugsOf(values: string[]): string[] {
  const taken = new Set<string>();
  return values.map((value) => {
    const stem = slugOf(value);
    let slug = stem;
    for (let count = 2; taken.has(slug); count++) slug = `${stem}-${count}`;
    taken.add(slug);
    return slug;
  });
}
