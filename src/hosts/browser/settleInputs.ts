import type { ShownInput } from '../../figures/input.ts';
import type { Control } from '../../sql/controls.ts';
import { sliderStep, typed } from '../numberText.ts';
import { putNumber } from './numberControl.ts';

/** After a figure was drawn: its inputs stand where it says, with where that comes from and what to beware of. */
export function settleInputs(controls: Control[], inputs: ShownInput[] = []): void {
  for (const input of inputs) {
    const control = controls.find(({ key }) => key === input.key);
    const host = document.querySelector<HTMLElement>(`[data-control="${CSS.escape(input.key)}"]`);
    if (control?.kind === 'number' && host) settle(control, host, input);
  }
}

function settle(control: Extract<Control, { kind: 'number' }>, host: HTMLElement, input: ShownInput): void {
  const slider = host.querySelector<HTMLInputElement>('input[type=range]');
  // the ends of a slider in the reader's hand stay where they are
  if (slider && !slider.matches(':active')) {
    const { min, max, step } = slider;
    const [low, high] = input.range;
    const ends = [low, high, sliderStep([low, high], control.step)].map((each) =>
      typed(each, control.shownAs),
    );
    if (ends.join() !== [min, max, step].join()) {
      [slider.min, slider.max, slider.step] = ends as [string, string, string];
      slider.value = typed(input.value, control.shownAs);
    }
  }
  if (input.from !== 'chosen') putNumber(host, input.value, control);
  say(host.querySelector('.pl-from'), input.origin);
  say(host.querySelector('.pl-outside'), input.warning);
}

// the same words again would be read out again
function say(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
