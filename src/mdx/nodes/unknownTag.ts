import { didYouMean } from '../../dataset/nearest.ts';
import { controlTags } from '../controlTags.ts';
import type { PageNode } from '../page.ts';
import { figureTags, referenceTag } from '../reference.ts';
import type { TagMark } from '../tree.ts';
import { errorNode, type Draft } from './draft.ts';

/** A tag that is no figure, no input and no reference. */
export function unknownTag(draft: Draft, tag: TagMark): PageNode {
  const valid = [...figureTags().map((figure) => figure.tag), ...Object.keys(controlTags), referenceTag];
  return errorNode(draft, tag, {
    rule: 'unknown-tag',
    message: `unknown tag: <${tag.tag}>`,
    at: tag.at,
    suggestion: didYouMean(tag.tag, valid),
    valid,
  });
}
