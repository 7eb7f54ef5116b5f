import type { Browser, Page } from 'playwright-core';
import type { Row, Settings } from './row.ts';
import { times } from './times.ts';

/** What a page says of its own opening, in milliseconds from the start of navigation. */
type Opening = {
  paint: number;
  drawn: number;
  blocked: number;
  answered: number;
  engine: number;
  foreign: number;
  /** Kilobytes that the first filter fetches, as they travel. */
  fetched: number;
};

/** What the page holds for us. */
type Watched = { bench: Pick<Opening, 'paint' | 'drawn' | 'blocked' | 'answered'> & { asked: number } };

/** Opens a page on a slow line (1.6 Mbit/s, 150 ms) and a slow machine (CPU ÷ 4), and uses its first filter at once. */
export async function opened(
  browser: Browser,
  address: string,
  path: string,
  { runs, say }: Settings,
): Promise<Row[]> {
  const seen = await times(runs, (run) => {
    say(`opening on a slow line, ${run + 1} of ${runs}`);
    return open(browser, address, path);
  });
  const row = (name: string, of: keyof Opening, unit: string, budget?: number): Row => ({
    name,
    unit,
    values: seen.map((each) => (unit === 's' ? each[of] / 1000 : each[of])),
    budget,
  });
  return [
    row('slow line: first contentful paint', 'paint', 's'),
    row('slow line: all charts drawn', 'drawn', 's', 1.5),
    row('slow line: blocking time', 'blocked', 'ms', 50),
    row('slow line: first filter answered, from opening', 'answered', 's', 3),
    row('code and answers that the first filter fetches', 'fetched', 'KB'),
    row('engine bytes before a reader asks', 'engine', 'bytes', 0),
    row('requests to other hosts', 'foreign', '', 0),
  ];
}

async function open(browser: Browser, address: string, path: string): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  try {
    const page = await context.newPage();
    let [engine, foreign] = [0, 0];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) foreign++;
    });
    page.on('response', (response) => {
      if (/\/engine\//.test(response.url())) engine += Number(response.headers()['content-length'] ?? 1);
    });
    await slow(page);
    await page.addInitScript(watch);
    // the first opening is left alone, so that nothing but the page itself is counted; the second is asked at once
    await page.goto(address + path, { waitUntil: 'load' });
    await page.waitForFunction(() => (window as unknown as Watched).bench?.drawn > 0);
    await page.waitForTimeout(1500);
    const { paint, drawn, blocked } = await page.evaluate(() => (window as unknown as Watched).bench);
    return {
      paint,
      drawn: Math.max(drawn, paint),
      blocked,
      engine,
      foreign,
      ...(await firstAnswer(browser, address + path)),
    };
  } finally {
    await context.close();
  }
}

async function firstAnswer(browser: Browser, url: string): Promise<Pick<Opening, 'answered' | 'fetched'>> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  try {
    const page = await context.newPage();
    await slow(page);
    await page.addInitScript(watch);
    await page.addInitScript(askAtOnce);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => (window as unknown as Watched).bench?.answered > 0, undefined, {
      timeout: 120_000,
    });
    return await page.evaluate(() => {
      const { answered, asked } = (window as unknown as Watched).bench;
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const later = entries.filter(({ startTime }) => startTime >= asked && startTime < answered);
      return {
        answered,
        fetched: later.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024,
      };
    });
  } finally {
    await context.close();
  }
}

async function slow(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** In the page: when it was painted, when all its figures had their drawing on screen, and how long it did not listen. */
function watch(): void {
  const bench: Watched['bench'] = { paint: 0, drawn: 0, blocked: 0, answered: 0, asked: 0 };
  Object.assign(window, { bench });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) bench.paint = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const figures = [...document.querySelectorAll('plaudit-figure')];
    const ended = document.querySelector('.pl-foot') !== null;
    const drawn = figures.every((figure) =>
      [...figure.querySelectorAll('svg, table, .pl-number, .pl-big')].some(
        (part) => part.getBoundingClientRect().height > 0,
      ),
    );
    // what is there in this frame is on screen in the next
    if (ended && figures.length > 0 && drawn) requestAnimationFrame(() => (bench.drawn = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: chooses a region as soon as the page listens, and waits until every figure answers. */
function askAtOnce(): void {
  const bench = () => (window as unknown as Watched).bench;
  const ask = () => {
    const select = document.querySelector<HTMLSelectElement>('[data-control="region"] select');
    if (!select || document.documentElement.dataset['ready'] !== 'true') return void setTimeout(ask, 5);
    bench().asked = performance.now();
    select.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    select.value = select.options[2]?.value ?? '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    wait();
  };
  const wait = () => {
    const figures = [...document.querySelectorAll('plaudit-figure')];
    if (figures.every((figure) => figure.getAttribute('data-state') === 'live'))
      requestAnimationFrame(() => (bench().answered = performance.now()));
    else setTimeout(wait, 5);
  };
  addEventListener('DOMContentLoaded', ask);
}
