export type Problem = { kind: 'caution' | 'error'; text: string; figure?: string | undefined };

/** What a reader should know before trusting the page: cautions of figures, failures, an address not understood. */
export function problemsOf(root: Document): Problem[] {
  const found: Problem[] = [];
  const notice = root.querySelector<HTMLElement>('#pl-notice:not([hidden])');
  if (notice) found.push({ kind: 'error', text: notice.textContent.trim() });
  for (const error of root.querySelectorAll('.pl-error'))
    found.push({ kind: 'error', text: error.textContent.trim(), figure: undefined });
  for (const figure of root.querySelectorAll<HTMLElement>('plaudit-figure')) {
    const failure = figure.querySelector(':scope > .pl-failure');
    if (failure) found.push({ kind: 'error', text: failure.textContent.trim(), figure: figure.id });
    const few = figure.querySelector('[data-shown="too-few"]');
    if (few) found.push({ kind: 'caution', text: few.textContent.trim(), figure: figure.id });
    for (const caution of figure.querySelectorAll('figcaption .pl-caution'))
      found.push({ kind: 'caution', text: caution.textContent.trim(), figure: figure.id });
  }
  return found;
}
