import type { Audit } from '../../figures/frame.ts';
import { toolbarWords } from '../../words/toolbarWords.ts';
import type { PageData } from '../pageData.ts';
import { copy } from './copy.ts';
import { toCsv } from './csv.ts';
import { embedCode } from './embedCode.ts';
import { themePart } from './embedTheme.ts';
import { figureText } from './figureText.ts';
import { isFullScreen, toggleFullScreen } from './fullScreen.ts';
import { toPng, toSvg } from './picture.ts';
import { say } from './toast.ts';

/** Something a reader may do with a figure. */
export type Action = { name: ActionName; label: string; act: () => Promise<void> | void };
export type ActionName = 'table' | 'audit' | 'link' | 'text' | 'csv' | 'png' | 'svg' | 'embed' | 'full';

/** What can be done with a figure as it stands, in the order of the menu. */
export function actionsOf(host: HTMLElement, page: PageData): Action[] {
  const words = toolbarWords(page.locale);
  const shown = auditOf(host).shown;
  const figure = host.querySelector<HTMLElement>('.pl-figure');
  const twin = host.querySelector<HTMLDetailsElement>('.pl-twin');
  const link = () =>
    `${location.origin}${location.pathname}${location.search}#${encodeURIComponent(host.id)}`;
  const save = async (type: string, made: Blob | Promise<Blob>) => {
    const file = `${host.id}.${type}`;
    download(await made, file);
    say(words.saved(file));
  };
  const action = (name: ActionName, label: string, act: Action['act']): Action => ({ name, label, act });
  return [
    ...(twin
      ? [action('table', twin.open ? words.showChart : words.showTable, () => switchTable(twin))]
      : []),
    action('audit', words.audit, () => openAudit(host)),
    action('link', words.link, () => copy(link(), words.linkCopied, words)),
    action('text', words.text, () =>
      copy(figureText({ ...wordsOf(host), link: link(), ...shown }, page.locale), words.textCopied, words),
    ),
    action('csv', words.csv, () => save('csv', csvOf(host))),
    ...(figure && shown.state === 'ok'
      ? [
          action('png', words.png, () => save('png', toPng(figure))),
          action('svg', words.svg, () => save('svg', toSvg(figure))),
        ]
      : []),
    ...(page.embed && host.dataset['figure'] !== 'cell'
      ? [action('embed', words.embed, () => copy(codeOf(host, page.embed ?? ''), words.embedCopied, words))]
      : []),
    action('full', isFullScreen(host) ? words.leaveFull : words.full, () =>
      toggleFullScreen(host, words.leaveFull),
    ),
  ];
}

/** What the figure shows, as CSV: one header, one row each; with the mark by which spreadsheets know UTF-8. */
export function csvOf(host: Element): Blob {
  const { shown } = auditOf(host);
  const names = shown.columns.map(({ name }) => name);
  return new Blob(['\ufeff', toCsv(names, shown.rows)], { type: 'text/csv' });
}

/** Gives a file to the reader. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function auditOf(host: Element): Audit {
  return JSON.parse(host.querySelector(':scope > script[data-audit]')?.textContent ?? '{}') as Audit;
}

/** The drawing gives its place to the table, and takes it back: see figures.css. */
function switchTable(twin: HTMLDetailsElement): void {
  twin.open = !twin.open;
}

function openAudit(host: Element): void {
  const panel = host.querySelector<HTMLDetailsElement>(':scope > details.pl-audit');
  if (!panel) return;
  panel.open = true;
  const summary = panel.querySelector('summary');
  summary?.focus();
  summary?.scrollIntoView({ block: 'nearest' });
}

function wordsOf(host: Element): { title: string; lines: string[] } {
  const text = (selector: string) =>
    [...host.querySelectorAll(`.pl-figure > ${selector}`)].map(({ textContent }) => textContent ?? '');
  return {
    title: titleOf(host),
    lines: [
      ...text('.pl-subtitle'),
      ...['sentence', 'caution', 'note', 'facts'].flatMap((name) => text(`figcaption > .pl-${name}`)),
    ],
  };
}

function titleOf(host: Element): string {
  const figure = host.querySelector('.pl-figure');
  return figure?.querySelector(':scope > .pl-title')?.textContent ?? figure?.getAttribute('aria-label') ?? '';
}

/** Room for the line of links below the figure, in pixels. */
const embedFoot = 72;

function codeOf(host: HTMLElement, embed: string): string {
  const figure = host.querySelector('.pl-figure') ?? host;
  return embedCode({
    url: `${location.origin}${embed}${encodeURIComponent(host.id)}/${themePart(document.documentElement)}`,
    title: titleOf(host),
    height: figure.getBoundingClientRect().height + embedFoot,
  });
}
