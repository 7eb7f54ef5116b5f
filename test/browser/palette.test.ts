import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { ready, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

const input = (page: Page) => page.getByRole('combobox', { name: /Go to a report/ });
const options = (page: Page) => page.locator('dialog[open] [role=option]');

/** The options, once one of them has the words. */
async function see(page: Page, words: RegExp): Promise<string[]> {
  await options(page).filter({ hasText: words }).first().waitFor();
  return options(page).allTextContents();
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

test('quick open goes to a heading of another report, by the keyboard alone', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}reports/nps/`);
  await page.keyboard.press('Control+p');
  await input(page).waitFor();
  await page.keyboard.type('customers meet');
  const [first] = await see(page, /Where customers meet us/);
  expect(first).toMatch(/Where customers meet us.*Customer experience this quarter/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/reports/quarter/#where-customers-meet-us');
  expect(await page.locator('#where-customers-meet-us').isVisible()).toBe(true);
});

test('it is a combobox: focus stays, the active option moves, the number of results is told', async () => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}reports/quarter/`);
  await page.keyboard.press('Control+p');
  await see(page, /Print this report/);
  const active = async () => {
    const id = (await input(page).getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`#${id}`).getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('[role=option][aria-selected=true]').count()).toBe(1);
    return id;
  };
  const first = await active();
  await page.keyboard.press('ArrowDown');
  expect(await active()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await active()).toBe(first);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  expect(await page.locator('dialog[open] [role=status]').textContent()).toMatch(/^\d+ results$/);
  await page.keyboard.type('qqzzxx');
  await expect.poll(() => page.locator('dialog[open] [role=option]').count()).toBe(1);
  expect(await options(page).allTextContents()).toEqual(['Search all reports for “qqzzxx”']);
});

test('Escape closes it and gives the focus back; F1 and Ctrl+Shift+P open the commands', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.locator('#input-shop').focus();
  for (const keys of ['F1', 'Control+Shift+P']) {
    await page.keyboard.press(keys);
    await see(page, /Keyboard shortcuts/);
    expect(await input(page).inputValue()).toBe('>');
    expect((await options(page).allTextContents())[0]).toBe('Print this report');
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('input-shop');
  }
});

test('? says how to ask, and leads there', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.keyboard.press('Control+p');
  await input(page).fill('?');
  expect((await see(page, /Run a command/)).length).toBe(5);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await see(page, /Print this report/);
  expect(await input(page).inputValue()).toBe('>');
});

test('the list of keys opens by Ctrl+K Ctrl+S and switches the keys off, for the next page too', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.waitFor();
  expect(await list.getByRole('row').count()).toBeGreaterThan(5);
  await list.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  const handled = await page.evaluate(
    () => !dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true })),
  );
  expect(handled).toBe(false);
  expect(await page.locator('dialog[open]').count()).toBe(0);
});

test('a letter alone is nobody’s command, and a Cyrillic keyboard opens it too', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const handled = (key: { key: string; code?: string; ctrlKey?: boolean }) =>
    page.evaluate(
      (event) => !dispatchEvent(new KeyboardEvent('keydown', { ...event, cancelable: true })),
      key,
    );
  for (const key of [...'abcdefghijklmnopqrstuvwxyz/?', 'Escape', 'Tab', 'Enter', 'Insert', 'F5', 'F6', 'F7'])
    expect([key, await handled({ key })]).toEqual([key, false]);
  for (const key of [...'fltwrnacvxz+-0'])
    expect([key, await handled({ key, ctrlKey: true })]).toEqual([key, false]);
  expect(await handled({ key: 'з', code: 'KeyP', ctrlKey: true })).toBe(true);
  await input(page).waitFor();
});

test('under a path its names lead to places under the path', async () => {
  const server = await serve(cafe.sub, { base: '/sub/path/' });
  const page = await open(server.address, { wait: 'load' });
  await page.keyboard.press('Control+p');
  await input(page).waitFor();
  await see(page, /Report/);
  const names = server.asked.filter((path) => path.includes('/names/'));
  expect(names).toEqual(['/sub/path/names/en.json']);
  await page.keyboard.type('how the caf');
  await see(page, /Report$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sub/path/reports/**');
});
