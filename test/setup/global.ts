import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { cafeFiles, oddFiles } from './cafe.ts';
import { browserArguments, findBrowser } from './browser.ts';
import { buildSite, makeRoot, removeRoot } from './site.ts';

/** What browser tests share: one browser and a few sites, built once. */
export type Shared = {
  browser: string;
  /** A stranger's data and pages: see cafe.ts. `sub` is the same site, built for the path `/sub/path/`. */
  cafe: { root: string; dist: string; sub: string };
  /** The project's own data and pages. */
  project: { root: string; dist: string };
};

declare module 'vitest' {
  export interface ProvidedContext {
    shared: Shared;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser();
  const cafe = makeRoot({ ...cafeFiles(), ...oddFiles() });
  const cafeDist = await buildSite(cafe);
  const project = makeRoot({}, { from: ['data', 'content', 'docs'], enginesOf: cafe });
  const [sub, projectDist] = await Promise.all([
    buildSite(cafe, { base: '/sub/path/', out: 'dist-sub' }),
    buildSite(project, { site: 'https://reports.example.org' }),
  ]);
  const server = await chromium.launchServer({ executablePath, args: browserArguments });
  provide('shared', {
    browser: server.wsEndpoint(),
    cafe: { root: cafe, dist: cafeDist, sub },
    project: { root: project, dist: projectDist },
  });
  return async () => {
    await server.close();
    [cafe, project].forEach(removeRoot);
  };
}
