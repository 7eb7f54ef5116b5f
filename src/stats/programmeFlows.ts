import { check } from './check.ts';

/** Costs now and per period, benefit per period once it works fully. */
export type Programme = {
  costOnce: number;
  costPerPeriod?: number;
  benefitPerPeriod: number;
  /** Periods before any benefit, default 0. */
  delay?: number;
  /** Periods over which the benefit then grows evenly to its full size, default 1: at once. */
  rampUp?: number;
  periods: number;
};

/** Cash flow of a programme, one item a period from now (period 0, only the cost once): for npv, irr and payback. */
export function programmeFlows({
  costOnce,
  costPerPeriod = 0,
  benefitPerPeriod,
  delay = 0,
  rampUp = 1,
  periods,
}: Programme): number[] {
  check(Number.isInteger(periods) && periods >= 0, 'periods', periods, 'a whole number of 0 or more');
  check(delay >= 0 && rampUp > 0, 'delay', [delay, rampUp], 'a delay of 0 or more and a ramp-up above 0');
  return Array.from({ length: periods + 1 }, (_, period) => {
    if (period === 0) return -costOnce;
    const share = Math.min(1, Math.max(0, period - delay) / rampUp);
    return share * benefitPerPeriod - costPerPeriod;
  });
}
