import { shownPassages } from '../../mdx/shownPassages.ts';
import type { Page } from '../../mdx/page.ts';
import type { DrawnPage } from './drawPage.ts';

/** An audit among the numbers of the text, with those that would say the same again. */
export type Note = {
  html: string;
  /** Ids under which the text refers to it, besides its own. */
  same: string[];
  /** None of the sentences that refer to it is shown. */
  hidden: boolean;
};

/** The audits of a page's numbers, each once, in the order of the text. */
export function notesOf(page: Page, { notes, holds }: Pick<DrawnPage, 'notes' | 'holds'>): Note[] {
  const shown = new Set(
    shownPassages(page, holds).flatMap(({ nodes }) => nodes.map((id) => page.nodes.get(id)?.id)),
  );
  const made = new Map<string, Note>();
  for (const [id, html] of notes) {
    const key = html.replace(` id="${noteId(id)}"`, '');
    const before = made.get(key);
    if (!before) made.set(key, { html, same: [], hidden: !shown.has(id) });
    else {
      before.same.push(noteId(id));
      before.hidden &&= !shown.has(id);
    }
  }
  return [...made.values()];
}

function noteId(id: string): string {
  return `audit-${id}`;
}
