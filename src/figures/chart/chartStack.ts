import type { ChartProps } from './chartProps.ts';
import type { ChartData } from './chartData.ts';

/** Whether colours stand on each other: bars and areas do, unless they carry an interval or the author says no. */
export function isStacked({ mark, roles }: ChartData, stack: ChartProps['stack']): boolean {
  if (mark !== 'bar' && mark !== 'area') return false;
  if (roles.colour === undefined && mark === 'area') return false;
  return stack === undefined ? roles.low === undefined : Boolean(stack);
}

/** Sums of values that stand on each other: above and below zero apart. */
export function stackOf(parts: { facet: string; key: string | number; value: number }[]): number[] {
  const sums = new Map<string, number>();
  for (const { facet, key, value } of parts) {
    const place = JSON.stringify([facet, key, value < 0]);
    sums.set(place, (sums.get(place) ?? 0) + value);
  }
  return [...sums.values()];
}
