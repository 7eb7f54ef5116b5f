import type { Problem } from '../../dataset/problem.ts';
import { literal, NotLiteral, type Environment } from '../literal.ts';
import { expressionOf, type Attribute, type Place, type TagMark } from '../tree.ts';
import { report, type Draft, type TagInput } from './draft.ts';

/** What a tag says, or the problem of the first prop that is no literal. */
export function tagInput(draft: Draft, tag: TagMark): TagInput | { problem: Problem } {
  const known = draft.inputs.get(tag.id) ?? read(draft, tag);
  draft.inputs.set(tag.id, known);
  return known;
}

/** The props of a figure without the name that its author gave it. */
export function withoutId(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'id'));
}

function read(draft: Draft, tag: TagMark): TagInput | { problem: Problem } {
  const input: Record<string, unknown> = {};
  const props: Record<string, Place> = {};
  for (const attribute of tag.attributes) {
    const at = attribute.position
      ? { line: attribute.position.start.line, column: attribute.position.start.column }
      : tag.at;
    try {
      const name = attribute.name ?? '';
      if (attribute.type === 'mdxJsxExpressionAttribute')
        throw new NotLiteral('expected name="value", found {…}');
      input[name] = attributeValue(attribute, draft.environment);
      props[name] = at;
    } catch (error) {
      const message = `invalid prop: ${attribute.name ?? '…'} of <${tag.tag}>: ${(error as Error).message}`;
      return { problem: report(draft, { rule: 'not-a-literal', message, at }) };
    }
  }
  return { input, props };
}

function attributeValue({ value }: Attribute, environment: Environment): unknown {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value;
  return literal(expressionOf(value.data?.estree), environment);
}
