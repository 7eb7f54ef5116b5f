import { figureOfTag } from '../../figures/registry.ts';
import { parameterTypes } from '../../sql/controls.ts';
import { controlTags } from '../controlTags.ts';
import type { PageNode } from '../page.ts';
import { referenceTag } from '../reference.ts';
import type { Mark } from '../tree.ts';
import { cellNode, declareCell } from './cellNode.ts';
import { controlNode } from './controlNode.ts';
import { declareInputs } from './declareInputs.ts';
import type { Draft } from './draft.ts';
import { declareFigure, figureNode } from './figureNode.ts';
import { referenceNode } from './referenceNode.ts';
import { textNode } from './textNode.ts';
import { unknownTag } from './unknownTag.ts';

/** What stands in a page, by id. Inputs and cells are read first: figures refer to them, wherever they stand. */
export function readNodes(draft: Draft, marks: Mark[]): Map<string, PageNode> {
  const early = new Map<string, PageNode>();
  for (const each of marks) {
    const wrong = each.kind === 'cell' ? declareCell(draft, each) : undefined;
    if (wrong) early.set(each.id, { kind: 'error', id: each.id, problem: wrong, inText: false });
    if (each.kind === 'tag' && controlTags[each.tag]) early.set(each.id, controlNode(draft, each));
  }
  const tags = marks.filter((each) => each.kind === 'tag');
  declareInputs(draft, tags);
  draft.source.parameters = parameterTypes(draft.controls);
  for (const tag of tags) declareFigure(draft, tag);
  return new Map(marks.map((each) => [each.id, early.get(each.id) ?? nodeOf(draft, each)]));
}

function nodeOf(draft: Draft, each: Mark): PageNode {
  if (each.kind === 'cell') return cellNode(draft, each);
  if (each.kind === 'expression') return textNode(draft, each);
  if (each.tag === referenceTag) return referenceNode(draft, each);
  const figure = figureOfTag(each.tag);
  return figure && figure.name !== 'cell' ? figureNode(draft, each, figure) : unknownTag(draft, each);
}
