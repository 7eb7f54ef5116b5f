import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clean, dimensionsOf, unitOf } from '../../../src/figures/scenario/unit.ts';

const power = fc.integer({ min: -2, max: 2 });
const dimensions = fc.record({ money: power, customers: power, months: power, points: power });

it('says all that a result is made of, or nothing', () => {
  fc.assert(
    fc.property(dimensions, (made) => {
      const unit = unitOf(made);
      const over = Object.values(made).filter((each) => each > 0);
      const sayable = over.length === 0 || (over.length === 1 && over[0] === 1);
      expect(unit !== undefined).toBe(sayable);
      if (unit !== undefined) expect(dimensionsOf(unit)).toEqual(clean(made));
    }),
  );
});

it('has no unit for a root', () => expect(unitOf({ money: 0.5 })).toBeUndefined());
