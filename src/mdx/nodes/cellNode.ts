import { didYouMean } from '../../dataset/nearest.ts';
import type { Problem } from '../../dataset/problem.ts';
import { figures } from '../../figures/registry.ts';
import type { PageNode } from '../page.ts';
import type { CellMark } from '../tree.ts';
import { report, type Draft } from './draft.ts';
import { planned } from './planned.ts';

/** Makes a named SQL cell known to the page; the problem of one whose name cannot stand. */
export function declareCell(draft: Draft, { name, text, at }: CellMark): Problem | undefined {
  const { cells, dataset } = draft.source;
  if (Object.hasOwn(cells, name)) {
    const suggestion = `call one of them ${name}_2`;
    return report(draft, { rule: 'duplicate-cell', message: `duplicate cell name: ${name}`, at, suggestion });
  }
  if (Object.hasOwn(dataset.tables, name)) {
    const message = `a cell may not have the name of a table: ${name}`;
    return report(draft, { rule: 'duplicate-cell', message, at, suggestion: `call it ${name}_cell` });
  }
  cells[name] = text;
  if (/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const message = `invalid cell name: ${name}, expected letters, digits and underscores`;
  return report(draft, { rule: 'invalid-cell-name', message, at });
}

/** The figure of an SQL cell: what stands behind its name says how much of it is shown. */
export function cellNode(draft: Draft, { id, name, text, options, at }: CellMark): PageNode {
  const figure = figures['cell'];
  const input: Record<string, unknown> = { name, text };
  for (const option of options) {
    if (option === 'folded' || option === 'open' || option === 'hidden') input['code'] = option;
    else if (option === 'no-result') input['result'] = 'hidden';
    else if (/^limit=\d+$/.test(option)) input['limit'] = Number(option.slice(6));
    else
      report(draft, {
        rule: 'unknown-cell-option',
        message: `unknown cell option: ${option}`,
        at,
        suggestion: didYouMean(option, cellOptions),
        valid: cellOptions,
      });
  }
  if (!figure) throw new Error('the figure of SQL cells is not registered');
  return planned(draft, { kind: 'figure', id, figure, input, at, props: {}, inText: false });
}

const cellOptions = ['folded', 'open', 'hidden', 'no-result', 'limit=20'];
