import type { Column } from './dataset.ts';

/**
 * The words of a band whose lower edge is published: "3–5" for whole numbers, "20 – 50" for others, "48+" for the last,
 * "< 0" for what lies under the first. Undefined for a column that is not banded, or a value that is no edge.
 */
export function bandLabel(column: Column, value: string | number): string | undefined {
  const edges = column.generalise;
  if (!Array.isArray(edges)) return undefined;
  const index = edges.indexOf(Number(value));
  if (index < 0) return undefined;
  const [low, next] = [edges[index] as number, edges[index + 1]];
  if (next === undefined) return `${low}+`;
  if (column.type !== 'integer' && column.type !== 'score') return `${low} – ${next}`;
  return next - 1 === low ? String(low) : `${low}–${next - 1}`;
}
