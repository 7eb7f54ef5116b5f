import { plan } from '../../figures/draw.ts';
import type { Figure } from '../../figures/figure.ts';
import { controlTags, type ControlTag } from '../controlTags.ts';
import type { PageNode } from '../page.ts';
import { placed } from '../problemOf.ts';
import type { TagMark } from '../tree.ts';
import { addProblem, errorNode, type Draft } from './draft.ts';
import { tagInput } from './tagInput.ts';

/** An input that an author wrote as a tag, such as `<Filter column="region" />`. */
export function controlNode(draft: Draft, tag: TagMark): PageNode {
  const { id, at, inText } = tag;
  const read = tagInput(draft, tag);
  if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
  const made = controlTags[tag.tag] as ControlTag;
  try {
    const { props } = plan(asFigure(made), read.input, draft.source);
    const control = made.control(props, draft.source.dataset);
    if (draft.controls.some(({ key }) => key === control.key)) {
      const message = `two inputs are called ${control.key}`;
      const suggestion = 'give one of them another name';
      return errorNode(draft, tag, { rule: 'duplicate-input', message, at, suggestion });
    }
    draft.controls.push(control);
    return { kind: 'control', id, control, at };
  } catch (error) {
    return {
      kind: 'error',
      id,
      problem: addProblem(draft, placed(error, { at, ...read }, draft.file)),
      inText,
    };
  }
}

/** Its props are parsed as a figure's are, and wrong ones told in the same words. */
function asFigure({ tag, props }: ControlTag): Figure {
  return { tag, props, query: () => ({ text: '', params: [] }) } as unknown as Figure;
}
