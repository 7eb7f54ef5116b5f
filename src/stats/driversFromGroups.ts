import { bootstrap, type BootstrapOptions } from './bootstrap.ts';
import { check } from './check.ts';
import type { Covariances } from './covariances.ts';
import { describeDrivers, type Drivers } from './drivers.ts';
import { lmg } from './lmg.ts';
import { random } from './random.ts';

/**
 * Sums of a group of complete answers about a common centre, the response last: `n` answers, `w` = Σ weight,
 * `w2` = Σ weight², `sums` = Σ weight·(x − centre), `products` = Σ weight·(x − centre)·(y − centre).
 */
export type GroupSums = { n: number; w: number; w2: number; sums: number[]; products: number[][] };

/**
 * As `drivers`, for answers put into groups at random: the groups are resampled in place of the answers, so that time
 * and data do not grow with them (random groups: Wolter 2007, ch. 2). Null without enough answers.
 */
export function driversFromGroups(
  groups: readonly GroupSums[],
  centre: readonly number[],
  options: BootstrapOptions = {},
): Drivers | null {
  const once = new Float64Array(groups.length).fill(1);
  const table = covariancesOfGroups(groups, centre, once);
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const result = table && n > table.means.length ? lmg(table) : null;
  if (!table || !result) return null;
  const intervals = bootstrap(
    groups.map(() => 1),
    (drawn) => {
      const redrawn = covariancesOfGroups(groups, centre, drawn);
      return redrawn && (lmg(redrawn)?.shares ?? null);
    },
    options,
  );
  return { n, incomplete: 0, r2: result.r2, drivers: describeDrivers(table, result, intervals) };
}

/** Covariances of the groups together, each taken as often as `times` says; null without weight. */
export function covariancesOfGroups(
  groups: readonly GroupSums[],
  centre: readonly number[],
  times: ArrayLike<number>,
): Covariances | null {
  const size = centre.length;
  const sums = new Float64Array(size);
  const products = Array.from({ length: size }, () => new Float64Array(size));
  let [w, w2] = [0, 0];
  groups.forEach((group, g) => {
    const often = times[g] ?? 0;
    if (often === 0) return;
    w += often * group.w;
    w2 += often * group.w2;
    for (let i = 0; i < size; i++) {
      sums[i] = (sums[i] ?? 0) + often * (group.sums[i] ?? 0);
      const line = products[i] ?? new Float64Array(size);
      for (let j = i; j < size; j++) line[j] = (line[j] ?? 0) + often * (group.products[i]?.[j] ?? 0);
    }
  });
  if (!(w > 0)) return null;
  const shift = Array.from(sums, (sum) => sum / w);
  const cell = (i: number, j: number) => (products[i]?.[j] ?? 0) / w - (shift[i] ?? 0) * (shift[j] ?? 0);
  return {
    n: (w * w) / w2,
    means: centre.map((value, i) => value + (shift[i] ?? 0)),
    matrix: centre.map((_, i) => centre.map((__, j) => cell(Math.min(i, j), Math.max(i, j)))),
  };
}

/** Puts the answers that rows stand for into `count` groups at random, and sums each about `centre`. */
export function groupAtRandom(
  rows: readonly (readonly number[])[],
  centre: readonly number[],
  {
    counts,
    weights,
    count = 60,
    seed = 1,
  }: { counts: readonly number[]; weights?: readonly number[]; count?: number; seed?: number },
): GroupSums[] {
  check(Number.isInteger(count) && count > 1, 'number of groups', count, 'a whole number above 1');
  const uniform = random(seed);
  const groups = Array.from({ length: count }, () => emptySums(centre.length));
  const placed = new Float64Array(count);
  rows.forEach((row, r) => {
    placed.fill(0);
    for (let answer = 0; answer < (counts[r] ?? 0); answer++) {
      const at = Math.floor(uniform() * count);
      placed[at] = (placed[at] ?? 0) + 1;
    }
    const values = row.map((value, i) => value - (centre[i] ?? 0));
    groups.forEach((group, g) => add(group, values, placed[g] ?? 0, weights?.[r] ?? 1));
  });
  return groups;
}

function emptySums(size: number): GroupSums {
  const line = () => new Array<number>(size).fill(0);
  return { n: 0, w: 0, w2: 0, sums: line(), products: Array.from({ length: size }, line) };
}

function add(group: GroupSums, values: readonly number[], n: number, weight: number): void {
  if (n === 0) return;
  group.n += n;
  group.w += n * weight;
  group.w2 += n * weight * weight;
  values.forEach((x, i) => {
    group.sums[i] = (group.sums[i] ?? 0) + n * weight * x;
    const line = group.products[i] ?? [];
    for (let j = i; j < values.length; j++) line[j] = (line[j] ?? 0) + n * weight * x * (values[j] ?? 0);
  });
}
