import { literal, NotLiteral } from '../literal.ts';
import type { PageNode } from '../page.ts';
import type { ExpressionMark } from '../tree.ts';
import { errorNode, type Draft } from './draft.ts';

/** The text of `{value}`, or of another literal, in a sentence. */
export function textNode(draft: Draft, { id, expression, at }: ExpressionMark): PageNode {
  try {
    return { kind: 'text', id, text: String(literal(expression, draft.environment)) };
  } catch (error) {
    const message = error instanceof NotLiteral ? error.message : String(error);
    const suggestion =
      'the names value and label stand for the value of a template page: add "each: <column>" to the frontmatter';
    return errorNode(draft, { id, inText: false }, { rule: 'not-a-literal', message, at, suggestion });
  }
}
