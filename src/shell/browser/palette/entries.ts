import type { PaletteWords } from '../../../words/paletteWords.ts';
import { commands, isEnabled } from '../commands.ts';
import type { Entry } from './entry.ts';
import { signs, type Mode } from './mode.ts';
import { names, onThisPage } from './names.ts';

/** What can be found in a mode. `failed` when the list of names could not be fetched: the rest is there. */
export async function entriesOf(
  mode: Mode,
  words: PaletteWords,
): Promise<{ entries: Entry[]; failed: boolean }> {
  if (mode === 'commands') return { entries: commandEntries(), failed: false };
  if (mode === 'headings') return { entries: onThisPage('heading'), failed: false };
  if (mode === 'help') return { entries: helpEntries(words), failed: false };
  const here = mode === 'figures' ? onThisPage('figure') : [];
  const actions = mode === 'names' ? commandEntries() : [];
  try {
    const wanted = (await names()).filter(({ kind }) => mode === 'names' || kind === 'figure');
    const known = new Set(here.map(({ id }) => id));
    return { entries: [...here, ...wanted.filter(({ id }) => !known.has(id)), ...actions], failed: false };
  } catch {
    const place = mode === 'names' ? [...onThisPage('heading'), ...onThisPage('figure')] : [];
    return { entries: [...here, ...place, ...actions], failed: true };
  }
}

function commandEntries(): Entry[] {
  return commands()
    .filter((command) => isEnabled(command))
    .map(({ id, title, category, keys, run }) => ({
      id: `command:${id}`,
      kind: 'command',
      label: category ? `${category}: ${title}` : title,
      keys,
      run,
    }));
}

function helpEntries(words: PaletteWords): Entry[] {
  return (Object.keys(signs) as Mode[]).map((mode) => ({
    id: `help:${mode}`,
    kind: 'help',
    label: `${signs[mode] || '…'} ${words.help[mode]}`,
  }));
}
