import { check, checkSameLength } from './check.ts';

/** What unequal weights cost: `designEffect` ≥ 1 and `effectiveN`, the equally weighted answers left. */
export type DesignEffect = { designEffect: number; effectiveN: number; n: number };

/**
 * Design effect of weighting, n·Σw²/(Σw)² (Kish 1965); `counts` are the answers a row stands for, default 1.
 * Throws RangeError for negative weights and when all are zero.
 */
export function designEffect(
  weights: readonly number[],
  { counts }: { counts?: readonly number[] } = {},
): DesignEffect {
  if (counts) checkSameLength('number of counts', weights, counts);
  let [n, w, w2] = [0, 0, 0];
  weights.forEach((weight, i) => {
    check(Number.isFinite(weight) && weight >= 0, 'weight', weight, 'a number of 0 or more');
    const count = counts?.[i] ?? 1;
    n += count;
    w += count * weight;
    w2 += count * weight * weight;
  });
  check(w > 0, 'weights', weights, 'at least one above 0');
  return { designEffect: (n * w2) / (w * w), effectiveN: (w * w) / w2, n };
}
