// The one place that knows the numerical library. Tails are computed directly, never as 1 − cdf, so small
// p-values keep their digits. Quantiles of t, χ² and F invert the library's functions by root finding: the
// library's own inverses would add a third to the script for no digit gained.
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import { check, checkLevel } from './check.ts';
import { findRoot } from './findRoot.ts';

/** Share of a standard normal below `z`. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** The z below which a share `p` (0…1, exclusive) of a standard normal lies. */
export function normalQuantile(p: number): number {
  checkProbability(p);
  return -Math.SQRT2 * erfcinv(2 * p);
}

/** Chance of a standard normal at least as far from 0 as `z`, on both sides. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z that leaves a share `level` (0…1, exclusive) of a standard normal between −z and z: 1.96 for .95. */
export function zFor(level: number): number {
  checkLevel(level);
  return Math.SQRT2 * erfcinv(1 - level);
}

/** Share of Student's t with `df` > 0 degrees of freedom below `t`. */
export function tCdf(t: number, df: number): number {
  const beyond = tTwoSided(t, df) / 2;
  return t < 0 ? beyond : 1 - beyond;
}

/** Chance of a Student's t with `df` > 0 at least as far from 0 as `t`, on both sides. */
export function tTwoSided(t: number, df: number): number {
  checkDf(df);
  if (!Number.isFinite(df)) return normalTwoSided(t);
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  // betainc loses digits near 1, so ask for the smaller side
  return square < df
    ? betainc(square / (df + square), 0.5, df / 2, true, true)
    : betainc(df / (df + square), df / 2, 0.5, true, false);
}

/** The t below which a share `p` (0…1, exclusive) of Student's t with `df` > 0 lies. */
export function tQuantile(p: number, df: number): number {
  checkProbability(p);
  const tail = Math.min(p, 1 - p);
  const t = tail === 0.5 ? 0 : tLeaving(2 * tail, df);
  return p < 0.5 ? -t : t;
}

/** The t that leaves a share `level` (0…1, exclusive) between −t and t: 2.262 for .95 and 9 degrees. */
export function tFor(level: number, df: number): number {
  checkLevel(level);
  return tLeaving(1 - level, df);
}

/** Share of χ² with `df` > 0 above `x`: the p-value of a χ² statistic. */
export function chiSquareTail(x: number, df: number): number {
  checkDf(df);
  if (x <= 0) return 1;
  return Number.isFinite(x) ? gammainc(x / 2, df / 2, true, true) : 0;
}

/** Share of χ² with `df` > 0 below `x`. */
export function chiSquareCdf(x: number, df: number): number {
  checkDf(df);
  if (x <= 0) return 0;
  return Number.isFinite(x) ? gammainc(x / 2, df / 2, true, false) : 1;
}

/** The x below which a share `p` (0…1, exclusive) of χ² with `df` > 0 lies. */
export function chiSquareQuantile(p: number, df: number): number {
  checkProbability(p);
  checkDf(df);
  const excess =
    p < 0.5 ? (x: number) => p - chiSquareCdf(x, df) : (x: number) => chiSquareTail(x, df) - (1 - p);
  return findRoot(excess, 0, firstBeyond(excess, df));
}

/** Share of F with `df1`, `df2` > 0 above `x`: the p-value of an F statistic. */
export function fTail(x: number, df1: number, df2: number): number {
  checkDf(df1);
  checkDf(df2);
  if (x <= 0) return 1;
  return Number.isFinite(x) ? betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2, true, false) : 0;
}

/** Share of F with `df1`, `df2` > 0 below `x`. */
export function fCdf(x: number, df1: number, df2: number): number {
  return x <= 0 ? 0 : fTail(1 / x, df2, df1);
}

/** The x below which a share `p` (0…1, exclusive) of F with `df1`, `df2` > 0 lies. */
export function fQuantile(p: number, df1: number, df2: number): number {
  checkProbability(p);
  const excess = p < 0.5 ? (x: number) => p - fCdf(x, df1, df2) : (x: number) => fTail(x, df1, df2) - (1 - p);
  return findRoot(excess, 0, firstBeyond(excess, 1));
}

function tLeaving(outside: number, df: number): number {
  checkDf(df);
  const z = Math.SQRT2 * erfcinv(outside);
  if (!Number.isFinite(df)) return z;
  const excess = (t: number): number => tTwoSided(t, df) - outside;
  return findRoot(excess, 0, firstBeyond(excess, z));
}

function firstBeyond(excess: (x: number) => number, start: number): number {
  let x = start;
  while (excess(x) > 0) x *= 2;
  return x;
}

function checkProbability(p: number): void {
  check(p > 0 && p < 1, 'probability', p, 'a number between 0 and 1');
}

function checkDf(df: number): void {
  check(df > 0, 'degrees of freedom', df, 'a number above 0');
}
