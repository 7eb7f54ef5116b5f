import { check } from './check.ts';

/** The satisfied spend `premium` (.15 is 15 %) more; their share goes `from` … `to` (0…1). */
export type AdvocateInput = { premium: number; from: number; to: number };

/**
 * Relative change of revenue (−.004 is −0.4 %) when the share of satisfied customers changes: `premiumOnly` if those
 * who change stay and only their premium is lost or gained, `customers` if they leave or come with all they spend.
 */
export function advocateEffect({ premium, from, to }: AdvocateInput): {
  premiumOnly: number;
  customers: number;
} {
  for (const share of [from, to]) check(share >= 0 && share <= 1, 'share', share, '0 to 1');
  check(premium > -1, 'premium', premium, 'a number above −1');
  const revenue = 1 + premium * from;
  return {
    premiumOnly: (premium * (to - from)) / revenue,
    customers: ((1 + premium) * (to - from)) / revenue,
  };
}
