import { formatState, isDefault, parseState, type State } from '../../sql/controls.ts';
import { pageDataId, type PageData } from '../pageData.ts';
import { bindControls, setControls } from './controlInputs.ts';
import type { Live } from './live.ts';
import { readPoints } from './points.ts';
import { clearStatus, showFailure, showNotice, showStage } from './status.ts';

/**
 * What every page loads: inputs, addresses, tooltips. Figures, charts and engine are fetched when a reader shows that
 * they may ask (pointer or focus on an input), and the engine only when a question has no answer yet.
 */

const holder = document.getElementById(pageDataId);
if (holder) boot(JSON.parse(holder.textContent) as PageData);

function boot(page: PageData): void {
  let live: Promise<Live> | undefined;
  let state: State = {};
  let answered: State = {};

  const open = () =>
    (live ??= import('./live.ts')
      .then(({ openLive }) => openLive(page, (stage) => showStage(stage)))
      .catch((error: unknown) => {
        live = undefined;
        throw error;
      }));

  const show = async (wanted: State) => {
    state = wanted;
    setControls(page.controls, wanted);
    try {
      if (!(await (await open()).show(wanted))) return;
      answered = wanted;
      clearStatus();
    } catch (error) {
      if (state === wanted) revert(wanted, error);
    }
  };

  // figures must never show other answers than their inputs say: what could not be asked is taken back
  const revert = (wanted: State, error: unknown) => {
    console.warn(error);
    state = answered;
    setControls(page.controls, answered);
    history.replaceState(null, '', address(page, answered));
    document.querySelectorAll('plaudit-figure[data-state=loading]').forEach((figure) => {
      figure.setAttribute('data-state', figure.getAttribute('data-source') === 'build' ? 'static' : 'live');
    });
    showFailure(() => ask(wanted));
  };

  const ask = (wanted: State, { replace = false } = {}) => {
    const url = address(page, wanted);
    if (replace) history.replaceState(null, '', url);
    else if (url !== location.pathname + location.search + location.hash) history.pushState(null, '', url);
    void show(wanted);
  };

  const follow = () => {
    const { state: wanted, ignored } = parseState(page.controls, new URLSearchParams(location.search));
    if (ignored.length) showNotice(ignored.join('; '));
    setControls(page.controls, wanted);
    if (formatState(page.controls, wanted) !== formatState(page.controls, answered)) void show(wanted);
  };

  bindControls(page.controls, {
    current: () => state,
    ask: (key, values, replace) => {
      const control = page.controls.find((each) => each.key === key);
      const rest = Object.fromEntries(Object.entries(state).filter(([name]) => name !== key));
      ask(!control || isDefault(control, values) ? rest : { ...rest, [key]: values }, { replace });
    },
    intent: () => {
      const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
      if (!saveData)
        void open().then(
          (ready) => ready.warm(),
          () => undefined,
        );
    },
  });
  addEventListener('popstate', follow);
  follow();
  readPoints(document);
  bindFigures(page, open, () => state);
  document.documentElement.dataset['ready'] = 'true';
}

function address({ controls }: PageData, state: State): string {
  const query = formatState(controls, state);
  return location.pathname + (query ? `?${query}` : '') + location.hash;
}

/** Audit panels and sortable tables: their code is fetched when one is used. */
function bindFigures(page: PageData, open: () => Promise<Live>, state: () => State): void {
  document.addEventListener(
    'toggle',
    (event) => {
      const panel = event.target as HTMLElement;
      if (!(panel instanceof HTMLDetailsElement) || !panel.open || !panel.classList.contains('pl-audit'))
        return;
      void import('./audit.ts').then(({ fillActions }) =>
        fillActions(panel, page, async (id) => (await open()).again(id, state())),
      );
    },
    true,
  );
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('th button');
    const head = button?.closest('th');
    if (head)
      void import('../../figures/sortTable.ts').then(({ sortRows }) =>
        sortRows(head.closest('table')!, head.cellIndex),
      );
  });
}
