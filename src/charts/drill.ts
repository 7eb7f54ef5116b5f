/** The group of answers that a mark stands for: a click on it asks the page for those alone. */
export type Drill = { column: string; value: string };

// Plot gives marks a title and nothing else of ours: the group travels in it, behind a sign that no text has
const sign = '\u001f';

/** What a mark says, with its group for `takeDrills`. A group without value has none. */
export function drilling(words: string, column: string | undefined, value: string | null): string {
  return column === undefined || value === null ? words : [words, column, value].join(sign);
}

/** Moves the groups of marks out of their titles, into attributes. */
export function takeDrills(drawing: Element): void {
  for (const title of drawing.querySelectorAll('title')) {
    const [words = '', column, ...value] = (title.textContent ?? '').split(sign);
    if (column === undefined) continue;
    title.textContent = words;
    title.parentElement?.setAttribute('data-drill', column);
    title.parentElement?.setAttribute('data-value', value.join(sign));
  }
}
