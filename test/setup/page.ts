import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Audit } from '../../src/figures/frame.ts';
import { pageDataId, type PageData } from '../../src/hosts/pageData.ts';
import { serve, type PlainServer } from './server.ts';

export type OpenOptions = BrowserContextOptions & {
  /** Runs in the page before anything of it. */
  before?: () => void;
  /** Leave before the page's script has run, or has no script. */
  wait?: 'ready' | 'load';
};

type Kit = {
  /** Opens an address in a browser context of its own, and waits until the page listens. */
  open(address: string, options?: OpenOptions): Promise<Page>;
  /** Another context, nothing kept from the first. */
  fresh: Kit['open'];
  /** Serves a folder until the file's tests are done. */
  serve: typeof serve;
};

/**
 * The browser that all tests share. Whatever a page does that no page may do fails the test that opened it: a request
 * to another host, a breach of the content security policy, an error in a script, a dialog.
 */
export function useBrowser(): Kit {
  let browser: Browser;
  const servers: PlainServer[] = [];
  const contexts: { close(): Promise<void> }[] = [];
  const breaches: string[] = [];

  beforeAll(async () => {
    browser = await chromium.connect(inject('shared').browser);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(breaches.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  const open: Kit['open'] = async (address, { before, wait = 'ready', ...options } = {}) => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    const { origin } = new URL(address);
    await context.exposeFunction('plauditBreach', (text: string) => breaches.push(text));
    await context.addInitScript(watchPolicy);
    if (before) await context.addInitScript(before);
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))
        breaches.push(`request to another host: ${url}`);
    });
    context.on('weberror', (error) => breaches.push(`error in the page: ${error.error().message}`));
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      breaches.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) breaches.push(message.text());
    });
    await page.goto(address);
    if (wait === 'ready') await ready(page);
    return page;
  };

  return {
    open,
    fresh: open,
    async serve(folder, options) {
      const server = await serve(folder, options);
      servers.push(server);
      return server;
    },
  };
}

/** The page listens to its reader; a page without inputs and figures never has to. */
export async function ready(page: Page): Promise<void> {
  const listens = await page.locator(`#${pageDataId}`).count();
  if (listens) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

function watchPolicy(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI, sample, sourceFile, lineNumber, columnNumber } = event;
    const { plauditBreach } = window as unknown as { plauditBreach(text: string): void };
    plauditBreach(
      `content security policy: ${violatedDirective} ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}:${columnNumber}`,
    );
  });
}

export type FigureView = {
  id: string;
  name: string;
  state: string;
  source: string;
  audit: Audit;
  /** What is drawn, as markup. */
  body: string;
  text: string;
};

/** Every figure of the page as it stands. */
export function figuresOf(page: Page): Promise<FigureView[]> {
  return page.locator('plaudit-figure').evaluateAll((hosts) =>
    hosts.map((host) => {
      const body = host.querySelector('.pl-body, .pl-inline, .pl-when');
      return {
        id: host.id,
        name: host.getAttribute('data-figure') ?? '',
        state: host.getAttribute('data-state') ?? '',
        source: host.getAttribute('data-source') ?? '',
        audit: JSON.parse(host.querySelector('script[data-audit]')?.textContent ?? '{}') as Audit,
        body: body?.innerHTML ?? '',
        text: body?.textContent ?? '',
      };
    }),
  );
}

/** What the page tells its script. */
export async function pageDataOf(page: Page): Promise<PageData> {
  return JSON.parse((await page.locator(`#${pageDataId}`).textContent()) ?? '{}') as PageData;
}

/** The addresses of all pages of a site, from the links of its index. */
export async function pagePaths(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href.replace(/#.*/, '')));
  return [...new Set([page.url(), ...links])];
}

/** The addresses of its reports. */
export async function reportPaths(page: Page): Promise<string[]> {
  return (await pagePaths(page)).filter((path) => path.includes('/reports/'));
}
