import { bootstrap, type BootstrapOptions } from './bootstrap.ts';
import { checkSameLength } from './check.ts';
import { correlationOf, covariances, type Covariances } from './covariances.ts';
import { lmg } from './lmg.ts';
import { ols } from './ols.ts';

/** What one predictor contributes to the response. */
export type Driver = {
  /** Part of R² due to it (LMG), 0…r2. */
  share: number;
  /** `share` ÷ R², 0…1; null when nothing is explained. */
  importance: number | null;
  /** Percentile interval of `share`; null when too few resamples allow one. */
  low: number | null;
  high: number | null;
  /** Pearson's correlation with the response; null when it does not vary. */
  correlation: number | null;
  /** Regression coefficient in standard deviations; null when predictors repeat each other. */
  coefficient: number | null;
  /** Mean of its answers: its performance. */
  mean: number;
};

/** Drivers in the order of the columns; `n` rows were complete, `incomplete` left out. */
export type Drivers = { n: number; incomplete: number; r2: number; drivers: Driver[] };

/** Bootstrap options, row weights and the answers a row stands for. */
export type DriverOptions = BootstrapOptions & { weights?: readonly number[]; counts?: readonly number[] };

/**
 * What moves the response: LMG shares of R² with a seeded bootstrap (Grömping 2006). Rows with a missing answer are
 * left out, never read as 0. Null with no more complete rows than predictors + 1 or when the response is constant.
 */
export function drivers(
  predictors: readonly (readonly (number | null)[])[],
  response: readonly (number | null)[],
  { weights, counts, ...options }: DriverOptions = {},
): Drivers | null {
  checkSameLength('number of responses', predictors, response);
  if (weights) checkSameLength('number of weights', predictors, weights);
  if (counts) checkSameLength('number of counts', predictors, counts);
  const all = predictors.map((row, i) => [...row, response[i] ?? null]);
  const kept = all.flatMap((row, i) => (row.every(isNumber) ? [i] : []));
  const rows = kept.map((i) => (all[i] ?? []).filter(isNumber));
  const used = {
    counts: kept.map((i) => counts?.[i] ?? 1),
    ...(weights && { weights: kept.map((i) => weights[i] ?? 0) }),
  };
  const total = (counts ?? predictors.map(() => 1)).reduce((sum, n) => sum + n, 0);
  const n = used.counts.reduce((sum, count) => sum + count, 0);
  const table = covariances(rows, used);
  if (!table || n <= table.means.length) return null;
  const result = lmg(table);
  if (!result) return null;
  const intervals = bootstrap(
    used.counts,
    (drawn) => {
      const redrawn = covariances(rows, { ...used, counts: drawn });
      return redrawn && (lmg(redrawn)?.shares ?? null);
    },
    options,
  );
  return { n, incomplete: total - n, r2: result.r2, drivers: describeDrivers(table, result, intervals) };
}

/** What each predictor contributes, from the covariances, their LMG shares and the shares' intervals. */
export function describeDrivers(
  table: Covariances,
  { r2, shares }: { r2: number; shares: number[] },
  intervals: ({ low: number; high: number } | null)[],
): Driver[] {
  const fit = ols(table);
  return shares.map((share, j) => ({
    share,
    importance: r2 > 1e-12 ? share / r2 : null,
    low: intervals[j]?.low ?? null,
    high: intervals[j]?.high ?? null,
    correlation: correlationOf(table, j, shares.length),
    coefficient: fit?.coefficients[j]?.standardised ?? null,
    mean: table.means[j] ?? 0,
  }));
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
