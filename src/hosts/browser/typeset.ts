import type { Locale } from '../../words/format.ts';
import { typeset } from '../../words/typography.ts';

const spoken = ['aria-label', 'title'];

/** What was drawn again in the browser, set as the build sets it. */
export function typesetElement(root: Element, locale: Locale): void {
  if (locale === 'en') return;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.closest('script, style, pre, code')) continue;
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) setText(node as Text, locale);
    for (const name of spoken) {
      const said = element.getAttribute(name);
      if (said) element.setAttribute(name, typeset(said, locale));
    }
  }
}

function setText(node: Text, locale: Locale): void {
  const text = typeset(node.data, locale);
  if (text !== node.data) node.data = text;
}
