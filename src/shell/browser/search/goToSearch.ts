/** Goes to the search, with words when there are some: the panel beside the report, else the page for it. */
export async function search(words = ''): Promise<void> {
  const isShown = (each: HTMLElement) => each.getClientRects().length > 0;
  if (!inputs().some(isShown) && document.querySelector('#sh-search form[data-search]'))
    document.querySelector<HTMLElement>('.sh-activity [data-view="search"]')?.click();
  const input = inputs().find(isShown);
  if (!input)
    return location.assign(
      `${document.documentElement.dataset['search'] ?? ''}${words ? `?q=${encodeURIComponent(words)}` : ''}`,
    );
  input.focus();
  input.select();
  if (!words) return;
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function inputs(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('form[data-search] input[type=search]')];
}
