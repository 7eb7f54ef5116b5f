import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as BrowserPage } from 'playwright-core';
import { fileOf, openReport, type Job } from './job.ts';

/** Each figure of the report as a picture, two pixels for each of its own, named by the figure's id. */
export async function exportPng(job: Job): Promise<string[]> {
  const folder = fileOf(job, '');
  mkdirSync(folder, { recursive: true });
  const tab = await openPictures(job);
  const files: string[] = [];
  for (const id of await figureIds(tab)) {
    const path = join(folder, `${id}.png`);
    await tab.locator(`[id="${id}"] > figure`).screenshot({ path });
    files.push(path);
  }
  return files;
}

/** The report as pictures are taken of it: wide enough for the wide drawings, twice as dense, nothing but figures. */
export async function openPictures(job: Job): Promise<BrowserPage> {
  const tab = await openReport(job, {
    viewport: { width: 1600, height: 1000 },
    deviceScaleFactor: 2,
    bypassCSP: true,
  });
  // nothing may lie over a figure, and tables are shown whole
  await tab.addStyleTag({ content: pictureStyle });
  return tab;
}

/** Ids of the figures that a reader sees, in their order; a cell that shows code alone is none. */
export function figureIds(tab: BrowserPage): Promise<string[]> {
  return tab
    .locator('plaudit-figure[id]:has(> figure)')
    .evaluateAll((all) =>
      all
        .filter(
          (each) =>
            each.getClientRects().length > 0 &&
            each.querySelector(':scope > figure :is(svg, table, .pl-big, .pl-state)'),
        )
        .map(({ id }) => id),
    );
}

const pictureStyle = `
  .pl-toolbar, .pl-status, .pl-tip, .sh-title, .sh-status, .sh-panel { display: none !important }
  .pl-scroll { max-height: none !important; overflow: visible !important }
  plaudit-figure > figure { padding: 8px; background: #fff; max-width: 760px }
  .pl-cell > details:not([open]) { display: none !important }
  plaudit-figure > figure:has(> .pl-body .pl-scroll) { width: max-content; min-width: 100%; max-width: none }
`;
