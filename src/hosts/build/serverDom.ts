import { Window } from 'happy-dom';

let window: Window | undefined;

/** The one document that everything is drawn in at build; nothing is ever put into it. Making one takes longer than drawing in it. */
export function serverDocument(): Document {
  return opened().document as unknown as Document;
}

/** Markup as a document of its own. */
export function parsed(html: string): Document {
  return new (opened().DOMParser)().parseFromString(html, 'text/html') as unknown as Document;
}

function opened(): Window {
  if (window) return window;
  window = new Window();
  // happy-dom keeps every element of a name that is never defined, in case it will be: 10 MB a page
  window.customElements.define('plaudit-figure', class extends window.HTMLElement {});
  return window;
}
