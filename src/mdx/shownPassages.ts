import type { Page } from './page.ts';
import type { Passage } from './passages.ts';

/** Passages that a reader sees: all but the texts whose condition does not hold. */
export function shownPassages({ passages, nodes }: Page, holds: Map<string, boolean>): Passage[] {
  return passages.filter(({ within }) => within.every((id) => holds.get(nodes.get(id)?.id ?? id) !== false));
}
