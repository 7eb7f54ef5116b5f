/**
 * Links to the same page in another language take the reader's question along: values have the same names in every
 * language. Set when a reader comes near, so that opening in a new tab takes it too.
 */
export function bindLanguages(): void {
  for (const event of ['pointerover', 'focusin', 'click']) document.addEventListener(event, carry, true);
}

function carry({ target }: Event): void {
  const link = (target as Element).closest?.<HTMLAnchorElement>('a[data-keeps-state]');
  if (link) link.search = location.search;
}
