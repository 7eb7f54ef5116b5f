import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Problem } from '../../dataset/problem.ts';

/** Warnings for pages that lie where no report is looked for, or whose name has another ending: they are not in the site. */
export function misplacedPages(root: string): Problem[] {
  const folder = join(root, 'content');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.split(sep).join('/'))
    .filter((file) => isPage(file) && !/^(reports|guide)\/.*\.mdx$/.test(file))
    .sort()
    .map((file) => ({
      file: `content/${file}`,
      ...{ line: 1, column: 1, rule: 'misplaced-page', severity: 'warning' as const },
      message: `misplaced page: reports are .mdx files in content/reports/, so content/${file} is not in the site`,
      suggestion: `move it to content/reports/${file.replace(/^[^/]*\//, '').replace(/\.mdx?$/i, '')}.mdx`,
    }));
}

/** MDX anywhere, Markdown only where a report was meant. */
function isPage(file: string): boolean {
  if (/(^|\/)readme\.md$/i.test(file)) return false;
  return /\.mdx$/i.test(file) || /^reports\/.*\.md$/i.test(file);
}
