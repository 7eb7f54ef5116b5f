import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, nearestReadable } from '../../src/charts/contrast.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('the contrast of two colours', () => {
  it('is 21 for black and white, 1 for the same, and that of WCAG’s own examples', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#123456', '#123456')).toBe(1);
    // #767676 is the lightest grey that passes 4.5:1 on white (WebAIM, contrast checker)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('does not ask which of them is the ground', () => {
    fc.assert(fc.property(colour, colour, (one, other) => contrast(one, other) === contrast(other, one)));
  });
});

describe('the nearest readable colour', () => {
  it('is the colour itself where that is readable', () => {
    expect(nearestReadable('#005fb8', ['#ffffff'], 4.5)).toBe('#005fb8');
  });

  it('is readable on every ground, for any colour on white and on black', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom('#ffffff', '#1f1f1f'), (wanted, ground) => {
        const found = nearestReadable(wanted, [ground], 4.5);
        return found !== undefined && contrast(found, ground) >= 4.5;
      }),
    );
  });

  it('is none where grounds contradict each other', () => {
    expect(nearestReadable('#ff0000', ['#ffffff', '#000000'], 7)).toBeUndefined();
  });
});
