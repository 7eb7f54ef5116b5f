import { datasetIn, defaultTable, periodColumn, type Dataset, type Manifest } from '../dataset/dataset.ts';
import { didYouMean } from '../dataset/nearest.ts';
import type { Problem } from '../dataset/problem.ts';
import { add, windowOf } from '../sql/period.ts';
import type { Filter } from '../sql/scope.ts';
import type { Locale } from '../words/format.ts';
import { countLabels } from '../words/messages.ts';
import { drillControls } from './drillControls.ts';
import { nameFigures } from './figureIds.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { startDraft } from './nodes/draft.ts';
import { readNodes } from './nodes/readNodes.ts';
import { fill, type Page, type Room } from './page.ts';
import { passagesOf, type Passage } from './passages.ts';
import { mark, parseMdx, type Mark } from './tree.ts';

export type ReadPage = {
  file: string;
  text: string;
  /** Path of the page without the language that the file's name says. */
  slug: string;
  lang?: Locale | undefined;
  datasets: Manifest[];
  value?: Page['value'];
  room?: Room;
};

/** Reads a page. Its problems are listed in it; only a page without title or dataset cannot be made at all. */
export function readPage({ file, text, slug, lang, datasets, value, room = 'reports' }: ReadPage): {
  page?: Page;
  problems: Problem[];
} {
  const { frontmatter: whole, usable, body, problems } = readFrontmatter(text, file, lang);
  const frontmatter = whole ?? usable;
  const parsed = parse(body, file);
  if ('problem' in parsed) problems.push(parsed.problem);
  if (!frontmatter) return { problems };
  const manifest = datasetOf(frontmatter, datasets, file, text);
  if ('rule' in manifest) return { problems: [...problems, manifest] };
  const dataset = datasetIn(manifest, frontmatter.lang, countLabels(frontmatter.lang));
  const environment = { value: value?.value, label: value?.label };
  const draft = startDraft({ file, dataset, environment, locale: frontmatter.lang });
  const nodes = readNodes(draft, 'marks' in parsed ? parsed.marks : []);
  nameFigures(nodes, draft.readable);
  const fixed = fixedFilters(frontmatter, dataset, value);
  const drills = drillControls({ nodes: nodes.values(), controls: draft.controls, fixed, dataset });
  const page: Page = {
    file,
    room,
    slug: lang ? `${lang}/${slug}` : slug,
    report: slug,
    translations: [],
    frontmatter,
    title: fill(frontmatter.title, value?.label),
    dataset,
    value,
    nodes,
    controls: [...draft.controls, ...drills],
    fixed,
    source: draft.source,
    passages: 'passages' in parsed ? parsed.passages : [],
    problems: [...problems, ...draft.problems],
  };
  return { page, problems: page.problems };
}

function parse(body: string, file: string): { marks: Mark[]; passages: Passage[] } | { problem: Problem } {
  try {
    const tree = parseMdx(body);
    const marks = mark(tree);
    return { marks, passages: passagesOf(tree) };
  } catch (error) {
    const { line, column, reason } = error as { line?: number; column?: number; reason?: string };
    const message = `invalid MDX: ${reason ?? (error instanceof Error ? error.message : String(error))}`;
    const suggestion =
      'in MDX, write \\{ and \\< for a brace or angle bracket that is text, and {/* … */} for a comment';
    return {
      problem: {
        file,
        line: line ?? 1,
        column: column ?? 1,
        rule: 'invalid-mdx',
        message,
        severity: 'error',
        suggestion,
      },
    };
  }
}

function datasetOf(
  { dataset: name }: Frontmatter,
  datasets: Manifest[],
  file: string,
  text: string,
): Manifest | Problem {
  const valid = datasets.map((each) => each.name);
  const found =
    name === undefined && datasets.length === 1 ? datasets[0] : datasets.find((each) => each.name === name);
  if (found) return found;
  const line =
    name === undefined
      ? 1
      : Math.max(1, text.split('\n').findIndex((each) => each.startsWith('dataset:')) + 1);
  const at = { file, line, column: 1, severity: 'error' as const };
  if (name === undefined) {
    const message = `missing frontmatter: dataset, as there ${datasets.length ? 'are several' : 'is none in data/'}`;
    return { ...at, rule: 'missing-dataset', message, valid };
  }
  return {
    ...at,
    rule: 'unknown-dataset',
    message: `unknown dataset: ${name}`,
    suggestion: didYouMean(name, valid),
    valid,
  };
}

function fixedFilters({ period }: Frontmatter, dataset: Dataset, value: Page['value']): Filter[] {
  const filters: Filter[] = [];
  const window = period ? windowOf(period, dataset) : undefined;
  const column = periodColumn(dataset, defaultTable(dataset));
  if (window && column)
    filters.push({
      column: column.name,
      kind: 'dates',
      from: window.from,
      to: add(window.before, -1, 'day'),
    });
  if (value) filters.push({ column: value.column, kind: 'in', values: [value.value] });
  return filters;
}
