import { checkNumbers } from './check.ts';
import { checkRate } from './npv.ts';

/**
 * Periods until the flows, the first now, have added up to 0 for good, a period's flow taken as even; discounted when
 * `rate` per period is given (default 0). 0 when they never are below, null when they end below.
 */
export function payback(flows: readonly number[], { rate = 0 }: { rate?: number } = {}): number | null {
  checkNumbers('flow', flows);
  checkRate(rate);
  // discounting leaves rounding where the flows add up to exactly 0
  const slack = 1e-12 * flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  let [total, paid]: [number, number | null] = [0, 0];
  flows.forEach((flow, period) => {
    const worth = flow / (1 + rate) ** period;
    const before = total;
    total += worth;
    if (total < -slack) paid = null;
    else if (before < -slack) paid = period - 1 + Math.min(1, -before / worth);
  });
  return paid;
}
