import { expect, it } from 'vitest';
import { loaders, loadFigures } from '../../src/figures/load.ts';
import { figures } from '../../src/figures/registry.ts';

it('the figures that a browser fetches are those of the registry, under the same names', async () => {
  expect(await loadFigures(Object.keys(loaders))).toEqual(figures);
});

it('a name that is no figure is said to be unknown', async () => {
  await expect(loadFigures(['nope'])).rejects.toThrow('unknown figure: nope');
});
