import type { Audit } from '../../figures/frame.ts';
import { format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { PageData } from '../pageData.ts';
import { toCsv } from './csv.ts';
import { toPng, toSvg } from './picture.ts';

/** Fills the actions of an opened audit panel: downloads of exactly what is shown, and the query run again. */
export function fillActions(
  panel: HTMLDetailsElement,
  page: PageData,
  again: (id: string) => Promise<void>,
): void {
  const actions = panel.querySelector<HTMLElement>(':scope > .pl-actions');
  const host = panel.closest('plaudit-figure') ?? document.getElementById(panel.id.replace(/^audit-/, ''));
  if (!actions || !host || actions.childElementCount) return;
  const words = messages(page.locale);
  const drawing = () =>
    [...host.querySelectorAll<SVGSVGElement>('.pl-body svg.pl-plot')].find(
      (svg) => svg.getBoundingClientRect().width > 0,
    );
  const save = (type: string, make: () => Promise<Blob> | Blob) =>
    button(`${words.download} ${type}`, async () =>
      download(await make(), `${host.id}.${type.toLowerCase()}`),
    );
  actions.append(save('CSV', () => new Blob(['\ufeff', csvOf(host)], { type: 'text/csv' })));
  if (drawing())
    actions.append(
      save('SVG', () => toSvg(drawing()!)),
      save('PNG', () => toPng(drawing()!)),
    );
  const result = document.createElement('span');
  result.setAttribute('role', 'status');
  actions.append(
    button(words.runAgain, async () => {
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
    }),
    result,
  );
  actions.hidden = false;
}

function panelOf(host: Element): HTMLDetailsElement {
  return host.querySelector<HTMLDetailsElement>(':scope > details.pl-audit')!;
}

/** What the figure shows, as CSV with its provenance in the last columns' place: one header, one row each. */
function csvOf(host: Element): string {
  const { shown } = JSON.parse(host.querySelector('script[data-audit]')?.textContent ?? '{}') as Audit;
  const names = shown.columns.map(({ name }) => name);
  return toCsv(names, shown.rows);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
