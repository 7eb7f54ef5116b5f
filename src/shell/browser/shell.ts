import { closeSheet, isOpen, setPart, setTheme, toggleReading, type Part } from './layout.ts';
import { followReading } from './outline.ts';
import { showStatus } from './status.ts';
import { drawTabs } from './tabs.ts';

/** What every page's frame loads; the code of panels comes when they are first opened. */

const root = document.documentElement;

const themes = ['system', 'light', 'dark', 'hc-light', 'hc-dark'];

const acts: Record<string, () => void> = {
  side: () => setPart('side', isOpen('side') ? 'none' : 'reports'),
  outline: () => setPart('outline', isOpen('outline') ? 'none' : 'open'),
  panel: () => setPart('panel', isOpen('panel') ? 'none' : 'log'),
  log: () => setPart('panel', 'log'),
  problems: () => setPart('panel', 'problems'),
  reading: toggleReading,
  theme: () => setTheme(themes[(themes.indexOf(root.dataset['theme'] ?? 'system') + 1) % themes.length]!),
  filters: () => document.querySelector<HTMLElement>('[data-control] :is(select, input, summary)')?.focus(),
};

function act(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = event.target as Element;
  const view = target.closest<HTMLElement>('.sh-activity [data-view]')?.dataset['view'];
  const name = target.closest<HTMLElement>('[data-sh]')?.dataset['sh'];
  const tab = target.closest<HTMLElement>('[role=tab][data-panel]')?.dataset['panel'];
  if (view) setPart('side', isOpen('side') && shownView() === view ? 'none' : view);
  else if (tab) setPart('panel', tab);
  else if (name && Object.hasOwn(acts, name)) acts[name]!();
  else {
    // a link inside a sheet leads away from it; what is outside of it is its backdrop
    if (target.closest('.sh-side a, .sh-outline a') || !target.closest('.sh-side, .sh-outline, .sh-panel'))
      closeSheet();
    return;
  }
  event.preventDefault();
}

/** The view that the side bar shows. */
function shownView(): string {
  return root.dataset['side'] ?? 'reports';
}

function showState(): void {
  const open = isOpen('side');
  for (const link of document.querySelectorAll<HTMLElement>('.sh-activity [data-view]'))
    link.setAttribute('aria-expanded', String(open && link.dataset['view'] === shownView()));
  const outline = document.querySelector('.sh-activity [data-sh=outline]');
  outline?.setAttribute('aria-expanded', String(isOpen('outline')));
  const panel = isOpen('panel') ? root.dataset['panel'] : undefined;
  for (const tab of document.querySelectorAll<HTMLElement>('[role=tab][data-panel]')) {
    tab.setAttribute('aria-selected', String(tab.dataset['panel'] === (panel ?? 'log')));
    tab.tabIndex = tab.dataset['panel'] === (panel ?? 'log') ? 0 : -1;
  }
}

/** The code of what is open, and of what the reader's hand is on. */
async function load(part?: Part): Promise<void> {
  if ((!part || part === 'panel') && isOpen('panel')) (await import('./panel.ts')).fillPanel();
  if ((!part || part === 'side') && isOpen('side') && shownView() !== 'reports')
    await (await import('./views.ts')).fillView(shownView());
}

document.addEventListener('click', act);
document.addEventListener('keydown', (event) => {
  const tab = (event.target as Element).closest<HTMLElement>('[role=tab][data-panel]');
  if (!tab || !/^Arrow(Left|Right)$/.test(event.key)) return;
  event.preventDefault();
  const other = (tab.nextElementSibling ?? tab.previousElementSibling) as HTMLElement;
  setPart('panel', other.dataset['panel'] ?? 'log');
  other.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (closeSheet()) event.preventDefault();
  else if (root.dataset['reading'] === 'on') toggleReading();
});
document.addEventListener('plaudit:layout', (event) => {
  showState();
  void load((event as CustomEvent<{ part: Part }>).detail.part);
});
for (const link of document.querySelectorAll<HTMLElement>('.sh-activity a')) {
  link.setAttribute('role', 'button');
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}
// before a hand comes: it is on its way to press
const reaching = new AbortController();
for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin'])
  addEventListener(sign, () => void bindAll(), { signal: reaching.signal, passive: true });
async function bindAll(): Promise<void> {
  reaching.abort();
  const { bindEdges } = await import('./edges.ts');
  bindEdges();
}
showState();
drawTabs();
followReading();
showStatus();
void load();
