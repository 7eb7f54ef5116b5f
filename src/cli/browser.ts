import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Without sandbox (containers have none) and without anything that speaks to the network by itself. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium or Chrome as installed: CHROME_PATH, playwright's own, or one of the system. */
export function installedBrowser(): string | undefined {
  const paths = [process.env['CHROME_PATH'], chromium.executablePath(), ...systemPaths()];
  return paths.find((path) => path && existsSync(path));
}

/** The same. Throws when there is none. */
export function findBrowser(): string {
  const found = installedBrowser();
  if (found) return found;
  throw new Error('missing browser: install Chromium or Chrome, or set CHROME_PATH to one');
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: browserArguments });
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
  const folders = (env['PATH'] ?? '').split(':').concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}
