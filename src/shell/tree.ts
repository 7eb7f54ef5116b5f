import { fill, type Page } from '../mdx/page.ts';
import type { Locale } from '../words/format.ts';
import { languageNames } from '../words/languageWords.ts';

/** A line of the explorer: a folder, a template with its parts, or a report. */
export type TreeNode = {
  label: string;
  /** Path of the report in the site; absent for folders and templates, which are no pages. */
  slug?: string | undefined;
  lang: Locale;
  children: TreeNode[];
  kind: 'folder' | 'template' | 'report' | 'translation';
};

/**
 * Reports as a tree: folders as `content/reports` has them, templates with a part for each value. A report that exists
 * in several languages stands there once, in the reader's when it can, the others folded under it.
 */
export function reportTree(pages: Page[], lang: Locale): TreeNode[] {
  const root: TreeNode = { label: '', lang, children: [], kind: 'folder' };
  const templates = new Map<string, TreeNode>();
  for (const page of pages.filter((each) => isShown(each, lang)).sort(byPlace)) {
    if (!page.value) {
      folderOf(root, page.file).children.push(reportOf(page, page.title));
      continue;
    }
    let template = templates.get(page.file);
    if (!template) {
      const { frontmatter } = page;
      template = {
        label: fill(frontmatter.title, '…'),
        lang: frontmatter.lang,
        children: [],
        kind: 'template',
      };
      templates.set(page.file, template);
      folderOf(root, page.file).children.push(template);
    }
    template.children.push(reportOf(page, page.value.label));
  }
  return root.children;
}

/** Whether a report is in a branch. */
export function holds(node: TreeNode, slug: string | undefined): boolean {
  if (slug === undefined) return false;
  return node.slug === slug || node.children.some((child) => holds(child, slug));
}

/** Of a report's languages, the reader's; the first where there is none in that. */
function isShown({ slug, translations }: Page, lang: Locale): boolean {
  if (translations.length < 2) return true;
  const shown = translations.find((each) => each.lang === lang) ?? translations[0];
  return shown?.slug === slug;
}

function reportOf({ slug, frontmatter, translations }: Page, label: string): TreeNode {
  const others = translations.filter((each) => each.slug !== slug);
  const children = others.map((each): TreeNode => ({
    label: languageNames[each.lang],
    slug: each.slug,
    lang: each.lang,
    children: [],
    kind: 'translation',
  }));
  return { label, slug, lang: frontmatter.lang, children, kind: 'report' };
}

function folderOf(root: TreeNode, file: string): TreeNode {
  const names = file.replace(/^content\/[^/]+\//, '').split('/');
  let folder = root;
  for (const name of names.slice(0, -1)) {
    let next = folder.children.find(({ kind, label }) => kind === 'folder' && label === name);
    if (!next) {
      next = { label: name, lang: folder.lang, children: [], kind: 'folder' };
      folder.children.push(next);
    }
    folder = next;
  }
  return folder;
}

function byPlace(a: Page, b: Page): number {
  const order = (page: Page) => page.frontmatter.order ?? Number.MAX_SAFE_INTEGER;
  // sort is stable: the values of a template stay in their own order
  if (a.file === b.file) return 0;
  return (
    order(a) - order(b) ||
    (b.frontmatter.date ?? '').localeCompare(a.frontmatter.date ?? '') ||
    a.title.localeCompare(b.title)
  );
}
