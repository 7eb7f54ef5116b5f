import type { Told } from '../../hosts/browser/tell.ts';
import { localeOf } from '../../words/format.ts';
import { shellWords, type ShellWords } from '../../words/shellWords.ts';
import { linkTo } from './linkTo.ts';
import { fillProblems } from './problems.ts';

type Query = Told['plaudit:query'];

const locale = localeOf(document.documentElement.lang);
const words: ShellWords = shellWords(locale);
let rows: HTMLElement | undefined;

/** Fills the bottom panel: the queries so far once, then each as it is answered; the problems each time. */
export function fillPanel(): void {
  fillProblems(words);
  if (rows) return;
  const host = document.getElementById('sh-log');
  const log = logged();
  if (!host) return;
  rows = document.createElement('tbody');
  rows.append(...log.map(lineOf));
  const table = document.createElement('table');
  table.className = 'sh-log';
  table.append(headOf(), rows);
  host.replaceChildren(table);
  const none = document.createElement('p');
  none.textContent = words.noQueries;
  if (!log.length) host.prepend(none);
  document.addEventListener('plaudit:query', (event) => {
    none.remove();
    rows?.append(lineOf((event as CustomEvent<Query>).detail));
    fillProblems(words);
  });
}

/** Queries of the figures as they stand: what was answered before the panel was first opened. */
function logged(): Query[] {
  return [...document.querySelectorAll<HTMLElement>('plaudit-figure')].flatMap((figure) => {
    const text = figure.querySelector(':scope > script[data-audit]')?.textContent;
    if (!text) return [];
    const {
      sql,
      params,
      rows: answer,
    } = JSON.parse(text) as { sql: string; params: Query['params']; rows: unknown[] };
    const source = (figure.dataset['source'] ?? 'build') as Query['source'];
    return { id: figure.id, sql, params, source, rows: answer.length };
  });
}

function headOf(): HTMLElement {
  const head = document.createElement('thead');
  const row = document.createElement('tr');
  for (const text of [words.figure, 'SQL', words.from, words.rows, words.time, '']) {
    const cell = document.createElement(text ? 'th' : 'td');
    cell.textContent = text;
    if (text) cell.setAttribute('scope', 'col');
    row.append(cell);
  }
  head.append(row);
  return head;
}

function lineOf({ id, sql, params, source, rows: count, ms, error }: Query): HTMLElement {
  const row = document.createElement('tr');
  const from = {
    build: words.fromBuild,
    results: words.fromResults,
    engine: words.fromEngine,
    failed: words.failed,
  };
  const text = [sql, ...(params.length ? [`-- ${JSON.stringify(params)}`] : [])].join('\n');
  row.append(
    cell(linkTo(id)),
    cell(folded(sql, error ? `${text}\n-- ${error}` : text)),
    cell(from[source]),
    cell(count === undefined ? '–' : count.toLocaleString(locale)),
    cell(ms === undefined ? '–' : `${Math.max(1, Math.round(ms)).toLocaleString(locale)} ms`),
    cell(copyButton(text)),
  );
  return row;
}

function cell(content: Node | string): HTMLElement {
  const made = document.createElement('td');
  made.append(content);
  return made;
}

/** The query on one line, and whole when it is opened. */
function folded(sql: string, text: string): HTMLElement {
  const made = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = own(sql);
  const whole = document.createElement('pre');
  whole.textContent = text;
  made.append(summary, whole);
  return made;
}

function copyButton(text: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.copySql;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => (button.textContent = words.copied),
      () => (button.textContent = words.failed),
    );
  });
  return button;
}

/** The beginning of what the figure itself asks; the scope around it is the same for all. */
function own(sql: string): string {
  const scope = /^with .*? select \* from \((?=with |select )/is.exec(sql)?.[0] ?? '';
  return sql.slice(scope.length).replace(/\s+/g, ' ').slice(0, 160);
}
