import { check } from './check.ts';
import { designEffect } from './designEffect.ts';

/** One row of the sample: its category in each dimension, the answers it counts and the weight it starts with. */
export type RakeRow = { categories: Readonly<Record<string, string>>; n?: number; weight?: number };

/** Totals (or shares) of the population: dimension → category → total. */
export type RakeTargets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Weights in the order of the rows, and how well the margins are met. */
export type Raking = {
  weights: number[];
  converged: boolean;
  /** Rounds over all dimensions. */
  iterations: number;
  /** Largest |weighted total − target| ÷ the population's total. */
  largestGap: number;
  designEffect: number;
  effectiveN: number;
};

/**
 * Weights that make the sample's margins equal the population's, one dimension after the other until no margin is
 * off by more than `tolerance` of the whole (Deming & Stephan 1940). Throws RangeError when a category of the
 * sample has no target, a wanted category has no answers, or dimensions have different totals.
 */
export function rake(
  rows: readonly RakeRow[],
  targets: RakeTargets,
  { tolerance = 1e-9, maxIterations = 200 }: { tolerance?: number; maxIterations?: number } = {},
): Raking {
  const total = checkTargets(targets);
  const weights = rows.map(({ weight = 1 }) => weight);
  const counts = rows.map(({ n = 1 }) => n);
  for (const dimension of Object.keys(targets)) checkCategories(rows, counts, dimension, targets);
  const gap = (): number =>
    Math.max(...Object.keys(targets).map((name) => gapOf(rows, weights, counts, name, targets))) / total;
  let iterations = 0;
  while (iterations < maxIterations && gap() > tolerance) {
    for (const dimension of Object.keys(targets)) fit(rows, weights, counts, dimension, targets);
    iterations++;
  }
  const largestGap = gap();
  const { designEffect: effect, effectiveN } = designEffect(weights, { counts });
  return {
    weights,
    converged: largestGap <= tolerance,
    iterations,
    largestGap,
    designEffect: effect,
    effectiveN,
  };
}

function fit(
  rows: readonly RakeRow[],
  weights: number[],
  counts: readonly number[],
  dimension: string,
  targets: RakeTargets,
): void {
  const sums = marginOf(rows, weights, counts, dimension);
  rows.forEach((row, i) => {
    const category = row.categories[dimension] ?? '';
    const sum = sums.get(category) ?? 0;
    const target = targets[dimension]?.[category] ?? 0;
    weights[i] = sum > 0 ? ((weights[i] ?? 0) * target) / sum : 0;
  });
}

function gapOf(
  rows: readonly RakeRow[],
  weights: readonly number[],
  counts: readonly number[],
  dimension: string,
  targets: RakeTargets,
): number {
  const sums = marginOf(rows, weights, counts, dimension);
  const wanted = Object.entries(targets[dimension] ?? {});
  return Math.max(...wanted.map(([category, target]) => Math.abs((sums.get(category) ?? 0) - target)));
}

function marginOf(
  rows: readonly RakeRow[],
  weights: readonly number[],
  counts: readonly number[],
  dimension: string,
): Map<string, number> {
  const sums = new Map<string, number>();
  rows.forEach((row, i) => {
    const category = row.categories[dimension] ?? '';
    sums.set(category, (sums.get(category) ?? 0) + (weights[i] ?? 0) * (counts[i] ?? 0));
  });
  return sums;
}

function checkTargets(targets: RakeTargets): number {
  const dimensions = Object.entries(targets);
  check(dimensions.length > 0, 'targets', 'none', 'at least one dimension');
  const totals = dimensions.map(([dimension, categories]) => {
    for (const [category, target] of Object.entries(categories)) {
      check(
        target >= 0 && target < Infinity,
        `target ${dimension}=${category}`,
        target,
        'a number of 0 or more',
      );
    }
    return Object.values(categories).reduce((sum, target) => sum + target, 0);
  });
  const total = totals[0] ?? 0;
  check(total > 0, 'targets', total, 'a total above 0');
  dimensions.forEach(([dimension], i) => {
    const other = totals[i] ?? 0;
    check(Math.abs(other - total) <= 1e-6 * total, `total of ${dimension}`, other, `${total}, as the others`);
  });
  return total;
}

function checkCategories(
  rows: readonly RakeRow[],
  counts: readonly number[],
  dimension: string,
  targets: RakeTargets,
): void {
  const wanted = targets[dimension] ?? {};
  const found = new Set<string>();
  rows.forEach((row, i) => {
    const category = row.categories[dimension];
    const known = category !== undefined && Object.hasOwn(wanted, category);
    check(known, dimension, category, `one of ${Object.keys(wanted).join(', ')}`);
    if ((counts[i] ?? 0) * (row.weight ?? 1) > 0) found.add(category ?? '');
  });
  for (const [category, target] of Object.entries(wanted)) {
    check(
      target === 0 || found.has(category),
      `target ${dimension}=${category}`,
      target,
      '0 without answers',
    );
  }
}
