/** One point of a control chart with its own limits at three sigma. */
export type ControlPoint = {
  value: number;
  lower: number;
  upper: number;
  /** Distance from the centre in sigmas; 0 where nothing varies. */
  sigmas: number;
};

/** A control chart: limits come from the first `baseline` points. */
export type ControlChart = { centre: number; points: ControlPoint[]; baseline: number };

/** Mean distance of neighbours ÷ sigma for normal values (Shewhart's d2 for two). */
export const rangeFactor = 1.128;

/** Mean absolute difference of neighbours; null under two values. */
export function meanMovingRange(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
}

/** A point `value` with limits at `centre` ± 3 `sigma`, cut at `min` and `max`. */
export function controlPoint(
  value: number,
  {
    centre,
    sigma,
    min = -Infinity,
    max = Infinity,
  }: { centre: number; sigma: number; min?: number; max?: number },
): ControlPoint {
  return {
    value,
    lower: Math.max(min, centre - 3 * sigma),
    upper: Math.min(max, centre + 3 * sigma),
    sigmas: sigma > 0 ? (value - centre) / sigma : 0,
  };
}
