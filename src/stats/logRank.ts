import { chiSquareTail } from './distributions.ts';
import { stepsOf, type Lifetime } from './kaplanMeier.ts';
import { solve } from './linear.ts';
import type { TestResult } from './testResult.ts';

/** Customers who left and who would have left if all groups were alike. */
export type LogRank = TestResult & { groups: { n: number; observed: number; expected: number }[] };

/**
 * Do several groups leave at the same pace? (Mantel 1966; Peto & Peto 1972.) Groups without customers are left out
 * of the test; no test (null) when under two are left or no one left.
 */
export function logRank(groups: readonly (readonly Lifetime[])[]): LogRank {
  const steps = groups.map(stepsOf);
  const sizes = steps.map((group) => group[0]?.atRisk ?? 0);
  const { observed, expected, covariance } = accumulate(steps);
  const filled = sizes.flatMap((size, i) => (size > 0 && (expected[i] ?? 0) > 0 ? [i] : []));
  // the groups' gaps sum to 0, so one is redundant
  const used = filled.slice(0, -1);
  const gaps = used.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0));
  const solution = solve(
    used.map((i) => used.map((j) => covariance[i]?.[j] ?? 0)),
    gaps,
  );
  const all = sizes.map((n, i) => ({ n, observed: observed[i] ?? 0, expected: expected[i] ?? 0 }));
  if (used.length === 0 || !solution) {
    return { statistic: null, df: null, p: null, method: 'log-rank', groups: all };
  }
  const statistic = Math.max(
    0,
    solution.reduce((sum, x, i) => sum + x * (gaps[i] ?? 0), 0),
  );
  const df = used.length;
  return { statistic, df, p: chiSquareTail(statistic, df), method: 'log-rank', groups: all };
}

type Steps = ReturnType<typeof stepsOf>;

function accumulate(steps: readonly Steps[]): {
  observed: number[];
  expected: number[];
  covariance: number[][];
} {
  const observed = steps.map(() => 0);
  const expected = steps.map(() => 0);
  const covariance = steps.map(() => steps.map(() => 0));
  for (const { atRisk, left } of risks(steps)) {
    const everyone = sum(atRisk);
    const leaving = sum(left);
    const spread = everyone > 1 ? (leaving * (everyone - leaving)) / (everyone ** 2 * (everyone - 1)) : 0;
    atRisk.forEach((n, i) => {
      observed[i] = (observed[i] ?? 0) + (left[i] ?? 0);
      expected[i] = (expected[i] ?? 0) + (leaving * n) / everyone;
      const row = covariance[i] ?? [];
      atRisk.forEach((m, j) => {
        row[j] = (row[j] ?? 0) + spread * n * ((i === j ? everyone : 0) - m);
      });
    });
  }
  return { observed, expected, covariance };
}

/** For each time someone left, the customers at risk and leaving by group. */
function risks(steps: readonly Steps[]): { atRisk: number[]; left: number[] }[] {
  const times = new Set(
    steps.flatMap((group) => group.filter(({ left }) => left > 0).map(({ time }) => time)),
  );
  const places = steps.map(() => 0);
  return [...times]
    .sort((a, b) => a - b)
    .map((time) => {
      const atTime = steps.map((group, i) => {
        let place = places[i] ?? 0;
        while ((group[place]?.time ?? Infinity) < time) place++;
        places[i] = place;
        return group[place];
      });
      return {
        atRisk: atTime.map((step) => step?.atRisk ?? 0),
        left: atTime.map((step) => (step?.time === time ? step.left : 0)),
      };
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
