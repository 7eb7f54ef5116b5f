/** Fills a view of the side bar that was not drawn at build. */
export async function fillView(view: string): Promise<void> {
  const host = document.querySelector<HTMLElement>(`.sh-view[data-view="${CSS.escape(view)}"]`);
  if (!host) return;
  if (view === 'settings') return (await import('./settings.ts')).drawSettings(host);
  const parts = [...host.querySelectorAll<HTMLDetailsElement>('details[data-fragment]')];
  for (const part of parts) {
    if (part.dataset['bound']) continue;
    part.dataset['bound'] = 'true';
    part.addEventListener('toggle', () => part.open && void fillFragment(part));
  }
  const own = parts.length === 1 ? parts[0] : parts.find((part) => 'own' in part.dataset);
  if (own && !own.open) own.open = true;
}

/** Puts a part of another page of this site in its place, once. */
async function fillFragment(details: HTMLDetailsElement): Promise<void> {
  const { fragment, part, failed } = details.dataset;
  const host = details.querySelector<HTMLElement>('.sh-fragment');
  if (!fragment || !part || !host || host.dataset['filled']) return;
  host.dataset['filled'] = 'true';
  try {
    const response = await fetch(fragment);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    // a document made by the parser runs no script
    const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(part);
    if (!found) throw new Error(`no ${part} in ${fragment}`);
    for (const named of found.querySelectorAll('[id]')) named.removeAttribute('id');
    found.removeAttribute('id');
    host.append(document.adoptNode(found));
  } catch (error) {
    console.warn(error);
    delete host.dataset['filled'];
    const words = document.createElement('p');
    words.textContent = failed ?? '';
    host.append(words);
  }
}
