import { element } from '../charts/element.ts';
import { countedBy } from '../dataset/counted.ts';
import { format, type Locale } from '../words/format.ts';
import { messages } from '../words/messages.ts';
import { toolbarWords } from '../words/toolbarWords.ts';
import type { Drawn } from './draw.ts';
import type { Context, Shown } from './figure.ts';

/** What the script in a figure holds: enough to check the numbers, or ask again, without the page. */
export type Audit = {
  figure: string;
  props: unknown;
  sql: string;
  params: unknown[];
  columns: string[];
  /** Type of each column. */
  types: string[];
  rows: Record<string, unknown>[];
  dataset: { name: string; hash: string };
  shown: Pick<Shown, 'columns' | 'rows' | 'n' | 'state'>;
  /** Where the figure's own inputs stood. */
  inputs?: Shown['inputs'];
};

type FrameContext = Omit<Context, 'width'>;
type FrameProps = { title?: string; subtitle?: string; note?: string; source?: string; height?: number };

/** Where a figure's drawing came from. */
export type Origin = 'build' | 'results' | 'engine';

/** A figure as it stands in the page: `<plaudit-figure>` around drawing, words, audit and data. */
export function frame(drawn: Drawn, id: string, context: FrameContext): HTMLElement {
  const { document } = context;
  const host = element(document, 'plaudit-figure', {
    id,
    'data-figure': drawn.figure.name,
    'data-state': 'static',
    'data-source': 'build',
  });
  host.append(...parts(drawn, id, context));
  return host;
}

/**
 * Puts a new drawing in a figure's place. What the reader has opened stays open, the toolbar stays as it is, and the
 * keyboard stays where it was.
 */
export function refill(host: Element, drawn: Drawn, context: FrameContext): void {
  const made = parts(drawn, host.id, context);
  if (drawn.figure.inline) return host.replaceChildren(...made);
  const focused = host.querySelector('.pl-body')?.matches(':focus') ?? false;
  const held = host.querySelector('button[data-drill]:focus')?.getAttribute('data-value');
  host.querySelector(':scope > .pl-failure')?.remove();
  for (const part of made) {
    const old = host.querySelector(`:scope > ${part.localName}`);
    if (part.matches('.pl-tools') && old) continue;
    keepOpen(old, part);
    keepReading(old, part);
    if (old) old.replaceWith(part);
    else host.append(part);
  }
  if (focused) host.querySelector<HTMLElement>('.pl-body')?.focus({ preventScroll: true });
  for (const each of host.querySelectorAll<HTMLElement>('button[data-drill]'))
    if (each.getAttribute('data-value') === held) each.focus({ preventScroll: true });
}

function keepOpen(old: Element | null, now: Element): void {
  const open = old?.hasAttribute('open') ?? false;
  if (open) now.setAttribute('open', '');
  const [before, after] = [old, now].map((each) => [...(each?.querySelectorAll('details') ?? [])]);
  before?.forEach((each, index) => {
    if (each.hasAttribute('open')) after?.[index]?.setAttribute('open', '');
  });
}

/** What the page's script has made of the drawing's place: see hosts/browser/points.ts. */
function keepReading(old: Element | null, now: Element): void {
  const [before, after] = [old, now].map((each) => each?.querySelector(':scope > .pl-body'));
  for (const { name, value } of before?.attributes ?? [])
    if (/^(tabindex|role|aria-)/.test(name)) after?.setAttribute(name, value);
}

function parts(drawn: Drawn, id: string, context: FrameContext): HTMLElement[] {
  // what reads another figure has its rows: they stand in the page once
  const data = drawn.figure.reads ? [] : [script(drawn, context)];
  if (drawn.figure.inline) return [inlineBody(drawn, id, context), ...data];
  return [
    body(drawn, id, context),
    ...(isBlank(drawn) ? [] : [tools(drawn, context)]),
    auditPanel(drawn, context),
    ...data,
  ];
}

/** The button behind which all actions stand. Their code is fetched when it is first wanted. */
function tools(drawn: Drawn, { document, locale }: FrameContext): HTMLElement {
  const words = toolbarWords(locale);
  const title = titleOf(drawn);
  const label = title ? words.actionsOf(title) : words.actions;
  const attributes = {
    type: 'button',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-label': label,
  };
  return element(document, 'div', { class: 'pl-tools' }, element(document, 'button', attributes, '⋯'));
}

function titleOf({ props, shown }: Drawn): string | undefined {
  return (props as FrameProps).title ?? shown.title;
}

function inlineBody(
  { figure, props, drawings, shown }: Drawn,
  id: string,
  { document, locale, dataset }: FrameContext,
): HTMLElement {
  const words = messages(locale, countedBy(dataset, props));
  const text = { ok: drawings[0]?.element, empty: words.emptyShort, 'too-few': words.tooFewShort }[
    shown.state
  ];
  // the audit of a number that another figure shows is that of the figure
  const href = `#${figure.reads?.(props) ?? `audit-${id}`}`;
  return element(
    document,
    'span',
    { class: 'pl-inline', 'data-shown': shown.state },
    text ?? '–',
    !shown.words && element(document, 'a', { class: 'pl-ref', href, 'aria-label': words.auditInline }, '*'),
  );
}

function body(drawn: Drawn, id: string, context: FrameContext): HTMLElement {
  const { document, locale } = context;
  const props = drawn.props as FrameProps;
  const { subtitle } = props;
  const title = titleOf(drawn);
  return element(
    document,
    'figure',
    {
      class: 'pl-figure',
      ...(title
        ? { 'aria-labelledby': `${id}-title` }
        : { 'aria-label': drawn.shown.sentence || drawn.figure.tag }),
    },
    title && element(document, 'p', { class: 'pl-title', id: `${id}-title` }, title),
    subtitle && element(document, 'p', { class: 'pl-subtitle' }, subtitle),
    element(
      document,
      'div',
      { class: 'pl-body', 'data-shown': drawn.shown.state },
      ...drawing(drawn, context),
    ),
    isChart(drawn) && twin(drawn, context),
    caption(drawn, props, context, locale),
  );
}

/** A cell whose text and result are hidden. */
function isBlank({ drawings }: Drawn): boolean {
  return drawings.length > 0 && drawings.every(({ element: made }) => !made.childNodes.length);
}

/** Drawings that are not text: they have a table beside them that says the same. */
function isChart({ drawings }: Drawn): boolean {
  return drawings.some(({ element: made }) => made.matches('[role=img]') || made.querySelector('[role=img]'));
}

function twin({ shown }: Drawn, context: FrameContext): Node {
  const { document, locale } = context;
  const summary = element(document, 'summary', {}, toolbarWords(locale).table);
  return element(document, 'details', { class: 'pl-twin' }, summary, rowsTable(shown, context));
}

function drawing({ drawings, shown, props }: Drawn, { document, locale, dataset }: FrameContext): Node[] {
  const words = messages(locale, countedBy(dataset, props));
  if (shown.state === 'empty') return [element(document, 'p', { class: 'pl-state' }, words.empty)];
  if (shown.state === 'too-few') {
    const [n, minimum] = [shown.n ?? 0, dataset.minimum.publish];
    const count = (number: number) => format(number, { kind: 'count' }, locale);
    // enough together, and yet nothing to draw
    const say = n < minimum ? words.tooFew : words.tooFewEach;
    return [element(document, 'p', { class: 'pl-state' }, say(count(n), count(minimum)))];
  }
  return drawings.map((each) => placed(each, document));
}

function placed({ width, element: made }: Drawn['drawings'][number], document: Document): Node {
  return width === 'any' ? made : element(document, 'div', { class: `pl-${width}` }, made);
}

/** Puts the drawing that was put off beside the one that is seen, in the order in which a page is built. */
export function addRest(host: Element, { rest }: Drawn, { document }: Pick<FrameContext, 'document'>): void {
  const body = host.querySelector(':scope > .pl-figure > .pl-body');
  for (const each of rest()) body?.[each.width === 'wide' ? 'prepend' : 'append'](placed(each, document));
}

function caption(
  { shown }: Drawn,
  { note, source }: FrameProps,
  { document, dataset }: FrameContext,
  locale: Locale,
): Node {
  const words = messages(locale);
  const facts = [
    shown.n === undefined ? '' : words.answers(format(shown.n, { kind: 'count' }, locale)),
    shown.interval
      ? words.interval(
          `${format(shown.interval.level * 100, { kind: 'count' }, locale)} %`,
          shown.interval.method,
        )
      : '',
    (source ?? dataset.source) ? `${words.source}: ${source ?? dataset.source}` : '',
  ].filter(Boolean);
  const sentence = shown.state === 'ok' ? shown.sentence : '';
  return element(
    document,
    'figcaption',
    {},
    sentence && element(document, 'p', { class: 'pl-sentence' }, sentence),
    ...shown.notes.map((text) => element(document, 'p', { class: 'pl-caution' }, text)),
    note && element(document, 'p', { class: 'pl-note' }, note),
    facts.length > 0 && element(document, 'p', { class: 'pl-facts' }, facts.join(' · ')),
  );
}

/** Definition, SQL, bound values, rows, data version and downloads, folded under the figure. */
export function auditPanel(drawn: Drawn, context: FrameContext, id?: string): HTMLElement {
  const { document, locale, dataset } = context;
  const words = messages(locale);
  const label = (text: string) => element(document, 'p', { class: 'pl-label' }, text);
  const params = drawn.query.params.map((value) => JSON.stringify(value)).join(', ');
  return element(
    document,
    'details',
    { class: 'pl-audit', id },
    element(document, 'summary', {}, id ? drawn.shown.sentence || words.audit : words.audit),
    ...(id ? drawn.shown.notes : []).map((text) => element(document, 'p', { class: 'pl-caution' }, text)),
    ...drawn.figure.definition(drawn.props, context).map((text) => element(document, 'p', {}, text)),
    label(words.query),
    element(
      document,
      'pre',
      { tabindex: '0', 'aria-label': words.query },
      element(document, 'code', {}, drawn.query.text),
    ),
    label(words.parameters),
    element(
      document,
      'pre',
      { tabindex: '0', 'aria-label': words.parameters },
      element(document, 'code', {}, params || words.noParameters),
    ),
    // a chart has them in the table that stands beside it
    ...(isChart(drawn) ? [] : [label(words.rows), rowsTable(drawn.shown, context)]),
    element(document, 'p', { class: 'pl-facts' }, `${words.dataVersion}: ${dataset.name} ${dataset.hash}`),
    element(document, 'div', { class: 'pl-actions', hidden: true }),
  );
}

const auditRows = 50;

function rowsTable({ columns, rows }: Shown, { document, locale }: FrameContext): Node {
  const words = messages(locale);
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const isNumber = (name: string) => rows.some((row) => typeof row[name] === 'number');
  const head = columns.map(({ name, label }) =>
    element(document, 'th', { scope: 'col', class: isNumber(name) && 'pl-number' }, label),
  );
  const body = rows.slice(0, auditRows).map((row) =>
    element(
      document,
      'tr',
      {},
      ...columns.map(({ name, format: as }) => {
        const attributes = { class: typeof row[name] === 'number' && 'pl-number' };
        return element(document, 'td', attributes, format(row[name], as, locale));
      }),
    ),
  );
  return element(
    document,
    'div',
    { class: 'pl-scroll', tabindex: '0', role: 'group', 'aria-label': words.rows },
    element(
      document,
      'table',
      {},
      element(document, 'thead', {}, element(document, 'tr', {}, ...head)),
      element(document, 'tbody', {}, ...body),
    ),
    rows.length > auditRows &&
      element(document, 'p', { class: 'pl-facts' }, words.moreRows(count(auditRows), count(rows.length))),
  );
}

function script(drawn: Drawn, { document, dataset }: FrameContext): HTMLElement {
  const { figure, props, query, answer, shown } = drawn;
  const audit: Audit = {
    figure: figure.name,
    props,
    sql: query.text,
    params: query.params,
    columns: answer.columns.map(({ name }) => name),
    types: answer.columns.map(({ type }) => type),
    rows: answer.rows,
    dataset: { name: dataset.name, hash: dataset.hash },
    shown: { columns: shown.columns, rows: shown.rows, n: shown.n, state: shown.state },
    inputs: shown.inputs,
  };
  const made = element(document, 'script', { type: 'application/json', 'data-audit': true });
  made.textContent = json(audit);
  return made;
}

/** JSON that can stand inside a script element: no value can close the element or open a comment. */
export function json(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
