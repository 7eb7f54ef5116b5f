import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browserArguments as quiet, installedBrowser } from '../../src/cli/browser.ts';

/** No other host can be reached: what asks one fails, and is reported. */
export const browserArguments = [
  ...quiet,
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The path of a Chromium: found, or installed where that is one command. Throws with what to do when there is none. */
export function findBrowser(): string {
  const found = installed() ?? (installWithApt() ? installed() : undefined);
  if (found) return found;
  throw new Error(
    [
      'missing browser: the browser tests need Chromium or Chrome and found none',
      'do one of these, then run the tests again:',
      '  set CHROME_PATH to the browser, such as CHROME_PATH=/usr/bin/chromium npm test',
      '  Debian, Ubuntu:  sudo apt-get install -y chromium',
      '  Fedora:          sudo dnf install -y chromium',
      '  macOS:           brew install --cask chromium',
      '  any system:      npx playwright-core install chromium',
      'npm run test:unit runs every test that needs no browser',
    ].join('\n'),
  );
}

function installed(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named && !existsSync(named)) throw new Error(`invalid CHROME_PATH: ${named}, there is no such file`);
  return installedBrowser();
}

/** Debian and its like as root, such as a CI container: the distribution's own package. */
function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  process.stderr.write('installing chromium with apt-get for the browser tests\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status ===
    0;
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}
