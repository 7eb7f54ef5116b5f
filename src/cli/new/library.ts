import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { datasetIn, type Dataset, type Manifest } from '../../dataset/dataset.ts';
import { pagesOf } from '../../mdx/pagesOf.ts';
import { languageOfPath } from '../../mdx/translations.ts';
import type { Site } from '../../hosts/build/site.ts';
import type { Locale } from '../../words/format.ts';

/** A report that can be copied: its text, and the dataset that its names belong to. */
export type Template = {
  name: string;
  /** Where its text is from, as told to whoever copies it. */
  file: string;
  text: string;
  title: string;
  description?: string | undefined;
  lang: Locale;
  from: Dataset;
};

/** The reports of the library, with all that must be known of their dataset: it may be deleted from a project. */
export type Library = { reports: Record<string, string>; dataset: Manifest };

export const libraryPath = join(import.meta.dirname, 'library.json');

/** The library as it was when `npm run docs` wrote it. */
export function readLibrary(): Library {
  return JSON.parse(readFileSync(libraryPath, 'utf8')) as Library;
}

/** The library of a project: its reports on the dataset `sample`. Undefined where they are deleted. */
export function libraryOf({ published }: Site, root: string): Library | undefined {
  const sample = published.find(({ dataset }) => dataset.name === 'sample');
  const folder = join(root, 'content/reports');
  if (!sample || !existsSync(folder)) return undefined;
  const files = readdirSync(folder, { encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
  const texts = files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  const reports = Object.fromEntries(texts.filter(([, text]) => /^dataset: sample$/m.test(text)));
  // copies need neither the version of the data nor their file
  const { manifest } = sample;
  const dataset = { ...manifest, hash: '', file: { name: '', bytes: 0, compressed: 0 } };
  return { reports, dataset };
}

/** The templates of a library, by their names. */
export function templatesIn({ reports, dataset }: Library): Template[] {
  return Object.entries(reports).flatMap(([file, text]) => {
    const named = languageOfPath(file.replace(/\.mdx$/, ''));
    const { pages } = pagesOf({ file, text, slug: named.path, lang: named.lang, datasets: [dataset] });
    const frontmatter = pages[0]?.frontmatter;
    if (!frontmatter) return [];
    const { title, description, lang } = frontmatter;
    return {
      name: named.path,
      file: 'the library',
      text,
      title,
      description,
      lang,
      from: datasetIn(dataset),
    };
  });
}
