import { findColumn, labelOf, type Dataset } from '../dataset/dataset.ts';
import type { Control } from '../sql/controls.ts';
import type { Filter } from '../sql/scope.ts';
import { optionsOf } from './controlTags.ts';
import type { PageNode } from './page.ts';

/** More values than a reader could tell apart in a drawing are no groups to click on. */
const mostValues = 60;

type Given = { nodes: Iterable<PageNode>; controls: Control[]; fixed: Filter[]; dataset: Dataset };

/**
 * Filters that nobody sees: one for each column whose groups a figure of the page draws, so that a click on a group
 * can ask for it. A column that has a filter in the page needs none; one that the page fixes can have none.
 */
export function drillControls({ nodes, controls, fixed, dataset }: Given): Control[] {
  const taken = new Set<string>(fixed.map(({ column }) => column));
  for (const control of controls)
    if (control.kind === 'one' || control.kind === 'many') taken.add(control.column);
  const columns = new Set<string>();
  for (const node of nodes) {
    const column = node.kind === 'figure' ? node.figure.drill?.(node.input) : undefined;
    if (column !== undefined && !taken.has(column)) columns.add(column);
  }
  return [...columns].flatMap((name) => {
    const { column } = findColumn(dataset, name);
    const options = optionsOf(column);
    if (!options.length || options.length > mostValues) return [];
    const key = `drill.${name}`;
    return [{ key, column: name, label: labelOf(column), kind: 'one', options, hidden: true } as const];
  });
}
