import { join } from 'node:path';
import { expect, it } from 'vitest';
import { astroCli, projectRoot, runNode } from '../setup/site.ts';

const tool = (path: string) => join(projectRoot, 'node_modules', path);

it.each([
  ['ESLint finds no mistake and no function over 60 lines', [tool('eslint/bin/eslint.js'), '.']],
  ['every file has the form that Prettier gives it', [tool('prettier/bin/prettier.cjs'), '--check', '.']],
  ['types are right in the strictest settings, in Astro files too', [astroCli, 'check']],
])(
  '%s',
  async (_title, words) => {
    const { code, output } = await runNode(projectRoot, words);
    expect(code === 0 ? '' : output).toBe('');
  },
  180_000,
);
