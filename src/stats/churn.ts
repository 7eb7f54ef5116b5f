import { check } from './check.ts';
import { estimate, type Estimate } from './estimate.ts';

/** Customers at the start, those of them gone at the end, and all customers at the end. */
export type ChurnInput = { start: number; left: number; end?: number };

/**
 * Share (0…1, Wilson interval) of the customers at the start who were gone at the end, and beside it the naive
 * (start − end)/start, which newcomers push down and below 0 (null without `end`). Null without customers.
 */
export function churn(
  { start, left, end }: ChurnInput,
  { level = 0.95 }: { level?: number } = {},
): (Estimate & { naive: number | null }) | null {
  check(left >= 0 && left <= start, 'left', left, `0 to ${start}, the customers at the start`);
  const result = estimate('share', { n: start, w: start, w2: start, s1: left, s2: left }, { level });
  return result && { ...result, naive: end === undefined ? null : (start - end) / start };
}

/**
 * A churn rate (0…1) over `from` time units as one over `to` of the same units, by compounding:
 * 1 − (1 − rate)^(to/from). For a year from days: from days, to 365.
 */
export function convertChurn(rate: number, from: number, to: number): number {
  check(rate >= 0 && rate <= 1, 'rate', rate, '0 to 1');
  check(from > 0 && to > 0, 'duration', [from, to], 'numbers above 0');
  // −expm1(log1p) keeps the digits of small rates
  return rate === 1 ? 1 : -Math.expm1((to / from) * Math.log1p(-rate));
}
