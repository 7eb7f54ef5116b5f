import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cafeFiles } from '../setup/cafe.ts';
import { makeRoot, removeRoot, runNode } from '../setup/site.ts';

let root = '';
let beside = '';
beforeAll(() => {
  const files = cafeFiles();
  const page = '---\ntitle: One number\ndataset: cafe\n---\n\n<BigNumber measure="happy" />\n';
  const data = Object.entries(files).filter(([path]) => path.startsWith('data/'));
  root = makeRoot({ ...Object.fromEntries(data), 'content/reports/one.mdx': page });
  beside = `${root}-dist`;
});
afterAll(() => {
  removeRoot(root);
  removeRoot(beside);
});

it('a site may be built into a folder beside the project whose path begins with that of the project', async () => {
  const { code, output } = await runNode(root, ['src/cli/build.ts', '--out-dir', beside]);
  expect([code, code ? output : '']).toEqual([0, '']);
  expect(output).toMatch(/^1 page in /m);
  for (const path of ['index.html', 'reports/one/index.html'])
    expect(existsSync(join(beside, path))).toBe(true);
}, 120_000);
