import { element } from '../../charts/element.ts';
import type { ShownInput } from '../../figures/input.ts';
import { isWhole, type Control } from '../../sql/controls.ts';
import { tag, type Locale } from '../../words/format.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { sliderStep, typed } from '../numberText.ts';

type NumberControl = Extract<Control, { kind: 'number' }>;

/** A slider and a number field that say the same, with the unit, where the value comes from, and a way back. */
export function numberInput(
  control: NumberControl,
  document: Document,
  locale: Locale,
  shown?: ShownInput,
): Node[] {
  const { key, label, min, max, step, shownAs, presets = [] } = control;
  const id = `input-${key}`;
  const [low, high] = shown?.range ?? [min, max];
  const value = typed(shown?.value ?? control.value ?? min, shownAs);
  const times = (each: number) => typed(each, shownAs);
  const slider = element(document, 'input', {
    ...{
      type: 'range',
      min: times(low),
      max: times(high),
      step: times(sliderStep([low, high], step)),
      value,
    },
    ...{ 'aria-label': label, autocomplete: 'off' },
    'aria-valuetext': `${value} ${shownAs.unit}`.trim(),
  });
  const field = element(document, 'input', {
    ...{ id, type: 'number', min: times(min), max: times(max), step: isWhole(control) ? '1' : 'any', value },
    ...{ autocomplete: 'off', inputmode: 'decimal', 'aria-describedby': `${id}-range ${id}-from` },
  });
  return [
    element(document, 'label', { for: id }, label),
    element(
      document,
      'div',
      { class: 'pl-number-input' },
      slider,
      element(
        document,
        'span',
        { class: 'pl-number-field' },
        field,
        shownAs.unit && element(document, 'span', { class: 'pl-unit' }, shownAs.unit),
      ),
      resetButton(label, document, locale),
    ),
    element(document, 'p', {
      ...{ class: 'pl-refused', id: `${id}-range`, role: 'alert' },
      'data-range': rangeWords({ control, locale }),
    }),
    element(document, 'p', { class: 'pl-from', id: `${id}-from` }, shown?.origin ?? ''),
    ...(presets.length ? [presetButtons(presets, document)] : []),
    element(document, 'p', { class: 'pl-outside', role: 'status' }, shown?.warning ?? ''),
  ];
}

/** "Give a number from 0 to 100 %. The results are those of the last one." */
function rangeWords({ control, locale }: { control: NumberControl; locale: Locale }): string {
  const { min, max, shownAs } = control;
  const [low, high] = [min, max].map((each) =>
    new Intl.NumberFormat(tag[locale], { maximumFractionDigits: 6 }).format(Number(typed(each, shownAs))),
  ) as [string, string];
  return scenarioWords(locale).refused(low, [high, shownAs.unit].filter(Boolean).join('\u00a0'));
}

function resetButton(label: string, document: Document, locale: Locale): HTMLElement {
  const words = scenarioWords(locale);
  const attributes = { type: 'button', class: 'pl-reset', hidden: true, title: words.resetTo };
  return element(document, 'button', { ...attributes, 'aria-label': words.reset(label) }, '↺');
}

function presetButtons(presets: { label: string; value: number }[], document: Document): HTMLElement {
  const buttons = presets.map(({ label, value }) =>
    element(document, 'button', { type: 'button', class: 'pl-preset', 'data-preset': String(value) }, label),
  );
  return element(document, 'div', { class: 'pl-presets' }, ...buttons);
}
