import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine, type NodeEngine } from '../../src/engine/node.ts';
import { remembering } from '../../src/engine/remembering.ts';
import type { Run } from '../../src/engine/run.ts';
import { render, type Drawn, type Told } from '../../src/figures/draw.ts';
import { drawPage, type DrawnPage } from '../../src/hosts/build/drawPage.ts';
import { serverDocument } from '../../src/hosts/build/serverDom.ts';
import { openSite, type Site } from '../../src/hosts/build/site.ts';
import { readPage } from '../../src/mdx/readPage.ts';
import type { Page } from '../../src/mdx/page.ts';
import { formatState, parseState, scopeOf, type State } from '../../src/sql/controls.ts';
import { committed } from '../policy/files.ts';
import { absurdStates } from './absurdStates.ts';
import { falseFindings } from './falseFindings.ts';
import { noNumber, readerText } from './readerText.ts';

/** Reports may be filtered to anything. Whatever is left, nothing that they say may be false. */

let site: Site;
let engine: NodeEngine;
beforeAll(async () => {
  site = await openSite({ root: process.cwd() });
  engine = await startNodeEngine(site.published.map(({ dataset, path }) => ({ name: dataset.name, path })));
});
afterAll(() => (site.close(), engine.close()));

const reports = committed().filter((file) => /^content\/(reports|guide)\/.*\.mdx$/.test(file));

describe('a report, with each filter set to something absurd', () => {
  it.each(reports)('says nothing false: %s', async (file) => {
    const text = readFileSync(file, 'utf8');
    const pages = [...site.pages, ...site.guide].filter((page) => page.file === file);
    expect(pages).not.toEqual([]);
    // answers of one report at a time: those of all would not fit into memory
    const run: Run = remembering((query, options) => engine.run(query, options));
    // of a template, the first page and the last
    for (const page of new Set([pages[0], pages.at(-1)] as Page[])) {
      for (const state of await absurdStates(page, run)) {
        const search = formatState(page.controls, state);
        const read = parseState(page.controls, new URLSearchParams(search));
        expect(read.ignored, search).toEqual([]);
        const drawn = await drawPage(page, run, { state: read.state });
        expect(mistakes({ page, drawn, state: read.state }, text), `${page.slug}?${search}`).toEqual([]);
      }
    }
  }, 300_000);
});

/** Everything wrong on a page, in words. */
function mistakes({ page, drawn, state }: { page: Page; drawn: DrawnPage; state: State }, text: string): string[] {
  const found = [...drawn.failed.values()].map(({ message }) => `failed: ${message}`);
  for (const [id, html] of drawn.html) {
    const shown = html.replace(/<script.*?<\/script>/gs, '').replace(/<pre.*?<\/pre>/gs, '');
    const wrong = /.{0,40}\b(NaN|undefined|Infinity|\[object|Invalid Date)\b.{0,20}/.exec(shown);
    if (wrong) found.push(`${id}: ${wrong[0]}`);
  }
  for (const [id, told] of drawn.drawn) {
    const each = withDrawing(told, page, state);
    found.push(...[...smallNumbers(each, page), ...falseDirections(each)].map((what) => `${id}: ${what}`));
  }
  found.push(...falseFindings({ text, page, drawn, draw: (told) => withDrawing(told, page, state) }));
  const read = readerText(text, page, drawn);
  const at = read.indexOf(noNumber);
  if (at >= 0) found.push(`a sentence without its number: ${read.slice(Math.max(0, at - 60), at + 20)}`);
  return found;
}

/** What is told of a figure, drawn again: pages keep markup. */
function withDrawing({ figure, props, query, answer }: Told, page: Page, state: State): Drawn {
  const { frontmatter, dataset, source, controls, fixed } = page;
  const inputs = scopeOf(controls, state, fixed).params;
  const context = { document: serverDocument(), locale: frontmatter.lang, dataset, inputs, models: source.models };
  return render(figure, props, query, answer, context);
}

/** Values of fewer answers than the minimum: counted from the rows that the engine returned, not from what is shown. */
function smallNumbers({ figure, props, answer, shown, drawings }: Drawn, { dataset }: Page): string[] {
  const least = dataset.minimum.publish;
  const few = (n: unknown) => typeof n === 'number' && n > 0 && n < least;
  const wrong = shown.rows
    .filter((row) => few(row['n']) && typeof row['value'] === 'number' && !isCount(props, dataset))
    .map((row) => `${String(row['value'])} of n = ${String(row['n'])}`);
  const { measure, by, show } = props as Record<string, unknown>;
  const ofOne = (figure.name === 'value' || figure.name === 'big-number') && !figure.reads && by === undefined;
  if (!ofOne || measure === undefined || isCount(props, dataset) || show === 'n' || show === 'period') return wrong;
  const n = answersOf(answer.rows, 'now');
  const said = drawings[0]?.element.textContent ?? '';
  if (few(n) && /\d/.test(said)) wrong.push(`"${said}" of ${n} answers`);
  return wrong;
}

function isCount(props: unknown, dataset: Page['dataset']): boolean {
  const { measure } = props as { measure?: string };
  const kind = measure === 'count' ? 'count' : dataset.measures[measure ?? '']?.kind;
  return kind === 'count' || kind === 'sum';
}

type Rows = Drawn['answer']['rows'];
const sumOf = (rows: Rows, part: string, of: string) =>
  rows.filter((row) => row['part'] === part).reduce((sum, row) => sum + Number(row[of] ?? 0), 0);
const answersOf = (rows: Rows, part: string) => sumOf(rows, part, 'n');

/** Rises that fell and falls that rose: the sign is worked out again from the engine's sums. */
function falseDirections({ figure, props, answer, shown, drawings }: Drawn): string[] {
  const { change, since, is, words, than = 0 } = props as Record<string, unknown>;
  const element = drawings[0]?.element;
  if (figure.reads) return falseReading({ props, shown, element });
  if ((change === undefined && since === undefined) || !element) return [];
  const mean = (part: string) => sumOf(answer.rows, part, 's1') / sumOf(answer.rows, part, 'w');
  const made = mean('now') - mean('before');
  const said = element.textContent;
  if (figure.name === 'when') {
    if (element.getAttribute('data-holds') !== 'true') return [];
    const right = is === 'rose' ? made > 0 : is === 'fell' ? made < 0 : true;
    return right ? [] : [`${String(is)}, by ${made}`];
  }
  if (words !== true) return [];
  const up = /higher|hausse|выше/.test(said);
  const down = /lower|baisse|ниже/.test(said);
  return (up && !(made > 0)) || (down && !(made < 0)) ? [`"${said}" by ${made}, than ${String(than)}`] : [];
}

/** The same for what reads another figure: the sign of the number that it read. */
function falseReading({
  props,
  shown,
  element,
}: {
  props: unknown;
  shown: Drawn['shown'];
  element: Element | undefined;
}): string[] {
  const { is, column = '', than = 0 } = props as { is?: string; column?: string; than?: number };
  const value = shown.rows[0]?.[column];
  if (element?.getAttribute('data-holds') !== 'true' || (is !== 'above' && is !== 'below')) return [];
  const right = typeof value === 'number' && (is === 'above' ? value > than : value < than);
  return right ? [] : [`${is} ${than}: ${String(value)}`];
}

describe('the test itself', () => {
  it('finds a number of a scenario told as a finding, once an input is moved or its answers are few', async () => {
    const text = `---
title: A
dataset: sample
---

<Filter column="region" />
<Exposure id="risk" measure="csat" winCost="acquisition_cost" />

At risk: <Value figure="risk" column="exposure" />.

<When figure="risk" column="exposure" is="supposed">If so: <Value figure="risk" column="lost" />.</When>
`;
    const datasets = site.published.map(({ dataset }) => dataset);
    const { page } = readPage({ file: 'a.mdx', slug: 'a', datasets, text }) as { page: Page };
    const found = async (search: string) => {
      const { state } = parseState(page.controls, new URLSearchParams(search));
      const drawn = await drawPage(page, engine.run, { state });
      return falseFindings({ text, page, drawn, draw: (told) => withDrawing(told, page, state) });
    };
    expect(await found('')).toEqual([]);
    expect(await found('leaving=1')).toEqual([expect.stringMatching(/^exposure .* leaving$/)]);
    expect(await found('region=Islands')).toEqual([expect.stringMatching(/^exposure .* leaving$/)]);
  });


  it('finds a number of too few answers, and a rise that fell', async () => {
    const { page } = readPage({
      ...{ file: 'a.mdx', slug: 'a', datasets: site.published.map(({ dataset }) => dataset) },
      text: '---\ntitle: A\ndataset: sample\n---\n\n<Value measure="csat" change="year" words />',
    }) as { page: Page };
    const value = (await drawPage(page, engine.run)).drawn.get('value-1') as Told;
    const rows = [
      { part: 'now', n: 3, w: 3, s1: 1 },
      { part: 'before', n: 3, w: 3, s1: 2 },
    ];
    const element = { textContent: '3.1 pp higher than' } as Element;
    const forged = { ...value, answer: { ...value.answer, rows }, drawings: [{ width: 'any', element }] } as unknown as Drawn;
    expect(smallNumbers(forged, page)).toEqual(['"3.1 pp higher than" of 3 answers']);
    expect(falseDirections(forged)).toEqual([expect.stringContaining('higher')]);
  });
});
