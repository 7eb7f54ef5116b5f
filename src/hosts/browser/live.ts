import { datasetIn, type Dataset } from '../../dataset/dataset.ts';
import { browserEngine, type Stage } from '../../engine/browser.ts';
import { FetchError } from '../../engine/fetchWhole.ts';
import type { CellType, Result, Row } from '../../engine/run.ts';
import { plan, render, type Drawn } from '../../figures/draw.ts';
import { addRest, auditPanel, frame, refill, type Audit } from '../../figures/frame.ts';
import type { Figure, Source } from '../../figures/figure.ts';
import { reading } from '../../figures/text/reading.ts';
import { modelsOf } from '../../figures/scenario/pageModels.ts';
import { answersInScope, answersOf } from '../../sql/answersInScope.ts';
import { keyOf } from '../../sql/key.ts';
import type { BoundQuery } from '../../sql/query.ts';
import { filtersIn, scopeOf, type State } from '../../sql/controls.ts';
import { scoped, type Scope } from '../../sql/scope.ts';
import { countLabels, messages } from '../../words/messages.ts';
import type { PageData } from '../pageData.ts';
import { setAsBefore, setBusy, setState } from './figureState.ts';
import type { Needed, Packed, ResultsFile } from './needed.ts';
import { settleInputs } from './settleInputs.ts';
import { tell } from './tell.ts';
import { idle, Turns } from './turns.ts';
import { typesetElement } from './typeset.ts';

type Node = PageData['nodes'][number];
type Answered = { answer: Result; source: 'build' | 'results' | 'engine'; ms?: number | undefined };

/** What the page asks of the live host. */
export type Live = {
  /** Redraws every figure for a state; false when a newer question overtook it. Throws FetchError when nothing can answer. */
  show(state: State): Promise<boolean>;
  /** Runs one figure's query again in the engine and redraws it. */
  again(id: string, state: State): Promise<void>;
  /** Fetches what a question would need, but for the engine. */
  warm(): Promise<void>;
};

/** The page's figures, redrawn in the browser. */
export async function openLive(
  page: PageData,
  needed: Needed,
  onStage: (stage: Stage) => void,
): Promise<Live> {
  const [manifest, figures] = await Promise.all([needed.manifest, needed.figures]);
  const dataset = datasetIn(manifest, page.locale, countLabels(page.locale));
  return new LivePage(page, dataset, figures, needed.results, onStage);
}

class LivePage implements Live {
  readonly #page: PageData;
  readonly #dataset: Dataset;
  readonly #figures: Record<string, Figure>;
  readonly #engine;
  readonly #source: Source;
  readonly #known = new Map<string, Answered>();
  /** What each figure was last drawn from here. */
  readonly #drawn = new Map<string, string>();
  readonly #results: Promise<void>;
  /** Drawings that were put off, by figure. */
  readonly #rest = new Map<string, () => void>();
  #latest: AbortController | undefined;

  constructor(
    page: PageData,
    dataset: Dataset,
    figures: Record<string, Figure>,
    results: Promise<ResultsFile | undefined>,
    onStage: (stage: Stage) => void,
  ) {
    this.#figures = figures;
    this.#results = this.#remember(results);
    this.#page = page;
    this.#dataset = dataset;
    const { cells, parameters, defaults, nodes } = page;
    const models = modelsOf(nodes.map(({ figure, input }) => ({ figure: figures[figure]!, input })));
    this.#source = { dataset, cells, parameters, defaults, models };
    this.#engine = browserEngine({ engine: page.engine, dataset: page.dataset }, onStage);
    for (const { sql, params, columns, types, rows } of audits()) {
      const answer = {
        columns: columns.map((name, index) => ({ name, type: types[index] as CellType })),
        rows: rows as Row[],
      };
      this.#known.set(keyOf({ text: sql, params: params as BoundQuery['params'] }), {
        answer,
        source: 'build',
      });
    }
    this.#knowScope();
    // paper and another window may show the width that was not seen
    for (const event of ['beforeprint', 'resize']) addEventListener(event, () => this.#drawRest());
  }

  /** The number of answers at the inputs' defaults stands in the page. */
  #knowScope(): void {
    const { answers, controls, fixed } = this.#page;
    if (answers === undefined) return;
    const answer: Result = { columns: [{ name: 'answers', type: 'number' }], rows: [{ answers }] };
    const query = answersInScope(this.#dataset, scopeOf(controls, {}, fixed));
    this.#known.set(keyOf(query), { answer, source: 'build' });
  }

  async warm(): Promise<void> {
    await this.#results;
  }

  async show(state: State): Promise<boolean> {
    this.#latest?.abort();
    const { signal } = (this.#latest = new AbortController());
    const asked = this.#page.nodes
      .map((node) => ({ node, query: this.#query(node, state) }))
      .filter(({ node, query }) => this.#drawn.get(node.id) !== this.#drawingOf(node, query, state));
    this.#mark(new Set(asked.map(({ node }) => node.id)));
    await this.#results;
    // nothing is drawn of a question that cannot be answered whole
    if (!asked.every(({ query }) => this.#known.has(keyOf(query)))) await this.#engine.start();
    const answered = inViewFirst(asked).map((each) => ({
      ...each,
      later: unseen(each.node.id),
      answer: this.#answer(each.query, signal),
    }));
    const turns = new Turns();
    for (const { node, query, later, answer } of answered) {
      const found = await answer;
      await turns.next();
      if (signal.aborted) return false;
      this.#put(node, query, found, state, later);
    }
    hideNotes();
    void this.#drawRestInTime();
    if (signal.aborted) return false;
    void this.#tellScope(state, signal);
    return true;
  }

  /** How many answers the figures are about now. The engine is never woken for this alone. */
  async #tellScope(state: State, signal: AbortSignal): Promise<void> {
    const scope = scopeOf(this.#page.controls, state, this.#page.fixed);
    const query = answersInScope(this.#dataset, scope);
    const able = this.#known.has(keyOf(query)) || this.#engine.started();
    const answered = able ? await this.#answer(query, signal).catch(() => undefined) : undefined;
    if (signal.aborted) return;
    const answers = answered instanceof Error ? undefined : answersOf(answered?.answer);
    tell('plaudit:scope', { asking: false, answers, filters: filtersIn(this.#page.controls, state).length });
  }

  async again(id: string, state: State): Promise<void> {
    const node = this.#page.nodes.find((each) => each.id === id);
    if (!node) return;
    const query = this.#query(node, state);
    const start = performance.now();
    const answer = await this.#engine.run(query);
    this.#put(node, query, { answer, source: 'engine', ms: performance.now() - start }, state);
  }

  #query({ figure, input }: Node, state: State): BoundQuery {
    const { query } = plan(this.#figure({ figure, input }), input, this.#source);
    return scoped(this.#dataset, this.#scope(state), query);
  }

  #scope(state: State): Scope {
    return scopeOf(this.#page.controls, state, this.#page.fixed);
  }

  /** What a figure is drawn from: a question, and the page's inputs where it has some itself. */
  #drawingOf(node: Node, query: BoundQuery, state: State): string {
    const inputs = this.#figure(node).inputs ? JSON.stringify(this.#scope(state).params) : '';
    return keyOf(query) + inputs;
  }

  #figure({ figure, input }: Pick<Node, 'figure' | 'input'>): Figure {
    return reading(this.#figures[figure]!, input, (name) => this.#figures[name]);
  }

  /** From memory, else from the engine; an Error when this one query failed; throws when the engine cannot be had. */
  async #answer(query: BoundQuery, signal: AbortSignal): Promise<Answered | Error> {
    const key = keyOf(query);
    const known = this.#known.get(key);
    if (known) return known;
    try {
      const start = performance.now();
      const answer = await this.#engine.run(query, { signal });
      this.#known.set(key, { answer, source: 'engine' });
      return { answer, source: 'engine', ms: performance.now() - start };
    } catch (error) {
      if (error instanceof FetchError) throw error;
      return error as Error;
    }
  }

  /** What was put off, when the browser has nothing else to do. */
  async #drawRestInTime(): Promise<void> {
    for (const [, draw] of this.#rest) {
      await idle();
      draw();
    }
  }

  #drawRest(): void {
    for (const [, draw] of this.#rest) draw();
  }

  #put(
    node: Node,
    query: BoundQuery,
    answered: Answered | Error,
    state: State,
    later?: 'wide' | 'narrow',
  ): void {
    this.#drawn.delete(node.id);
    this.#rest.delete(node.id);
    const host = document.getElementById(node.id);
    if (!host) return;
    log(node.id, query, answered);
    if (answered instanceof Error) return fail(host, answered, this.#page);
    const figure = this.#figure(node);
    const { params: inputs } = this.#scope(state);
    const { models } = this.#source;
    const context = { document, locale: this.#page.locale, dataset: this.#dataset, inputs, models };
    try {
      const { props } = plan(figure, node.input, this.#source);
      const drawn = render(figure, props, query, answered.answer, { ...context, later });
      if (node.figure === 'when') decide(host, drawn, context);
      else refill(host, drawn, context);
      if (figure.inline && !figure.reads) refillNote(drawn, context, `audit-${node.id}`);
      typesetElement(host, this.#page.locale);
      if (later) this.#putOff(host, drawn);
      setState(host, 'live');
      host.dataset['source'] = answered.source;
      settleInputs(this.#page.controls, drawn.shown.inputs);
      this.#drawn.set(node.id, this.#drawingOf(node, query, state));
    } catch (error) {
      fail(host, error as Error, this.#page);
    }
  }

  #putOff(host: HTMLElement, drawn: Drawn): void {
    const { id } = host;
    const draw = () => {
      // drawn once, and not when another drawing has come since
      if (this.#rest.get(id) !== draw) return;
      this.#rest.delete(id);
      addRest(host, drawn, { document });
      typesetElement(host, this.#page.locale);
    };
    this.#rest.set(id, draw);
  }

  #mark(asked: Set<string>): void {
    const figures = [...document.querySelectorAll('plaudit-figure')];
    setBusy(figures.filter(({ id }) => asked.has(id)));
    setAsBefore(figures.filter(({ id }) => !asked.has(id)));
  }

  /** Keeps the foreseen answers; without the file, or with one of other data, the engine answers. */
  async #remember(results: Promise<ResultsFile | undefined>): Promise<void> {
    const found = await results;
    if (found?.hash !== this.#page.dataset.hash) return;
    for (const [key, packed] of Object.entries(found.answers)) {
      if (!this.#known.has(key)) this.#known.set(key, { answer: unpack(packed), source: 'results' });
    }
  }
}

/** The one of a figure's two drawings that is hidden where it stands. */
function unseen(id: string): 'wide' | 'narrow' | undefined {
  const body = document.getElementById(id)?.querySelector(':scope > .pl-figure > .pl-body');
  const seen = (['wide', 'narrow'] as const).filter(
    (each) => body?.querySelector(`:scope > .pl-${each}`)?.getClientRects().length,
  );
  return seen.length !== 1 ? undefined : seen[0] === 'wide' ? 'narrow' : 'wide';
}

/** What the reader sees is drawn before what they do not. */
function inViewFirst(asked: { node: Node; query: BoundQuery }[]): typeof asked {
  const seen = new Set(
    asked.filter(({ node }) => {
      const { top, bottom } = document.getElementById(node.id)?.getBoundingClientRect() ?? {
        top: 0,
        bottom: 0,
      };
      return bottom > 0 && top < innerHeight;
    }),
  );
  return [...seen, ...asked.filter((each) => !seen.has(each))];
}

function log(id: string, query: BoundQuery, answered: Answered | Error): void {
  const asked = { id, sql: query.text, params: query.params };
  if (answered instanceof Error)
    return tell('plaudit:query', { ...asked, source: 'failed', error: answered.message });
  const { source, answer, ms } = answered;
  tell('plaudit:query', { ...asked, source, rows: answer.rows.length, ms });
}

function unpack({ columns, rows }: Packed): Result {
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
  };
}

/** The audit panel of a number in the text, among the notes of the page. */
function refillNote(drawn: Drawn, context: Parameters<typeof auditPanel>[1], id: string): void {
  const old = document.getElementById(id);
  const panel = auditPanel(drawn, context, id);
  // another number that says the same has the panel
  if (old?.localName !== 'details') return;
  if (old.hasAttribute('open')) panel.setAttribute('open', '');
  typesetElement(panel, context.locale);
  old.replaceWith(panel);
}

/** Notes of sentences that are not shown are not either. */
function hideNotes(): void {
  const notes = [...document.querySelectorAll<HTMLElement>('.pl-noted')];
  for (const note of notes)
    note.hidden = [...note.children].every(({ id }) =>
      document.getElementById(id.replace(/^audit-/, ''))?.closest('.pl-when[hidden]'),
    );
  const section = notes[0]?.parentElement;
  if (section) section.hidden = notes.every(({ hidden }) => hidden);
}

/** The text of a `<When>`: shown or hidden, never redrawn; only its data are. */
function decide(host: HTMLElement, drawn: Drawn, context: Parameters<typeof frame>[2]): void {
  const data = frame(drawn, host.id, context).querySelector('script');
  if (data) host.querySelector(':scope > script')?.replaceWith(data);
  host.querySelector(':scope > .pl-failure')?.remove();
  const holds = drawn.drawings[0]?.element.getAttribute('data-holds') === 'true';
  host.dataset['holds'] = String(holds);
  const text = host.querySelector<HTMLElement>(':scope > .pl-when');
  if (text) text.hidden = !holds;
}

function fail(host: HTMLElement, error: Error, { locale }: PageData): void {
  setState(host, 'error');
  const old = host.querySelector(':scope > .pl-failure');
  const text = document.createElement('span');
  text.className = 'pl-failure';
  text.setAttribute('role', 'alert');
  text.textContent = `${messages(locale).failed} ${error.message.split('\n')[0] ?? ''}`;
  if (old) old.replaceWith(text);
  else host.append(text);
}

function audits(): Audit[] {
  return [...document.querySelectorAll('plaudit-figure > script[data-audit]')].map(
    (script) => JSON.parse(script.textContent) as Audit,
  );
}
