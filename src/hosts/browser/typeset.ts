import { frenchSpaces } from '../../words/typography.ts';

const spoken = ['aria-label', 'title'];

/** The build's French spaces in what was drawn again in the browser. */
export function typeset(root: Element): void {
  if (document.documentElement.lang !== 'fr') return;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.closest('script, style, pre, code')) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) space(node as Text);
    for (const name of spoken) {
      const said = element.getAttribute(name);
      if (said) element.setAttribute(name, frenchSpaces(said));
    }
  }
}

function space(node: Text): void {
  const text = frenchSpaces(node.data);
  if (text !== node.data) node.data = text;
}
