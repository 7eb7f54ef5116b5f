import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Chromium or Chrome as installed: CHROME_PATH, playwright's own, or one of the system. Throws when there is none. */
export function findBrowser(): string {
  const found = [process.env['CHROME_PATH'], chromium.executablePath(), ...systemPaths()].find(
    (path) => path && existsSync(path),
  );
  if (found) return found;
  throw new Error('missing browser: install Chromium or Chrome, or set CHROME_PATH to one');
}

/** A browser without anything that speaks to the network by itself. */
export function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: findBrowser(), args });
}

function systemPaths(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    names.map((name) => `${folder}/${name}`),
  );
}
