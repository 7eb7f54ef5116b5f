import { check, checkSameLength } from './check.ts';

/**
 * How variables vary together: means and (dividing by the total weight) covariances; the response is the last
 * variable. `n` counts answers, effective ones (Kish) where they are weighted.
 */
export type Covariances = { n: number; means: number[]; matrix: number[][] };

/** Sums that a query can return: `w` = Σ weight, sums = Σ weight·x, products = Σ weight·x·y for each pair. */
export type CrossProducts = { n: number; w: number; sums: number[]; products: number[][] };

/** Weights (default 1) and the answers a row stands for (default 1). */
export type RowOptions = { weights?: ArrayLike<number>; counts?: ArrayLike<number> };

/** Covariances of the columns of `rows`, in two passes; null without rows or weight. */
export function covariances(
  rows: readonly (readonly number[])[],
  { weights, counts }: RowOptions = {},
): Covariances | null {
  const width = rows[0]?.length ?? 0;
  const means = new Array<number>(width).fill(0);
  const { n, w, weightOf } = weighing(rows.length, { weights, counts });
  if (!(w > 0)) return null;
  rows.forEach((row, i) => {
    checkSameLength('row length', means, row);
    for (let j = 0; j < width; j++) means[j] = (means[j] ?? 0) + (weightOf(i) * (row[j] ?? 0)) / w;
  });
  return { n, means, matrix: spreads(rows, means, (i) => weightOf(i) / w) };
}

/** Covariances from cross products about 0. Loses digits when means are large against the spread. */
export function covariancesFromSums({ n, w, sums, products }: CrossProducts): Covariances | null {
  checkSameLength('number of products', sums, products);
  if (!(w > 0)) return null;
  const means = sums.map((sum) => sum / w);
  const matrix = products.map((row, i) =>
    row.map((product, j) => product / w - (means[i] ?? 0) * (means[j] ?? 0)),
  );
  return { n, means, matrix };
}

/** Pearson's correlation of two of the variables; null when either does not vary. */
export function correlationOf({ matrix }: Covariances, i: number, j: number): number | null {
  check(i in matrix && j in matrix, 'variable', [i, j], `0 to ${matrix.length - 1}`);
  const scale = Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0));
  return scale > 0 ? Math.max(-1, Math.min(1, (matrix[i]?.[j] ?? 0) / scale)) : null;
}

function weighing(
  length: number,
  { weights, counts }: RowOptions,
): { n: number; w: number; weightOf: (row: number) => number } {
  if (weights) check(weights.length === length, 'number of weights', weights.length, String(length));
  if (counts) check(counts.length === length, 'number of counts', counts.length, String(length));
  let [w, w2] = [0, 0];
  for (let i = 0; i < length; i++) {
    const weight = weights?.[i] ?? 1;
    const count = counts?.[i] ?? 1;
    w += weight * count;
    w2 += weight * weight * count;
  }
  return { n: w2 > 0 ? (w * w) / w2 : 0, w, weightOf: (i) => (weights?.[i] ?? 1) * (counts?.[i] ?? 1) };
}

function spreads(
  rows: readonly (readonly number[])[],
  means: readonly number[],
  shareOf: (row: number) => number,
): number[][] {
  const width = means.length;
  const matrix = means.map(() => new Array<number>(width).fill(0));
  const centred = new Float64Array(width);
  rows.forEach((row, i) => {
    const share = shareOf(i);
    if (share === 0) return;
    for (let j = 0; j < width; j++) {
      centred[j] = (row[j] ?? 0) - (means[j] ?? 0);
      const line = matrix[j] ?? [];
      for (let k = 0; k <= j; k++) line[k] = (line[k] ?? 0) + share * (centred[j] ?? 0) * (centred[k] ?? 0);
    }
  });
  return matrix.map((line, j) => line.map((value, k) => (k <= j ? value : (matrix[k]?.[j] ?? 0))));
}
