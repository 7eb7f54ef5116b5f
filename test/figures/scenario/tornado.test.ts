import { Window } from 'happy-dom';
import { expect, it } from 'vitest';
import { tornado } from '../../../src/figures/scenario/tornado.ts';
import { draw } from '../../../src/figures/draw.ts';
import { emptyScope } from '../../../src/sql/scope.ts';
import { openFixture } from '../../fixture.ts';

it('names every input in full, and tells low from high by more than a colour', async () => {
  const { dataset, run, close } = await openFixture();
  const context = { document: new Window().document as unknown as Document, locale: 'en' as const, dataset };
  const input = { customers: 9171, satisfied: 0.7, leaving: 0.4, leavingSatisfied: 0.2, winCost: 94 };
  const models = { 'raise-satisfaction': { figure: 'raise-satisfaction', input } };
  const source = { dataset, cells: {}, parameters: {}, models };
  const { drawings } = await draw(tornado, { of: 'raise-satisfaction' }, run, {
    ...{ source, scope: emptyScope, context },
  });
  close();
  const [wide, narrow] = drawings.flatMap(({ element }) => [...element.querySelectorAll('svg')]);
  for (const text of [wide?.textContent ?? '', narrow?.textContent ?? '']) {
    expect(text).not.toMatch(/[…■]/);
    expect(text.replaceAll(/\s/g, '')).toContain('Shareoftheunsatisfiedwholeave');
    expect(text).toContain('At its low end');
  }
  const bars = [...(wide?.querySelectorAll('[data-part=bar] rect') ?? [])];
  const looks = new Set(bars.map((bar) => bar.getAttribute('fill')));
  expect([...looks].sort()).toEqual(['var(--pl-accent)', 'var(--pl-surface)']);
  const keys = [...(wide?.querySelectorAll('[data-part=dot] path, [data-part=dot] rect') ?? [])];
  expect(keys.length).toBe(2);
});
