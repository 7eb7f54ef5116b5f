import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page as BrowserPage } from 'playwright-core';
import { pageDataId } from '../../hosts/pageData.ts';
import type { DrawnPage } from '../../hosts/build/drawPage.ts';
import type { Page } from '../../mdx/page.ts';

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** A report to be made into files: as read, as drawn, and as a page that is served. */
export type Job = {
  page: Page;
  drawn: DrawnPage;
  url: string;
  browser: Browser;
  paper: Paper;
  /** Folder of the files. */
  out: string;
  /** Address of the published site, when it is known. */
  site?: string | undefined;
};

/** Path of a file of the report: `exports/regions-north.pdf`; its folder is made. */
export function fileOf({ out, page }: Job, ending: string): string {
  const path = join(out, `${page.slug.replaceAll('/', '-')}${ending}`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** The report in the browser, in light colours, once its script listens. */
export async function openReport(
  { browser, url }: Job,
  options: BrowserContextOptions = {},
): Promise<BrowserPage> {
  const tab = await browser.newPage({ colorScheme: 'light', reducedMotion: 'reduce', ...options });
  await tab.goto(url);
  if (await tab.locator(`#${pageDataId}`).count())
    await tab.locator('html[data-ready]').waitFor({ state: 'attached' });
  return tab;
}
