import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { figuresOf, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { project } = inject('shared');

const input = (page: Page, key: string) => {
  const host = page.locator(`[data-control="${key}"]`);
  return {
    slider: host.locator('input[type=range]'),
    field: host.locator('input[type=number]'),
    reset: host.locator('.pl-reset'),
    origin: host.locator('.pl-from'),
    warning: host.locator('.pl-outside'),
  };
};
const atRisk = (page: Page) =>
  page.locator('[data-figure=exposure] .pl-scn-head[data-main] .pl-big-value').innerText();

async function openReturn(): Promise<{ page: Page; asked: string[] }> {
  const server = await serve(project.dist);
  const page = await open(`${server.address}reports/return/`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return { page, asked };
}

test('an input that is moved redraws its figures without the engine, and the address carries it', async () => {
  const { page, asked } = await openReturn();
  const before = await atRisk(page);
  const { slider, field, warning, reset } = input(page, 'satisfied');
  await slider.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => atRisk(page)).not.toBe(before);
  await expect
    .poll(() => new URL(page.url()).searchParams.get('satisfied'))
    .toBe(String(Number(await field.inputValue()) / 100));
  // the slider is still in the reader's hand
  expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(() => warning.innerText()).toContain('Outside what your data say');
  expect(await reset.isVisible()).toBe(true);
  expect(asked.filter((url) => /\/engine\/|\.duckdb/.test(url))).toEqual([]);
});

test('an address restores the input and its results, and the reset gives it back to the data', async () => {
  const { page } = await openReturn();
  const before = await atRisk(page);
  const { field, reset, origin, warning } = input(page, 'satisfied');
  const usual = await field.inputValue();
  expect(await origin.innerText()).toMatch(/^From your data: [\d.]+% ± /);
  await field.fill('60');
  await field.press('Enter');
  await expect.poll(() => atRisk(page)).not.toBe(before);
  const chosen = await atRisk(page);

  const other = await open(page.url());
  await expect.poll(() => atRisk(other)).toBe(chosen);
  expect(await input(other, 'satisfied').field.inputValue()).toBe('60');

  await reset.click();
  await expect.poll(() => atRisk(page)).toBe(before);
  expect(await field.inputValue()).toBe(usual);
  expect(await warning.innerText()).toBe('');
  expect(new URL(page.url()).search).toBe('');
});

test('an input that nobody set follows the filter, one that was set stays', async () => {
  const { page } = await openReturn();
  const [customers, satisfied] = [input(page, 'customers'), input(page, 'satisfied')];
  const all = Number(await customers.field.inputValue());
  await satisfied.field.fill('50');
  await satisfied.field.press('Enter');
  await page.selectOption('#input-region', 'North');
  await expect.poll(async () => Number(await customers.field.inputValue())).toBeLessThan(all);
  expect(await satisfied.field.inputValue()).toBe('50');
  expect(new URL(page.url()).searchParams.get('region')).toBe('North');
});

test('what is no number of the input is not taken', async () => {
  const { page } = await openReturn();
  const before = await atRisk(page);
  const { field } = input(page, 'satisfied');
  const refused = page.locator('[data-control=satisfied] .pl-refused');
  await field.fill('140');
  await field.press('Enter');
  expect(await atRisk(page)).toBe(before);
  expect(new URL(page.url()).search).toBe('');
  // and says so, beside the field and to who only hears it
  await expect.poll(() => refused.innerText()).toMatch(/from 0 to 100\s%/);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.getAttribute('aria-describedby')).toContain(await refused.getAttribute('id'));
  await field.fill('61');
  await field.press('Enter');
  await expect.poll(() => atRisk(page)).not.toBe(before);
  expect(await refused.innerText()).toBe('');
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  for (const { text, id } of await figuresOf(page))
    expect(text, id).not.toMatch(/NaN|undefined|Infinity|\[object/);
});

test('plans have values of their own in the address', async () => {
  const { page } = await openReturn();
  const { field } = input(page, 'b_raise');
  await field.fill('20');
  await field.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('b_raise')).toBe('0.2');
  await expect
    .poll(() => page.locator('[data-figure=scenarios] .pl-scn-table').innerText())
    .toContain('20.0 pp');
});
