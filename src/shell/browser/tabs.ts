import { base, recall, store } from './memory.ts';

type Tab = { path: string; title: string };

const most = 20;

/** Tabs of the reports that were opened in this window; the page's own is there already, drawn at build. */
export function drawTabs(): void {
  const bar = document.querySelector<HTMLElement>('.sh-tabs');
  const own = bar?.querySelector<HTMLElement>('.sh-tab[data-current]');
  const link = own?.querySelector('a');
  if (!bar || !own || !link) return;
  const here = new URL(link.href).pathname;
  const kept = (recall<Tab[]>('tabs', 'sessionStorage') ?? []).filter(isTab);
  const tabs = kept.some(({ path }) => path === here)
    ? kept
    : [...kept, { path: here, title: link.textContent.trim() }].slice(-most);
  store(tabs, 'tabs', 'sessionStorage');
  const list = own.parentElement!;
  for (const tab of tabs) list.append(tab.path === here ? own : tabOf(tab));
  for (const tab of list.children) addClose(tab as HTMLElement, bar.dataset['close'] ?? '');
  rove(list);
  own.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function isTab(value: unknown): value is Tab {
  const { path, title } = (value ?? {}) as Partial<Tab>;
  // an address of this site only, whatever was put in the store
  return (
    typeof path === 'string' && typeof title === 'string' && path.startsWith(base) && !path.startsWith('//')
  );
}

function tabOf({ path, title }: Tab): HTMLElement {
  const tab = document.createElement('li');
  tab.className = 'sh-tab';
  const link = document.createElement('a');
  link.href = path;
  link.textContent = link.title = title;
  tab.append(link);
  return tab;
}

function addClose(tab: HTMLElement, words: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.textContent = '×';
  button.title = words.replace('{title}', tab.querySelector('a')?.textContent.trim() ?? '');
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', () => closeTab(tab));
  tab.addEventListener('auxclick', (event) => {
    if (event.button !== 1) return;
    event.preventDefault();
    closeTab(tab);
  });
  tab.append(button);
}

/** Takes a tab away; the page's own by going to its neighbour, or to the start. */
function closeTab(tab: HTMLElement): void {
  const list = tab.parentElement!;
  const path = new URL(tab.querySelector('a')!.href).pathname;
  store(
    (recall<Tab[]>('tabs', 'sessionStorage') ?? []).filter((each) => isTab(each) && each.path !== path),
    'tabs',
    'sessionStorage',
  );
  const next = (tab.nextElementSibling ?? tab.previousElementSibling)?.querySelector('a');
  if (tab.hasAttribute('data-current')) return location.assign(next?.href ?? base);
  tab.remove();
  rove(list);
  next?.focus();
}

/** One tab stop for all tabs; arrow keys, Home and End go between them, Delete closes. */
function rove(list: Element): void {
  const links = () => [...list.querySelectorAll<HTMLAnchorElement>('a')];
  for (const link of links()) link.tabIndex = link.hasAttribute('aria-current') ? 0 : -1;
  if (list.hasAttribute('data-roving')) return;
  list.setAttribute('data-roving', '');
  list.addEventListener('keydown', (event) => {
    const { key, target } = event as KeyboardEvent;
    const all = links();
    const at = all.indexOf(target as HTMLAnchorElement);
    if (at < 0) return;
    if (key === 'Delete') return closeTab(all[at]!.closest<HTMLElement>('.sh-tab')!);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[key];
    const next = to === undefined ? undefined : all[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
