import { check } from './check.ts';

/**
 * Customers that a lower churn keeps, at the end of each of `periods` periods, the first item for now: those left with
 * `then` minus those left with `now` (shares 0…1 a period), when the lower churn holds after `delay` whole periods.
 */
export function retained({
  customers,
  now,
  then,
  periods,
  delay = 0,
}: {
  customers: number;
  now: number;
  then: number;
  periods: number;
  delay?: number;
}): number[] {
  for (const share of [now, then]) check(share >= 0 && share <= 1, 'churn', share, '0 to 1');
  check(Number.isInteger(periods) && periods >= 0, 'periods', periods, 'a whole number of 0 or more');
  check(delay >= 0, 'delay', delay, '0 or more');
  // the powers one from the other: a simulation comes by here ten thousand times
  const kept = new Array<number>(periods + 1);
  const whole = Math.floor(Math.min(delay, periods));
  let [usual, lower] = [customers, customers];
  for (let period = 0; period <= periods; period++) {
    kept[period] = lower - usual;
    usual *= 1 - now;
    lower *= period < whole ? 1 - now : 1 - then;
  }
  return kept;
}
