import { check } from './check.ts';
import type { Covariances } from './covariances.ts';

/** R² of the regression on all predictors and each one's share of it; the shares sum to `r2`. */
export type Lmg = { r2: number; shares: number[] };

/**
 * Shares of R² averaged over all orders of entering the predictors (Lindeman, Merenda & Gold 1980; Shapley value),
 * exact for 1 to 12 predictors, the response last. A predictor that repeats others adds nothing where they are in.
 * Null when the response does not vary.
 */
export function lmg({ matrix }: Covariances): Lmg | null {
  const k = matrix.length - 1;
  check(k >= 1 && k <= 12, 'number of predictors', k, '1 to 12');
  const total = matrix[k]?.[k] ?? 0;
  if (!(total > 0)) return null;
  const r2 = new Float64Array(1 << k);
  explain(matrix, { total, scale: matrix.map((row, i) => row[i] ?? 0), set: 0, next: 0, r2 });
  const weights = orderWeights(k);
  const shares = Array.from({ length: k }, (_, j) => {
    let share = 0;
    for (let set = 0; set < r2.length; set++) {
      if (set & (1 << j)) continue;
      share += (weights[bits(set)] ?? 0) * ((r2[set | (1 << j)] ?? 0) - (r2[set] ?? 0));
    }
    return share;
  });
  return { r2: r2[r2.length - 1] ?? 0, shares };
}

type Walk = { total: number; scale: readonly number[]; set: number; next: number; r2: Float64Array };

/** Fills r2 for every set of predictors, sweeping each in turn out of what the chosen ones leave unexplained. */
function explain(rest: readonly (readonly number[])[], walk: Walk): void {
  const { total, scale, set, next, r2 } = walk;
  const response = scale.length - 1;
  if (next === response) {
    r2[set] = 1 - (rest[response]?.[response] ?? 0) / total;
    return;
  }
  explain(rest, { ...walk, next: next + 1 });
  const pivot = rest[next]?.[next] ?? 0;
  const usable = pivot > 1e-10 * (scale[next] ?? 0);
  const swept = usable ? sweep(rest, next, pivot) : rest;
  explain(swept, { ...walk, set: set | (1 << next), next: next + 1 });
}

function sweep(rest: readonly (readonly number[])[], at: number, pivot: number): number[][] {
  const line = rest[at] ?? [];
  return rest.map((row, i) =>
    i <= at ? [] : row.map((value, j) => (j <= at ? 0 : value - ((row[at] ?? 0) * (line[j] ?? 0)) / pivot)),
  );
}

/** Share of the orders in which a given set of size s comes just before a given predictor: s!(k − s − 1)!/k!. */
function orderWeights(k: number): number[] {
  const weights: number[] = [1 / k];
  for (let s = 1; s < k; s++) weights.push(((weights[s - 1] ?? 0) * s) / (k - s));
  return weights;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}
