import { expect, inject, test } from 'vitest';
import { ready, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

test('a word of another report is found, opened at its heading and marked; Escape takes the marks away', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}search/`, { wait: 'load' });
  const main = page.locator('main');
  await main.getByRole('searchbox').fill('written guide');
  const result = main.locator('.sh-find-place').filter({ hasText: 'A video in place of a guide' }).first();
  await result.waitFor();
  expect(await result.locator('mark').allTextContents()).toContain('guide');
  expect(await main.getByRole('status').textContent()).toMatch(/\d+ places? on \d+ pages?|^\d+ pages?/);
  await result.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/reports/quarter/**#a-video-in-place-of-a-guide');
  await ready(page);
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('sh-found') ?? [])].map(String));
  await expect.poll(marked).toContain('guide');
  expect(await page.locator('#a-video-in-place-of-a-guide').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await marked()).toEqual([]);
  expect(page.url()).not.toContain('_find');
});

test('its address says what was asked, and answers it again', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}search/?q=onboarding`, { wait: 'load' });
  await page.locator('main .sh-find-place').first().waitFor();
  expect(await page.locator('main').getByRole('searchbox').inputValue()).toBe('onboarding');
});

test('reports come before pages of the guide that say as much', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}search/?q=churn`, { wait: 'load' });
  const pages = page.locator('main .sh-find-page h3 a');
  await pages.first().waitFor();
  const paths = await pages.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  expect(paths.slice(0, 8)).toContain('/reports/churn/');
});

test('what is nowhere is not found', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}search/`, { wait: 'load' });
  const status = page.locator('main').getByRole('status');
  await page.locator('main').getByRole('searchbox').fill('qqzzxxyy');
  await expect.poll(() => status.textContent()).toBe('Nothing found for “qqzzxxyy”');
});

test('letters that only begin like a word of the reports are not found', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}search/?q=custardpie`, { wait: 'load' });
  const status = page.locator('main').getByRole('status');
  await expect.poll(() => status.textContent()).toBe('Nothing found for “custardpie”');
  expect(await page.locator('main .sh-find-place').count()).toBe(0);
});

test('under a path it works as at the root', async () => {
  const server = await serve(cafe.sub, { base: '/sub/path/' });
  const page = await open(`${server.address}search/?q=the`, { wait: 'load' });
  await page.goto(`${server.address}search/?q=visits`);
  const links = page.locator('main .sh-find-page a');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  expect(paths.filter((path) => !path.startsWith('/sub/path/'))).toEqual([]);
  expect(server.asked.filter((path) => !path.startsWith('/sub/path/'))).toEqual([]);
});

test('without script the page says so and lists the reports', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}search/`, { wait: 'load', javaScriptEnabled: false });
  expect(await page.locator('main').textContent()).toContain('needs JavaScript');
  expect(await page.locator('main').getByRole('searchbox').isVisible()).toBe(false);
  expect(await page.locator('main noscript a, main ul a').count()).toBeGreaterThan(0);
});
