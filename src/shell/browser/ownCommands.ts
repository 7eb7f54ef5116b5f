import { paletteWords } from '../../words/paletteWords.ts';
import { register } from './commands.ts';
import { frameCommands } from './frameCommands.ts';
import { keysAreOff, switchKeys } from './keysSwitch.ts';
import { openKeyList } from './palette/keyList.ts';
import { base, locale } from './palette/names.ts';
import { openPalette } from './palette/palette.ts';
import { search } from './search/goToSearch.ts';

const words = paletteWords(locale());
const { commands: titles, categories } = words;
const isReport = () => document.querySelector('.pl-article') !== null;
const go = (path: string) => location.assign(base + path);

register(
  {
    id: 'print',
    title: isReport() ? titles.print : titles.printPage,
    // the dialog of the palette is closed by then
    run: () => void setTimeout(() => print()),
  },
  { id: 'palette', title: titles.palette, keys: 'Mod+Shift+P', run: () => openPalette('>') },
  {
    id: 'open',
    title: titles.open,
    category: categories.go,
    keys: 'Mod+P',
    run: () => openPalette(''),
  },
  {
    id: 'headings',
    title: titles.headings,
    category: categories.go,
    keys: 'Mod+Shift+O',
    run: () => openPalette('@'),
  },
  { id: 'figures', title: titles.figures, category: categories.go, run: () => openPalette('#') },
  { id: 'search', title: titles.search, category: categories.go, keys: 'Mod+Shift+F', run: () => search() },
  { id: 'allReports', title: titles.allReports, category: categories.go, run: () => go('') },
  { id: 'method', title: titles.method, category: categories.go, run: () => go('method/') },
  {
    id: 'copyLink',
    title: titles.copyLink,
    category: categories.report,
    enabled: () => 'clipboard' in navigator,
    run: async () => {
      await navigator.clipboard.writeText(location.href);
      say(words.copied);
    },
  },
  {
    id: 'reset',
    title: titles.reset,
    category: categories.report,
    enabled: () => isReport() && location.search !== '',
    run: () => {
      history.pushState(null, '', location.pathname + location.hash);
      dispatchEvent(new PopStateEvent('popstate'));
    },
  },
  {
    id: 'audits',
    title: titles.audits,
    category: categories.view,
    enabled: () => document.querySelector('.pl-audit') !== null,
    run: () => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>('details.pl-audit')];
      const open = all.some((audit) => !audit.open);
      for (const audit of all) audit.open = open;
    },
  },
  ...frameCommands(),
  { id: 'keys', title: titles.keys, category: categories.help, keys: 'Mod+K Mod+S', run: openKeyList },
  {
    id: 'keysOff',
    title: titles.keysOff,
    category: categories.help,
    enabled: () => !keysAreOff(),
    run: () => switchKeys(false),
  },
  {
    id: 'keysOn',
    title: titles.keysOn,
    category: categories.help,
    enabled: keysAreOff,
    run: () => switchKeys(true),
  },
);

/** A short word to the reader, seen and spoken, in the page's notice. */
function say(text: string): void {
  const notice = document.getElementById('pl-notice');
  if (!notice) return;
  notice.hidden = false;
  notice.textContent = text;
  addEventListener('pointerdown', () => (notice.hidden = true), { once: true });
}
