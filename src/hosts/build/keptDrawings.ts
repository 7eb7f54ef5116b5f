import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Answered } from '../../figures/draw.ts';
import type { Shown } from '../../figures/figure.ts';
import { pathOf, type FigureNode, type Page } from '../../mdx/page.ts';
import type { Scope } from '../../sql/scope.ts';

/** A figure as it was drawn for its page: all that the site needs of it, without an element. */
export type KeptFigure = {
  html: string;
  shown: Shown;
  /** Its audit among the numbers of the text. */
  note?: string | undefined;
  /** Whether the text of a `<When>` holds. */
  holds?: boolean | undefined;
  /** What is left of it in another site: the first characters of its HTML, and its name. */
  embed?: { end: number; title: string } | undefined;
};

/** The figures of one page, kept from one build to the next. */
export type PageDrawings = {
  /** The same as before, or else as `draw` makes it now. */
  figure(node: FigureNode, answered: Answered, draw: () => KeptFigure): KeptFigure;
  save(): void;
};

/** The figures of a site's pages. */
export type KeptDrawings = {
  ofPage(page: Page, scope: Scope): PageDrawings;
  /** Leaves what is kept of these pages, and nothing of others. */
  keepOnly(pages: Page[]): void;
};

const ending = '.drawn';

/**
 * Figures as earlier builds drew them, a file for each page. `render` is pure: the same program draws the same from the
 * same tag, dataset, language, inputs and answer. All of these are in the key, the answer itself too.
 */
export function keptDrawings({ folder, version }: { folder: string; version: string }): KeptDrawings {
  const nameOf = (page: Page) => sha(pathOf(page)).slice(0, 22) + ending;
  return {
    ofPage: (page, scope) => pageDrawings(join(folder, nameOf(page)), sha(version + contextOf(page, scope))),
    keepOnly: (pages) => {
      const names = new Set(pages.map(nameOf));
      for (const name of filesIn(folder))
        if (name.endsWith(ending) && !names.has(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

/** What every figure of a page is drawn with. */
function contextOf({ source, frontmatter }: Page, { params }: Scope): string {
  return JSON.stringify([source, frontmatter.lang, params]);
}

function pageDrawings(path: string, context: string): PageDrawings {
  const before = read(path);
  const now = new Map<string, KeptFigure>();
  return {
    figure: ({ id, figure, input }, { query, answer }, draw) => {
      const key = sha(JSON.stringify([context, id, figure.name, input, query, answer]));
      const made = before.get(key) ?? draw();
      now.set(key, made);
      return made;
    },
    save: () => {
      const same = now.size === before.size && [...now.keys()].every((key) => before.has(key));
      if (!same) write(path, now);
    },
  };
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A file that cannot be read is as none. */
function read(path: string): Map<string, KeptFigure> {
  try {
    const found: unknown = deserialize(readFileSync(path));
    return found instanceof Map ? (found as Map<string, KeptFigure>) : new Map();
  } catch {
    return new Map();
  }
}

function write(path: string, figures: Map<string, KeptFigure>): void {
  mkdirSync(join(path, '..'), { recursive: true });
  // beside it first: a build that is stopped leaves the old figures whole
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, serialize(figures));
  renameSync(draft, path);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
