import { describe, expect, test } from 'vitest';
import { covariances, covariancesFromSums } from '../../src/stats/covariances.ts';
import { drivers } from '../../src/stats/drivers.ts';
import { lmg } from '../../src/stats/lmg.ts';
import { ols } from '../../src/stats/ols.ts';
import { random } from '../../src/stats/random.ts';
import { longley, mtcars } from './samples.ts';

const cars = mtcars.mpg.map((_, i) => [mtcars.am[i] ?? 0, mtcars.vs[i] ?? 0, mtcars.cyl[i] ?? 0]);
const withResponse = cars.map((row, i) => [...row, mtcars.mpg[i] ?? 0]);
const table = covariances(withResponse);

describe('LMG', () => {
  const published = [0.1774892, 0.2027032, 0.3817849];
  test('case 26 (domir, relaimpo): mtcars mpg on am, vs, cyl', () => {
    const result = table && lmg(table);
    expect(result?.r2).toBeCloseTo(0.7619773, 7);
    published.forEach((share, j) => expect(result?.shares[j]).toBeCloseTo(share, 7));
  });
  test('case 26 again, from sums that a query can return', () => {
    const sums = withResponse.reduce((all, row) => all.map((sum, j) => sum + (row[j] ?? 0)), [0, 0, 0, 0]);
    const products = sums.map((_, i) =>
      sums.map((__, j) => withResponse.reduce((all, row) => all + (row[i] ?? 0) * (row[j] ?? 0), 0)),
    );
    const summed = covariancesFromSums({ n: 32, w: 32, sums, products });
    const result = summed && lmg(summed);
    published.forEach((share, j) => expect(result?.shares[j]).toBeCloseTo(share, 7));
  });
  test('twelve predictors are exact and quick, and their shares sum to R²', () => {
    const uniform = random(7);
    const rows = Array.from({ length: 200 }, () => {
      const row = Array.from({ length: 12 }, () => Math.floor(uniform() * 5));
      return [...row, row.reduce((sum, x, j) => sum + x / (j + 1), 0) + 3 * uniform()];
    });
    const many = covariances(rows);
    const started = performance.now();
    const result = many && lmg(many);
    expect(performance.now() - started).toBeLessThan(500);
    expect(result?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(result?.r2 ?? 0, 10);
    expect(result?.r2).toBeCloseTo((many && ols(many)?.r2) ?? 0, 10);
  });
  test('a predictor given twice shares its part evenly', () => {
    const twice = covariances(withResponse.map(([am = 0, , , mpg = 0]) => [am, am, mpg]));
    const result = twice && lmg(twice);
    expect(result?.shares[0]).toBeCloseTo(result?.shares[1] ?? 0, 10);
  });
  test('more than 12 predictors or none are refused; a constant response gives null', () => {
    expect(() => lmg({ n: 9, means: [1], matrix: [[1]] })).toThrow(
      'invalid number of predictors: 0, expected 1 to 12',
    );
    const constant = covariances([
      [1, 3],
      [2, 3],
    ]);
    expect(constant && lmg(constant)).toBeNull();
  });
});

describe('drivers', () => {
  const result = drivers(cars, mtcars.mpg, { draws: 200, seed: 5 });
  test('intervals surround the shares and repeat with the seed', () => {
    expect(result?.n).toBe(32);
    for (const { share, low, high } of result?.drivers ?? []) {
      expect(low).toBeLessThan(share);
      expect(high).toBeGreaterThan(share);
    }
    expect(drivers(cars, mtcars.mpg, { draws: 200, seed: 5 })).toEqual(result);
    expect(drivers(cars, mtcars.mpg, { draws: 200, seed: 6 })?.drivers[0]?.low).not.toBe(
      result?.drivers[0]?.low,
    );
  });
  test('importance sums to 1; correlation and coefficient keep their sign', () => {
    const all = result?.drivers ?? [];
    expect(all.reduce((sum, { importance }) => sum + (importance ?? 0), 0)).toBeCloseTo(1, 10);
    // R: cor(mtcars$mpg, mtcars$cyl) = -0.852162
    expect(all[2]?.correlation).toBeCloseTo(-0.852162, 6);
    expect(all[2]?.coefficient).toBeLessThan(0);
    expect(all[0]?.mean).toBeCloseTo(13 / 32, 12);
  });
  test('"not applicable" is left out, never 0', () => {
    const gaps = cars.map((row, i) => (i < 4 ? [null, ...row.slice(1)] : row));
    const partial = drivers(gaps, mtcars.mpg, { draws: 10 });
    expect(partial).toMatchObject({ n: 28, incomplete: 4 });
    const kept = drivers(cars.slice(4), mtcars.mpg.slice(4), { draws: 10 });
    expect(partial?.drivers).toEqual(kept?.drivers);
  });
  test('too few rows or a constant response give null', () => {
    expect(drivers([[1, 2]], [3])).toBeNull();
    expect(drivers([], [])).toBeNull();
    expect(
      drivers(
        cars,
        cars.map(() => 4),
      ),
    ).toBeNull();
  });
});

describe('least squares', () => {
  test('NIST StRD Longley: coefficients, errors, R² and F to 7 certified digits', () => {
    const data = covariances(longley);
    const fit = data && ols(data);
    const certified = [
      [15.0618722713733, 84.9149257747669],
      [-0.035819179292591, 0.0334910077722432],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.0511041056535807, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ];
    certified.forEach(([value = 0, error = 0], j) => {
      expect((fit?.coefficients[j]?.value ?? 0) / value).toBeCloseTo(1, 7);
      expect((fit?.coefficients[j]?.standardError ?? 0) / error).toBeCloseTo(1, 7);
    });
    expect((fit?.intercept.value ?? 0) / -3482258.63459582).toBeCloseTo(1, 7);
    expect((fit?.intercept.standardError ?? 0) / 890420.383607373).toBeCloseTo(1, 7);
    expect(fit?.r2).toBeCloseTo(0.995479004577296, 10);
    expect((fit?.residualDeviation ?? 0) / 304.854073561965).toBeCloseTo(1, 7);
    expect((fit?.f ?? 0) / 330.285339234588).toBeCloseTo(1, 7);
  });
  test('a perfect fit, repeated predictors or no degree of freedom give null', () => {
    const fit = (rows: number[][]) => {
      const data = covariances(rows);
      return data && ols(data);
    };
    expect(
      fit([
        [1, 2],
        [2, 4],
        [3, 6],
        [4, 8],
      ]),
    ).toBeNull();
    expect(
      fit([
        [1, 1, 2],
        [2, 2, 3],
        [3, 3, 5],
        [4, 4, 8],
        [5, 5, 1],
      ]),
    ).toBeNull();
    expect(
      fit([
        [1, 2],
        [2, 5],
      ]),
    ).toBeNull();
    expect(fit([])).toBeNull();
  });
});
