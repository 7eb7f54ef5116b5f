import { initial, isDefault, parseState, type State } from '../../sql/controls.ts';
import { pageDataId, type PageData } from '../pageData.ts';
import { Asker } from './asker.ts';
import { bindControls } from './controlInputs.ts';
import { bindLanguages } from './languages.ts';
import { bindPrinting } from './printing.ts';
import { readPoints } from './points.ts';
import { showNotice } from './status.ts';

/**
 * What every page loads: inputs, addresses, tooltips. Figures, charts and engine are fetched when a reader shows that
 * they may ask (pointer or focus on an input), and the engine only when a question has no answer yet.
 */

const holder = document.getElementById(pageDataId);
if (holder) boot(JSON.parse(holder.textContent) as PageData);

function boot(page: PageData): void {
  const asker = new Asker(page, (state) => void trail(state));
  /** The state with some keys changed; undefined takes a key back to its default. */
  const changed = (changes: Record<string, string[] | undefined>): State => {
    const all = Object.entries({ ...asker.state, ...changes });
    return Object.fromEntries(
      all.flatMap(([key, values]) => {
        const control = page.controls.find((each) => each.key === key);
        return !values || !control || isDefault(control, values) ? [] : [[key, values]];
      }),
    );
  };
  const trail = async (state: State) => {
    const host = document.getElementById('pl-chips');
    if (!host || (!Object.keys(state).length && !host.childElementCount)) return;
    const { showChips } = await import('./chips.ts');
    showChips(host, page.controls, state, (changes) => asker.ask(changed(changes)));
  };
  const follow = () => {
    const { state, ignored } = parseState(page.controls, new URLSearchParams(location.search));
    if (ignored.length) showNotice(ignored.join('; '));
    asker.follow(state);
  };
  bindControls(page.controls, {
    ask: (key, values, moving) => asker.ask(changed({ [key]: values }), { moving }),
    intent: () => prefetch(asker),
  });
  addEventListener('popstate', follow);
  follow();
  readPoints(document);
  bindAudits(page, asker);
  bindToolbars(page);
  bindDrills(page, asker, (changes) => asker.ask(changed(changes)));
  bindTables();
  bindLanguages();
  bindPrinting();
  document.documentElement.dataset['ready'] = 'true';
}

/** A click on a group asks for it alone; on the group that is asked for, for all again. */
function bindDrills(page: PageData, asker: Asker, ask: (changes: State) => void): void {
  dropDrills(page);
  new MutationObserver(() => dropDrills(page)).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('plaudit:drill', ({ target }) => {
    const { drill, value = '' } = (target as HTMLElement | SVGElement).dataset;
    const control = page.controls.find(
      (each) => (each.kind === 'one' || each.kind === 'many') && each.column === drill,
    );
    if (!control || !('options' in control) || !control.options.some((each) => each.value === value)) return;
    const now = asker.state[control.key] ?? initial(control);
    ask({ [control.key]: now.length === 1 && now[0] === value ? initial(control) : [value] });
  });
}

/** Groups of a column that the page fixes, or of too many values, are none to click on. */
function dropDrills({ controls }: PageData): void {
  const columns = new Set(
    controls.flatMap((each) => (each.kind === 'one' || each.kind === 'many' ? each.column : [])),
  );
  for (const mark of document.querySelectorAll('[data-drill]:not(#pl-chips)'))
    if (!columns.has(mark.getAttribute('data-drill') ?? '')) {
      mark.removeAttribute('data-drill');
      if (mark.matches('button')) mark.replaceWith(...mark.childNodes);
    }
}

/** Figures and foreseen answers, unless the reader saves data. */
function prefetch(asker: Asker): void {
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  if (saveData || document.documentElement.dataset['saver'] === 'on') return;
  asker.live().then(
    (live) => live.warm(),
    () => undefined,
  );
}

/** The code of audit panels is fetched when one is opened. */
function bindAudits(page: PageData, asker: Asker): void {
  const opened = async (event: Event) => {
    const panel = event.target;
    if (!(panel instanceof HTMLDetailsElement) || !panel.open || !panel.classList.contains('pl-audit'))
      return;
    const { fillActions } = await import('./audit.ts');
    fillActions(panel, page, (id) => asker.again(id));
  };
  document.addEventListener('toggle', (event) => void opened(event), true);
}

/** The code of toolbars is fetched when a reader comes near one. */
function bindToolbars(page: PageData): void {
  const toolsAt = (target: EventTarget | null) =>
    (target as Element | null)?.closest?.('plaudit-figure')?.querySelector<HTMLElement>(':scope > .pl-tools');
  document.addEventListener('click', (event) => {
    const tools = toolsAt(event.target);
    if (tools && (event.target as Element).closest('.pl-tools > button'))
      void import('./toolbar.ts').then(({ toggleMenu }) => toggleMenu(tools, page));
  });
  document.addEventListener('pointerover', ({ target, pointerType }) => {
    const tools = pointerType === 'mouse' ? toolsAt(target) : undefined;
    if (tools && !tools.querySelector('.pl-quick'))
      void import('./toolbar.ts').then(({ addQuickButtons }) => addQuickButtons(tools, page));
  });
}

function bindTables(): void {
  const sort = async (button: HTMLButtonElement) => {
    const { sortRows } = await import('../../figures/tables/sortTable.ts');
    const table = button.closest('table');
    if (table) sortRows(table, Number(button.dataset['column']));
  };
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('th button');
    if (button) void sort(button);
  });
}
