import type { ColumnDeclaration } from '../dataset/declaration.ts';

/**
 * The values of a column in the order a reader expects: as declared, every point of a scale, numbers by size, groups
 * such as "18-29" by their first number, all others by how often they occur.
 */
export function displayOrder(
  column: ColumnDeclaration,
  found: { value: string; answers: number }[],
): string[] {
  const { type, values, range, generalise } = column;
  const occurring = found.map(({ value }) => value);
  if (type === 'boolean') return ['true', 'false'].filter((value) => occurring.includes(value));
  if (Array.isArray(generalise)) return occurring.map(plainNumber).sort(byNumber);
  if (type === 'score') return scalePoints(range, occurring.map(plainNumber));
  if (values) return values;
  return occurring.length > 1 && occurring.every((value) => /\d/.test(value))
    ? occurring.sort(byFirstNumber)
    : occurring;
}

function scalePoints(range: ColumnDeclaration['range'], occurring: string[]): string[] {
  const [low, high] = range ?? [0, Infinity];
  const whole = Number.isInteger(low) && Number.isInteger(high) && high - low < 200;
  const points = whole ? Array.from({ length: high - low + 1 }, (_, index) => String(low + index)) : [];
  return [...new Set([...points, ...occurring])].sort(byNumber);
}

// a whole number in a DOUBLE column is written 3.0 by the database
function plainNumber(value: string): string {
  return String(Number(value));
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

function byFirstNumber(a: string, b: string): number {
  return firstNumber(a) - firstNumber(b) || openEnd(a) - openEnd(b) || a.localeCompare(b, 'en');
}

function firstNumber(value: string): number {
  return Number(/\d[\d ,.]*/.exec(value)?.[0].replace(/[ ,]/g, '') ?? 0);
}

/** "< 18" and "under 18" come before 18, "> 60" and "60+" after it. */
function openEnd(value: string): number {
  if (/^\s*(<|under|below|less|up to)/i.test(value)) return -1;
  return /^\s*(>|over|above|more)|\+\s*$/i.test(value) ? 1 : 0;
}
