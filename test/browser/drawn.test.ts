import { inject, describe, expect, test } from 'vitest';
import { figuresOf, pagePaths, ready, reportPaths, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

describe.each([
  ['the project’s own site', project.dist],
  ['a stranger’s site', cafe.dist],
])('%s', (_name, dist) => {
  test('shows every figure drawn with JavaScript off', async () => {
    const server = await serve(dist);
    const page = await open(server.address, { javaScriptEnabled: false, wait: 'load' });
    const paths = await reportPaths(page);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      await page.goto(path);
      const undrawn = await page
        .locator('plaudit-figure:not([data-figure=when])')
        .evaluateAll((hosts) =>
          hosts
            .filter((host) => !host.querySelector('svg path, table, .pl-body *, .pl-inline'))
            .map(({ id }) => id),
        );
      expect(undrawn, path).toEqual([]);
      expect(await page.locator('plaudit-figure:not([data-figure=when])').count(), path).toBeGreaterThan(0);
      expect(await page.locator('.pl-error, .pl-failure').count(), path).toBe(0);
    }
  });

  test('has no horizontal scrolling at 390 pixels, with and without JavaScript', async () => {
    const server = await serve(dist);
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(server.address, {
        javaScriptEnabled,
        viewport: { width: 390, height: 844 },
        wait: 'load',
      });
      for (const path of await pagePaths(page)) {
        await page.goto(path);
        if (javaScriptEnabled) await ready(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${path}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`).toBeLessThanOrEqual(390);
      }
    }
  });

  test('loads nothing but page, style and three small scripts before a question', async () => {
    const server = await serve(dist);
    const page = await open(server.address);
    for (const path of await reportPaths(page)) {
      server.asked.length = 0;
      await page.goto(path);
      await ready(page);
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      const named = await page
        .locator('script[src], link[rel=stylesheet], link[rel=icon]')
        .evaluateAll((tags) =>
          tags.map(
            (tag) =>
              new URL(tag.getAttribute('src') ?? tag.getAttribute('href') ?? '', location.href).pathname,
          ),
        );
      // before the first paint, for the frame, for the report
      expect(named.filter((each) => each.endsWith('.js'))).toHaveLength(3);
      const needed = [...named];
      // and the modules that those import at once
      for (const script of needed)
        if (script.endsWith('.js'))
          for (const [, to = ''] of (
            await (await page.request.get(new URL(script, path).href)).text()
          ).matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+)["']/g))
            needed.push(new URL(to, new URL(script, path)).pathname);
      const others = server.asked.filter((each) => each !== new URL(path).pathname && !needed.includes(each));
      expect(others, path).toEqual([]);
    }
  });

  test('draws figures once: loading changes nothing inside them', async () => {
    const server = await serve(dist);
    const page = await open(server.address, { before: watchFigures });
    for (const path of await reportPaths(page)) {
      await page.goto(path);
      await ready(page);
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      expect(await page.evaluate(() => (window as unknown as { changes: string[] }).changes), path).toEqual(
        [],
      );
      const { length } = (await figuresOf(page)).filter(({ source }) => source !== 'build');
      expect(length, path).toBe(0);
    }
  });
});

/** Notes every element that is added to or taken from a drawn figure. A `<title>` may move into `data-words`. */
function watchFigures(): void {
  const changes: string[] = [];
  Object.assign(window, { changes });
  // while the page is being parsed elements arrive; from then on they may not
  document.addEventListener('DOMContentLoaded', () => observe(), { capture: true });
  const early = new MutationObserver((records) => note(records, true));
  early.observe(document, { childList: true, subtree: true });

  function observe(): void {
    note(early.takeRecords(), true);
    early.disconnect();
    new MutationObserver((records) => note(records, false)).observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }
  function note(records: MutationRecord[], parsing: boolean): void {
    for (const { target, addedNodes, removedNodes, type } of records) {
      if (!(target instanceof Element ? target : target.parentElement)?.closest('.pl-body, .pl-inline'))
        continue;
      const nodes = [...removedNodes, ...(parsing ? [] : addedNodes)];
      const real = nodes.filter(({ nodeName }) => nodeName.toLowerCase() !== 'title');
      if (real.length || type === 'characterData')
        changes.push(`${type} ${real.map(({ nodeName }) => nodeName).join(' ')}`);
    }
  }
}
