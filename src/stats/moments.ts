import { check, checkNumbers, checkSameLength } from './check.ts';

/**
 * What inference needs of one group of answers: `n` answers, and with v the value of one answer
 * w = Σ weight, w2 = Σ weight², s1 = Σ weight·v, s2 = Σ weight·v², each summed over answers
 * (a row that counts n answers adds n times).
 */
export type Moments = { n: number; w: number; w2: number; s1: number; s2: number };

/** Moments of `values`; `weights` and `counts` (answers a row stands for) default to 1. */
export function momentsOf(
  values: readonly number[],
  { weights, counts }: { weights?: readonly number[]; counts?: readonly number[] } = {},
): Moments {
  checkNumbers('value', values);
  if (weights) checkSameLength('number of weights', values, weights);
  if (counts) checkSameLength('number of counts', values, counts);
  const total: Moments = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  values.forEach((value, i) => {
    const count = counts?.[i] ?? 1;
    const weight = weights?.[i] ?? 1;
    check(count >= 0 && weight >= 0, 'weight', weight * count, 'weights and counts of 0 or more');
    total.n += count;
    total.w += count * weight;
    total.w2 += count * weight * weight;
    total.s1 += count * weight * value;
    total.s2 += count * weight * value * value;
  });
  return total;
}

/** Moments of several groups taken together. */
export function addMoments(...groups: readonly Moments[]): Moments {
  const total: Moments = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  for (const group of groups) {
    for (const key of ['n', 'w', 'w2', 's1', 's2'] as const) total[key] += group[key];
  }
  return total;
}

/** Moments of the answers of `all` that are not in `part`, which must be among them. */
export function subtractMoments(all: Moments, part: Moments): Moments {
  check(all.n >= part.n, 'part', part.n, `at most ${all.n} answers`);
  if (all.n === part.n) return { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  return {
    n: all.n - part.n,
    w: all.w - part.w,
    w2: all.w2 - part.w2,
    s1: all.s1 - part.s1,
    s2: all.s2 - part.s2,
  };
}

/** Variance of one answer, dividing by effective n − 1; null when effective n is not above 1. */
export function varianceOf(moments: Moments): number | null {
  const effective = effectiveN(moments);
  if (effective - 1 < 1e-9) return null;
  const mean = moments.s1 / moments.w;
  const spread = Math.max(0, moments.s2 / moments.w - mean * mean);
  // what is left of equal values after rounding is no variance
  const noise = 4 * Number.EPSILON * (moments.s2 / moments.w);
  return spread <= noise ? 0 : (spread * effective) / (effective - 1);
}

/** Number of equally weighted answers that would say as much: (Σw)²/Σw² (Kish 1965); 0 without weight. */
export function effectiveN({ w, w2 }: Pick<Moments, 'w' | 'w2'>): number {
  return w2 > 0 ? (w * w) / w2 : 0;
}
