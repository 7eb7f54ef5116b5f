import { describe, expect, inject, test } from 'vitest';
import { formatState } from '../../src/sql/controls.ts';
import { answered } from '../setup/answers.ts';
import { figuresOf, pageDataOf, ready, reportPaths, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

describe.each([
  ['the project’s own site', project.dist],
  ['a stranger’s site', cafe.dist],
])('%s', (_name, dist) => {
  test('is drawn by the browser exactly as by the build, figure by figure', async () => {
    const server = await serve(dist);
    const page = await open(server.address);
    for (const path of await reportPaths(page)) {
      await page.goto(path);
      await ready(page);
      const { results, controls } = await pageDataOf(page);
      const choice = controls.find((each) => 'options' in each);
      if (!results || !choice || !('options' in choice)) continue;
      const built = await figuresOf(page);
      const state = { [choice.key]: [choice.options[0]!.value] };
      await page.evaluate(
        (query) => {
          history.pushState(null, '', `?${query}`);
          dispatchEvent(new PopStateEvent('popstate'));
        },
        formatState(controls, state),
      );
      await answered(page, state);
      await page.goBack();
      await answered(page, {});
      // the drawing for the width that is not seen comes a little later
      const others = async () => {
        const redrawn = await figuresOf(page);
        return built.filter(({ name, body }, index) => name !== 'when' && redrawn[index]?.body !== body);
      };
      await expect.poll(others, { message: path }).toEqual([]);
    }
  });
});

test('what is not seen is drawn for paper, though the browser never had time for it', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`, {
    before: () => Object.assign(window, { requestIdleCallback: () => 0 }),
  });
  const drawn = async () => ({
    wide: await page.locator('.pl-body > .pl-wide').count(),
    narrow: await page.locator('.pl-body > .pl-narrow').count(),
  });
  await page.selectOption('#input-shop', 'Market');
  await answered(page, { shop: ['Market'] }, false);
  const before = await drawn();
  expect(before.narrow).toBeLessThan(before.wide);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await drawn()).toEqual({ wide: before.wide, narrow: before.wide });
});

test.each([
  ['wide', 1100],
  ['narrow', 390],
])('a question moves nothing on a %s page', async (_name, width) => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`, {
    viewport: { width, height: 900 },
    before: watchShifts,
  });
  const shifts = () => page.evaluate(() => (window as unknown as { shifts(): string[] }).shifts());
  expect(await shifts()).toEqual([]);
  for (const shop of ['Market', 'Harbour', 'Old Town']) {
    await page.selectOption('#input-shop', shop);
    await answered(page, { shop: [shop] });
  }
  await page.locator('#input-most').fill('20');
  await answered(page, { shop: ['Old Town'], most: ['20'] });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await shifts()).toEqual([]);
});

test('the old drawing stays in full until the new one is there', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const letGo = server.fault(/results\//, 'held');
  const before = await figuresOf(page);
  await page.selectOption('#input-shop', 'Market');
  await expect.poll(() => server.asked.some((path) => path.includes('results/'))).toBe(true);
  expect((await figuresOf(page)).map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  letGo();
  await answered(page, { shop: ['Market'] });
});

/** Sums the layout shifts of the page; each is told with what moved. Those right after an input count as well. */
function watchShifts(): void {
  type Shift = PerformanceEntry & {
    value: number;
    sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const all: Shift[] = [];
  const observer = new PerformanceObserver((list) => all.push(...(list.getEntries() as Shift[])));
  observer.observe({ type: 'layout-shift', buffered: true });
  Object.assign(window, {
    shifts() {
      all.push(...(observer.takeRecords() as Shift[]));
      // the line that says what the engine is doing lies over the page and grows with its words
      const page = all.filter(({ sources }) => sources.some(({ node }) => node?.id !== 'pl-status'));
      const sum = page.reduce((total, { value }) => total + value, 0);
      const moved = page.flatMap(({ value, sources }) =>
        sources.map(
          ({ node, previousRect: a, currentRect: b }) =>
            `${value.toFixed(3)} ${a.y}+${a.height} to ${b.y}+${b.height} ${(node?.outerHTML ?? node?.textContent)?.slice(0, 120)}`,
        ),
      );
      return sum < 0.02 ? [] : moved;
    },
  });
}
