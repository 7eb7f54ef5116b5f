import { cpSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

import { keepCode } from './keepCode.ts';

/** What a command that builds was told. */
export type BuildValues = {
  base?: string | undefined;
  site?: string | undefined;
  'out-dir'?: string | undefined;
  drafts?: boolean | undefined;
};

/** The base path with slashes at both ends. */
export function basePath(values: BuildValues): string {
  const path = (values.base ?? process.env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  return path ? `/${path}/` : '/';
}

/** Astro's settings for a command line. */
export function astroConfig(values: BuildValues) {
  const outDir = values['out-dir'];
  const site = values.site ?? process.env['SITE_URL'];
  return { base: basePath(values), ...(site ? { site } : {}), ...(outDir ? { outDir } : {}) };
}

/** Whether Astro would take a folder for one inside of the project, as its path begins with that of the project. */
function isBeside(folder: string, root: string): boolean {
  return folder.startsWith(root) && folder !== root && !folder.startsWith(join(root, sep));
}

function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  rmSync(from, { recursive: true });
}

/** Builds the site into `dist/`. False when data or pages have problems, which are printed already. */
export async function buildSite(values: BuildValues): Promise<boolean> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // the integration runs in Astro's own loading of the settings: a variable reaches it
  if (values.drafts) process.env['PLAUDIT_DRAFTS'] = '1';
  keepCode();
  const { build } = await import('astro');
  const out = values['out-dir'];
  const beside = out !== undefined && isBeside(resolve(out), process.cwd());
  const stage = beside ? join('.plaudit', 'out') : out;
  try {
    await build({ logLevel: 'warn', ...astroConfig({ ...values, 'out-dir': stage }) });
    if (beside) move(stage as string, out);
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}
