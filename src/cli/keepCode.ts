import { existsSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Most files of compiled code that are kept: pages are code too, and each change of one leaves a file. */
const most = 20_000;

/**
 * What is loaded from here on is compiled once, from build to build: half a second of a build. Node asks for each
 * file whether it is still the same.
 */
export function keepCode(folder = join(process.cwd(), '.plaudit', 'code')): void {
  if (existsSync(folder) && readdirSync(folder, { recursive: true }).length > most)
    rmSync(folder, { recursive: true, force: true });
  enableCompileCache(folder);
}
