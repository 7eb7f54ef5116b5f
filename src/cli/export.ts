import { currentSite } from '../hosts/build/current.ts';
import { openSite } from '../hosts/build/site.ts';
import type { Page } from '../mdx/page.ts';
import { progressPrinter } from '../publish/progress.ts';
import { locales, type Locale } from '../words/format.ts';
import { findBrowser, openBrowser } from './browser.ts';
import { serve } from './bench/serve.ts';
import { basePath, buildSite, type BuildValues } from './buildSite.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import { exportHtml } from './export/html.ts';
import { exportPdf } from './export/pdf.ts';
import { exportPng } from './export/png.ts';
import { exportPptx } from './export/pptx.ts';
import { papers, type Job, type Paper } from './export/job.ts';
import { findReport } from './findReport.ts';
import { run, UsageError } from './usageError.ts';

/** `npm run export -- REPORT… --pdf --html --pptx --png [--out exports] [--lang fr] [--paper letter]`: a report as files. */
const formats = { pdf: exportPdf, html: exportHtml, pptx: exportPptx, png: exportPng };
const { values, positionals } = commandLine(commands.export);

await run(async () => {
  const wanted = (Object.keys(formats) as (keyof typeof formats)[]).filter((format) => values[format]);
  if (!wanted.length)
    throw new UsageError('missing format: --pdf, --html, --pptx or --png, or several of them');
  const [paper, lang] = [paperOf(values.paper), langOf(values.lang)];
  hasBrowser();
  await checkAsked(lang);
  await withSite(values, async (address) => {
    for (const page of askedPages(currentSite().pages, lang))
      for (const format of wanted) await make(format, page, { address, paper });
  });
});

function askedPages(pages: Page[], lang: Locale | undefined): Page[] {
  const reports = positionals.length ? positionals : [undefined];
  const found = reports.flatMap((report) => findReport(report, pages));
  return found.map((page) => inLanguage(page, lang, pages));
}

/** A report or language that does not exist is told before the site is built. */
async function checkAsked(lang: Locale | undefined): Promise<void> {
  const site = await openSite({ root: process.cwd(), drafts: values.drafts, onProgress: progressPrinter() });
  site.close();
  // pages with mistakes are not among those read: the build tells them
  if (!site.problems.some(({ severity }) => severity === 'error')) askedPages(site.pages, lang);
}

async function make(
  format: keyof typeof formats,
  page: Page,
  { address, paper }: { address: string; paper: Paper },
): Promise<void> {
  const start = performance.now();
  say(`${page.slug}: ${format} …`);
  const browser = await openBrowser();
  try {
    const url = `${address}reports/${encodeURI(page.slug)}/`;
    const drawn = await currentSite().drawn(page);
    const job: Job = {
      page,
      drawn,
      url,
      browser,
      paper,
      out: values.out,
      site: values.site ?? process.env['SITE_URL'],
    };
    for (const file of await formats[format](job)) say(file);
  } finally {
    await browser.close();
  }
  say(`${page.slug}: ${format} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Builds the site as it would be published, and serves it while its pages are made into files. */
async function withSite(options: BuildValues, work: (address: string) => Promise<void>): Promise<void> {
  const folder = '.plaudit/export';
  say('building the site …');
  if (!(await buildSite({ ...options, 'out-dir': folder })))
    throw new UsageError('the site could not be built');
  const server = await serve(folder, { base: basePath(options) });
  try {
    await work(server.address);
  } finally {
    server.close();
  }
}

function inLanguage(page: Page, lang: Locale | undefined, pages: Page[]): Page {
  if (!lang || page.frontmatter.lang === lang) return page;
  const { translations } = page;
  const slug = translations.find((each) => each.lang === lang)?.slug;
  const found = pages.find((each) => each.slug === slug);
  if (found) return found;
  const there = translations.map((each) => each.lang).join(', ') || page.frontmatter.lang;
  throw new UsageError(`unknown language of ${page.slug}: ${lang}\n    there is: ${there}`);
}

function langOf(written: string | undefined): Locale | undefined {
  const lang = locales.find((each) => each === written);
  if (written === undefined || lang) return lang;
  throw new UsageError(`unknown language: ${written}\n    valid: ${locales.join(', ')}`);
}

function paperOf(written: string): Paper {
  const paper = papers.find((each) => each === written.toLowerCase());
  if (paper) return paper;
  throw new UsageError(`unknown paper: ${written}\n    valid: ${papers.join(', ')}`);
}

function hasBrowser(): void {
  try {
    findBrowser();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
