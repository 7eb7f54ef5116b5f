import { takeDrills } from './drill.ts';
import * as Plot from '@observablehq/plot';

export type PlotOptions = Plot.PlotOptions & { document: Document; label: string };

/**
 * A chart as one SVG, drawn by Observable Plot on the given document. It has a name for screen readers, no style
 * element or attribute (the page's content security policy allows none) and the same bytes on every host.
 */
export function plot({ document, label, ...options }: PlotOptions): SVGSVGElement {
  const drawn = Plot.plot({
    className: 'pl-plot',
    document,
    ...options,
    style: null as never,
  }) as unknown as SVGSVGElement;
  for (const style of [...drawn.querySelectorAll('style')]) style.remove();
  for (const styled of [drawn, ...drawn.querySelectorAll('[style]')]) styled.removeAttribute('style');
  // Plot names its groups, which have no role that may have a name; style sheets know them by data-part
  for (const part of drawn.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  takeDrills(drawn);
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', label);
  return drawn;
}

/** Moves values apart until neighbours are at least `gap` away, keeping their order: for labels at the ends of lines. */
export function spread(values: number[], gap: number, [low, high]: [number, number]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  let floor = low;
  for (const item of order) floor = (item.value = Math.max(item.value, floor)) + gap;
  let ceiling = high;
  for (const item of order.reverse()) ceiling = (item.value = Math.min(item.value, ceiling)) - gap;
  const moved: number[] = [];
  for (const { value, index } of order) moved[index] = value;
  return moved;
}
