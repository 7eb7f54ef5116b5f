import { check } from './check.ts';
import { zFor } from './distributions.ts';

/** Customers seen for `time` (0 or more, any unit), who then left (`left`) or were still there when last seen. */
export type Lifetime = { time: number; left: boolean; n?: number };

/** The curve after a time at which someone left or was last seen. */
export type SurvivalPoint = {
  time: number;
  /** Customers still followed just before this time. */
  atRisk: number;
  left: number;
  /** Last seen, still there. */
  censored: number;
  /** Share still there, 0…1. */
  survival: number;
  /** Greenwood's standard error; null once no one is left. */
  standardError: number | null;
  low: number | null;
  high: number | null;
};

/** A survival curve; the median and its ends are null where the curve or its interval does not fall to one half. */
export type SurvivalCurve = {
  points: SurvivalPoint[];
  n: number;
  left: number;
  median: number | null;
  medianLow: number | null;
  medianHigh: number | null;
  level: number;
};

/**
 * Share still there over time (Kaplan & Meier 1958) with Greenwood's error and the log-log interval
 * (Kalbfleisch & Prentice 2002, 1.4); the median's interval inverts it (Brookmeyer & Crowley 1982).
 */
export function kaplanMeier(
  lifetimes: readonly Lifetime[],
  { level = 0.95 }: { level?: number } = {},
): SurvivalCurve {
  const z = zFor(level);
  const steps = stepsOf(lifetimes);
  let [survival, hazard] = [1, 0];
  const points = steps.map((step): SurvivalPoint => {
    survival *= 1 - step.left / step.atRisk;
    hazard += step.left / (step.atRisk * (step.atRisk - step.left));
    return { ...step, survival, ...intervalAt(survival, hazard, z) };
  });
  return {
    points,
    n: steps[0]?.atRisk ?? 0,
    left: steps.reduce((sum, step) => sum + step.left, 0),
    median: crossing(points, ({ survival: share }) => share),
    medianLow: crossing(points, ({ low }) => low),
    medianHigh: crossing(points, ({ high }) => high),
    level,
  };
}

/** Share still there at `time` and its interval; before the first point everyone is. */
export function survivalAt(
  { points }: SurvivalCurve,
  time: number,
): Pick<SurvivalPoint, 'survival' | 'low' | 'high'> {
  return points.findLast((point) => point.time <= time) ?? { survival: 1, low: 1, high: 1 };
}

/** Customers still followed at each of `times`: the row of numbers at risk under a chart. */
export function numbersAtRisk({ points }: SurvivalCurve, times: readonly number[]): number[] {
  return times.map((time) => points.find((point) => point.time >= time)?.atRisk ?? 0);
}

/** Mean time spent as a customer up to `horizon`: the area under the curve (Irwin 1949). */
export function expectedLifetime({ points }: SurvivalCurve, horizon: number): number {
  check(horizon >= 0 && horizon < Infinity, 'horizon', horizon, 'a number of 0 or more');
  let [area, from, survival] = [0, 0, 1];
  for (const point of points) {
    if (point.time >= horizon) break;
    area += survival * (point.time - from);
    [from, survival] = [point.time, point.survival];
  }
  return area + survival * (horizon - from);
}

/** Numbers at risk, leaving and last seen at each distinct time. */
export function stepsOf(
  lifetimes: readonly Lifetime[],
): Pick<SurvivalPoint, 'time' | 'atRisk' | 'left' | 'censored'>[] {
  const byTime = new Map<number, { left: number; censored: number }>();
  let atRisk = 0;
  for (const { time, left, n = 1 } of lifetimes) {
    check(time >= 0 && time < Infinity, 'time', time, 'a number of 0 or more');
    check(n >= 0 && n < Infinity, 'count', n, 'a number of 0 or more');
    if (n === 0) continue;
    const at = byTime.get(time) ?? { left: 0, censored: 0 };
    at[left ? 'left' : 'censored'] += n;
    byTime.set(time, at);
    atRisk += n;
  }
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([time, { left, censored }]) => {
      const step = { time, atRisk, left, censored };
      atRisk -= left + censored;
      return step;
    });
}

function intervalAt(
  survival: number,
  hazard: number,
  z: number,
): Pick<SurvivalPoint, 'standardError' | 'low' | 'high'> {
  if (survival >= 1) return { standardError: 0, low: 1, high: 1 };
  if (!(survival > 0) || !Number.isFinite(hazard)) return { standardError: null, low: null, high: null };
  const half = (z * Math.sqrt(hazard)) / Math.log(survival);
  return {
    standardError: survival * Math.sqrt(hazard),
    low: survival ** Math.exp(-half),
    high: survival ** Math.exp(half),
  };
}

function crossing(
  points: readonly SurvivalPoint[],
  share: (point: SurvivalPoint) => number | null,
): number | null {
  const slack = 1e-12;
  const index = points.findIndex((point) => {
    const value = share(point);
    return value !== null && value <= 0.5 + slack;
  });
  const first = points[index];
  if (!first) return null;
  // where the curve lies exactly on one half, the median is the middle of that stretch (as R's survival does)
  if (Math.abs((share(first) ?? 0) - 0.5) > slack) return first.time;
  const next = points.slice(index + 1).find((point) => (share(point) ?? 0) < 0.5 - slack);
  return next ? (first.time + next.time) / 2 : first.time;
}
