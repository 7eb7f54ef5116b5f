/** Colours by role. Each is a CSS variable, so that a drawn chart follows the reader's theme without being redrawn. */
export const colour = {
  text: 'var(--pl-text)',
  muted: 'var(--pl-muted)',
  rule: 'var(--pl-rule)',
  surface: 'var(--pl-surface)',
  accent: 'var(--pl-accent)',
  good: 'var(--pl-good)',
  bad: 'var(--pl-bad)',
  warn: 'var(--pl-warn)',
} as const;

/** Colours of series, told apart also in grey and by readers who see colours differently; labels go with them. */
export const series = Array.from({ length: 8 }, (_, index) => `var(--pl-series-${index + 1})`);

/** Dashes of series, so that lines are told apart without colour. The first is whole. */
const dashes = [undefined, '7 3', '2 3', '9 3 2 3', '5 2', '12 3', '1 2', '7 2 1 2 1 2'];

/** Signs of series at their points. */
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye', 'hexagon'] as const;

/** How a series' line and points look besides their colour; series beyond eight look like the eighth. */
export function looksOf(index: number): { dash: string | undefined; symbol: (typeof symbols)[number] } {
  const at = Math.min(Math.max(0, index), symbols.length - 1);
  return { dash: dashes[at], symbol: symbols[at] ?? 'circle' };
}

/** Colours from the worst to the best answer of a scale of `count` points, neutral in the middle. */
export function diverging(count: number): string[] {
  const steps = [
    'var(--pl-div-1)',
    'var(--pl-div-2)',
    'var(--pl-div-3)',
    'var(--pl-div-4)',
    'var(--pl-div-5)',
  ];
  if (count === 1) return [steps[4] as string];
  return Array.from({ length: count }, (_, index) => steps[Math.round((index / (count - 1)) * 4)] as string);
}

/** The colour of a text that stands on a colour of `series` or `diverging`. */
export function onColour(fill: string): string {
  return /--pl-div-[234]/.test(fill) ? 'var(--pl-on-middle)' : colour.surface;
}

/** Widths at which a chart is drawn: a page's column, and a phone's. CSS shows the one that fits. */
export const widths = { wide: 720, narrow: 360 } as const;
