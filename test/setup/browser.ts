import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Started without sandbox (containers have none) and without anything that speaks to the network by itself. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // no other host can be reached: what asks one fails, and is reported
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
  return [named, chromium.executablePath(), ...systemPaths()].find((path) => path && existsSync(path));
}

function systemPaths(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
      ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].flatMap((name) =>
        ['chrome', 'msedge'].map((program) => `${folder}\\${name}\\Application\\${program}.exe`),
      ),
    );
  const folders = (env['PATH'] ?? '').split(':').concat('/usr/bin', '/snap/bin');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
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
