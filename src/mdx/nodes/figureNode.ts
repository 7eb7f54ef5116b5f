import { didYouMean } from '../../dataset/nearest.ts';
import type { Figure } from '../../figures/figure.ts';
import { reading } from '../../figures/text/reading.ts';
import { figureOfTag, figures } from '../../figures/registry.ts';
import type { PageNode } from '../page.ts';
import type { TagMark } from '../tree.ts';
import { errorNode, report, type Draft, type Mistake, type TagInput } from './draft.ts';
import { planned } from './planned.ts';
import { tagInput, withoutId } from './tagInput.ts';

/** Makes known what `<Value figure="…">` and `<When figure="…">` may read: figures whose tag has an id. */
export function declareFigure(draft: Draft, tag: TagMark): void {
  const figure = figureOfTag(tag.tag);
  const id = tag.attributes.find(({ name }) => name === 'id')?.value;
  if (!figure || isReader(figure) || typeof id !== 'string') return;
  const read = tagInput(draft, tag);
  if ('problem' in read) return;
  if (draft.readable.has(id)) {
    const at = read.props['id'] ?? tag.at;
    const suggestion = `call one of them ${id}-2`;
    report(draft, { rule: 'duplicate-id', message: `duplicate id: ${id}`, at, suggestion });
  }
  draft.readable.set(id, { id: tag.id, name: figure.name, input: withoutId(read.input) });
}

/** A figure tag, with all that it needs to be drawn. */
export function figureNode(draft: Draft, tag: TagMark, figure: Figure): PageNode {
  const { id, at, inText } = tag;
  const read = tagInput(draft, tag);
  if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
  const input = isReader(figure) ? { ...read.input } : withoutId(read.input);
  const wrong =
    misplaced(tag, figure) ?? (isReader(figure) ? unreadable(draft, tag, read) : wrongId(tag, read));
  if (wrong) return errorNode(draft, tag, wrong);
  if (isReader(figure) && typeof input['figure'] === 'string')
    input['figure'] = draft.readable.get(input['figure']);
  return planned(draft, {
    ...{ kind: 'figure', id, figure: reading(figure, input, (name) => figures[name]), input },
    ...{ at, props: read.props, inText, controls: draft.beside.get(id) },
  });
}

/** Those that may read another figure of the page. The id that their author writes is theirs, and no name of a figure. */
function isReader({ inline, name }: Figure): boolean {
  return Boolean(inline) || name === 'when';
}

function misplaced(tag: TagMark, figure: Figure): Mistake | undefined {
  if (tag.inText && !isReader(figure))
    return {
      rule: 'block-in-text',
      message: `<${tag.tag}> stands inside a sentence`,
      at: tag.at,
      suggestion: 'put it on a line of its own, with an empty line before and after',
    };
  if (tag.hasChildren && figure.name !== 'when')
    return {
      rule: 'unexpected-content',
      message: `<${tag.tag}> takes no content`,
      at: tag.at,
      suggestion: `write <${tag.tag} … />`,
    };
  return undefined;
}

function unreadable({ readable }: Draft, tag: TagMark, { input, props }: TagInput): Mistake | undefined {
  const { figure: name } = input;
  if (typeof name !== 'string' || readable.has(name)) return undefined;
  const valid = [...readable.keys()];
  return {
    rule: 'unknown-figure',
    message: `unknown figure: ${name}`,
    at: props['figure'] ?? tag.at,
    suggestion:
      didYouMean(name, valid) ?? `give a figure of this page the id, such as <Linkage id="${name}" … />`,
    valid,
  };
}

function wrongId(tag: TagMark, { input: { id } }: TagInput): Mistake | undefined {
  if (id === undefined || typeof id === 'string') return undefined;
  return { rule: 'invalid-prop', message: `invalid prop: id of <${tag.tag}>: expected text`, at: tag.at };
}
