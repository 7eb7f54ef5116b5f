import { localeOf } from '../../words/format.ts';
import { shellWords } from '../../words/shellWords.ts';
import { setTheme, toggleReading } from './layout.ts';
import { remember, store } from './memory.ts';

const root = document.documentElement;

/** Draws the settings, once. Each acts at once and is remembered. */
export function drawSettings(host: HTMLElement): void {
  if (host.dataset['filled']) return;
  host.dataset['filled'] = 'true';
  const words = shellWords(localeOf(root.lang));
  const themes = {
    system: words.themeSystem,
    light: words.themeLight,
    dark: words.themeDark,
    'hc-light': words.themeContrastLight,
    'hc-dark': words.themeContrastDark,
  };
  const theme = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = words.theme;
  theme.append(legend);
  for (const [value, label] of Object.entries(themes)) {
    const radio = input('radio', value === (root.dataset['theme'] ?? 'system'), () => setTheme(value));
    radio.name = 'theme';
    theme.append(labelled(radio, label));
  }
  const language = document.createElement('p');
  language.textContent = words.interfaceLanguage;
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.textContent = words.resetLayout;
  reset.addEventListener('click', resetLayout);
  const switches = document.createElement('div');
  const reads = input('checkbox', root.dataset['reading'] === 'on', toggleReading);
  switches.append(labelled(reads, words.reading), labelled(flag('saver', 'on'), words.saveData));
  host.querySelector('p')?.remove();
  host.append(theme, switches, language, reset);
  // buttons and keys change them too
  new MutationObserver(() => {
    reads.checked = root.dataset['reading'] === 'on';
    const now = root.dataset['theme'] ?? 'system';
    for (const radio of theme.querySelectorAll('input')) radio.checked = radio.value === now;
  }).observe(root, { attributeFilter: ['data-theme', 'data-reading'] });
  for (const [index, radio] of theme.querySelectorAll('input').entries())
    radio.value = Object.keys(themes)[index] ?? '';
}

function flag(name: 'saver', value: string): HTMLInputElement {
  return input('checkbox', root.getAttribute(`data-${name}`) === value, (on) => {
    if (on) root.setAttribute(`data-${name}`, value);
    else root.removeAttribute(`data-${name}`);
    remember({ [name]: on ? value : 'off' });
  });
}

function input(type: string, checked: boolean, act: (on: boolean) => void): HTMLInputElement {
  const made = document.createElement('input');
  made.type = type;
  made.checked = checked;
  made.addEventListener('change', () => act(made.checked));
  return made;
}

function labelled(control: HTMLElement, text: string): HTMLElement {
  const label = document.createElement('label');
  label.append(control, text);
  return label;
}

/** Everything as it was before the reader first touched it. */
function resetLayout(): void {
  store({});
  for (const name of ['theme', 'reading', 'saver', 'side', 'outline', 'panel'])
    root.removeAttribute(`data-${name}`);
  for (const name of ['side-width', 'outline-width', 'panel-height'])
    root.style.removeProperty(`--sh-${name}`);
  document.dispatchEvent(new CustomEvent('plaudit:layout', { detail: {} }));
}
