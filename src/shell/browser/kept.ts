/** Lists and words that the reader's browser keeps. Where it may keep nothing, each page begins anew. */

/** What was kept under a name; undefined when there is nothing, or nothing may be kept. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(`plaudit:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name; undefined forgets it. */
export function keep(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(`plaudit:${name}`);
    else localStorage.setItem(`plaudit:${name}`, text);
  } catch {
    // storage is forbidden or full: nothing is remembered
  }
}
