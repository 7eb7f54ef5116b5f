import { filtersIn, initial, type Control, type State } from '../../sql/controls.ts';

/** Takes a filter away: back to the page's default, or to nothing where the default is what is in force. */
type Ask = (changes: Record<string, string[] | undefined>) => void;

/**
 * The filters in force above the report, as a trail: each with a button that takes it away. Words stand in the
 * page as data attributes, so that this script needs no languages.
 */
export function showChips(host: HTMLElement, controls: Control[], state: State, ask: Ask): void {
  const chosen = filtersIn(controls, state);
  const held = host.contains(document.activeElement);
  // without a filter the trail is empty: its place is kept, so that nothing moves when one comes
  host.replaceChildren(...(chosen.length ? [host.dataset['all'] ?? ''] : []));
  host.toggleAttribute('data-active', chosen.length > 0);
  for (const control of chosen) host.append(chip(control, state[control.key] ?? [], host, ask));
  if (chosen.length > 1)
    host.append(
      button(host.dataset['clear'] ?? '', () =>
        ask(Object.fromEntries(chosen.map(({ key }) => [key, undefined]))),
      ),
    );
  // the button that was pressed is gone: the keyboard stays in the trail
  if (held) (host.querySelector('button') ?? host).focus();
  announce(host, chosen, state);
}

function chip(control: Control, values: string[], host: HTMLElement, ask: Ask): HTMLElement {
  const text = wordsOf(control, values, host);
  const made = button(`${text} ×`, () => ask({ [control.key]: undefined }));
  made.className = 'pl-chip';
  made.setAttribute(
    'aria-label',
    (host.dataset['remove'] ?? '').replace('{what}', () => text),
  );
  made.title = made.getAttribute('aria-label') ?? '';
  return made;
}

function wordsOf(control: Control, values: string[], host: HTMLElement): string {
  const label = (value: string) =>
    ('options' in control && control.options.find((each) => each.value === value)?.label) || value;
  const shown = control.kind === 'range' || control.kind === 'dates' ? values.map(span) : values.map(label);
  const few = shown.length > 3 ? [...shown.slice(0, 3), `+${shown.length - 3}`] : shown;
  return `${control.label}${colon()} ${few.join(', ') || (host.dataset['any'] ?? '')}`;
}

/** French sets a space before it. */
function colon(): string {
  return document.documentElement.lang === 'fr' ? '\u202f:' : ':';
}

function span(value: string): string {
  return value.replace('..', ' – ').trim();
}

function announce(host: HTMLElement, chosen: Control[], state: State): void {
  const line = document.getElementById('pl-chips-said');
  if (!line) return;
  const words = chosen.map((control) => wordsOf(control, state[control.key] ?? initial(control), host));
  line.textContent = words.join('; ') || host.dataset['all'] || '';
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
