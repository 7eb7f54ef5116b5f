import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { undeclared } from '../../src/publish/undeclared.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaudit-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('warns of a folder with data but without a declaration, and of no other', () => {
  for (const name of ['declared', 'forgotten', 'notes']) mkdirSync(join(folder, name));
  for (const name of ['declared/a.csv', 'declared/dataset.yaml', 'forgotten/a.CSV.gz', 'notes/README.md'])
    writeFileSync(join(folder, name), '');
  const found = undeclared(folder);
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-declaration', 'warning']]);
  expect(found[0]?.message).toContain('forgotten has data but no dataset.yaml');
  expect(undeclared(join(folder, 'nowhere'))).toEqual([]);
});
