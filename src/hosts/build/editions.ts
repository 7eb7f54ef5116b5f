import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { didYouMean } from '../../dataset/nearest.ts';
import type { Problem } from '../../dataset/problem.ts';
import { headlines, headlineSchema } from '../../figures/editions/headlines.ts';
import { sinceEdition, type EditionChange } from '../../figures/editions/sinceEdition.ts';
import type { Page } from '../../mdx/page.ts';
import type { DrawnPage } from './drawPage.ts';

/** The headline numbers of a report as they once were: a file of `content/editions/`, committed by the author. */
const editionSchema = z.object({
  name: z.string().min(1),
  title: z.string(),
  date: z.string().optional(),
  data: z.object({
    name: z.string(),
    hash: z.string(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  numbers: z.array(headlineSchema),
});
export type Edition = z.output<typeof editionSchema>;

/** Editions by their report (`regions/north`, whatever its language), oldest first. */
export type Editions = Map<string, Edition[]>;

/** What changed since which edition. */
export type Since = { edition: Edition; changes: EditionChange[] };

export const editionsFolder = 'content/editions';

/** The name that an edition has when its author gave none. */
export function editionName({ frontmatter, dataset }: Page): string {
  return frontmatter.edition ?? frontmatter.date ?? dataset.extent?.to ?? dataset.hash;
}

/** The edition that a page is now: its numbers without any filter. */
export function editionOf(page: Page, drawn: DrawnPage, name = editionName(page)): Edition {
  const { frontmatter, dataset, title } = page;
  const { hash, extent } = dataset;
  return {
    name,
    title,
    ...(frontmatter.date ? { date: frontmatter.date } : {}),
    data: { name: dataset.name, hash, ...extent },
    numbers: headlines(drawn.drawn.values(), { dataset, locale: frontmatter.lang }),
  };
}

/** Reads every saved edition. */
export function readEditions(root: string): { editions: Editions; problems: Problem[] } {
  const editions: Editions = new Map();
  const problems: Problem[] = [];
  const folder = join(root, editionsFolder);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const path of files.filter((each) => each.endsWith('.json')).sort()) {
    const slug = path.split(sep).slice(0, -1).join('/');
    const read = readEdition(join(folder, path));
    if ('name' in read) editions.set(slug, [...(editions.get(slug) ?? []), read].sort(byAge));
    else problems.push(wrong(relative(root, join(folder, path)).split(sep).join('/'), read.reason));
  }
  return { editions, problems };
}

/** The report whose editions come before this page's: its own, unless it names another. */
export function seriesOf({ report, frontmatter, value }: Page): string {
  const named = frontmatter.previous?.replace(/^\/+|\/+$|\.mdx$/g, '').replace(/^(content\/)?reports\//, '');
  if (named === undefined) return report;
  return value ? `${named}/${report.split('/').at(-1)}` : named;
}

/** The last edition before this page's, among the saved ones. */
export function savedBefore(page: Page, editions: Editions): Edition | undefined {
  const { date } = page.frontmatter;
  const own = seriesOf(page) === page.report;
  return editions
    .get(seriesOf(page))
    ?.filter((each) => !own || each.name !== editionName(page))
    .filter((each) => !date || !each.date || each.date <= date)
    .at(-1);
}

/** What changed since the edition before; undefined when there is none. `earlier` draws a page that was not saved. */
export async function since(
  page: Page,
  drawn: DrawnPage,
  { editions, pages, draw }: { editions: Editions; pages: Page[]; draw: (page: Page) => Promise<DrawnPage> },
): Promise<Since | undefined> {
  const saved = savedBefore(page, editions);
  const before = saved ? undefined : drawnBefore(page, pages);
  const edition = saved ?? (before && editionOf(before, await draw(before)));
  return edition && { edition, changes: sinceEdition(editionOf(page, drawn).numbers, edition.numbers) };
}

/** The report that this one follows, as the site has it: in the same language if it exists in that. */
function drawnBefore(page: Page, pages: Page[]): Page | undefined {
  const before = pages.filter(({ report }) => report === seriesOf(page) && report !== page.report);
  return before.find(({ frontmatter }) => frontmatter.lang === page.frontmatter.lang) ?? before[0];
}

/** Pages that follow a report which is neither in the site nor saved. */
export function unknownPrevious(pages: Page[], editions: Editions): Problem[] {
  const known = [...new Set([...pages.map(({ report }) => report), ...editions.keys()])];
  return pages
    .filter((page) => page.frontmatter.previous !== undefined && !known.includes(seriesOf(page)))
    .map((page) => ({
      ...{ file: page.file, line: 1, column: 1, severity: 'error' as const },
      rule: 'unknown-previous',
      message: `unknown report in frontmatter: previous: ${page.frontmatter.previous}`,
      suggestion: didYouMean(seriesOf(page), known),
      valid: known.slice(0, 20),
    }));
}

function readEdition(path: string): Edition | { reason: string } {
  try {
    const parsed = editionSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return { reason: `${issue?.path.join('.')}: ${issue?.message}` };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

function wrong(file: string, reason: string): Problem {
  return {
    ...{ file, line: 1, column: 1, severity: 'error', rule: 'invalid-edition' },
    message: `invalid edition: ${reason}`,
    suggestion:
      'editions are written by npm run edition, and not by hand; delete the file or take it from Git again',
  };
}

function byAge(a: Edition, b: Edition): number {
  const age = ({ date, data }: Edition) => date ?? data.to ?? '';
  return age(a).localeCompare(age(b)) || a.name.localeCompare(b.name, 'en', { numeric: true });
}
