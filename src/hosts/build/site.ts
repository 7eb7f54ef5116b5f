import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../../dataset/problem.ts';
import { startEngineThread, type EngineThread } from '../../engine/nodeThread.ts';
import type { Run } from '../../engine/run.ts';
import { pagesOf } from '../../mdx/pagesOf.ts';
import type { Page, Room } from '../../mdx/page.ts';
import { languageOfPath, pairTranslations } from '../../mdx/translations.ts';
import { publishAll } from '../../publish/publish.ts';
import type { Published } from '../../publish/publishOne.ts';
import { undeclared } from '../../publish/undeclared.ts';
import { engineVersion } from './assets.ts';
import { readBrand, type SiteBrand } from './brand.ts';
import { drawPage, type DrawnPage } from './drawPage.ts';
import { keptDrawings, type KeptDrawings } from './keptDrawings.ts';
import { lazyEngine, type LazyEngine } from './lazyEngine.ts';
import { readEditions, since, unknownPrevious, type Editions, type Since } from './editions.ts';
import { misplacedPages } from './misplacedPages.ts';
import { missingTranslations } from './missingTranslations.ts';
import { programVersion } from './programVersion.ts';
import { resultsOf, type Results } from './results.ts';

/** Everything that the site is made of: published datasets, pages as read, and the engine that draws them. */
export type Site = {
  published: Published[];
  /** The reports. */
  pages: Page[];
  /** The pages of `content/guide/`. */
  guide: Page[];
  problems: Problem[];
  /** How the organisation wants its site to look. */
  brand: SiteBrand | undefined;
  /** A page drawn; asked twice, drawn once. */
  drawn(page: Page): Promise<DrawnPage>;
  results(page: Page): Promise<Results>;
  /** Asks what `results` will be asked for, page by page. */
  foresee(): Promise<void>;
  /** The engine over the published files; the same question is asked once. */
  run: Run;
  /** What changed since the report's last edition, if there is one. */
  since(page: Page): Promise<Since | undefined>;
  close(): void;
};

export type SiteOptions = {
  root: string;
  drafts?: boolean | undefined;
  onProgress?: Parameters<typeof publishAll>[0]['onProgress'];
  /** The site before a change: its engine is kept when no dataset changed. */
  previous?: Site | undefined;
};

/** Publishes `data/`, reads `content/` and starts the engine. Throws ProblemsError for data that break their rules. */
export async function openSite({ root, drafts = false, onProgress, previous }: SiteOptions): Promise<Site> {
  const cacheDir = join(root, '.plaudit');
  const { published, thread } = await publishAndStart({ dataDir: join(root, 'data'), cacheDir, onProgress });
  const { pages, problems } = readPages(root, 'reports', published, drafts);
  const guide = readPages(root, 'guide', published, drafts);
  const warnings = [
    ...published.flatMap((each) => each.warnings),
    ...missingTranslations(root, published, pages),
  ];
  const saved = readEditions(root);
  const { brand, problems: ofBrand } = readBrand(root);
  problems.push(...saved.problems, ...unknownPrevious(pages, saved.editions));
  return new OpenSite(
    published,
    { pages, guide: guide.pages, brand },
    [
      ...undeclared(join(root, 'data')),
      ...misplacedPages(root),
      ...warnings,
      ...problems,
      ...guide.problems,
      ...ofBrand,
    ],
    cacheDir,
    saved.editions,
    { previous: previous instanceof OpenSite ? previous : undefined, thread },
  );
}

/** Other data are other answers: the engine, which is slow to start, is started while they are published. */
async function publishAndStart({ onProgress, ...folders }: Parameters<typeof publishAll>[0]): Promise<{
  published: Published[];
  thread: EngineThread | undefined;
}> {
  let thread: EngineThread | undefined;
  const progress: typeof onProgress = (step) => {
    thread ??= startEngineThread();
    onProgress?.(step);
  };
  try {
    return { published: await publishAll({ ...folders, onProgress: progress }), thread };
  } catch (error) {
    thread?.close();
    throw error;
  }
}

class OpenSite implements Site {
  readonly published: Published[];
  readonly pages: Page[];
  readonly guide: Page[];
  readonly problems: Problem[];
  readonly brand: SiteBrand | undefined;
  readonly run: Run;
  readonly #editions: Editions;
  readonly #engine: LazyEngine;
  readonly #kept: KeptDrawings;
  readonly #drawings = new Map<Page, Promise<DrawnPage>>();
  readonly #foreseen = new Map<Page, Promise<Results>>();
  readonly #written = new Set<Page>();

  constructor(
    published: Published[],
    { pages, guide, brand }: Pick<Site, 'pages' | 'guide' | 'brand'>,
    problems: Problem[],
    cacheDir: string,
    editions: Editions,
    { previous, thread }: { previous?: OpenSite | undefined; thread?: EngineThread | undefined },
  ) {
    this.#editions = editions;
    this.published = published;
    this.pages = pages;
    this.guide = guide;
    this.brand = brand;
    this.problems = problems;
    if (previous && sameData(previous.published, published)) {
      thread?.close();
      this.#engine = previous.#engine;
    } else {
      previous?.close();
      const version = `${engineVersion} ${versionOf(published)}`;
      this.#engine = lazyEngine(published, { folder: cacheDir, version, thread });
    }
    this.run = this.#engine.run;
    this.#kept = keptDrawings({ folder: join(cacheDir, 'drawn'), version: programVersion() });
  }

  drawn(page: Page): Promise<DrawnPage> {
    const drawing = this.#drawings.get(page) ?? drawPage(page, this.#engine.run, { kept: this.#kept });
    this.#drawings.set(page, drawing);
    return drawing;
  }

  results(page: Page): Promise<Results> {
    const begun = this.#foreseen.get(page);
    // a build writes them once, and they are large
    this.#foreseen.delete(page);
    this.#written.add(page);
    return begun ?? resultsOf(page, this.#engine.run);
  }

  async foresee(): Promise<void> {
    for (const page of [...this.pages, ...this.guide]) {
      if (this.#written.has(page)) continue;
      const begun = resultsOf(page, this.#engine.run);
      this.#foreseen.set(page, begun);
      // whoever writes them is told of a failure
      await begun.catch(() => undefined);
    }
  }

  async since(page: Page): Promise<Since | undefined> {
    const draw = (each: Page) => this.drawn(each);
    return since(page, await this.drawn(page), { editions: this.#editions, pages: this.pages, draw });
  }

  close(): void {
    this.#kept.keepOnly([...this.pages, ...this.guide]);
    this.#engine.close();
  }
}

function sameData(before: Published[], now: Published[]): boolean {
  return versionOf(before) === versionOf(now);
}

function versionOf(published: Published[]): string {
  return published.map(({ dataset }) => `${dataset.name} ${dataset.hash}`).join();
}

/** Draws every page, and gives all problems of the site: those of reading and those of drawing. */
export async function checkSite(site: Site, onPage?: (page: Page, done: number) => void): Promise<Problem[]> {
  const problems = [...site.problems];
  const pages = [...site.pages, ...site.guide];
  for (const [index, page] of pages.entries()) {
    const drawing = site.drawn(page);
    // the engine answers the next page's questions while this one is drawn
    const next = pages[index + 1];
    if (next) void site.drawn(next);
    const { failed } = await drawing;
    problems.push(...failed.values());
    onPage?.(page, index + 1);
  }
  return unique(problems).sort(byPlace);
}

/** A template's mistake is one mistake, on however many pages it shows. */
function unique(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ file, line, column, rule }) => {
    const key = [file, line, column, rule].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

function readPages(
  root: string,
  room: Room,
  published: Published[],
  drafts: boolean,
): { pages: Page[]; problems: Problem[] } {
  const datasets = published.map(({ manifest }) => manifest);
  const folder = join(root, 'content', room);
  const all = mdxFiles(folder).map((path) => {
    const file = relative(root, path).split(sep).join('/');
    const named = languageOfPath(
      relative(folder, path)
        .split(sep)
        .join('/')
        .replace(/\.mdx$/, ''),
    );
    const slug = named.path.replace(/(^|\/)index$/, '') || 'index';
    return pagesOf({ file, text: readFileSync(path, 'utf8'), slug, lang: named.lang, datasets, room });
  });
  const kept = all.flatMap((each) => each.pages).filter(({ frontmatter }) => drafts || !frontmatter.draft);
  const { pages, problems } = pairTranslations(kept);
  return { pages, problems: [...all.flatMap((each) => each.problems), ...problems] };
}

function mdxFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => join(folder, name));
}
