import type { Result, Run } from '../../engine/run.ts';
import { plan } from '../../figures/draw.ts';
import type { Page } from '../../mdx/page.ts';
import { answersInScope } from '../../sql/answersInScope.ts';
import { foreseen, scopeOf } from '../../sql/controls.ts';
import { keyOf } from '../../sql/key.ts';
import { scoped } from '../../sql/scope.ts';

/** Answers to the questions that a page foresees, by the key of query and parameters. Rows are lists, in column order. */
export type Results = {
  /** Data version: a file of other data is not used. */
  hash: string;
  answers: Record<string, { columns: Result['columns']; rows: unknown[][] }>;
};

/** Most characters that a page's results file may have: about 150 KB compressed. */
const budget = 1_500_000;

/** Asks every question that is one step from the page's default, until the budget is spent. */
export async function resultsOf(page: Page, run: Run): Promise<Results> {
  const results: Results = { hash: page.dataset.hash, answers: {} };
  let size = 0;
  if (!page.frontmatter.results) return results;
  // the default's answers stand in the page itself
  const usual = new Set(queries(page, {}).map(keyOf));
  for (const state of foreseen(page.controls)) {
    for (const query of queries(page, state)) {
      const key = keyOf(query);
      if (key in results.answers || usual.has(key)) continue;
      const answer = await run(query).catch(() => undefined);
      if (!answer) continue;
      const packed = {
        columns: answer.columns,
        rows: answer.rows.map((row) => answer.columns.map(({ name }) => row[name])),
      };
      size += JSON.stringify(packed).length;
      if (size > budget) return results;
      results.answers[key] = packed;
    }
  }
  return results;
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
