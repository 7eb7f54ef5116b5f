import { describe, expect, test } from 'vitest';
import { covariances } from '../../src/stats/covariances.ts';
import { drivers } from '../../src/stats/drivers.ts';
import { covariancesOfGroups, driversFromGroups, groupAtRandom } from '../../src/stats/driversFromGroups.ts';
import { driverTests, marginOfMean } from '../../src/stats/driverTests.ts';
import { estimate } from '../../src/stats/estimate.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { ols } from '../../src/stats/ols.ts';
import { random } from '../../src/stats/random.ts';
import { mtcars } from './samples.ts';

const cars = mtcars.mpg.map((mpg, i) => [mtcars.am[i] ?? 0, mtcars.vs[i] ?? 0, mtcars.cyl[i] ?? 0, mpg]);
const counts = cars.map((_, i) => 1 + (i % 3));
const weights = cars.map((_, i) => 0.5 + (i % 4));
const centre = [0, 1, 6, 20];

describe('drivers of groups of answers', () => {
  test('answers in groups have the covariances of the answers, wherever the centre is', () => {
    const groups = groupAtRandom(cars, centre, { counts, weights, count: 7 });
    const found = covariancesOfGroups(groups, centre, new Array(7).fill(1));
    const expected = covariances(cars, { counts, weights });
    expect(found?.n).toBeCloseTo(expected?.n ?? NaN, 10);
    expected?.means.forEach((mean, i) => expect(found?.means[i]).toBeCloseTo(mean, 10));
    expected?.matrix.flat().forEach((cell, i) => expect(found?.matrix.flat()[i]).toBeCloseTo(cell, 9));
  });

  test('case 26 once more: the same shares, R² and coefficients, and an interval about as wide', () => {
    const often = counts.map(() => 40);
    const options = { draws: 400, seed: 3 };
    const made = driversFromGroups(groupAtRandom(cars, centre, { counts: often }), centre, options);
    const exact = drivers(
      cars.map((row) => row.slice(0, 3)),
      mtcars.mpg,
      { ...options, counts: often },
    );
    expect(made?.r2).toBeCloseTo(0.7619773, 7);
    expect(made?.n).toBe(1280);
    [0.1774892, 0.2027032, 0.3817849].forEach((share, j) => {
      const [own, other] = [made?.drivers[j], exact?.drivers[j]];
      expect(own?.share).toBeCloseTo(share, 7);
      expect(own?.coefficient).toBeCloseTo(other?.coefficient ?? NaN, 9);
      const width = (other?.high ?? 0) - (other?.low ?? 0);
      expect(((own?.high ?? 0) - (own?.low ?? 0)) / width).toBeGreaterThan(0.7);
      expect(((own?.high ?? 0) - (own?.low ?? 0)) / width).toBeLessThan(1.4);
    });
  });

  test('no answers, no more answers than predictors, or equal responses give null', () => {
    const none = groupAtRandom([], centre, { counts: [] });
    expect(driversFromGroups(none, centre)).toBeNull();
    const few = groupAtRandom(cars.slice(0, 4), centre, { counts: [1, 1, 1, 1] });
    expect(driversFromGroups(few, centre)).toBeNull();
    const alike = cars.map((row) => [...row.slice(0, 3), 20]);
    expect(driversFromGroups(groupAtRandom(alike, centre, { counts }), centre)).toBeNull();
  });
});

describe('tests of drivers', () => {
  test('R² is tested as the regression is', () => {
    const table = covariances(cars);
    const fit = table && ols(table);
    const tested = table && driverTests(table, fit?.r2 ?? 0);
    expect(tested?.p).toBeCloseTo(fit?.p ?? NaN, 12);
    for (const p of tested?.predictors ?? []) expect(p).toBeLessThan(0.01);
  });

  test('of three drivers of nothing, one is declared in about 5 % of surveys at most', () => {
    const uniform = random(99);
    let [whole, any] = [0, 0];
    for (let survey = 0; survey < 1000; survey++) {
      const rows = Array.from({ length: 60 }, () =>
        Array.from({ length: 4 }, () => Math.floor(uniform() * 5)),
      );
      const table = covariances(rows);
      const { p, predictors } = table ? driverTests(table, ols(table)?.r2 ?? 0) : { p: null, predictors: [] };
      whole += Number((p ?? 1) < 0.05);
      any += Number(predictors.some((each) => (each ?? 1) < 0.05));
    }
    expect(whole / 1000).toBeGreaterThan(0.03);
    expect(whole / 1000).toBeLessThan(0.07);
    expect(any / 1000).toBeLessThan(0.06);
  });

  test('the margin of a mean is that of its t interval', () => {
    const table = covariances(cars);
    const mean = estimate('mean', momentsOf(mtcars.mpg));
    const half = marginOfMean(table?.matrix[3]?.[3] ?? 0, 32);
    expect(half).toBeCloseTo((mean?.high ?? 0) - (mean?.value ?? 0), 10);
    expect(marginOfMean(1, 1)).toBeNull();
  });
});
