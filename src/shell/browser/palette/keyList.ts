import { paletteWords } from '../../../words/paletteWords.ts';
import { commands } from '../commands.ts';
import { element } from '../element.ts';
import { keysAreOff, switchKeys } from '../keysSwitch.ts';
import { locale } from './names.ts';
import { keyboard } from './palette.ts';

/** A dialog with every command that has keys, and the switch that takes them all away. */
export function openKeyList(): void {
  const words = paletteWords(locale());
  const dialog = element('dialog', { class: 'sh-keylist', 'aria-labelledby': 'sh-keylist-title' });
  const leave = element('button', { type: 'button', class: 'sh-pal-close', 'aria-label': words.close }, '×');
  leave.addEventListener('click', () => dialog.close());
  const toggle = element('input', { type: 'checkbox', id: 'sh-keys-on' });
  toggle.checked = !keysAreOff();
  toggle.addEventListener('change', () => switchKeys(toggle.checked));
  dialog.append(
    element(
      'div',
      { class: 'sh-keylist-head' },
      element('h2', { id: 'sh-keylist-title' }, words.keysTitle),
      leave,
    ),
    element('p', {}, words.keysAbout),
    element('p', {}, element('label', { class: 'sh-switch' }, toggle, ' ', words.keysSwitch)),
    table(words),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function table(words: ReturnType<typeof paletteWords>): HTMLElement {
  const own = commands().flatMap(({ title, keys }) => (keys ? [[title, keys] as const] : []));
  const inside = [
    [words.move, 'ArrowDown ArrowUp'],
    [words.leap, 'PageDown PageUp'],
    [words.choose, 'Enter'],
    [words.leave, 'Escape'],
  ] as const;
  const row = (title: string, keys: Node) =>
    element('tr', {}, element('th', { scope: 'row' }, title), element('td', {}, keys));
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, words.command),
        element('th', { scope: 'col' }, words.keys),
      ),
    ),
    element('tbody', {}, ...own.map(([title, keys]) => row(title, keyboard(keys)))),
    element(
      'tbody',
      {},
      element('tr', {}, element('th', { scope: 'rowgroup', colspan: 2 }, words.inThePalette)),
      ...inside.map(([title, keys]) => row(title, keyboard(keys))),
    ),
  );
}
