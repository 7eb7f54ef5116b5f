import { chosenWords } from '../chosen.ts';
import { languageTag } from './controlInputs.ts';
import { shareSql } from './sharedSql.ts';

/**
 * Makes the page ready for paper while it is printed: what inputs are set to, the day, title and page numbers in the
 * margins, and the audits as numbered notes at the end. Words stand in the page as data attributes.
 */
export function bindPrinting(): void {
  const scope = document.getElementById('pl-print-scope');
  if (!scope) return;
  let undo: (() => void)[] = [];
  addEventListener('beforeprint', () => {
    if (undo.length) return;
    undo = [sayScope(scope), numberNotes(scope), markPages(scope), openAll()];
  });
  addEventListener('afterprint', () => {
    for (const each of undo.reverse()) each();
    undo = [];
  });
}

function sayScope(scope: HTMLElement): () => void {
  const before = scope.textContent;
  const { scope: shown = '', named = '', all = '', printed = '' } = scope.dataset;
  const chosen = chosenWords(document, named).join(' · ');
  const day = dayOf(new Date());
  const inputs = document.querySelector('[data-control]');
  const said = chosen ? shown.replace('{chosen}', () => chosen) : inputs ? all : '';
  scope.textContent = [said, printed.replace('{day}', day)].filter(Boolean).join(' · ');
  const online = document.querySelector<HTMLElement>('#pl-online svg');
  // the code leads to the page without a choice
  if (online && location.search) online.style.display = 'none';
  return () => {
    scope.textContent = before;
    online?.style.removeProperty('display');
  };
}

/** The reader's day, written as the page writes days; the module of formats would weigh more than these lines. */
function dayOf(date: Date): string {
  return date.toLocaleDateString(languageTag(), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Moves each figure's audit to the end of the page, with its number at both places. */
function numberNotes(scope: HTMLElement): () => void {
  const audits = [...document.querySelectorAll<HTMLElement>('plaudit-figure > .pl-audit')];
  const notes = document.createElement('section');
  notes.className = 'pl-endnotes';
  const head = document.createElement('h2');
  head.textContent = scope.dataset['notes'] ?? '';
  notes.append(head);
  const undo = audits.map((audit, index) => {
    const figure = audit.parentElement as HTMLElement;
    const [mark, number] = [noteNumber(index + 1), noteNumber(index + 1)];
    const title = figure.querySelector('.pl-title, .pl-big-label, figcaption') ?? figure;
    title.append(mark);
    const place = document.createComment('');
    audit.replaceWith(place);
    const summary = audit.querySelector('summary');
    const words = summary?.textContent ?? '';
    if (summary) summary.textContent = nameOf(figure) || words;
    summary?.prepend(number, ' ');
    notes.append(audit);
    return () => {
      mark.remove();
      if (summary) summary.textContent = words;
      place.replaceWith(audit);
    };
  });
  if (audits.length) document.querySelector('.pl-foot')?.after(notes);
  undo.push(shortenQueries(audits, scope.dataset['same'] ?? ''));
  return () => {
    for (const each of undo) each();
    notes.remove();
  };
}

/** What several notes ask is printed once. */
function shortenQueries(audits: HTMLElement[], same: string): () => void {
  const codes = audits.flatMap((audit) => audit.querySelector('pre > code') ?? []);
  const before = codes.map((code) => code.textContent);
  const after = shareSql(before, same);
  codes.forEach((code, index) => (code.textContent = after[index] ?? ''));
  return () => codes.forEach((code, index) => (code.textContent = before[index] ?? ''));
}

function noteNumber(number: number): HTMLElement {
  const made = document.createElement('sup');
  made.className = 'pl-note-number';
  made.textContent = String(number);
  return made;
}

function nameOf(figure: Element): string {
  const title = figure.querySelector('.pl-title, .pl-big-label')?.cloneNode(true) as Element | undefined;
  title?.querySelector('.pl-note-number')?.remove();
  return title?.textContent || figure.querySelector('.pl-figure')?.getAttribute('aria-label') || '';
}

/** Title and page numbers in the margins: a rule that needs the page's own words. */
function markPages(scope: HTMLElement): () => void {
  const title = JSON.stringify(document.querySelector('h1')?.textContent.trim() ?? document.title);
  const { page = '', of = '' } = scope.dataset;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@page { @top-left { content: ${title} } @bottom-right { content: ${JSON.stringify(`${page} `)} counter(page) ${JSON.stringify(` ${of} `)} counter(pages) } }`,
  );
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Folded parts are opened: older browsers cannot show them by style alone. A chart's table stands in its place: not that. */
function openAll(): () => void {
  const folded = [
    ...document.querySelectorAll<HTMLDetailsElement>('main details:not([open], .pl-twin)'),
  ].filter((each) => !each.closest('.pl-controls, [data-control]'));
  for (const each of folded) each.open = true;
  return () => {
    for (const each of folded) each.open = false;
  };
}
