import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { chosenAtBuild } from '../../src/hosts/build/chosenAtBuild.ts';
import { chosenWords } from '../../src/hosts/chosen.ts';
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

  it('names a number of a scenario once a reader moved it, with its unit', () => {
    const shownAs = { times: 100, places: 1, unit: '%' };
    const control: Control = {
      ...{ kind: 'number', key: 'a', label: 'Satisfied', min: 0, max: 1, step: 0.01, value: 0.6, shownAs },
    };
    expect(words(control)).toEqual([]);
    const { document } = new Window();
    document.body.innerHTML =
      '<div data-control="a"><label>Satisfied</label><input type="range" value="70"><span class="pl-number-field">' +
      '<input type="number" value="70"><span class="pl-unit">%</span></span><button class="pl-reset">↺</button></div>';
    expect(chosenWords(document as unknown as Document)).toEqual(['Satisfied: 70 %']);
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
