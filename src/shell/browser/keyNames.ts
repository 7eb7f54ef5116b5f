import { normal } from './keys.ts';

const apple: Record<string, string> = {
  mod: '⌘',
  alt: '⌥',
  shift: '⇧',
  enter: '↩',
  escape: 'esc',
  arrowdown: '↓',
  arrowup: '↑',
  pagedown: 'PgDn',
  pageup: 'PgUp',
};
const others: Record<string, string> = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
  pagedown: 'PgDn',
  pageup: 'PgUp',
};

/** Keys as a reader's keyboard names them, a list of keys for each stroke: `[['Ctrl', 'K'], ['Z']]`, `[['⌘', 'K'], ['Z']]`. */
export function keyNames(keys: string, onApple: boolean): string[][] {
  const names = onApple ? apple : others;
  return normal(keys)
    .split(' ')
    .map((stroke) =>
      stroke
        .split('+')
        .map(
          (key) => names[key] ?? (key.length > 1 ? key[0]?.toUpperCase() + key.slice(1) : key.toUpperCase()),
        ),
    );
}
