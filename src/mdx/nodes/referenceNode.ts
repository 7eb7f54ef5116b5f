import { didYouMean } from '../../dataset/nearest.ts';
import type { PageNode } from '../page.ts';
import { referenceNames, referenceOf } from '../reference.ts';
import type { TagMark } from '../tree.ts';
import { errorNode, type Draft } from './draft.ts';
import { tagInput } from './tagInput.ts';

/** `<Reference of="Trend" />`: the props of a tag. */
export function referenceNode(draft: Draft, tag: TagMark): PageNode {
  const { id, inText } = tag;
  const read = tagInput(draft, tag);
  if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
  const of = String(read.input['of']);
  const rows = referenceOf(of);
  if (rows) return { kind: 'reference', id, rows };
  return errorNode(draft, tag, {
    rule: 'unknown-reference',
    message: `unknown reference: ${of}`,
    at: read.props['of'] ?? tag.at,
    suggestion: didYouMean(of, referenceNames()),
    valid: referenceNames(),
  });
}
