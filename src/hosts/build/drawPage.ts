import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../dataset/problem.ts';
import type { Run } from '../../engine/run.ts';
import { draw, type Drawn } from '../../figures/draw.ts';
import { auditPanel, frame } from '../../figures/frame.ts';
import { placed } from '../../mdx/problemOf.ts';
import type { FigureNode, Page } from '../../mdx/page.ts';
import { answersInScope, answersOf } from '../../sql/answersInScope.ts';
import { scopeOf, type State } from '../../sql/controls.ts';
import { sqlHints } from './sqlHints.ts';
import { sqlPlace } from './sqlPlace.ts';
import { serverDocument } from './serverDom.ts';

/** A page's figures as HTML by id, the audits of its inline figures, and what could not be drawn. */
export type DrawnPage = {
  html: Map<string, string>;
  /** Whether the text of each `<When>` holds. */
  holds: Map<string, boolean>;
  /** Audit panels of the numbers in the text, in their order. */
  notes: string[];
  drawn: Map<string, Drawn>;
  failed: Map<string, Problem>;
  /** Answers in the scope of the page; unknown when the question failed. */
  answers: number | undefined;
};

/** Draws every figure of a page as a reader meets it: all inputs at their defaults, unless a state says other values. */
export async function drawPage(page: Page, run: Run, state: State = {}): Promise<DrawnPage> {
  const made: DrawnPage = {
    html: new Map(),
    holds: new Map(),
    notes: [],
    drawn: new Map(),
    failed: new Map(),
    answers: undefined,
  };
  const scope = scopeOf(page.controls, state, page.fixed);
  made.answers = answersOf(await run(answersInScope(page.dataset, scope)).catch(() => undefined));
  // what weak references hold is let go between tasks only, and queries in Node never end one: 10 MB a page
  await setImmediate();
  const document = serverDocument();
  const context = { document, locale: page.frontmatter.lang, dataset: page.dataset };
  for (const node of page.nodes.values()) {
    if (node.kind !== 'figure') continue;
    try {
      const drawn = await draw(node.figure, node.input, run, { source: page.source, scope, context });
      made.drawn.set(node.id, drawn);
      made.html.set(node.id, frame(drawn, node.id, context).outerHTML);
      if (node.figure.name === 'when') made.holds.set(node.id, holds(drawn));
      if (node.figure.inline && !node.figure.reads && !drawn.shown.words)
        made.notes.push(auditPanel(drawn, context, `audit-${node.id}`).outerHTML);
    } catch (error) {
      made.failed.set(node.id, problemOfFigure(error, node, page));
    }
  }
  return made;
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
