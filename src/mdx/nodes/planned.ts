import { plan } from '../../figures/draw.ts';
import type { FigureNode, PageNode } from '../page.ts';
import { placed } from '../problemOf.ts';
import { addProblem, type Draft } from './draft.ts';

/** What is wrong with a figure's props, names and parameters shows here, before any query is run. */
export function planned(draft: Draft, node: FigureNode): PageNode {
  try {
    plan(node.figure, node.input, draft.source);
    return node;
  } catch (error) {
    const problem = addProblem(draft, placed(error, node, draft.file));
    return { kind: 'error', id: node.id, problem, inText: node.inText };
  }
}
