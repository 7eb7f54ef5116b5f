import { check } from './check.ts';
import { checkRate } from './npv.ts';

/** Margin per period, share retained per period, discount rate per period, and when the first margin is earned. */
export type LifetimeInput = { margin: number; retention: number; rate: number; first?: 'now' | 'later' };

/**
 * Worth of a customer who stays each period with chance `retention` (0…1): margin · r/(1 + rate − r) when the first
 * margin comes after one period and its retention ('later', default), margin · (1 + rate)/(1 + rate − r) when it
 * comes now (Gupta & Lehmann 2003). Throws RangeError when retention is not below 1 + rate.
 */
export function lifetimeValue({ margin, retention, rate, first = 'later' }: LifetimeInput): number {
  checkRate(rate);
  check(retention >= 0 && retention <= 1, 'retention', retention, '0 to 1');
  check(retention < 1 + rate, 'retention', retention, `below ${1 + rate}, 1 + rate`);
  return (margin * (first === 'now' ? 1 + rate : retention)) / (1 + rate - retention);
}
