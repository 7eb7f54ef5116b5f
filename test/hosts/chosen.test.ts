import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { chosenAtBuild } from '../../src/hosts/build/chosenAtBuild.ts';
import { controlHtml } from '../../src/hosts/build/controlView.ts';
import { putNumber, setNumber } from '../../src/hosts/browser/numberControl.ts';
import { chosenWords } from '../../src/hosts/chosen.ts';
import type { Control, NumberControl } from '../../src/sql/controls.ts';
import type { Locale } from '../../src/words/format.ts';
import { printWords } from '../../src/words/printWords.ts';

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

  it('has the space before a French colon', () => {
    const region: Control = { kind: 'one', key: 'a', label: 'Région', column: 'a', options, initial: 's' };
    expect(chosenAtBuild([region], 'fr')).toEqual(['Région\u202f: South']);
  });
});

describe('the inputs of scenarios, in words', () => {
  const satisfied: Control & NumberControl = {
    ...{ kind: 'number', key: 'satisfied', label: 'Satisfied customers', min: 0, max: 1, step: 0.001 },
    shownAs: { times: 100, places: 2, unit: '%' },
  };
  const customers: Control & NumberControl = {
    ...{ kind: 'number', key: 'customers', label: 'Customers', min: 0, max: 1e6, step: 1, value: 100 },
    shownAs: { times: 1, places: 0, unit: '' },
  };
  const effect: Control = {
    ...{ kind: 'select', key: 'effect', label: 'Effect', options, value: 'n' },
    ...{ numeric: false, assumption: true },
  };

  it('are left out while nobody moved one, in the built page and in the reader’s', () => {
    expect(words(satisfied, customers, effect)).toEqual([]);
    expect(inPage('en', [satisfied, customers, effect])).toEqual([]);
  });

  it('are named with the value that was typed and its unit, not with where the slider could go', () => {
    const act = (host: HTMLElement) => {
      host.querySelector<HTMLInputElement>('input[type=range]')!.value = '29';
      setNumber(satisfied, host, '0.2953', false);
    };
    expect(inPage('en', [customers, satisfied, effect], act)).toEqual(['Satisfied customers: 29.53\u00a0%']);
    expect(inPage('fr', [satisfied], act)).toEqual(['Satisfied customers\u202f: 29,53\u00a0%']);
  });

  it('are named with the value in force while the field holds one that it refuses', () => {
    const act = (host: HTMLElement) => {
      setNumber(satisfied, host, '0.6', false);
      host.querySelector<HTMLInputElement>('input[type=number]')!.value = '140';
    };
    expect(inPage('en', [satisfied], act)).toEqual(['Satisfied customers: 60\u00a0%']);
  });

  it('that the data give are not named when a filter changes them', () => {
    const act = (host: HTMLElement) => {
      setNumber(satisfied, host, undefined, true);
      putNumber(host, 0.4, satisfied);
    };
    expect(inPage('en', [satisfied], act)).toEqual([]);
  });

  /** What a page says after something was done to the last of its inputs with a number. */
  function inPage(locale: Locale, controls: Control[], act?: (host: HTMLElement) => void): string[] {
    const { document } = new Window();
    document.documentElement.lang = locale;
    document.body.innerHTML = controls.map((control) => controlHtml(control, locale)).join('');
    for (const option of document.querySelectorAll('option[selected]'))
      (option as unknown as HTMLOptionElement).selected = true;
    const host = document.querySelector('[data-control=satisfied]') as unknown as HTMLElement;
    act?.(host);
    return chosenWords(document as unknown as Document, printWords(locale).named);
  }
});
