import { check } from './check.ts';

/** Customers, share satisfied (0…1), share of the others who leave (0…1, default 1), cost to win one customer. */
export type ExposureInput = {
  customers: number;
  satisfied: number;
  leaving?: number;
  costToWin: number;
  /** Winning a customer costs this many times as much as keeping one, default 5. */
  costRatio?: number;
};

/** Customers and money at risk, what keeping them costs instead, and the difference. */
export type Exposure = { leaving: number; atRisk: number; keeping: number; gap: number };

/** Money at risk from customers not satisfied: customers · (1 − satisfied) · leaving · cost to win one. */
export function exposure({
  customers,
  satisfied,
  leaving = 1,
  costToWin,
  costRatio = 5,
}: ExposureInput): Exposure {
  for (const share of [satisfied, leaving]) check(share >= 0 && share <= 1, 'share', share, '0 to 1');
  check(costRatio > 0, 'cost ratio', costRatio, 'a number above 0');
  const lost = customers * (1 - satisfied) * leaving;
  const atRisk = lost * costToWin;
  return { leaving: lost, atRisk, keeping: atRisk / costRatio, gap: atRisk - atRisk / costRatio };
}
