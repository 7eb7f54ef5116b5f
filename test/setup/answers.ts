import { gunzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { datasetIn, type Manifest } from '../../src/dataset/dataset.ts';
import { startNodeEngine, type NodeEngine } from '../../src/engine/node.ts';
import { plan } from '../../src/figures/draw.ts';
import { readBy } from '../../src/figures/text/readBy.ts';
import { reading } from '../../src/figures/text/reading.ts';
import { figures } from '../../src/figures/registry.ts';
import { modelsOf } from '../../src/figures/scenario/pageModels.ts';
import { scopeOf, type State } from '../../src/sql/controls.ts';
import type { BoundQuery } from '../../src/sql/query.ts';
import { scoped } from '../../src/sql/scope.ts';
import { figuresOf, pageDataOf, type FigureView } from './page.ts';

/** The question that each figure of a page asks in a state, made in Node from what the page says of itself. */
export async function questionsOf(page: Page, state: State): Promise<Map<string, BoundQuery>> {
  const data = await pageDataOf(page);
  const manifest = await page.request.get(new URL(data.dataset.manifest, page.url()).href);
  const dataset = datasetIn((await manifest.json()) as Manifest, data.locale);
  const scope = scopeOf(data.controls, state, data.fixed);
  const { cells, parameters, defaults } = data;
  const models = modelsOf(data.nodes.map(({ figure, input }) => ({ figure: figures[figure]!, input })));
  return new Map(
    // a number that reads another figure has no audit of its own
    data.nodes.flatMap(({ id, figure, input }) => {
      if (readBy(input).length) return [];
      const made = reading(figures[figure]!, input, (name) => figures[name]);
      const { query } = plan(made, input, { dataset, cells, parameters, defaults, models });
      return [[id, scoped(dataset, scope, query)] as const];
    }),
  );
}

/**
 * Waits until every figure of the page shows the answer to its question in a state, and gives the figures. `unseen`:
 * at the width that is not seen, too.
 */
export async function answered(page: Page, state: State, unseen = true): Promise<FigureView[]> {
  const questions = await questionsOf(page, state);
  const wanted = [...questions].map(([id, { text, params }]) => ({ id, sql: text, params, unseen }));
  await expect
    .poll(() => page.evaluate(unanswered, wanted), {
      message: `figures that do not answer ${JSON.stringify(state)}`,
      timeout: 30_000,
      interval: 50,
    })
    .toEqual([]);
  return figuresOf(page);
}

/** Runs in the page: what stands where the answer to another question, or none, is shown. */
function unanswered(wanted: { id: string; sql: string; params: unknown[]; unseen: boolean }[]): string[] {
  return wanted.flatMap(({ id, sql, params, unseen }) => {
    const host = document.getElementById(id);
    const state = host?.getAttribute('data-state') ?? 'absent';
    const audit = JSON.parse(host?.querySelector(':scope > script')?.textContent ?? '{}') as {
      sql: string;
      params: unknown[];
    };
    const same = audit.sql === sql && JSON.stringify(audit.params) === JSON.stringify(params);
    const settled = state === 'live' || state === 'static';
    // the width that is not seen comes a moment later
    const body = host?.querySelector(':scope > .pl-figure > .pl-body');
    const widths = body?.querySelectorAll(':scope > .pl-wide, :scope > .pl-narrow').length;
    return same && settled && !(unseen && widths === 1)
      ? []
      : [`${id} is ${state}: ${JSON.stringify(audit.params)}`];
  });
}

/** The engine in Node, over the very file that a site serves. */
export async function engineOver(address: string, page: Page): Promise<NodeEngine> {
  const { dataset } = await pageDataOf(page);
  const response = await page.request.get(new URL(dataset.file, address).href);
  const folder = mkdtempSync(join(tmpdir(), 'plaudit-file-'));
  const path = join(folder, 'served.duckdb');
  writeFileSync(path, gunzipSync(await response.body()));
  try {
    return await startNodeEngine([{ name: dataset.name, path }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
