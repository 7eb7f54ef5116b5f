import { element } from '../../charts/element.ts';
import { widths } from '../../charts/theme.ts';

/**
 * A drawing for a wide and for a narrow page, of which CSS shows the one that fits. For figures that put more than the
 * drawing into the page: of others the pipeline draws both.
 */
export function bothWidths(
  document: Document,
  draw: (width: number) => Element,
  { wide = widths.wide }: { wide?: number } = {},
): Element {
  const at = (width: number, name: string) => element(document, 'div', { class: `pl-${name}` }, draw(width));
  return element(document, 'div', {}, at(wide, 'wide'), at(widths.narrow, 'narrow'));
}
