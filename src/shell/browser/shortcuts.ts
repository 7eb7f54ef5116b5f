import { commands, isEnabled } from './commands.ts';
import { isApple, normal, strokeOf } from './keys.ts';

/**
 * What every page loads of palette, quick open and search: it listens for keys and for elements with `data-command`.
 * All else is fetched when the first of them is asked for. docs/keyboard.md says which keys, and why those.
 */

/** Keys of the commands whose code is not fetched yet. */
const early: Record<string, string> = {
  'mod+p': 'open',
  'mod+shift+p': 'palette',
  f1: 'palette',
  'mod+shift+o': 'headings',
  'mod+shift+f': 'search',
  'mod+k mod+s': 'keys',
  'mod+b': 'sideBar',
  'mod+j': 'panel',
  'mod+shift+e': 'explorer',
  'mod+,': 'settings',
  'mod+k mod+t': 'theme',
  'mod+k z': 'reading',
};

const apple = isApple(navigator.platform);
/** The first stroke of two. */
let begun = '';

/** Runs a command, also one whose code is not fetched yet. */
async function run(id: string): Promise<void> {
  const find = () => commands().find((each) => each.id === id);
  if (!find()) await import('./ownCommands.ts');
  const command = find();
  if (command && isEnabled(command)) await command.run();
}

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || isOff()) return;
  const stroke = strokeOf(event, apple);
  if (!stroke) return;
  const before = begun;
  begun = '';
  const [exact, longer] = lookUp(before + stroke);
  if (!exact && !longer && !before) return;
  event.preventDefault();
  if (longer) begun = `${before + stroke} `;
  else if (exact && !event.repeat) void run(exact);
});
addEventListener('blur', () => (begun = ''));

document.addEventListener('click', (event) => {
  const asked = (event.target as Element).closest<HTMLElement>('[data-command]');
  if (!asked) return;
  event.preventDefault();
  void run(asked.dataset['command'] ?? '');
});

for (const kind of ['input', 'submit'])
  document.addEventListener(kind, (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-search]');
    if (!form) return;
    if (kind === 'submit') event.preventDefault();
    void import('./search/panel.ts').then(({ answer }) => answer(form));
  });

if (location.search.includes('_find=')) void import('./search/marks.ts').then(({ markWords }) => markWords());

/** The command that has these keys, and whether others begin with them. */
function lookUp(keys: string): [string | undefined, boolean] {
  let longer = false;
  let exact: string | undefined;
  const all = commands().map(({ id, keys: own }) => [normal(own ?? ''), id] as const);
  for (const [own, id] of [...Object.entries(early), ...all]) {
    if (own === keys) exact = id;
    longer ||= own.startsWith(`${keys} `);
  }
  return [exact, longer];
}

function isOff(): boolean {
  try {
    return localStorage.getItem('plaudit:keys') === 'off';
  } catch {
    return false;
  }
}
