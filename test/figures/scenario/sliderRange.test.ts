import { describe, expect, it } from 'vitest';
import { resolve, shownInputs, type Model } from '../../../src/figures/scenario/model.ts';
import type { Input } from '../../../src/figures/input.ts';
import { sliderStep } from '../../../src/hosts/numberText.ts';

const input = (more: Partial<Input>): Input => ({
  ...{ key: 'x', name: 'x', label: 'X', unit: 'share', min: 0, max: 1, step: 0.005, value: 0.6 },
  ...{ explicit: false, ...more },
});

function ends(of: Input, chosen?: number) {
  const model: Model = { inputs: [of], outputs: [], result: '', assumptions: () => [] };
  const state = resolve(model, [], { inputs: chosen === undefined ? {} : { x: chosen } });
  return shownInputs(state, { locale: 'en' })[0]?.range;
}

describe('the ends of a slider', () => {
  it('lie around the usual value where all that is possible lies far away', () => {
    expect(ends(input({ value: 0.018, step: 0.001 }))).toEqual([0, 0.05]);
    expect(ends(input({ value: 0.15, max: 5, step: 0.01 }))).toEqual([0, 0.5]);
    expect(ends(input({ value: 50, max: 1e9, step: 1 }))).toEqual([0, 200]);
    expect(ends(input({ value: -0.03, min: -1 }))).toEqual([-0.2, 0.2]);
  });

  it('are those of the input where the usual value needs most of them', () => {
    expect(ends(input({ value: 0.6 }))).toEqual([0, 1]);
    expect(ends(input({ value: 5, min: 5, max: 25, step: 0.5 }))).toEqual([5, 25]);
    expect(ends(input({ value: 75, min: -100, max: 100, step: 0.5 }))).toEqual([-100, 100]);
  });

  it('are those that an author wrote', () =>
    expect(ends(input({ value: 0.02, max: 0.9, written: true }))).toEqual([0, 0.9]));

  it('reach as far as what the reader typed', () =>
    expect(ends(input({ value: 0.018, step: 0.001 }), 0.3)).toEqual([0, 0.3]));

  it('let the usual values be reached by steps', () => {
    for (const [value, step, max] of [
      [0.018, 0.001, 1],
      [0.15, 0.01, 5],
      [0.08, 0.005, 1],
      [24, 1, 120],
    ] as const) {
      const [low, high] = ends(input({ value, step, max })) as [number, number];
      const steps = (value - low) / sliderStep([low, high], step);
      expect(steps, String(value)).toBeCloseTo(Math.round(steps), 6);
    }
  });
});
