import { didYouMean } from '../dataset/nearest.ts';
import type { Page } from '../mdx/page.ts';
import { UsageError } from './usageError.ts';

/**
 * The pages that a command line means: by address (`regions/north`), by file (`content/reports/regions.mdx`), or all
 * pages of a template (`regions`). Throws UsageError, which names the reports that there are.
 */
export function findReport(written: string | undefined, pages: Page[]): Page[] {
  const name = (written ?? '')
    .replace(/\\/g, '/')
    .replace(/^(\.?\/)+|\/+$/g, '')
    .replace(/^(content\/)?reports\//, '')
    .replace(/\.mdx$/, '');
  const exact = pages.filter(({ slug }) => slug === name);
  const found = exact.length ? exact : pages.filter((page) => fileName(page) === name);
  if (found.length) return found;
  throw new UsageError(missing(written, [...new Set(pages.flatMap((page) => [fileName(page), page.slug]))]));
}

function missing(written: string | undefined, reports: string[]): string {
  const listed = reports.slice(0, 20).join(', ') + (reports.length > 20 ? ', …' : '');
  return [
    written ? `unknown report: ${written}` : 'missing report: name one',
    written && didYouMean(written, reports),
    `reports: ${listed || 'none in content/reports/'}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}

function fileName({ file }: Page): string {
  return file.replace(/^content\/reports\/|(\/index)?\.mdx$/g, '');
}
