import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/charts/text.ts';
import type { Context } from '../../../src/figures/figure.ts';
import { monthLines } from '../../../src/figures/scenario/lines.ts';

const document = new Window().document as unknown as Document;
const context = { document, locale: 'en' } as Context;
const tick = (value: number) => value.toLocaleString('en');

const across = (element: Element | null) =>
  Number(/translate\(([-\d.]+)/.exec(element?.getAttribute('transform') ?? '')?.[1]);

describe('lines over months', () => {
  it.each([
    ['a value that rounds up to another digit', [9171, 5940]],
    ['a loss', [-61_500, 42_554]],
    ['nothing', [0, 0]],
  ])('leave their axis the room that its longest number takes: %s', (_what, values) => {
    const drawn = monthLines({ context, label: 'x', lines: [{ name: 'a', values }], month: 'Month', tick });
    const axes = [...drawn.querySelectorAll('[data-part="y-axis tick label"] text')].map((text) => ({
      text: text.textContent,
      at: across(text) + across(text.parentElement),
    }));
    expect(axes.length).toBeGreaterThan(3);
    for (const { text, at } of axes) expect(at - textWidth(text, 12)).toBeGreaterThanOrEqual(0);
  });
});
