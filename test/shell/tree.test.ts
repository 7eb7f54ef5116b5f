import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/mdx/page.ts';
import { holds, reportTree, type TreeNode } from '../../src/shell/tree.ts';

type Given = {
  file: string;
  slug?: string;
  title?: string;
  lang?: 'en' | 'fr' | 'ru';
  order?: number;
  date?: string;
  value?: string;
  translations?: Page['translations'];
};

function page({
  file,
  title = file,
  lang = 'en',
  order,
  date,
  value,
  translations = [],
  ...given
}: Given): Page {
  const slug = given.slug ?? file.replace(/^content\/reports\/|\.mdx$/g, '');
  const of = value === undefined ? undefined : { column: 'city', value, label: value };
  return {
    file,
    slug,
    title,
    value: of,
    translations,
    frontmatter: { title, lang, order, date },
  } as unknown as Page;
}

const shape = ({ label, children }: TreeNode): unknown =>
  children.length ? [label, children.map(shape)] : label;
const shapes = (pages: Page[], lang: 'en' | 'fr' | 'ru' = 'en') => reportTree(pages, lang).map(shape);

describe('the tree of reports', () => {
  it('is empty where there are none', () => {
    expect(reportTree([], 'en')).toEqual([]);
  });

  it('has the folders of content/reports, and reports by order, then newest first', () => {
    const pages = [
      page({ file: 'content/reports/old.mdx', title: 'Old', date: '2024-01-01' }),
      page({ file: 'content/reports/new.mdx', title: 'New', date: '2025-01-01' }),
      page({ file: 'content/reports/first.mdx', title: 'First', order: 1 }),
      page({ file: 'content/reports/north/deep/x.mdx', title: 'X' }),
    ];
    expect(shapes(pages)).toEqual(['First', 'New', 'Old', ['north', [['deep', ['X']]]]]);
  });

  it('folds the parts of a template under it, in the order of their values', () => {
    const file = 'content/reports/cities.mdx';
    const pages = ['Zürich', 'Aarau'].map((value) =>
      page({ file, slug: `cities/${value}`, title: 'City {value}', value }),
    );
    expect(shapes(pages)).toEqual([['City …', ['Zürich', 'Aarau']]]);
  });

  it('shows a report once, in the reader’s language when it can, the others under it', () => {
    const translations = [
      { lang: 'en' as const, slug: 'a', title: 'A' },
      { lang: 'fr' as const, slug: 'fr/a', title: 'Un' },
    ];
    const pages = [
      page({ file: 'content/reports/a.mdx', title: 'A', translations }),
      page({ file: 'content/reports/a.fr.mdx', slug: 'fr/a', title: 'Un', lang: 'fr', translations }),
    ];
    expect(shapes(pages, 'en')).toEqual([['A', ['Français']]]);
    expect(shapes(pages, 'fr')).toEqual([['Un', ['English']]]);
    expect(shapes(pages, 'ru')).toEqual([['A', ['Français']]]);
  });

  it('knows in which branch a report is', () => {
    const [north] = reportTree([page({ file: 'content/reports/north/x.mdx', title: 'X' })], 'en');
    expect(holds(north!, 'north/x')).toBe(true);
    expect(holds(north!, 'x')).toBe(false);
    expect(holds(north!, undefined)).toBe(false);
  });
});
