import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { didYouMean } from '../../dataset/nearest.ts';
import { openSite, type Site } from '../../hosts/build/site.ts';
import { pagesOf } from '../../mdx/pagesOf.ts';
import type { Page } from '../../mdx/page.ts';
import { progressPrinter } from '../../publish/progress.ts';
import { locales, type Locale } from '../../words/format.ts';
import { run, UsageError } from '../usageError.ts';
import { readLibrary, templatesIn, type Template } from './library.ts';
import { copyOf } from './report.ts';

/** Copies a report of the project as a starting page for a dataset, or lists the reports. */
export async function main(written: Written, root: string): Promise<void> {
  await run(async () => {
    const site = await openSite({ root, drafts: true, onProgress: progressPrinter() });
    try {
      if (written.list) list(site, root);
      else await write(site, written, root);
    } finally {
      site.close();
    }
  });
}

/** What `npm run new` was told. */
export type Written = { template?: string; dataset?: string; lang?: string; name?: string; list?: boolean };

const usage = 'write npm run new -- --template csat --dataset mydata, or npm run new -- --list';

/** The reports of the project in each of their languages, and those of the library that it does not have. */
function templatesOf({ pages }: Site, root: string): Map<string, Template[]> {
  const found = new Map<string, Template[]>();
  for (const page of pages) {
    const template = templateOf(page, root);
    const same = found.get(template.name) ?? [];
    if (!same.some(({ file }) => file === template.file)) found.set(template.name, [...same, template]);
  }
  const own = new Set(found.keys());
  for (const template of templatesIn(readLibrary()))
    if (!own.has(template.name)) found.set(template.name, [...(found.get(template.name) ?? []), template]);
  return found;
}

function templateOf({ file, frontmatter, dataset }: Page, root: string): Template {
  const name = file.replace(/^content\/reports\//, '').replace(/(\.(en|fr|ru))?\.mdx$/, '');
  const { title, description, lang } = frontmatter;
  const text = readFileSync(join(root, file), 'utf8');
  return { name, file, text, title, description, lang, from: dataset };
}

function list(site: Site, root: string): void {
  for (const [name, templates] of templatesOf(site, root)) {
    const { title, description } = inLanguage(templates, undefined);
    const langs = templates.map(({ lang }) => lang).join(', ');
    process.stdout.write(`${name} (${langs}): ${title}\n`);
    if (description) process.stdout.write(`    ${description}\n`);
  }
}

async function write(site: Site, written: Written, root: string): Promise<void> {
  const { template: name, lang } = written;
  const templates = templatesOf(site, root);
  const found = chosen('template', name, templates);
  const datasets = new Map(site.published.map(({ dataset }) => [dataset.name, dataset]));
  const to = chosen('dataset', written.dataset, datasets);
  if (lang !== undefined && !locales.includes(lang as Locale))
    throw new UsageError(`unknown language: ${lang}, expected one of ${locales.join(', ')}`);
  const template = inLanguage(found, lang);
  const file = fileOf(written.name ?? `${to.name}-${name}`);
  if (existsSync(join(root, file)))
    throw new UsageError(`${file} exists already: give the report another --name, or delete the file`);
  const { text, from } = template;
  const copy = { template: name ?? '', text, from, to, lang: lang as Locale | undefined };
  const made = await copyOf(copy, (text) => problemsOf(text, file, site));
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), made.text);
  process.stdout.write(`${file}: from ${template.file}, for dataset ${to.name}\n`);
  for (const each of made.leftOut) process.stdout.write(`    left out: ${each}\n`);
  const { kept, all } = made.figures;
  if (kept * 3 < all)
    process.stdout.write(
      `    only ${kept} of ${all} figures fit these data: another template may fit better (--list)\n`,
    );
  if (lang !== undefined && template.lang !== lang)
    process.stdout.write(
      `    its words are ${template.lang}: translate them; figures speak ${lang} already\n`,
    );
}

function chosen<T>(what: string, name: string | undefined, all: Map<string, T>): T {
  const found = name === undefined ? undefined : all.get(name);
  if (found) return found;
  const valid = [...all.keys()];
  const lines = [
    name === undefined ? `missing --${what}` : `unknown ${what}: ${name}`,
    name === undefined ? usage : didYouMean(name, valid),
    `${what}s: ${valid.join(', ') || 'none'}`,
  ];
  throw new UsageError(lines.filter(Boolean).join('\n    '));
}

function inLanguage(templates: Template[], lang: string | undefined): Template {
  const of = (wanted: string) => templates.find((each) => each.lang === wanted);
  return of(lang ?? 'en') ?? of('en') ?? (templates[0] as Template);
}

function fileOf(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]*(\/[\p{L}\p{N}][\p{L}\p{N}_-]*)*$/u.test(name))
    return `content/reports/${name}.mdx`;
  throw new UsageError(
    `invalid --name: ${name}, expected letters, digits, - and _, such as my-report or team/my-report`,
  );
}

/** What check would say of the page, its drawings included. */
async function problemsOf(text: string, file: string, site: Site) {
  const slug = file.replace(/^content\/reports\/|\.mdx$/g, '');
  const datasets = site.published.map(({ manifest }) => manifest);
  const { pages, problems } = pagesOf({ file, text, slug, datasets });
  const failed = await Promise.all(pages.map(async (page) => [...(await site.drawn(page)).failed.values()]));
  return [...problems, ...failed.flat()];
}
