import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatProblem, ProblemsError } from '../../dataset/problem.ts';
import { progressPrinter } from '../../publish/progress.ts';
import { packEngine } from './assets.ts';
import { setCurrentSite, setUnread, currentSite } from './current.ts';
import { noEval } from './noEval.ts';
import { writeSearchIndex } from './searchIndex.ts';
import { siteMap } from './sitemap.ts';
import { checkSite, openSite, type Site } from './site.ts';

type DevServer = {
  watcher: {
    add(path: string): void;
    on(event: 'all', listener: (event: string, path: string) => void): void;
  };
  ws: { send(message: { type: 'full-reload' }): void };
};

/** Opens the site before Astro asks for pages: a build stops at problems, the dev server shows them and goes on. */
export function plaudit(): AstroIntegration {
  let root = process.cwd();
  return {
    name: 'plaudit',
    hooks: {
      'astro:config:setup': ({ config, updateConfig, addMiddleware }) => {
        addMiddleware({ entrypoint: new URL('./typesetPage.ts', import.meta.url), order: 'post' });
        // addresses in sitemaps are whole
        if (config.site) updateConfig({ integrations: [siteMap(config.site, config.base)] });
        updateConfig({ vite: { plugins: [noEval()] } });
      },
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': async () => {
        const packing = packEngine();
        const site = await openSite({ root, drafts: buildsDrafts(), onProgress: progressPrinter() });
        const problems = await checkSite(site);
        for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
        const errors = problems.filter(({ severity }) => severity === 'error');
        if (errors.length)
          throw new Error(
            `${errors.length} problem${errors.length > 1 ? 's' : ''} in data/ or content/: see above`,
          );
        setCurrentSite(site);
        await packing;
        // beside Astro's own work
        void site.foresee();
      },
      'astro:build:done': async ({ dir }) => {
        currentSite().close();
        await writeSearchIndex(fileURLToPath(dir));
      },
      'astro:server:done': () => currentSite().close(),
      'astro:server:setup': async ({ server }) => {
        setCurrentSite(await openSite({ root, drafts: true, onProgress: progressPrinter() }));
        watch(server as unknown as DevServer, root);
      },
    },
  };
}

/** `npm run build -- --drafts`: for a preview that is not the published site. */
function buildsDrafts(): boolean {
  return process.env['PLAUDIT_DRAFTS'] === '1';
}

/** Reads the site again when data or pages change, one change at a time, and tells open pages. */
function watch(server: DevServer, root: string): void {
  const folders = [join(root, 'data'), join(root, 'content')];
  for (const folder of folders) server.watcher.add(folder);
  let waiting: NodeJS.Timeout | undefined;
  let work: Promise<unknown> = Promise.resolve();
  server.watcher.on('all', (_event, path) => {
    if (!folders.some((folder) => path.startsWith(folder)) || path.endsWith('.key')) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => (work = work.then(() => reopen(server, root))), 30);
  });
}

async function reopen(server: DevServer, root: string): Promise<void> {
  try {
    const previous: Site = currentSite();
    setCurrentSite(await openSite({ root, drafts: true, onProgress: progressPrinter(), previous }));
    setUnread(undefined);
  } catch (error) {
    // the pages stay as they were until the data can be read again, and say so
    const message = error instanceof ProblemsError ? error.message : String(error);
    setUnread(message);
    process.stderr.write(`${message}\n`);
  }
  server.ws.send({ type: 'full-reload' });
}
