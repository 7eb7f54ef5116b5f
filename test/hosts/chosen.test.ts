import { describe, expect, it } from 'vitest';
import { chosenAtBuild } from '../../src/hosts/build/chosenAtBuild.ts';
import type { Control } from '../../src/sql/controls.ts';

const options = [
  { value: 'n', label: 'North' },
  { value: 's', label: 'South' },
];
const words = (...controls: Control[]) => chosenAtBuild(controls, 'en');

describe('what the inputs of a page are set to, in words', () => {
  it('names what narrows the answers, and no input that does not', () => {
    expect(
      words(
        { kind: 'one', key: 'a', label: 'Region', column: 'a', options, initial: 's' },
        { kind: 'one', key: 'b', label: 'Plan', column: 'b', options },
        { kind: 'many', key: 'c', label: 'Channel', column: 'c', options, initial: ['n', 's'] },
        { kind: 'many', key: 'd', label: 'Shop', column: 'd', options, initial: [] },
        { kind: 'dates', key: 'e', label: 'Day', min: '2025-01-01', max: '2025-12-31' },
        { kind: 'search', key: 'f', label: 'Remark', column: 'f' },
      ),
    ).toEqual(['Region: South', 'Channel: North, South']);
  });

  it('names the values of inputs, with their units', () => {
    expect(
      words(
        { kind: 'slider', key: 'a', label: 'Slow after', min: 1, max: 48, step: 1, value: 24, unit: 'hours' },
        { kind: 'select', key: 'b', label: 'Side', options, value: 'n', numeric: false },
        { kind: 'toggle', key: 'c', label: 'Only recent', value: true },
        { kind: 'toggle', key: 'd', label: 'Only late', value: false },
      ),
    ).toEqual(['Slow after: 24 hours', 'Side: North', 'Only recent: ✓']);
  });
});
