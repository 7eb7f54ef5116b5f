import { element, svg } from '../../charts/element.ts';
import { colour } from '../../charts/theme.ts';
import type { Context } from '../figure.ts';
import type { State } from './drawing.ts';
import type { Result } from './model.ts';
import { formatUnit } from './unit.ts';

/** Results as bars from zero, each with its name, value and interval. They fill whatever width there is. */
export function bars(
  names: string[],
  { results, shower }: State,
  { document }: Pick<Context, 'document'>,
): Element {
  const drawn = names.flatMap((name) => results.find((each) => each.name === name) ?? []);
  const ends = drawn.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (value: number) => `${(((value - least) / (most - least || 1)) * 100).toFixed(2)}%`;
  return element(
    document,
    'dl',
    { class: 'pl-bars' },
    ...drawn.flatMap((result, index) => [
      element(document, 'dt', {}, result.label),
      element(
        document,
        'dd',
        {},
        bar(result, at, { document, first: index === 0 }),
        element(document, 'span', {}, formatUnit(result.value, result.unit, shower)),
      ),
    ]),
  );
}

function bar(
  { value, low, high }: Result,
  at: (value: number) => string,
  { document, first }: { document: Document; first: boolean },
): Element {
  const [from, to] = [Math.min(0, value ?? 0), Math.max(0, value ?? 0)];
  const width = `${(parseFloat(at(to)) - parseFloat(at(from))).toFixed(2)}%`;
  const line = { y1: 9, y2: 9, stroke: colour.text, 'stroke-width': 1.25 };
  return svg(
    document,
    'svg',
    { class: 'pl-bar', height: 18, width: '100%', 'aria-hidden': 'true', focusable: 'false' },
    svg(document, 'rect', {
      x: at(from),
      width,
      y: 1,
      height: 16,
      fill: first ? colour.accent : colour.muted,
    }),
    low !== null &&
      high !== null &&
      low !== high &&
      svg(document, 'line', { ...line, x1: at(low), x2: at(high) }),
  );
}
