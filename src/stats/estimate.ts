import { adjustedWald } from './adjustedWald.ts';
import { check, checkLevel } from './check.ts';
import { tFor } from './distributions.ts';
import { effectiveN, varianceOf, type Moments } from './moments.ts';
import { wilson } from './wilson.ts';

export type { Moments } from './moments.ts';

/**
 * What is estimated, and the values its answers take: share 0|1, nps and net −1|0|1, mean and index any number,
 * count and sum totals.
 */
export type Kind = 'share' | 'nps' | 'net' | 'mean' | 'index' | 'count' | 'sum';

/** How an interval was made; 'none' when there is none. */
export type IntervalMethod = 'wilson' | 'adjusted-wald' | 't' | 'delta' | 'none';

/** An estimate with its interval; low and high are null when the answers cannot give one. */
export type Estimate = {
  value: number;
  low: number | null;
  high: number | null;
  /** Answers. */
  n: number;
  /** Equally weighted answers that would say as much (Kish). */
  nEffective: number;
  level: number;
  method: IntervalMethod;
};

/** Confidence level 0…1 (default .95); `min` and `max` are the ends of an index's scale (no default). */
export type EstimateOptions = { level?: number; min?: number; max?: number };

/**
 * Estimate of one group from its moments; null when there are no answers or no weight.
 * Units: share 0…1; nps, net −100…100; index 0…100; mean, sum, count their own.
 * Throws RangeError for an index without min < max and for moments its kind cannot have.
 */
export function estimate(kind: Kind, moments: Moments, options: EstimateOptions = {}): Estimate | null {
  const { level = 0.95 } = options;
  checkLevel(level);
  checkMoments(moments);
  const nEffective = effectiveN(moments);
  if (moments.n === 0 || nEffective === 0) return null;
  return { ...intervalOf(kind, moments, options), n: moments.n, nEffective, level };
}

/** Promoter and detractor shares of answers scored −1, 0 or 1; throws RangeError for other values. */
export function netOf({ w, s1, s2 }: Moments): { promoters: number; detractors: number } {
  check(s2 <= w * (1 + 1e-9) && Math.abs(s1) <= s2 + w * 1e-9, 'moments', [w, s1, s2], 'values −1, 0 or 1');
  return {
    promoters: clamp((s2 + s1) / (2 * w), 0, 1),
    detractors: clamp((s2 - s1) / (2 * w), 0, 1),
  };
}

/** Share of answers that are 1; throws RangeError for values other than 0 and 1. */
export function shareOf({ w, s1, s2 }: Moments): number {
  check(Math.abs(s1 - s2) <= w * 1e-9 && s1 >= -w * 1e-9, 'moments', [w, s1, s2], 'values 0 or 1');
  check(s1 <= w * (1 + 1e-9), 'moments', [w, s1, s2], 'values 0 or 1');
  return clamp(s1 / w, 0, 1);
}

/** What turns a mean on the scale min…max into index points: (mean − min) · factor. */
export function indexFactor({ min, max }: EstimateOptions): { min: number; factor: number } {
  check(
    min !== undefined && max !== undefined && Number.isFinite(max - min) && min < max,
    'scale',
    [min, max],
    'min below max',
  );
  return { min, factor: 100 / (max - min) };
}

/** How much one unit of an answer's value is in the unit of its kind: 100 points for net scores, 1 for shares. */
export function unitOf(kind: Kind, options: EstimateOptions): number {
  if (kind === 'nps' || kind === 'net') return 100;
  return kind === 'index' ? indexFactor(options).factor : 1;
}

/** Error for a kind that does not exist. */
export function unknownKind(kind: never): RangeError {
  return new RangeError(`invalid kind: ${String(kind)}, expected share, nps, net, mean, index, count or sum`);
}

type Part = Pick<Estimate, 'value' | 'low' | 'high' | 'method'>;

function intervalOf(kind: Kind, moments: Moments, options: EstimateOptions): Part {
  const { level = 0.95 } = options;
  switch (kind) {
    case 'share': {
      const value = shareOf(moments);
      return { value, ...wilson(value, effectiveN(moments), { level }), method: 'wilson' };
    }
    case 'nps':
    case 'net':
      return netPart(moments, level);
    case 'mean':
      return meanPart(moments, level);
    case 'index':
      return indexPart(moments, level, options);
    case 'count':
      return { value: moments.n, low: null, high: null, method: 'none' };
    case 'sum':
      return { value: moments.s1, low: null, high: null, method: 'none' };
    default:
      throw unknownKind(kind);
  }
}

function netPart(moments: Moments, level: number): Part {
  const net = netOf(moments);
  const { low, high } = adjustedWald(net, effectiveN(moments), { level });
  const value = 100 * (net.promoters - net.detractors);
  return { value, low: 100 * low, high: 100 * high, method: 'adjusted-wald' };
}

function meanPart(moments: Moments, level: number): Part {
  const value = moments.s1 / moments.w;
  const variance = varianceOf(moments);
  if (variance === null) return { value, low: null, high: null, method: 'none' };
  const n = effectiveN(moments);
  const half = tFor(level, n - 1) * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half, method: 't' };
}

function indexPart(moments: Moments, level: number, options: EstimateOptions): Part {
  const { min, factor } = indexFactor(options);
  const points = (mean: number): number => clamp((mean - min) * factor, 0, 100);
  const { value, low, high, method } = meanPart(moments, level);
  return {
    value: points(value),
    low: low === null ? null : points(low),
    high: high === null ? null : points(high),
    method,
  };
}

function checkMoments(moments: Moments): void {
  for (const [key, value] of Object.entries(moments)) {
    check(Number.isFinite(value), `moment ${key}`, value, 'a finite number');
  }
  check(
    moments.n >= 0 && moments.w >= 0 && moments.w2 >= 0,
    'moments',
    moments.n,
    'n, w and w2 of 0 or more',
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
