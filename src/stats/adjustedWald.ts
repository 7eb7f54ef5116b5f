import { check } from './check.ts';
import { zFor } from './distributions.ts';
import type { Interval } from './wilson.ts';

/** Shares of promoters and detractors, 0…1, together at most 1. */
export type Net = { promoters: number; detractors: number };

/**
 * Interval of promoters − detractors as a share (−1…1) of `n` > 0 answers: adds ¾ detractor, 1½ passives and
 * ¾ promoter (Rocks 2016, adjusted Wald). Widened where needed to contain the estimate.
 */
export function adjustedWald(net: Net, n: number, { level = 0.95 }: { level?: number } = {}): Interval {
  const { value, variance } = adjustedNet(net, n);
  const observed = net.promoters - net.detractors;
  const half = zFor(level) * Math.sqrt(variance);
  return {
    low: Math.max(-1, Math.min(observed, value - half)),
    high: Math.min(1, Math.max(observed, value + half)),
  };
}

/**
 * Net share and its squared standard error after adding `pseudo` promoters, as many detractors and twice as many
 * passives (default ¾, 1½, ¾).
 */
export function adjustedNet(
  net: Net,
  n: number,
  { pseudo = 0.75 }: { pseudo?: number } = {},
): { value: number; variance: number } {
  checkNet(net);
  check(n > 0, 'n', n, 'a number above 0');
  const total = n + 4 * pseudo;
  const promoters = (n * net.promoters + pseudo) / total;
  const detractors = (n * net.detractors + pseudo) / total;
  return { value: promoters - detractors, variance: netVariance({ promoters, detractors }) / total };
}

/** Variance of one answer scored −1, 0 or 1: p + d − (p − d)². */
export function netVariance({ promoters, detractors }: Net): number {
  return Math.max(0, promoters + detractors - (promoters - detractors) ** 2);
}

function checkNet({ promoters, detractors }: Net): void {
  const slack = 1e-9;
  const ok = promoters >= -slack && detractors >= -slack && promoters + detractors <= 1 + slack;
  check(ok, 'shares', [promoters, detractors], 'promoters and detractors of 0 to 1, together at most 1');
}
