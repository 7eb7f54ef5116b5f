import type { Browser, Page } from 'playwright-core';
import type { Row, Settings } from './row.ts';
import { times } from './times.ts';

const budgets: Record<number, number> = { 100_000: 100, 1_000_000: 200 };

/** How long a filter takes until all 8 figures are redrawn, from the results file and from the warm engine. */
export async function filters(
  browser: Browser,
  url: string,
  answers: number,
  { runs, say }: Settings,
): Promise<Row[]> {
  const size = `${answers.toLocaleString('en')} answers`;
  say(`filters over ${size}`);
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true');
    await page.evaluate(prepare);
    // the first question fetches the figures' code and the results file
    await choose(page, 'region', 1);
    const foreseen = await times(runs, (run) => choose(page, 'region', 2 + (run % 5)));
    const [start] = await times(1, () => wake(page));
    const warm = await times(runs * 2, (run) => span(page, run + 2));
    return [
      { name: `filter to redraw, foreseen, 8 figures, ${size}`, unit: 'ms', values: foreseen, budget: 100 },
      {
        name: `filter to redraw, engine warm, 8 figures, ${size}`,
        unit: 'ms',
        values: warm,
        budget: budgets[answers],
      },
      { name: `engine start, once downloaded, ${size}`, unit: 'ms', values: [start ?? NaN] },
    ];
  } finally {
    await context.close();
  }
}

type Bench = {
  /** Changes an input, and gives the time until every figure has been redrawn and painted. */
  change(select: string, value: string): Promise<number>;
  started: number;
  ready: number;
};

function choose(page: Page, control: string, index: number): Promise<number> {
  return page.evaluate(
    ([key, at]) => {
      const { bench } = window as unknown as { bench: Bench };
      const select = document.querySelector<HTMLSelectElement>(`[data-control="${key}"] select`);
      return bench.change(`[data-control="${key}"] select`, select?.options[Number(at)]?.value ?? '');
    },
    [control, index] as const,
  );
}

/** A span of months that no results file foresees. */
function span(page: Page, months: number): Promise<number> {
  return page.evaluate((low) => {
    const { bench } = window as unknown as { bench: Bench };
    return bench.change('[data-control="tenure_months"] input[data-side="low"]', String(low));
  }, months);
}

/** The first question to the engine; gives how long its start took, after the download. */
async function wake(page: Page): Promise<number> {
  await span(page, 1);
  return page.evaluate(() => {
    const { bench } = window as unknown as { bench: Bench };
    return bench.ready - bench.started;
  });
}

/** In the page: what changes inputs and watches figures. */
function prepare(): void {
  const figures = [...document.querySelectorAll('plaudit-figure')];
  const bench: Bench = {
    started: 0,
    ready: 0,
    change(select, value) {
      const input = document.querySelector<HTMLInputElement>(select);
      if (!input) throw new Error(`missing input: ${select}`);
      const waiting = new Set(figures);
      return new Promise((done) => {
        const start = performance.now();
        const observer = new MutationObserver((changes) => {
          for (const { target } of changes) {
            if ((target as Element).getAttribute('data-state') === 'live') waiting.delete(target as Element);
          }
          if (waiting.size) return;
          observer.disconnect();
          // painted: the frame after the one in which they were changed has begun
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        });
        for (const figure of figures)
          observer.observe(figure, { attributes: true, attributeFilter: ['data-state'] });
        input.value = value;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
  };
  const status = document.getElementById('pl-status');
  if (status)
    new MutationObserver(() => {
      const starting = status.textContent === status.dataset['starting'];
      if (starting) bench.started ||= performance.now();
      else if (bench.started) bench.ready ||= performance.now();
    }).observe(status, { childList: true, characterData: true, subtree: true });
  Object.assign(window, { bench });
}
