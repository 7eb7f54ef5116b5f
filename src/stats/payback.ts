import { checkNumbers } from './check.ts';
import { checkRate } from './npv.ts';

/**
 * Periods until the flows, the first now, have added up to 0 for good, a period's flow taken as even; discounted when
 * `rate` per period is given (default 0). 0 when they never are below, null when they end below.
 */
export function payback(flows: readonly number[], { rate = 0 }: { rate?: number } = {}): number | null {
  checkNumbers('flow', flows);
  checkRate(rate);
  let [total, paid]: [number, number | null] = [0, 0];
  flows.forEach((flow, period) => {
    const worth = flow / (1 + rate) ** period;
    const before = total;
    total += worth;
    if (total < 0) paid = null;
    else if (before < 0) paid = period - 1 + -before / worth;
  });
  return paid;
}
