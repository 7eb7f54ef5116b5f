import { tablesWith, type Dataset } from '../../src/dataset/dataset.ts';
import type { Run } from '../../src/engine/run.ts';
import type { Page } from '../../src/mdx/page.ts';
import type { Control, State } from '../../src/sql/controls.ts';
import { ident, joined, sql } from '../../src/sql/query.ts';
import { emptyScope, scoped } from '../../src/sql/scope.ts';

/** Questions that no sane reader asks of a page: each input at its strangest, and all of them at once. */
export async function absurdStates(page: Page, run: Run): Promise<State[]> {
  const odd: [string, string[]][] = [];
  for (const control of page.controls)
    odd.push(...(await oddValues(control, page.dataset, run)).map((value): [string, string[]] => [control.key, [value]]));
  const alone = odd.map(([key, values]) => ({ [key]: values }));
  // of each input the first, and of each the last: the rarest values together, and a day before the first answer
  const first = Object.fromEntries([...odd].reverse());
  const last = Object.fromEntries(odd);
  return [{}, ...alone, ...(page.controls.length > 1 ? [first, last] : [])];
}

async function oddValues(control: Control, dataset: Dataset, run: Run): Promise<string[]> {
  switch (control.kind) {
    case 'one':
    case 'many':
      return [await rarest(control.column, dataset, run)];
    case 'select':
      return [control.options.at(-1)?.value ?? control.value];
    case 'range':
      return [`${control.min}..${control.min}`];
    case 'dates':
      return [`${control.min}..${control.min}`, '1990-01-01..1990-12-31'];
    case 'search':
      return ['no such word'];
    case 'slider':
    case 'number':
      return [String(control.min), String(control.max)];
    case 'toggle':
      return [String(!control.value)];
  }
}

async function rarest(column: string, dataset: Dataset, run: Run): Promise<string> {
  const tables = tablesWith(dataset, column).map(
    ({ name }) => sql`select cast(${ident(column)} as varchar) as found from ${ident(name)}`,
  );
  const all = joined(tables, ' union all ');
  const query = sql`select found from (${all}) where found is not null group by 1 order by count(*), 1 limit 1`;
  const { rows } = await run(scoped(dataset, emptyScope, query));
  return String(rows[0]?.['found']);
}
