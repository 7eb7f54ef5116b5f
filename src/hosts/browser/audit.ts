import { format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { engineWords } from '../../words/engineWords.ts';
import { toolbarWords } from '../../words/toolbarWords.ts';
import type { PageData } from '../pageData.ts';
import { csvOf, download } from './actions.ts';

/** Fills the actions of an opened audit panel: the query run again; and, for a number in the text, its rows as a file. */
export function fillActions(
  panel: HTMLDetailsElement,
  page: PageData,
  again: (id: string) => Promise<void>,
): void {
  const actions = panel.querySelector<HTMLElement>(':scope > .pl-actions');
  const host = panel.closest('plaudit-figure') ?? document.getElementById(panel.id.replace(/^audit-/, ''));
  if (!actions || !host || actions.childElementCount) return;
  // other figures have a toolbar
  if (panel.id)
    actions.append(button(toolbarWords(page.locale).csv, () => download(csvOf(host), `${host.id}.csv`)));
  actions.append(...runAgain(panel, host, page, again));
  actions.hidden = false;
}

function runAgain(
  panel: HTMLDetailsElement,
  host: Element,
  page: PageData,
  again: (id: string) => Promise<void>,
): HTMLElement[] {
  const words = { ...messages(page.locale), ...engineWords(page.locale) };
  const result = document.createElement('span');
  result.setAttribute('role', 'status');
  const run = async () => {
    result.textContent = words.asking;
    try {
      const start = performance.now();
      await again(host.id);
      // the figure was redrawn, and its panel with it
      const now = panel.id ? (document.getElementById(panel.id) as HTMLDetailsElement) : panelOf(host);
      fillActions(now, page, again);
      now.querySelector('.pl-actions [role=status]')!.textContent =
        `${format(Math.round(performance.now() - start), { kind: 'count' }, page.locale)} ms`;
      now.querySelector<HTMLElement>('.pl-actions button:last-of-type')?.focus();
    } catch (error) {
      result.textContent = (error as Error).message;
    }
  };
  return [button(words.runAgain, () => void run()), result];
}

function panelOf(host: Element): HTMLDetailsElement {
  return host.querySelector<HTMLDetailsElement>(':scope > details.pl-audit')!;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
