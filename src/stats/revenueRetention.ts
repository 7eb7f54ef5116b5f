import { check } from './check.ts';

/** Recurring revenue of the customers at the start, and what of it was lost, reduced and added by the end. */
export type RevenueInput = { start: number; lost?: number; reduced?: number; added?: number };

/**
 * Gross retention (start − lost − reduced)/start, 0…1, and net retention, which counts `added` from the same
 * customers too and may pass 1. Newcomers' revenue belongs to neither. Null when start is 0.
 */
export function revenueRetention({
  start,
  lost = 0,
  reduced = 0,
  added = 0,
}: RevenueInput): { gross: number; net: number } | null {
  for (const amount of [start, lost, reduced, added]) {
    check(amount >= 0 && amount < Infinity, 'revenue', amount, 'a number of 0 or more');
  }
  check(lost + reduced <= start, 'revenue lost', lost + reduced, `at most ${start}, the start`);
  if (start === 0) return null;
  const kept = start - lost - reduced;
  return { gross: kept / start, net: (kept + added) / start };
}
