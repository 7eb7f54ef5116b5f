import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { versionOfProgram } from '../../../src/hosts/build/programVersion.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plaudit-version-'));
  write('src/figures/trend.ts', 'export const trend = 1;');
  write('src/layouts/page.css', 'main {}');
  write('package.json', '{ "dependencies": { "d3": "7" } }');
  write('package-lock.json', '{}');
  write('node_modules/d3/package.json', '{ "version": "7.9.1" }');
});
afterEach(() => rmSync(root, { recursive: true }));

it('the program is the same while nothing that draws changes', () => {
  const before = versionOfProgram(root);
  write('src/layouts/page.css', 'main { color: red }');
  write('content/reports/a.mdx', 'new');
  expect(versionOfProgram(root)).toBe(before);
});

it.each([
  ['a source file', 'src/figures/trend.ts', 'export const trend = 2;'],
  ['a new source file', 'src/words/new.ts', ''],
  ['what packages are asked for', 'package.json', '{ "dependencies": { "d3": "8" } }'],
  ['the list of installed packages', 'package-lock.json', '{ "packages": {} }'],
  ['an installed package', 'node_modules/d3/package.json', '{ "version": "7.9.2" }'],
])('the program is another after a change of %s', (_what, path, text) => {
  const before = versionOfProgram(root);
  write(path, text);
  expect(versionOfProgram(root)).not.toBe(before);
});
