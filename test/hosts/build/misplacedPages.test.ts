import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { misplacedPages } from '../../../src/hosts/build/misplacedPages.ts';

const root = mkdtempSync(join(tmpdir(), 'plaudit-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('warns of pages that are in no site, and says where they belong', () => {
  const files = [
    'reports/a.mdx',
    'reports/team/b.fr.mdx',
    'guide/c.mdx',
    'reports/README.md',
    'notes.md',
    'd.mdx',
    'report/e.mdx',
    'reports/f.md',
    'reports/g.MDX',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(root, 'content', file)), { recursive: true });
    writeFileSync(join(root, 'content', file), '');
  }
  const found = misplacedPages(root);
  expect(found.map(({ file, severity, suggestion }) => [file, severity, suggestion])).toEqual([
    ['content/d.mdx', 'warning', 'move it to content/reports/d.mdx'],
    ['content/report/e.mdx', 'warning', 'move it to content/reports/e.mdx'],
    ['content/reports/f.md', 'warning', 'move it to content/reports/f.mdx'],
    ['content/reports/g.MDX', 'warning', 'move it to content/reports/g.mdx'],
  ]);
  expect(misplacedPages(join(root, 'nowhere'))).toEqual([]);
});
