import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editionOf, editionsFolder } from '../hosts/build/editions.ts';
import { openSite, type Site } from '../hosts/build/site.ts';
import { slugOf } from '../mdx/slug.ts';
import { progressPrinter } from '../publish/progress.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import { findReport } from './findReport.ts';
import { run, UsageError } from './usageError.ts';

/**
 * `npm run edition -- REPORT… [--name "Q3 2026"] [--replace]`: saves the headline numbers of reports as they are, so that
 * their next edition can say what changed.
 */
const { values, positionals } = commandLine(commands.edition);

await run(async () => {
  const site = await openSite({ root: process.cwd(), drafts: true, onProgress: progressPrinter() });
  try {
    await save(site);
  } finally {
    site.close();
  }
});

async function save(site: Site): Promise<void> {
  const reports = positionals.length ? positionals : [undefined];
  const pages = reports.flatMap((report) => findReport(report, site.pages));
  // numbers are the same in every language
  for (const page of new Map(pages.map((each) => [each.report, each])).values()) {
    const edition = editionOf(page, await site.drawn(page), values.name);
    const path = join(editionsFolder, ...page.report.split('/'), `${slugOf(edition.name)}.json`);
    if (existsSync(path) && !values.replace)
      throw new UsageError(`${path} is saved already: give the edition another --name, or --replace it`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(edition, null, 2)}\n`);
    process.stdout.write(`${path}: ${edition.numbers.length} numbers, data version ${edition.data.hash}\n`);
  }
}
