import { expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { pageDataOf, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

test('Enter on a group filters the page by it, the trail takes it back, and so does the Back button', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const { controls } = await pageDataOf(page);
  const chart = page.locator('.pl-body:has([data-drill])').first();
  await chart.focus();
  await page.keyboard.press('Home');
  const point = chart.locator('[data-current]');
  const [column, value] = await point.evaluate((each) => [
    each.getAttribute('data-drill'),
    each.getAttribute('data-value') ?? '',
  ]);
  const control = controls.find((each) => 'column' in each && each.column === column && 'options' in each)!;
  expect(await page.locator('.pl-tip').getAttribute('data-hint')).toMatch(/Enter/);
  await page.keyboard.press('Enter');
  await answered(page, { [control.key]: [value] });
  expect(new URL(page.url()).searchParams.get(control.key)).toBe(value);
  expect(await chart.evaluate((each) => each === document.activeElement)).toBe(true);

  const chips = page.locator('#pl-chips .pl-chip');
  expect(await chips.count()).toBe(1);
  await expect.poll(() => page.locator('#pl-chips-said').textContent()).toContain(control.label);
  await chips.first().focus();
  await page.keyboard.press('Enter');
  await answered(page, {});
  expect(await chips.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('pl-chips');

  await page.goBack();
  await answered(page, { [control.key]: [value] });
  await expect.poll(() => chips.count()).toBe(1);
});

test('ordinary filters stand in the trail as well, and all go at once', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/?shop=Market&product=cake`);
  const chips = page.locator('#pl-chips .pl-chip');
  await expect.poll(() => chips.count()).toBe(2);
  await page.locator('#pl-chips button').last().click();
  await answered(page, {});
  expect(new URL(page.url()).search).toBe('');
});
