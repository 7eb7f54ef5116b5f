import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { figuresOf, useBrowser, type FigureView } from '../setup/page.ts';
import type { Fault } from '../setup/server.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

const seen = (figures: FigureView[]) =>
  figures.map(({ id, state, body, audit }) => [id, state, body, audit.rows]);

test.each<[string, RegExp, Fault]>([
  ['the engine is missing', /\.wasm/, 'missing'],
  ['the engine is cut short', /\.wasm/, 'short'],
  ['the engine’s worker is missing', /worker\.js/, 'missing'],
  ['the dataset is missing', /\.duckdb\.gz/, 'missing'],
  ['the dataset is cut short', /\.duckdb\.gz/, 'short'],
  ['the manifest of the dataset is missing', /data\/[^/]*\.json/, 'missing'],
  ['the script of the figures is missing', /\/live\./, 'missing'],
])('when %s the page stays, says so, and answers once it is back', async (_name, match, kind) => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const before = seen(await figuresOf(page));
  const mend = server.fault(match, kind);

  await search(page, 'queue');
  await page.locator('#pl-status[data-kind=failed]').waitFor({ state: 'visible' });
  expect(await page.locator('#pl-status').textContent()).toMatch(/could not be loaded.*Try again/);
  expect(seen(await figuresOf(page))).toEqual(before);
  expect(await page.locator('#input-remark').inputValue()).toBe('');
  expect(new URL(page.url()).search).toBe('');

  mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await answered(page, { remark: ['queue'] });
  expect(await page.locator('#input-remark').inputValue()).toBe('queue');
  expect(new URL(page.url()).search).toBe('?remark=queue');
  expect(await page.locator('#pl-status').getAttribute('data-kind')).toBeNull();
});

test('without a results file the engine answers', async () => {
  const server = await serve(cafe.dist);
  server.fault(/results\//, 'missing');
  const page = await open(`${server.address}reports/cafe/`);
  await page.selectOption('#input-shop', 'Market');
  const figures = await answered(page, { shop: ['Market'] });
  expect(figures.map(({ source }) => source)).toContain('engine');
});

test('while the engine travels a reader sees how many megabytes have come', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const letGo = server.fault(/\.wasm/, 'held');
  const before = (await figuresOf(page)).map(({ body }) => body);
  await search(page, 'queue');
  const status = page.locator('#pl-status');
  await expect
    .poll(() => status.textContent(), { timeout: 15_000 })
    .toMatch(/^Loading the query engine: [1-9]\d*\.\d of [1-9]\d*\.\d MB$/);
  await status.waitFor({ state: 'visible' });
  // the old drawing stays until the new one is there
  expect((await figuresOf(page)).map(({ body }) => body)).toEqual(before);
  letGo();
  await answered(page, { remark: ['queue'] });
  expect(await status.textContent()).toBe('');
});

test('a query that fails says so in its own figure, and the others answer', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/fails/`);
  const states = async () => Object.fromEntries((await figuresOf(page)).map(({ id, state }) => [id, state]));
  await page.locator('#input-most').fill('5');
  await expect
    .poll(states, { timeout: 30_000 })
    .toEqual({ 'value-1': 'live', 'cell-picky': 'error', 'cell-plain': 'live' });
  const alert = page.locator('#cell-picky [role=alert]');
  expect(await alert.textContent()).toContain('five is too few');
  await page.locator('#input-most').fill('15');
  await expect
    .poll(states, { timeout: 30_000 })
    .toEqual({ 'value-1': 'live', 'cell-picky': 'live', 'cell-plain': 'live' });
  expect(await alert.count()).toBe(0);
});

/** A question that no results file answers. */
async function search(page: Page, text: string): Promise<void> {
  await page.locator('#input-remark').fill(text);
  await page.locator('#input-remark').press('Enter');
}
