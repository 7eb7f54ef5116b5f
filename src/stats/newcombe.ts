import { wilson, type Interval } from './wilson.ts';

/** A share (0…1) and the answers, possibly effective, it rests on. */
export type Share = { p: number; n: number };

/**
 * Interval of the difference b − a (−1…1) of two independent shares: hybrid score, method 10 of Newcombe 1998
 * (Statistics in Medicine 17:873).
 */
export function newcombe(a: Share, b: Share, { level = 0.95 }: { level?: number } = {}): Interval {
  const ofA = { value: a.p, ...wilson(a.p, a.n, { level }) };
  const ofB = { value: b.p, ...wilson(b.p, b.n, { level }) };
  const { low, high } = intervalOfDifference(ofA, ofB);
  return { low: Math.max(-1, low), high: Math.min(1, high) };
}

/**
 * Interval of b − a from the separate intervals of two estimates and their correlation −1…1, default 0
 * (square-and-add; Zou & Donner 2008).
 */
export function intervalOfDifference(
  a: Interval & { value: number },
  b: Interval & { value: number },
  { correlation = 0 }: { correlation?: number } = {},
): Interval {
  const value = b.value - a.value;
  return {
    low: value - combine(b.value - b.low, a.high - a.value, correlation),
    high: value + combine(b.high - b.value, a.value - a.low, correlation),
  };
}

function combine(x: number, y: number, correlation: number): number {
  return Math.sqrt(Math.max(0, x * x - 2 * correlation * x * y + y * y));
}
