import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../dataset/problem.ts';
import type { Run } from '../../engine/run.ts';
import { ask, render, type Answered, type Drawn, type Told } from '../../figures/draw.ts';
import { auditPanel, frame } from '../../figures/frame.ts';
import { placed } from '../../mdx/problemOf.ts';
import type { FigureNode, Page } from '../../mdx/page.ts';
import { answersInScope, answersOf } from '../../sql/answersInScope.ts';
import { scopeOf, type State } from '../../sql/controls.ts';
import type { Scope } from '../../sql/scope.ts';
import { embedOf, type Embed } from './embeds.ts';
import type { KeptDrawings, KeptFigure } from './keptDrawings.ts';
import { sqlHints } from './sqlHints.ts';
import { sqlPlace } from './sqlPlace.ts';
import { serverDocument } from './serverDom.ts';

/** A page's figures as HTML by id, the audits of its inline figures, and what could not be drawn. */
export type DrawnPage = {
  html: Map<string, string>;
  /** Whether the text of each `<When>` holds. */
  holds: Map<string, boolean>;
  /** Audit panels of the numbers in the text, in their order. */
  notes: Map<string, string>;
  drawn: Map<string, Told>;
  /** What each figure is in another site. */
  embeds: Map<string, Embed>;
  failed: Map<string, Problem>;
  /** Answers in the scope of the page; unknown when the question failed. */
  answers: number | undefined;
};

type Drawing = {
  /** All inputs are at their defaults, unless it says other values. */
  state?: State | undefined;
  /** Figures that an earlier build drew. */
  kept?: KeptDrawings | undefined;
};

/** Draws every figure of a page as a reader meets it. */
export async function drawPage(page: Page, run: Run, { state = {}, kept }: Drawing = {}): Promise<DrawnPage> {
  const made: DrawnPage = {
    html: new Map(),
    holds: new Map(),
    notes: new Map(),
    drawn: new Map(),
    embeds: new Map(),
    failed: new Map(),
    answers: undefined,
  };
  const scope = scopeOf(page.controls, state, page.fixed);
  const questions = askAll(page, run, scope);
  made.answers = answersOf(await run(answersInScope(page.dataset, scope)).catch(() => undefined));
  // what weak references hold is let go between tasks only, and queries in Node never end one: 10 MB a page
  await setImmediate();
  const before = kept?.ofPage(page, scope);
  for (const { node, asked } of questions) {
    try {
      const answered = await asked;
      const draw = () => drawFigure(node, answered, page, scope);
      put(made, node, answered, before?.figure(node, answered, draw) ?? draw());
    } catch (error) {
      made.failed.set(node.id, problemOfFigure(error, node, page));
    }
  }
  before?.save();
  return made;
}

/** Asks for all figures at once: the engine works while the first are drawn. */
function askAll(page: Page, run: Run, scope: Scope): { node: FigureNode; asked: Promise<Answered> }[] {
  return [...page.nodes.values()].flatMap((node) => {
    if (node.kind !== 'figure') return [];
    const asked = ask(node.figure, node.input, run, { source: page.source, scope });
    // told where the figure is drawn
    asked.catch(() => undefined);
    return [{ node, asked }];
  });
}

function put(made: DrawnPage, { id }: FigureNode, answered: Answered, figure: KeptFigure): void {
  const { html, shown, note, holds, embed } = figure;
  made.drawn.set(id, { ...answered, shown });
  made.html.set(id, html);
  if (holds !== undefined) made.holds.set(id, holds);
  if (note !== undefined) made.notes.set(id, note);
  if (embed) made.embeds.set(id, embed);
}

function drawFigure(
  { id, figure }: FigureNode,
  answered: Answered,
  page: Page,
  { params }: Scope,
): KeptFigure {
  const context = { document: serverDocument(), locale: page.frontmatter.lang, dataset: page.dataset };
  const known = { ...context, inputs: params, models: page.source.models };
  const drawn = render(figure, answered.props, answered.query, answered.answer, known);
  const host = frame(drawn, id, context);
  const html = host.outerHTML;
  const noted = figure.inline && !figure.reads && !drawn.shown.words;
  return {
    html,
    shown: drawn.shown,
    note: noted ? auditPanel(drawn, context, `audit-${id}`).outerHTML : undefined,
    holds: figure.name === 'when' ? holds(drawn) : undefined,
    embed: embedOf(host, html),
  };
}

function holds(drawn: Drawn): boolean {
  return drawn.drawings[0]?.element.getAttribute('data-holds') === 'true';
}

function problemOfFigure(error: unknown, node: FigureNode, page: Page): Problem {
  const problem = placed(error, node, page.file);
  if (problem.rule !== 'bad-sql') return problem;
  const cell = node.input['data'] ?? node.input['name'];
  const text = typeof cell === 'string' ? page.source.cells[cell] : undefined;
  const at =
    node.figure.name === 'cell' && text !== undefined ? sqlPlace(problem.message, text, node.at) : undefined;
  return {
    ...problem,
    ...at,
    ...sqlHints(problem.message, page),
    message: `${text === undefined ? 'the query failed' : `the cell ${String(cell)} failed`}: ${firstLines(problem.message)}`,
  };
}

function firstLines(message: string): string {
  return message.split('\n').filter(Boolean).slice(0, 3).join(' ').replace(/\s+/g, ' ');
}
