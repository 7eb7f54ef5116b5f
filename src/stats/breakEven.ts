import { findRoot } from './findRoot.ts';

/**
 * The input between `low` and `high` at which a continuous outcome becomes 0 ("what must be true"); null when it has
 * the same sign at both ends.
 */
export function breakEven(outcome: (input: number) => number, low: number, high: number): number | null {
  const [atLow, atHigh] = [outcome(low), outcome(high)];
  return atLow * atHigh > 0 ? null : findRoot(outcome, low, high);
}
