import { isDefault, parseState } from '../../sql/controls.ts';
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
  const asker = new Asker(page);
  const follow = () => {
    const { state, ignored } = parseState(page.controls, new URLSearchParams(location.search));
    if (ignored.length) showNotice(ignored.join('; '));
    asker.follow(state);
  };
  bindControls(page.controls, {
    ask: (key, values, moving) => {
      const control = page.controls.find((each) => each.key === key);
      const rest = Object.fromEntries(Object.entries(asker.state).filter(([name]) => name !== key));
      asker.ask(!control || isDefault(control, values) ? rest : { ...rest, [key]: values }, { moving });
    },
    intent: () => prefetch(asker),
  });
  addEventListener('popstate', follow);
  follow();
  readPoints(document);
  bindAudits(page, asker);
  bindToolbars(page);
  bindTables();
  bindLanguages();
  bindPrinting();
  document.documentElement.dataset['ready'] = 'true';
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
    const { sortRows } = await import('../../figures/sortTable.ts');
    const table = button.closest('table');
    if (table) sortRows(table, Number(button.dataset['column']));
  };
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('th button');
    if (button) void sort(button);
  });
}
