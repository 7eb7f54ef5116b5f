/**
 * Solves the symmetric positive definite system matrix · x = vector (Cholesky 1910); null when the matrix is
 * singular to working precision, and for an empty one.
 */
export function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] | null {
  const factor = cholesky(matrix);
  return factor && vector.length > 0 ? substitute(factor, vector) : null;
}

/** Inverse of a symmetric positive definite matrix; null when it is singular to working precision. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor = cholesky(matrix);
  if (!factor) return null;
  return matrix.map((_, i) =>
    substitute(
      factor,
      matrix.map((__, j) => (i === j ? 1 : 0)),
    ),
  );
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    factor.push(made);
    for (let j = 0; j <= i; j++) {
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (made[k] ?? 0) * (factor[j]?.[k] ?? 0);
      if (j < i) made.push(rest / (factor[j]?.[j] ?? 1));
      else if (rest > 1e-12 * (row[i] ?? 0)) made.push(Math.sqrt(rest));
      else return null;
    }
  }
  return factor;
}

function substitute(factor: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const x = [...vector];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (factor[i]?.[k] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (factor[i]?.[i] ?? 1);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] = (x[i] ?? 0) - (factor[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (factor[i]?.[i] ?? 1);
  }
  return x;
}
