import { expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { figuresOf, ready, reportPaths, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');
const base = '/sub/path/';

test('a site built for a path works under it: pages, links, results, engine', async () => {
  const server = await serve(cafe.sub, { base });
  const page = await open(server.address);
  const paths = await reportPaths(page);
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    expect(new URL(path).pathname.startsWith(`${base}reports/`)).toBe(true);
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await ready(page);
  }
  await page.goto(`${server.address}reports/cafe/`);
  await ready(page);
  await page.selectOption('#input-shop', 'Market');
  const foreseen = await answered(page, { shop: ['Market'] });
  expect(foreseen.map(({ source }) => source)).not.toContain('engine');
  await page.locator('#input-remark').fill('queue');
  const asked = await answered(page, { shop: ['Market'], remark: ['queue'] });
  expect(asked.map(({ source }) => source)).toContain('engine');
  expect(new URL(page.url()).pathname).toBe(`${base}reports/cafe/`);
  expect(server.asked.filter((path) => !path.startsWith(base))).toEqual([]);
});

test('it shows the same as the site at the root', async () => {
  const [root, below] = await Promise.all([serve(cafe.dist), serve(cafe.sub, { base })]);
  const [there, here] = await Promise.all(
    [root, below].map(async ({ address }) => figuresOf(await open(`${address}reports/cafe/`))),
  );
  expect(here?.map(({ body }) => body)).toEqual(there?.map(({ body }) => body));
});
