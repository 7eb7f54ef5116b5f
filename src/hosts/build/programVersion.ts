import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

let found: string | undefined;

/**
 * What draws here: every source file, the packages as they are installed, Node with its Unicode data, and the time zone.
 * Known once: a file changed while the dev server runs is not the code that is running.
 */
export function programVersion(): string {
  return (found ??= versionOfProgram(resolve(import.meta.dirname, '../../..')));
}

/** The version of the program in a folder that has `src/` and `package.json`. */
export function versionOfProgram(root: string): string {
  const hash = createHash('sha256');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  hash.update(JSON.stringify([process.versions, timeZone]));
  for (const path of [...sources(root), ...packages(root)])
    hash.update(`\n${path}\n`).update(bytes(root, path));
  return hash.digest('base64url');
}

function sources(root: string): string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  // style sheets and Astro's markup stand around what is drawn
  return files
    .filter((file) => /\.(ts|js|json)$/.test(file))
    .sort()
    .map((file) => `src/${file}`);
}

/** What was asked for, what npm installed, and where neither tells all, each package's own version. */
function packages(root: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const own = Object.keys(dependencies).map((name) => `node_modules/${name}/package.json`);
  const lists = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
  return [...lists, ...own].filter((path) => existsSync(join(root, path)));
}

function bytes(root: string, path: string): Uint8Array {
  return readFileSync(join(root, path));
}
