import { check } from './check.ts';
import { checkRate } from './npv.ts';

/** A base of customers that shrinks by `churn` (0…1) a period, each worth `revenue` a period at `margin` (0…1). */
export type ProjectionInput = {
  customers: number;
  churn: number;
  revenue: number;
  margin?: number;
  periods: number;
  /** Discount rate per period, default 0. */
  rate?: number;
};

/** State after `period` periods; `value` is the discounted margin earned so far. */
export type ProjectionPoint = { period: number; customers: number; revenue: number; value: number };

/** Customers, revenue in the period and discounted margin so far, for periods 0 to `periods`; period 0 earns nothing. */
export function churnProjection({
  customers,
  churn,
  revenue,
  margin = 1,
  periods,
  rate = 0,
}: ProjectionInput): ProjectionPoint[] {
  check(churn >= 0 && churn <= 1, 'churn', churn, '0 to 1');
  check(Number.isInteger(periods) && periods >= 0, 'periods', periods, 'a whole number of 0 or more');
  checkRate(rate);
  let value = 0;
  return Array.from({ length: periods + 1 }, (_, period) => {
    const left = customers * (1 - churn) ** period;
    const earned = period === 0 ? 0 : left * revenue;
    value += (earned * margin) / (1 + rate) ** period;
    return { period, customers: left, revenue: earned, value };
  });
}
