import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { pagePaths, ready, useBrowser, type OpenOptions } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks: [string, OpenOptions][] = [
  ['in dark colours', { colorScheme: 'dark' }],
  ['at 390 pixels', { viewport: { width: 390, height: 844 } }],
];

describe.each([
  ['the project’s own site', project.dist],
  ['a stranger’s site', cafe.dist],
])('%s', (_name, dist) => {
  test('breaks no rule of axe on any report or kind of page, with audit panels open', async () => {
    const server = await serve(dist);
    const page = await open(server.address, { colorScheme: 'light' });
    const found: Record<string, string[]> = {};
    for (const path of oneOfEachFolder(await pagePaths(page))) {
      await page.goto(path);
      await ready(page);
      await openPanels(page);
      found[path] = await violations(page);
    }
    expect(only(found)).toEqual({});
  }, 240_000);

  test.each(looks)(
    'breaks no rule of axe %s, with audit panels open',
    async (_look, options) => {
      const server = await serve(dist);
      const page = await open(server.address, options);
      const found: Record<string, string[]> = {};
      // the themes have a test of their own: some pages in each look are enough
      const paths = oneOfEachFolder(await pagePaths(page)).filter((_, index) => index % 4 === 0);
      for (const path of paths) {
        await page.goto(path);
        await ready(page);
        await openPanels(page);
        found[path] = await violations(page);
      }
      expect(only(found)).toEqual({});
    },
    120_000,
  );
});

test('breaks no rule of axe after a question, with a message and with a reading of a point', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/?most=abc`);
  await page.selectOption('#input-shop', 'Market');
  await answered(page, { shop: ['Market'] });
  await page.locator('.pl-body[tabindex]').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await violations(page)).toEqual([]);
  server.fault(/\.wasm/, 'missing');
  await page.locator('#input-remark').fill('queue');
  await page.locator('#pl-status[data-kind=failed]').waitFor();
  expect(await violations(page)).toEqual([]);
});

const states: [string, (page: Page) => Promise<void>, OpenOptions?][] = [
  [
    'quick open with its results',
    async (page) => {
      await page.keyboard.press('Control+p');
      await page.locator('dialog[open] [role=option]').first().waitFor();
      await page.keyboard.type('churn');
      await page.locator('dialog[open] mark, dialog[open] [role=option]').first().waitFor();
    },
  ],
  [
    'the commands',
    async (page) => {
      await page.keyboard.press('F1');
      await page.locator('dialog[open] [role=option]').first().waitFor();
    },
  ],
  [
    'the list of keys',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+s');
      await page.locator('dialog[open]').waitFor();
    },
  ],
  [
    'the menu of a figure',
    async (page) => {
      await page.locator('.pl-tools > button').first().click();
      await page.getByRole('menu').waitFor();
    },
  ],
  [
    'a figure over the whole window',
    async (page) => {
      await page.evaluate(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }));
      await page.locator('.pl-tools > button').first().click();
      await page.locator('[role=menuitem][data-action=full]').click();
      await page.locator('dialog.pl-full[open]').waitFor();
    },
  ],
  [
    'reading mode',
    async (page) => {
      await page.locator('.sh-tool[data-sh=reading]').click();
      await page.locator('.sh-leave-reading').waitFor();
    },
  ],
  ...(['search', 'data', 'measures', 'settings'].map((view) => [
    `the view ${view} and the panel`,
    async (page: Page) => {
      await page.locator(`.sh-activity [data-view=${view}]`).click();
      await page.locator(`.sh-view[data-view=${view}]`).waitFor();
      await page.locator('.sh-toggle-panel').click();
      await page.locator('#sh-log table').waitFor();
    },
  ]) as [string, (page: Page) => Promise<void>][]),
  [
    'a number that its field refuses',
    async (page) => {
      await page.goto(page.url().replace('/quarter/', '/return/'));
      await ready(page);
      await page.locator('[data-control=satisfied] input[type=number]').fill('140');
      await page.locator('.pl-refused:not(:empty)').waitFor();
    },
  ],
  [
    'quick open on a phone',
    async (page) => {
      await page.locator('.sh-command').click();
      await page.locator('dialog[open] [role=option]').first().waitFor();
    },
    { viewport: { width: 390, height: 844 } },
  ],
];

test.each(states)('breaks no rule of axe with %s open', async (_state, reach, options = {}) => {
  const server = await serve(project.dist);
  const page = await open(`${server.address}reports/quarter/`, {
    viewport: { width: 1300, height: 900 },
    ...options,
  });
  await reach(page);
  expect(await violations(page)).toEqual([]);
});

test('arrow keys read the points of every chart, one after the other', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const charts = page.locator('.pl-body[tabindex]');
  const tip = page.locator('.pl-tip');
  expect(await charts.count()).toBeGreaterThan(3);
  for (const chart of await charts.all()) {
    const points = await chart
      .locator('[data-words]')
      .evaluateAll((all) =>
        all
          .filter((each) => each.getBoundingClientRect().width > 0)
          .map((each) => each.getAttribute('data-words')),
      );
    const read: (string | null)[] = [];
    await chart.focus();
    for (let step = 0; step < Math.min(points.length, 4); step++) {
      await page.keyboard.press('ArrowRight');
      await tip.waitFor({ state: 'visible' });
      read.push(await tip.textContent());
    }
    expect(read).toEqual(points.slice(0, 4));
    await page.keyboard.press('End');
    expect(await tip.textContent()).toBe(points.at(-1));
    await page.keyboard.press('Escape');
    expect(await tip.isHidden()).toBe(true);
  }
});

test('every input works by keyboard alone', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page.locator('#input-shop').focus();
  await page.keyboard.press('ArrowDown');
  await answered(page, { shop: ['Harbour'] });

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await answered(page, { shop: ['Harbour'], product: ['cake'] });
  await page.keyboard.press('Escape');
  expect(await page.locator('[data-control=product] details').getAttribute('open')).toBeNull();

  await page.locator('#input-most').focus();
  await page.keyboard.press('ArrowLeft');
  await answered(page, { shop: ['Harbour'], product: ['cake'], most: ['20'] });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('input-most');

  await page.locator('#input-late').focus();
  await page.keyboard.press('Space');
  await answered(page, { shop: ['Harbour'], product: ['cake'], most: ['20'], late: ['true'] });
});

test('a table is sorted by the buttons of its head, and says so', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const table = page.locator('plaudit-figure[data-figure=table] .pl-body table').last();
  const head = table.locator('thead th').last();
  const numbers = async () =>
    (await table.locator('tbody tr td:last-child').allTextContents()).map((text) =>
      Number(text.replace(/\D/g, '')),
    );
  const up = (await numbers()).toSorted((a, b) => a - b);
  expect(await numbers()).not.toEqual(up);
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
  expect(await numbers()).toEqual(up);
  await page.keyboard.press('Enter');
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
  expect(await numbers()).toEqual(up.toReversed());
});

describe('a report of the project, in its narrow and large forms', () => {
  const path = 'reports/quarter/';

  test.each(['light', 'dark', 'hc-light', 'hc-dark'])(
    'breaks no rule of axe in the theme %s',
    async (theme) => {
      const server = await serve(project.dist);
      const page = await open(server.address + path);
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      expect(await violations(page)).toEqual([]);
    },
  );

  test('breaks no rule of axe with a sheet open on a phone, and gives the focus back', async () => {
    const server = await serve(project.dist);
    const page = await open(server.address + path, { viewport: { width: 390, height: 844 } });
    const opener = page.locator('.sh-activity [data-view=reports]');
    await opener.click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await opener.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await page.locator('#sh-side').getAttribute('role')).toBe('complementary');
  });

  test.each([
    ['at 320 pixels', { viewport: { width: 320, height: 640 } }, '100%'],
    ['zoomed to 200 %', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, '100%'],
    ['with text of 200 %', { viewport: { width: 1280, height: 900 } }, '200%'],
  ] satisfies [string, OpenOptions, string][])('scrolls one way only %s', async (_form, options, text) => {
    const server = await serve(project.dist);
    const page = await open(server.address + path, options);
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
    const [content, room] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(content).toBeLessThanOrEqual(room!);
  });
});

type Violations = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];

async function violations(page: Page): Promise<string[]> {
  // in the page's own world by the debugging protocol: the content security policy would refuse a script element
  const has = await page.evaluate(() => 'axe' in window);
  if (!has) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run(): Promise<{ violations: unknown }> } };
    return (await checker.run()).violations;
  });
  return (found as Violations).map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

function only(found: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(found).filter(([, broken]) => broken.length));
}

/** Pages of a template differ in their data alone. */
function oneOfEachFolder(paths: string[]): string[] {
  const folder = (path: string) =>
    /(reports\/\w+|tags)\/\w/.test(path) ? path.replace(/[^/]+\/$/, '') : path;
  return [...new Map(paths.map((path) => [folder(path), path])).values()];
}

async function openPanels(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const panel of document.querySelectorAll('details')) panel.open = true;
  });
  const panels = await page.locator('details.pl-audit').count();
  if (panels)
    await expect
      .poll(() => page.locator('details.pl-audit > .pl-actions:not([hidden])').count())
      .toBe(panels);
}
