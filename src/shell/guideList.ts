import { fill, pathOf, type Page } from '../mdx/page.ts';

/** A page of the guide as lists name it. The path has no slash at its beginning. */
export type GuideLine = { path: string; title: string; description?: string | undefined };

/** The pages of the guide in their order: those of `content/guide/` first, then folder by folder. */
export function guideList(pages: Page[]): { folder: string; lines: GuideLine[] }[] {
  const folders = new Map<string, Page[]>([['', []]]);
  for (const page of pages) {
    const folder = page.slug.includes('/') ? page.slug.slice(0, page.slug.lastIndexOf('/')) : '';
    folders.set(folder, [...(folders.get(folder) ?? []), page]);
  }
  return [...folders].map(([folder, group]) => ({ folder, lines: group.sort(byOrder).map(line) }));
}

function line(page: Page): GuideLine {
  const { description } = page.frontmatter;
  return {
    path: `${pathOf(page)}/`,
    title: page.title,
    description: description && fill(description, page.value?.label),
  };
}

function byOrder(a: Page, b: Page): number {
  const [first, second] = [a.frontmatter.order ?? Infinity, b.frontmatter.order ?? Infinity];
  return first === second ? a.title.localeCompare(b.title) : first - second;
}

/** A page of `docs/` as lists name it: titled by its first heading. */
export function docLine(file: string, text: string): GuideLine {
  const name = docName(file);
  return { path: `guide/reference/${name}/`, title: /^# (.+)$/m.exec(text)?.[1] ?? name };
}

/** `/docs/datasets.md` → `datasets`. */
export function docName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.md$/, '');
}
