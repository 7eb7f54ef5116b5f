import { check } from './check.ts';

/**
 * The value below which a share `p` (0…1) of `values` lies, interpolating linearly (Hyndman & Fan 1996, type 7, as
 * R and NumPy do by default); null without values.
 */
export function quantile(values: ArrayLike<number>, p: number): number | null {
  return quantileSorted(Float64Array.from(values).sort(), p);
}

/** As `quantile`, for values already ascending. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number | null {
  check(p >= 0 && p <= 1, 'p', p, '0 to 1');
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
