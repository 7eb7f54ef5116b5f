import type { Control } from '../../sql/controls.ts';
import { typed, untyped } from '../numberText.ts';

type NumberControl = Extract<Control, { kind: 'number' }>;

/** Slider and number field of one input say the same, whichever is moved. */
export function bindNumber(
  control: NumberControl,
  host: HTMLElement,
  ask: (values: string[], moving: boolean) => void,
): void {
  const { slider, field } = partsOf(host);
  const choose = (moving: boolean) => {
    const value = untyped(field.value, control.shownAs);
    // what is below the least may still be typed to its end
    showRange(host, !field.validity.valid && !(moving && field.validity.rangeUnderflow));
    if (!field.validity.valid) return;
    if (value !== null) return ask([String(value)], moving);
    // a field that was emptied is being typed into, or means the usual value
    if (moving) return;
    field.value = field.dataset['now'] ?? '';
    ask([], false);
  };
  const later = throttled(() => choose(true));
  host.addEventListener('input', ({ target }) => {
    if (target === slider) field.value = slider.value;
    else if (field.value && field.validity.valid) slider.value = field.value;
    slider.setAttribute('aria-valuetext', spoken(control, slider.value));
    later();
  });
  host.addEventListener('change', () => choose(false));
  host.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    if (button?.dataset['preset'] !== undefined) ask([button.dataset['preset']], false);
    else if (button) {
      // the button goes away: the reader stays at the input
      field.focus();
      ask([], false);
    }
  });
}

/** Puts both where a choice says; without one they stay, and the figure says later what the data give. */
export function setNumber(
  control: NumberControl,
  host: HTMLElement,
  value: string | undefined,
  usual: boolean,
): void {
  const { reset } = partsOf(host);
  reset.hidden = usual;
  if (value !== undefined) putNumber(host, Number(value), control);
}

/** Puts a value in both, unless they say it already: a text that is being typed stays as it is. */
export function putNumber(host: HTMLElement, value: number, control: NumberControl): void {
  const { slider, field } = partsOf(host);
  const text = typed(value, control.shownAs);
  if (untyped(field.value, control.shownAs) !== value) field.value = text;
  if (slider.value !== text) slider.value = text;
  field.dataset['now'] = text;
  showRange(host, false);
  slider.setAttribute('aria-valuetext', spoken(control, text));
}

/** Which values the field takes, while it holds another: the results are still those of the last that it took. */
function showRange(host: HTMLElement, refused: boolean): void {
  const { field } = partsOf(host);
  const range = host.querySelector<HTMLElement>('.pl-refused');
  if (refused) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  if (range) range.textContent = refused ? (range.dataset['range'] ?? '') : '';
}

function spoken({ shownAs: { unit } }: NumberControl, text: string): string {
  return `${text} ${unit}`.trim();
}

function partsOf(host: HTMLElement) {
  const part = <T extends HTMLElement>(name: string) => host.querySelector<T>(name)!;
  return {
    slider: part<HTMLInputElement>('input[type=range]'),
    field: part<HTMLInputElement>('input[type=number]'),
    reset: part<HTMLButtonElement>('.pl-reset'),
  };
}

/** At most one call in 60 ms, the last one always. */
function throttled(act: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      act();
    }, 60);
  };
}
