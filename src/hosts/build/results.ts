import type { Result, Run } from '../../engine/run.ts';
import { plan } from '../../figures/draw.ts';
import type { Page } from '../../mdx/page.ts';
import { answersInScope } from '../../sql/answersInScope.ts';
import { foreseen, scopeOf } from '../../sql/controls.ts';
import { keyOf } from '../../sql/key.ts';
import type { BoundQuery } from '../../sql/query.ts';
import { scoped } from '../../sql/scope.ts';

/** Answers to the questions that a page foresees, by the key of query and parameters. Rows are lists, in column order. */
export type Results = {
  /** Data version: a file of other data is not used. */
  hash: string;
  answers: Record<string, { columns: Result['columns']; rows: unknown[][] }>;
};

/** Most characters that a page's results file may have: about 150 KB compressed. */
const budget = 1_500_000;

/** Questions that wait for the engine at a time, so that it never waits for us. */
const ahead = 16;

/** Asks every question that is one step from the page's default, until the budget is spent. */
export async function resultsOf(page: Page, run: Run): Promise<Results> {
  const results: Results = { hash: page.dataset.hash, answers: {} };
  let size = 0;
  for await (const { key, answer } of answers(unusual(page), run)) {
    if (!answer) continue;
    const packed = {
      columns: answer.columns,
      rows: answer.rows.map((row) => answer.columns.map(({ name }) => row[name])),
    };
    size += JSON.stringify(packed).length;
    if (size > budget) return results;
    results.answers[key] = packed;
  }
  return results;
}

/** What is asked one step from the default, each once. The default's own answers stand in the page itself. */
function* unusual(page: Page): Generator<{ key: string; query: BoundQuery }> {
  if (!page.frontmatter.results) return;
  const known = new Set(queries(page, {}).map(keyOf));
  for (const state of foreseen(page.controls)) {
    for (const query of queries(page, state)) {
      const key = keyOf(query);
      if (!known.has(key)) yield { key, query };
      known.add(key);
    }
  }
}

/** The answers in the order of their questions, some of which are asked ahead; undefined where the engine refuses. */
async function* answers(questions: Iterable<{ key: string; query: BoundQuery }>, run: Run) {
  const asked: { key: string; answer: Promise<Result | undefined> }[] = [];
  for (const { key, query } of questions) {
    asked.push({ key, answer: run(query).catch(() => undefined) });
    if (asked.length > ahead) yield await next(asked);
  }
  while (asked.length) yield await next(asked);
}

async function next(asked: { key: string; answer: Promise<Result | undefined> }[]) {
  const { key, answer } = asked.shift() as (typeof asked)[number];
  return { key, answer: await answer };
}

function queries(page: Page, state: Record<string, string[]>) {
  const scope = scopeOf(page.controls, state, page.fixed);
  const asked = [...page.nodes.values()].flatMap((node) =>
    node.kind === 'figure'
      ? [scoped(page.dataset, scope, plan(node.figure, node.input, page.source).query)]
      : [],
  );
  return [answersInScope(page.dataset, scope), ...asked];
}
