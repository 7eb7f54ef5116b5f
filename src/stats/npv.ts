import { check, checkNumbers } from './check.ts';

/**
 * Net present value of one flow per period, the first now (t = 0) and not discounted; `rate` per period, above −1
 * (.05 is 5 %).
 */
export function npv(rate: number, flows: readonly number[]): number {
  checkRate(rate);
  checkNumbers('flow', flows);
  return flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);
}

/** The rate of one of `periods` equal parts of a year that compounds to `annual`: (1 + annual)^(1/periods) − 1. */
export function periodRate(annual: number, periods = 12): number {
  checkRate(annual);
  return (1 + annual) ** (1 / periods) - 1;
}

/** Throws unless `rate` is above −1. */
export function checkRate(rate: number): void {
  check(rate > -1 && rate < Infinity, 'rate', rate, 'a number above −1');
}
