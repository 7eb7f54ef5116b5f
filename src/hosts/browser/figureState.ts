/** Whether figures show what the inputs say, as styles and screen readers learn it. */

/** Figures that may show the answer to another question until theirs has come. */
export function setBusy(figures: Iterable<Element>): void {
  for (const figure of figures) {
    figure.setAttribute('data-state', 'loading');
    figure.setAttribute('aria-busy', 'true');
  }
}

/** A figure that shows its answer, or says why it cannot. */
export function setState(figure: Element, state: 'static' | 'live' | 'error'): void {
  figure.setAttribute('data-state', state);
  figure.removeAttribute('aria-busy');
}

/** Figures whose question did not change, or was taken back: they show their answer as before. */
export function setAsBefore(figures: Iterable<Element>): void {
  for (const figure of figures)
    if (figure.getAttribute('data-state') === 'loading')
      setState(figure, figure.getAttribute('data-source') === 'build' ? 'static' : 'live');
}
