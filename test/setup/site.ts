import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Files by path below the root, such as `content/reports/a.mdx`. */
export type Files = Record<string, string>;

/**
 * The project in a folder of its own with other data and pages, as a stranger would have it: `src/` is a copy,
 * packages are links, caches stay inside. `from` names folders of the project that are copied as they are.
 */
export function makeRoot(
  files: Files,
  { from = [], enginesOf }: { from?: string[]; enginesOf?: string } = {},
): string {
  const root = mkdtempSync(join(tmpdir(), 'plaudit-test-'));
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', ...from])
    cpSync(join(projectRoot, name), join(root, name), { recursive: true });
  linkPackages(root);
  for (const folder of ['data', 'content/reports']) mkdirSync(join(root, folder), { recursive: true });
  writeFiles(root, files);
  if (enginesOf) copyEngines(enginesOf, root);
  return root;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Builds the site of a root; gives the folder of the output. Throws with the build's words when it fails. */
export async function buildSite(root: string, { base = '/', out = 'dist', site = '' } = {}): Promise<string> {
  const built = await runNode(root, [
    astroCli,
    'build',
    '--base',
    base,
    '--outDir',
    out,
    ...(site ? ['--site', site] : []),
  ]);
  if (built.code !== 0) throw new Error(`the build of ${root} failed\n${built.output}`);
  return join(root, out);
}

export type Ran = { code: number; stdout: string; output: string };

/** Runs a program of the project in a root, to its end. */
export function runNode(root: string, words: string[]): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = startNode(root, words);
    let stdout = '';
    let output = '';
    child.stdout.on('data', (chunk) => ((stdout += chunk), (output += chunk)));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, stdout, output }));
  });
}

/** Starts a program of the project in a root. */
export function startNode(root: string, words: string[]) {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  // a build is not a test: what vitest sets for its own workers is not for Astro
  for (const name of [
    'NODE_ENV',
    'VITEST',
    'TEST',
    'DEV',
    'PROD',
    'MODE',
    'SSR',
    'BASE_URL',
    'BASE_PATH',
    'SITE_URL',
  ])
    Reflect.deleteProperty(env, name);
  return spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export const astroCli = join(projectRoot, 'node_modules/astro/bin/astro.mjs');

export function removeRoot(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

/** One link a package, not one for all: Vite keeps its cache in `node_modules`. */
function linkPackages(root: string): void {
  mkdirSync(join(root, 'node_modules'));
  const packages = join(projectRoot, 'node_modules');
  for (const name of readdirSync(packages))
    if (!name.startsWith('.'))
      symlinkSync(join(packages, name), join(root, 'node_modules', name), 'junction');
}

/** The compressed engine is the same for every site and takes seconds to make. */
function copyEngines(from: string, to: string): void {
  const cache = join(from, '.plaudit');
  if (!existsSync(cache)) return;
  mkdirSync(join(to, '.plaudit'), { recursive: true });
  for (const name of readdirSync(cache))
    if (name.endsWith('.wasm.gz')) cpSync(join(cache, name), join(to, '.plaudit', name));
}
