import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { figuresOf, ready, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

test('every action is reached by the keyboard alone, and says when it is done', async () => {
  const { page, id } = await chartPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const button = page.locator(`[id="${id}"] > .pl-tools > button`);
  const toast = page.locator('#pl-toast');

  await press(page, id, 'link');
  await expect.poll(() => toast.textContent()).toBe('Link copied');
  const link = await clipboard(page);
  expect(link).toBe(`${page.url()}#${encodeURIComponent(id)}`);
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);

  await press(page, id, 'text');
  await expect.poll(() => toast.textContent()).toBe('Text copied');
  const { audit } = (await figuresOf(page)).find((each) => each.id === id)!;
  const text = await clipboard(page);
  expect(text).toContain(link);
  expect(text.trimEnd().split('\n\n').at(-1)?.split('\n')).toHaveLength(audit.shown.rows.length + 1);

  await press(page, id, 'audit');
  await expect.poll(() => page.locator(`[id="${id}"] > details.pl-audit[open]`).count()).toBe(1);

  await press(page, id, 'full');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe(id);
});

test('Escape closes the menu and gives the keyboard back', async () => {
  const { page, id } = await chartPage();
  const button = page.locator(`[id="${id}"] > .pl-tools > button`);
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('menu').count()).toBe(0);
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
});

test('a chart gives its place to a table of what it shows, and takes it back', async () => {
  const { page, id } = await chartPage();
  const body = page.locator(`[id="${id}"] .pl-body`);
  const rows = page.locator(`[id="${id}"] .pl-twin tbody tr`);
  await press(page, id, 'table');
  await expect.poll(() => body.isVisible()).toBe(false);
  const { audit } = (await figuresOf(page)).find((each) => each.id === id)!;
  expect(await rows.count()).toBe(Math.min(50, audit.shown.rows.length));
  await press(page, id, 'table');
  await expect.poll(() => body.isVisible()).toBe(true);
});

test('nothing lies over an open menu, wherever the page is scrolled to', async () => {
  const { page, id } = await chartPage('?shop=Market');
  await page.locator('.pl-chips[data-active]').waitFor();
  const tools = page.locator(`[id="${id}"] > .pl-tools`);
  await tools.locator(':scope > button').press('Enter');
  for (const block of ['start', 'end'] as const)
    for (const item of await tools.getByRole('menuitem').all())
      expect(
        await item.evaluate((each, block) => {
          each.scrollIntoView({ block });
          const { left, top, width, height } = each.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === each;
        }, block),
        `${await item.textContent()} at the ${block}`,
      ).toBe(true);
});

test('the table is there without script', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`, { javaScriptEnabled: false, wait: 'load' });
  const twin = page.locator('.pl-twin').first();
  await twin.locator('summary').click();
  expect(await twin.locator('table').isVisible()).toBe(true);
  expect(await page.locator('.pl-tools').first().isVisible()).toBe(false);
});

test('a link brings back the figure and what was asked of it', async () => {
  const { page, id } = await chartPage('?shop=Market');
  await page.goto(`${page.url()}#${encodeURIComponent(id)}`);
  await page.reload();
  await ready(page);
  expect(await page.locator('#input-shop').inputValue()).toBe('Market');
  const inView = page.locator(`[id="${id}"] .pl-title`);
  await expect
    .poll(() => inView.evaluate((title) => title.getBoundingClientRect().top < innerHeight))
    .toBe(true);
});

test('an embedded figure stands alone in a frame of another page, with and without script', async () => {
  const { page, id, address } = await chartPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, id, 'embed');
  await expect.poll(() => page.locator('#pl-toast').textContent()).toMatch(/^Embed code copied/);
  const code = await clipboard(page);
  expect(code).toContain(`${address}embed/cafe/`);
  for (const javaScriptEnabled of [true, false]) {
    const other = await open(`${address}favicon.svg`, { javaScriptEnabled, wait: 'load' });
    const body = `<!doctype html><title>Other</title>${code}`;
    await other.route('**/other.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await other.goto(`${address}other.html`);
    const frame = other.frameLocator('iframe');
    await frame.locator('svg[role=img]').first().waitFor();
    expect(await frame.locator('plaudit-figure').count()).toBe(1);
    expect(await frame.locator('.pl-facts a').getAttribute('href')).toContain('/reports/cafe/#');
    expect(await frame.locator('.pl-tools, .pl-audit').count()).toBe(0);
    expect(await frame.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  }
});

async function chartPage(query = ''): Promise<{ page: Page; id: string; address: string }> {
  const { address } = await serve(cafe.dist);
  const page = await open(`${address}reports/cafe/${query}`);
  const chart = page
    .locator('plaudit-figure:has(> .pl-figure > .pl-title):has(> .pl-figure > .pl-twin)')
    .first();
  return { page, id: (await chart.getAttribute('id')) ?? '', address };
}

/** Opens the menu and goes down to an action, with keys alone. */
async function press(page: Page, id: string, action: string): Promise<void> {
  await page.locator(`[id="${id}"] > .pl-tools > button`).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  const items = page.locator('[role=menuitem]');
  for (let step = 0; step < (await items.count()); step++) {
    const now = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['action']);
    if (now === action) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
