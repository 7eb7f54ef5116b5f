import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { useBrowser } from '../setup/page.ts';

const { open, fresh, serve } = useBrowser();
const { cafe, project } = inject('shared');
const wide = { viewport: { width: 1300, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

const report = async () => `${(await serve(cafe.dist)).address}reports/cafe/`;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const width = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().width));

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((each) => document.activeElement?.matches(each), selector)) return;
  }
  throw new Error(`no way by Tab to ${selector}`);
}

describe('by keyboard alone', () => {
  test('a reader changes the view, closes the side bar and opens it again', async () => {
    const page = await open(await report(), wide);
    await page.locator('.sh-side').waitFor();
    await tabTo(page, '.sh-activity [data-view=data]');
    await page.keyboard.press('Enter');
    await page.locator('.sh-view[data-view=data]').waitFor();
    expect(await page.locator('.sh-view[data-view=reports]').isVisible()).toBe(false);
    expect(await page.locator('[data-view=data][aria-expanded]').getAttribute('aria-expanded')).toBe('true');
    await page.locator('.sh-fragment .pl-columns').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.sh-side').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-view=data][aria-expanded]').getAttribute('aria-expanded')).toBe('false');
  });

  test('a reader moves the edge of the side bar, and finds it there on the next page', async () => {
    const page = await open(await report(), wide);
    const before = await width(page, '.sh-side');
    await tabTo(page, '.sh-edge-side');
    await expect.poll(() => page.locator('.sh-edge-side').getAttribute('aria-valuenow')).toBe(String(before));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await width(page, '.sh-side')).toBe(before + 32);
    expect(await page.locator('.sh-edge-side').getAttribute('aria-valuenow')).toBe(String(before + 32));
    await page.locator('.sh-brand').click();
    expect(await width(page, '.sh-side')).toBe(before + 32);
  });

  test('a reader opens the panel, goes from tab to tab and closes it', async () => {
    const page = await open(await report(), wide);
    await tabTo(page, '.sh-toggle-panel');
    await page.keyboard.press('Enter');
    await page.locator('#sh-log table').waitFor();
    expect(await focused(page)).toBe('sh-tab-log');
    await page.keyboard.press('ArrowRight');
    await page.locator('#sh-problems').waitFor();
    expect(await focused(page)).toBe('sh-tab-problems');
    expect(await page.locator('#sh-tab-problems').getAttribute('aria-selected')).toBe('true');
    await tabTo(page, '.sh-panel .sh-close');
    await page.keyboard.press('Enter');
    await page.locator('.sh-panel').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('sh-toggle-panel');
  });

  test('a reader goes along the open reports with arrows, and closes one with Delete', async () => {
    const page = await open(await report(), wide);
    await page.goto(page.url().replace('reports/cafe/', 'method/'));
    expect(await page.locator('.sh-tab').count()).toBe(2);
    await page.locator('.sh-tab[data-current] a').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(
      /reports\/cafe\/$/,
    );
    await page.keyboard.press('Delete');
    expect(await page.locator('.sh-tab').count()).toBe(1);
    await page.reload();
    expect(await page.locator('.sh-tab').count()).toBe(1);
  });

  test('reading mode leaves nothing but the report, until Escape', async () => {
    const page = await open(await report(), wide);
    await tabTo(page, '.sh-tool[data-sh=reading]');
    await page.keyboard.press('Enter');
    for (const part of ['.sh-title', '.sh-activity', '.sh-side', '.sh-outline', '.sh-status'])
      expect(await page.locator(part).isVisible(), part).toBe(false);
    expect(await page.locator('#main').isVisible()).toBe(true);
    await page.reload();
    expect(await page.locator('.sh-title').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    expect(await page.locator('.sh-title').isVisible()).toBe(true);
  });
});

describe('reading mode', () => {
  const frame = [
    ...['.sh-title', '.sh-activity', '.sh-side', '.sh-outline'],
    ...['.sh-panel', '.sh-status', '.sh-edge-side'],
  ];

  test.each(['reports', 'search', 'data', 'measures', 'settings'])(
    'leaves the report alone in the window whatever stood open: %s',
    async (view) => {
      const page = await open(await report(), wide);
      const link = page.locator(`.sh-activity [data-view=${view}]`);
      if ((await link.getAttribute('aria-expanded')) !== 'true') await link.click();
      await page.locator(`.sh-view[data-view=${view}]`).waitFor();
      await page.locator('.sh-toggle-panel').click();
      await page.locator('.sh-panel').waitFor();
      await page.locator('.sh-tool[data-sh=reading]').click();
      const seen = () =>
        page.evaluate(
          (parts) => parts.filter((part) => document.querySelector(part)?.getClientRects().length),
          frame,
        );
      expect(await seen()).toEqual([]);
      const top = () => page.locator('h1').evaluate((each) => each.getBoundingClientRect().top);
      expect(await top()).toBeLessThan(200);
      await page.reload();
      expect(await seen()).toEqual([]);
      expect(await top()).toBeLessThan(200);
    },
  );

  test('is ticked in the settings while it is on, and they are there when it began before them', async () => {
    const page = await open(await report(), wide);
    await page.locator('.sh-activity [data-view=settings]').click();
    const box = page.locator('#sh-settings').getByLabel('Reading mode');
    await box.check();
    await page.locator('.sh-side').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.locator('.sh-side').waitFor();
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await page.reload();
    await page.locator('.sh-leave-reading').click();
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await page.locator('.sh-activity [data-view=settings]').getAttribute('aria-expanded')).toBe(
      'true',
    );
  });
});

describe('by hand', () => {
  test('the edge of the side bar follows its first drag, and says its width before', async () => {
    const page = await open(await report(), wide);
    const edge = page.locator('.sh-edge-side');
    const before = await width(page, '.sh-side');
    await page.mouse.move(400, 300);
    for (const [name, value] of [
      ['now', before],
      ['min', 140],
      ['max', 650],
    ] as const)
      await expect.poll(() => edge.getAttribute(`aria-value${name}`)).toBe(String(value));
    const box = (await edge.boundingBox())!;
    await page.mouse.move(box.x + 1, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 61, box.y + 300, { steps: 4 });
    await page.mouse.up();
    expect(Math.abs((await width(page, '.sh-side')) - before - 60)).toBeLessThan(3);
  });

  test('the outline is opened and closed from the activity bar, which says which it is', async () => {
    const page = await open(await report(), wide);
    const link = page.locator('.sh-activity [data-sh=outline]');
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    await link.click();
    await page.locator('.sh-outline').waitFor({ state: 'hidden' });
    expect(await link.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('on a phone', () => {
  test('a sheet takes the focus, keeps it, and gives it back', async () => {
    const page = await open(await report(), phone);
    expect(await page.locator('.sh-side').isVisible()).toBe(false);
    await page.locator('.sh-activity [data-view=reports]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.sh-side[role=dialog][aria-modal=true]').waitFor();
    expect(await focused(page)).toBe('sh-side');
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      const away = await page.evaluate(
        () => !!document.activeElement?.closest('.sh-editor, .sh-title, .sh-activity'),
      );
      expect(away).toBe(false);
    }
    await page.keyboard.press('Escape');
    await page.locator('.sh-side').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['view'])).toBe(
      'reports',
    );
  });

  test('the number of answers is read out when a filter changes it', async () => {
    const page = await open(await report(), phone);
    // by its role: what is hidden from those who listen has none
    const answers = page.getByRole('status').filter({ hasText: /answers/ });
    expect(await answers.count()).toBe(1);
    const all = await answers.textContent();
    await page.selectOption('#input-shop', 'Market');
    await answered(page, { shop: ['Market'] });
    await expect.poll(() => answers.textContent()).not.toBe(all);
    expect(await answers.getAttribute('aria-busy')).toBe('false');
    expect(await answers.evaluate((each) => each.closest('[inert], [aria-hidden=true]'))).toBeNull();
  });

  test('two plans beside what is now fit side by side, each value under its name', async () => {
    const page = await open(`${(await serve(project.dist)).address}reports/return/`, phone);
    const table = page.locator('.pl-scn-table').first();
    const [content, room] = await table.evaluate((each) => [each.scrollWidth, each.clientWidth]);
    expect(content).toBeLessThanOrEqual(room!);
    expect(await table.getByRole('columnheader').count()).toBe(3);
    expect(await table.getByRole('row').count()).toBeGreaterThan(5);
  });

  test('a touch beside the sheet closes it, and the next page opens without one', async () => {
    const page = await open(await report(), { ...phone, hasTouch: true });
    await page.locator('.sh-activity [data-sh=outline]').tap();
    await page.locator('.sh-outline').waitFor();
    await page.touchscreen.tap(195, 20);
    await page.locator('.sh-outline').waitFor({ state: 'hidden' });
    await page.locator('.sh-activity [data-view=reports]').tap();
    await page.locator('.sh-side').waitFor();
    await page.reload();
    expect(await page.locator('.sh-side').isVisible()).toBe(false);
  });
});

describe('a theme', () => {
  test('follows the system until one is chosen; the choice is remembered, and there before the first paint', async () => {
    const page = await open(await report(), { ...wide, colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(31, 31, 31)');
    await page.locator('.sh-activity [data-view=settings]').click();
    await page.getByLabel('High contrast, dark').check();
    expect(await ground()).toBe('rgb(0, 0, 0)');
    // the page’s own scripts never come: what is seen is what stands before the first paint
    await page.route(/_astro\/.*\.js/, (route) => route.abort());
    await page.reload();
    expect(await ground()).toBe('rgb(0, 0, 0)');
  });

  test('of high contrast comes with a system that asks for it', async () => {
    const page = await fresh(await report(), { ...wide, contrast: 'more', colorScheme: 'dark' });
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toBe('rgb(0, 0, 0)');
  });
});

describe('without JavaScript', () => {
  test('the report reads, its links lead on, and nothing is offered that cannot work', async () => {
    const page = await open(await report(), { ...wide, javaScriptEnabled: false, wait: 'load' });
    expect(await page.locator('#main h1').isVisible()).toBe(true);
    expect(await page.locator('[data-needs-script]:visible').count()).toBe(0);
    expect(await page.locator('.sh-outline a').first().isVisible()).toBe(true);
    for (const view of ['reports', 'data', 'measures']) {
      const href = await page.locator(`.sh-activity [data-view=${view}]`).getAttribute('href');
      expect((await page.request.get(new URL(href ?? '', page.url()).href)).status(), view).toBe(200);
    }
  });

  test('the outline of a phone opens by its link', async () => {
    const page = await open(await report(), { ...phone, javaScriptEnabled: false, wait: 'load' });
    expect(await page.locator('.sh-outline').isVisible()).toBe(false);
    await page.locator('.sh-activity [data-sh=outline]').click();
    expect(await page.locator('.sh-outline').isVisible()).toBe(true);
  });
});

describe('the status bar and the query log', () => {
  test('follow a filter: answers in scope, filters in force, each query with its source', async () => {
    const page = await open(await report(), wide);
    const answers = async () =>
      Number(((await page.locator('#sh-answers').textContent()) ?? '').replace(/\D/g, ''));
    const all = await answers();
    expect(await page.locator('#sh-filters').textContent()).toMatch(/No filters/);
    await page.locator('#sh-engine').click();
    const lines = page.locator('#sh-log tbody tr');
    const drawn = await page.locator('plaudit-figure > script[data-audit]').count();
    await expect.poll(() => lines.count()).toBe(drawn);
    expect(await lines.first().textContent()).toContain('at build');

    await page.selectOption('#input-shop', 'Market');
    await answered(page, { shop: ['Market'] });
    await expect.poll(answers).toBeLessThan(all);
    expect(await answers()).toBeGreaterThan(0);
    expect(await page.locator('#sh-filters').textContent()).toMatch(/1 filter/);
    expect(await lines.count()).toBeGreaterThan(drawn);
    expect(await lines.last().textContent()).toContain('from foreseen answers');

    await page.locator('#input-remark').fill('queue');
    await answered(page, { shop: ['Market'], remark: ['queue'] });
    await expect.poll(() => lines.last().textContent()).toMatch(/by the engine here.*ms/);
    expect(await page.locator('#sh-engine').textContent()).toMatch(/Engine ready/);
  });

  test('show at once that figures wait for their answer, and how many filters they wait with', async () => {
    const server = await serve(cafe.dist);
    const go = server.fault(/\.wasm/, 'held');
    const page = await open(`${server.address}reports/cafe/?shop=Market&remark=queue`, wide);
    const busy = page.locator('plaudit-figure[aria-busy=true]');
    await expect.poll(() => busy.count()).toBeGreaterThan(3);
    expect(await page.locator('#sh-filters').textContent()).toMatch(/2 filters/);
    expect(await page.locator('#sh-answers').getAttribute('aria-busy')).toBe('true');
    const drawing = page.locator('plaudit-figure[data-figure=trend] > figure').first();
    await expect
      .poll(() => drawing.evaluate((each) => Number(getComputedStyle(each).opacity)))
      .toBeLessThan(0.6);
    go();
    await answered(page, { shop: ['Market'], remark: ['queue'] });
    expect(await busy.count()).toBe(0);
    expect(await drawing.evaluate((each) => getComputedStyle(each).opacity)).toBe('1');
    await expect.poll(() => page.locator('#sh-answers').getAttribute('aria-busy')).toBe('false');
  });

  test('show as before what a question left alone, and all of it when nothing can answer', async () => {
    const server = await serve(cafe.dist);
    server.fault(/\.wasm/, 'missing');
    const page = await open(`${server.address}reports/cafe/`, wide);
    const before = await page.locator('#sh-answers').textContent();
    await page.locator('#input-remark').fill('queue');
    await page.locator('#pl-status[data-kind=failed]').waitFor();
    expect(await page.locator('plaudit-figure[aria-busy], plaudit-figure[data-state=loading]').count()).toBe(
      0,
    );
    expect(await page.locator('#sh-filters').textContent()).toMatch(/No filters/);
    expect(await page.locator('#sh-answers').getAttribute('aria-busy')).toBe('false');
    expect(await page.locator('#sh-answers').textContent()).toBe(before);
  });

  test('count no parameter among the filters', async () => {
    const page = await open(await report(), wide);
    await page.locator('#input-late').check();
    await answered(page, { late: ['true'] });
    expect(await page.locator('#sh-filters').textContent()).toMatch(/No filters/);
  });

  test('say what of an address was not understood, as a problem', async () => {
    const page = await open(`${await report()}?shop=nowhere`, wide);
    await expect.poll(() => page.locator('#sh-problem-count').textContent()).not.toMatch(/No problems/);
    await page.locator('#sh-problem-count').click();
    await page.locator('#sh-problems').waitFor();
    expect(await page.locator('#sh-problems').textContent()).toContain('nowhere');
  });
});
