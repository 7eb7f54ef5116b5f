import { initial, isDefault, type Control, type State } from '../../sql/controls.ts';
import { bindNumber, setNumber } from './numberControl.ts';

type Bound = {
  /** The reader chose; `moving` while a slider is dragged or a text typed. */
  ask(key: string, values: string[], moving: boolean): void;
  /** The reader came near an input. */
  intent(): void;
};

/** Listens to the page's inputs. */
export function bindControls(controls: Control[], { ask, intent }: Bound): void {
  for (const control of controls) {
    const host = hostOf(control);
    if (!host) continue;
    for (const event of ['pointerenter', 'focusin', 'touchstart'])
      host.addEventListener(event, intent, { once: true, passive: true });
    if (control.kind === 'number') {
      bindNumber(control, host, (values, moving) => ask(control.key, values, moving));
      continue;
    }
    host.addEventListener('change', () => settle(false));
    if (control.kind === 'slider' || control.kind === 'search') host.addEventListener('input', later);
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && control.kind === 'many')
        host.querySelector('details')?.removeAttribute('open');
    });

    let waiting: ReturnType<typeof setTimeout> | undefined;
    function later(): void {
      if (control.kind === 'slider') output(host!, valuesOf(control, host!)[0] ?? '');
      clearTimeout(waiting);
      waiting = setTimeout(() => settle(true), control.kind === 'search' ? 300 : 60);
    }
    function settle(moving: boolean): void {
      clearTimeout(waiting);
      if (host && [...host.querySelectorAll('input')].every((input) => input.validity.valid))
        ask(control.key, valuesOf(control, host), moving);
    }
  }
}

/** Puts the inputs where a state says. */
export function setControls(controls: Control[], state: State): void {
  for (const control of controls) {
    const host = hostOf(control);
    if (host) setInputs(control, host, state[control.key] ?? initial(control));
  }
}

function hostOf({ key }: Control): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-control="${CSS.escape(key)}"]`);
}

function valuesOf(control: Control, host: HTMLElement): string[] {
  if (control.kind === 'many')
    return [...host.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  if (control.kind === 'toggle') return [String(host.querySelector('input')?.checked ?? false)];
  if (control.kind === 'range' || control.kind === 'dates') {
    const [low, high] = [side(host, 'low')?.value ?? '', side(host, 'high')?.value ?? ''];
    return low || high ? [`${low}..${high}`] : [];
  }
  const value = host.querySelector<HTMLInputElement | HTMLSelectElement>('select, input')?.value.trim() ?? '';
  return value ? [value] : [];
}

function setInputs(control: Control, host: HTMLElement, values: string[]): void {
  if (control.kind === 'number') setNumber(control, host, values[0], isDefault(control, values));
  else if (control.kind === 'many') {
    for (const box of host.querySelectorAll<HTMLInputElement>('input'))
      box.checked = values.includes(box.value);
    const shown = host.querySelector<HTMLElement>('.pl-many-value');
    if (!shown) return;
    shown.dataset['all'] ??= control.initial.length ? '' : (shown.textContent ?? '');
    const chosen = control.options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
    shown.textContent = chosen.join(', ') || shown.dataset['all'] || '–';
  } else if (control.kind === 'toggle') {
    const box = host.querySelector('input');
    if (box) box.checked = values[0] === 'true';
  } else if (control.kind === 'range' || control.kind === 'dates') {
    const [low = '', high = ''] = (values[0] ?? '..').split('..');
    for (const [name, value] of [
      ['low', low],
      ['high', high],
    ] as const) {
      const input = side(host, name);
      if (input && input.value !== value) input.value = value;
    }
  } else {
    const input = host.querySelector<HTMLInputElement | HTMLSelectElement>('select, input');
    if (input && input.value.trim() !== (values[0] ?? '')) input.value = values[0] ?? '';
    if (control.kind === 'slider') output(host, values[0] ?? '');
  }
}

function side(host: HTMLElement, name: string): HTMLInputElement | null {
  return host.querySelector<HTMLInputElement>(`[data-side="${name}"]`);
}

function output(host: HTMLElement, value: string): void {
  const shown = host.querySelector('output');
  // the page's language is that of its numbers; the module of formats would weigh more than this line
  if (shown) shown.textContent = Number(value).toLocaleString(languageTag());
}

/** British English where the page is English, as at build. */
export function languageTag(): string {
  const { lang } = document.documentElement;
  return lang === 'en' ? 'en-GB' : lang;
}
