import { checkLevel } from './check.ts';
import type { Covariances } from './covariances.ts';
import { fTail, tFor, tTwoSided } from './distributions.ts';
import { inverse } from './linear.ts';

/** A coefficient with its t test and interval. */
export type Coefficient = {
  value: number;
  standardError: number;
  statistic: number;
  p: number;
  low: number;
  high: number;
};

/** A fitted line; `standardised` coefficients are in standard deviations. */
export type Regression = {
  intercept: Coefficient;
  coefficients: (Coefficient & { standardised: number })[];
  n: number;
  /** Residual degrees of freedom. */
  df: number;
  r2: number;
  adjustedR2: number;
  residualDeviation: number;
  f: number;
  p: number;
};

/**
 * Ordinary least squares of the last variable on the others (Gauss 1809), by normal equations about the means.
 * Null when predictors repeat each other, nothing varies, the fit is perfect, or no degree of freedom is left.
 */
export function ols(
  { n, means, matrix }: Covariances,
  { level = 0.95 }: { level?: number } = {},
): Regression | null {
  checkLevel(level);
  const k = means.length - 1;
  const df = n - k - 1;
  const total = matrix[k]?.[k] ?? 0;
  const inverted = inverse(matrix.slice(0, k).map((row) => row.slice(0, k)));
  if (!inverted || k < 1 || df < 1e-9 || !(total > 0)) return null;
  const covaried = matrix.slice(0, k).map((row) => row[k] ?? 0);
  const slopes = inverted.map((row) => dot(row, covaried));
  const r2 = Math.min(1, dot(slopes, covaried) / total);
  const residual = (n * total * (1 - r2)) / df;
  if (!(1 - r2 > 1e-13)) return null;
  const known = { df, level };
  const f = r2 / k / ((1 - r2) / df);
  return {
    intercept: interceptOf({ n, means, inverted, slopes, residual, ...known }),
    coefficients: slopes.map((value, j) => ({
      ...coefficient(value, Math.sqrt((residual * (inverted[j]?.[j] ?? 0)) / n), known),
      standardised: value * Math.sqrt((matrix[j]?.[j] ?? 0) / total),
    })),
    ...{ n, df, r2, adjustedR2: 1 - ((1 - r2) * (n - 1)) / df },
    ...{ residualDeviation: Math.sqrt(residual), f, p: fTail(f, k, df) },
  };
}

type Known = { df: number; level: number };

function interceptOf({
  n,
  means,
  inverted,
  slopes,
  residual,
  df,
  level,
}: Known & {
  n: number;
  means: readonly number[];
  inverted: readonly (readonly number[])[];
  slopes: readonly number[];
  residual: number;
}): Coefficient {
  const value = (means[slopes.length] ?? 0) - dot(slopes, means);
  const leverage = dot(
    inverted.map((row) => dot(row, means)),
    means,
  );
  return coefficient(value, Math.sqrt((residual * (1 + leverage)) / n), { df, level });
}

function coefficient(value: number, standardError: number, { df, level }: Known): Coefficient {
  const half = tFor(level, df) * standardError;
  const statistic = value / standardError;
  const p = tTwoSided(statistic, df);
  return { value, standardError, statistic, p, low: value - half, high: value + half };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}
