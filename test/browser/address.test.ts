import { expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { figuresOf, useBrowser, type FigureView } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

const seen = (figures: FigureView[]) => figures.map(({ id, text, audit }) => [id, text, audit.rows]);

test('a shared address gives the same numbers in another browser', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.selectOption('#input-shop', 'Market');
  await page.locator('#input-most').fill('15');
  await page.locator('#input-most').blur();
  const state = { shop: ['Market'], most: ['15'] };
  const mine = await answered(page, state);
  expect(new URL(page.url()).search).toBe('?shop=Market&most=15');

  const other = await open(page.url());
  expect(seen(await answered(other, state))).toEqual(seen(mine));
  expect(await other.locator('#input-shop').inputValue()).toBe('Market');
  expect(await other.locator('#input-most').inputValue()).toBe('15');
});

test('Back and Forward go through the reader’s questions', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const atFirst = seen(await figuresOf(page));
  await page.selectOption('#input-shop', 'Market');
  const market = seen(await answered(page, { shop: ['Market'] }));
  await page.selectOption('#input-shop', 'Harbour');
  const harbour = seen(await answered(page, { shop: ['Harbour'] }));

  await page.goBack();
  expect(seen(await answered(page, { shop: ['Market'] }))).toEqual(market);
  expect(await page.locator('#input-shop').inputValue()).toBe('Market');
  await page.goBack();
  expect(seen(await answered(page, {}))).toEqual(atFirst);
  expect(await page.locator('#input-shop').inputValue()).toBe('');
  await page.goForward();
  await page.goForward();
  expect(seen(await answered(page, { shop: ['Harbour'] }))).toEqual(harbour);
});

test('Back undoes a slider that was dragged and a text that was typed, whatever they passed', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const { x, y, width, height } = (await page.locator('#input-most').boundingBox())!;
  await page.mouse.move(x + width - 5, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2);
  await answered(page, { most: ['15'] });
  await page.mouse.move(x + 5, y + height / 2);
  await answered(page, { most: ['5'] });
  await page.mouse.up();
  await page.locator('#input-remark').pressSequentially('que');
  await answered(page, { most: ['5'], remark: ['que'] });
  await page.locator('#input-remark').pressSequentially('ue');
  await answered(page, { most: ['5'], remark: ['queue'] });
  await page.locator('#input-remark').blur();

  await page.goBack();
  await answered(page, { most: ['5'] });
  expect(await page.locator('#input-remark').inputValue()).toBe('');
  await page.goBack();
  await answered(page, {});
  expect(await page.locator('#input-most').inputValue()).toBe('25');
});

test('leaving an input that says nothing new asks nothing', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.locator('#input-remark').fill('queue');
  await answered(page, { remark: ['queue'] });
  await page.evaluate(() => document.querySelector('plaudit-figure figure')?.setAttribute('data-same', ''));
  const entries = await page.evaluate(() => history.length);
  await page.locator('plaudit-figure[data-figure=trend] > .pl-audit > summary').first().click();
  await page.getByRole('button', { name: 'Run again' }).first().waitFor();
  expect(await page.locator('figure[data-same]').count()).toBe(1);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('the address says what the reader asked and never a default', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/?most=25&late=false`);
  await page.selectOption('#input-shop', 'Market');
  await answered(page, { shop: ['Market'] });
  expect(new URL(page.url()).search).toBe('?shop=Market');
  await page.locator('#input-late').check();
  await answered(page, { shop: ['Market'], late: ['true'] });
  expect(new URL(page.url()).search).toBe('?shop=Market&late=true');
  await page.selectOption('#input-shop', '');
  await page.locator('#input-late').uncheck();
  await answered(page, {});
  expect(new URL(page.url()).search).toBe('');
});

test.each([
  ['shop=Nowhere', 'shop=Nowhere'],
  ['most=999', 'most=999'],
  ['most=abc', 'most=abc'],
  ['day=2025-13-40..', 'day=2025-13-40..'],
  ['day=2025-06-01..2025-01-01', 'day='],
  ['wait_minutes=1;drop table visits', 'wait_minutes='],
  ['late=perhaps', 'late=perhaps'],
  [`shop=${encodeURIComponent(`' or 1=1 --<img src=x onerror=alert(1)>`)}`, `shop=' or 1=1 --<img`],
])('a bad value in the address, %s, leaves the default and is named', async (query, named) => {
  const server = await serve(cafe.dist);
  const plain = seen(await figuresOf(await open(`${server.address}reports/cafe/`)));
  server.asked.length = 0;
  const page = await open(`${server.address}reports/cafe/?${query}`);
  await page.locator('#pl-notice').waitFor({ state: 'visible' });
  expect(await page.locator('#pl-notice').textContent()).toContain(named);
  expect(await page.locator('#pl-notice *').count()).toBe(0);
  expect(seen(await figuresOf(page))).toEqual(plain);
  expect(server.asked.filter((path) => path.includes('engine/'))).toEqual([]);
});

test('a good value beside a bad one is kept', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/?shop=Market&most=abc&utm_source=mail`);
  await answered(page, { shop: ['Market'] });
  const notice = await page.locator('#pl-notice').textContent();
  expect(notice).toContain('most=abc');
  expect(notice).not.toContain('utm_source');
});
