import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedWald } from '../../src/stats/adjustedWald.ts';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { covariances } from '../../src/stats/covariances.ts';
import { designEffect } from '../../src/stats/designEffect.ts';
import { difference } from '../../src/stats/difference.ts';
import { estimate, type Kind, type Moments } from '../../src/stats/estimate.ts';
import { holm } from '../../src/stats/holm.ts';
import { kaplanMeier } from '../../src/stats/kaplanMeier.ts';
import { kruskalWallis } from '../../src/stats/kruskalWallis.ts';
import { lmg } from '../../src/stats/lmg.ts';
import { logRank } from '../../src/stats/logRank.ts';
import { mannWhitney } from '../../src/stats/mannWhitney.ts';
import { addMoments, momentsOf, subtractMoments } from '../../src/stats/moments.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { pearson } from '../../src/stats/pearson.ts';
import { rake } from '../../src/stats/rake.ts';
import { tally } from '../../src/stats/tally.ts';
import { wilson } from '../../src/stats/wilson.ts';

const answersOf: Record<'share' | 'nps' | 'mean' | 'index', fc.Arbitrary<number>> = {
  share: fc.constantFrom(0, 1),
  nps: fc.constantFrom(-1, 0, 1),
  mean: fc.integer({ min: -1000, max: 1000 }),
  index: fc.integer({ min: 1, max: 5 }),
};
const kinds = Object.keys(answersOf) as (keyof typeof answersOf)[];
const bounds = { share: [0, 1], nps: [-100, 100], index: [0, 100], mean: [-Infinity, Infinity] } as const;
const scale = { min: 1, max: 5 };
const row = (kind: keyof typeof answersOf) =>
  fc.record({
    value: answersOf[kind],
    n: fc.integer({ min: 1, max: 9 }),
    weight: fc.integer({ min: 1, max: 50 }),
  });
const rowsOf = (kind: keyof typeof answersOf) => fc.array(row(kind), { minLength: 1, maxLength: 30 });
type Row = { value: number; n: number; weight: number };

function momentsOfRows(rows: readonly Row[], factor = 1): Moments {
  return momentsOf(
    rows.map(({ value }) => value),
    { counts: rows.map(({ n }) => n), weights: rows.map(({ weight }) => weight * factor) },
  );
}

function expectNear(a: unknown, b: unknown): void {
  if (typeof a === 'number' && typeof b === 'number') {
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));
  } else if (a && b && typeof a === 'object') {
    for (const key of Object.keys(a)) expectNear(a[key as keyof typeof a], b[key as keyof typeof b]);
  } else expect(a).toEqual(b);
}

function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (value && typeof value === 'object') Object.values(value).forEach(expectFinite);
}

describe.each(kinds)('an estimate of kind %s', (kind) => {
  const of = (moments: Moments) => estimate(kind as Kind, moments, scale);
  test('lies in its interval, which stays in range', () => {
    fc.assert(
      fc.property(rowsOf(kind), (rows) => {
        const result = of(momentsOfRows(rows));
        const [lowest, highest] = bounds[kind];
        if (!result) throw new Error('no estimate');
        expectFinite(result);
        const { value, low, high } = result;
        if (low === null || high === null) return;
        expect(low).toBeLessThanOrEqual(value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        expect(low).toBeGreaterThanOrEqual(lowest);
        expect(high).toBeLessThanOrEqual(highest);
      }),
    );
  });
  test('does not change when all weights are scaled alike', () => {
    fc.assert(
      fc.property(rowsOf(kind), fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, factor) => {
        expectNear(of(momentsOfRows(rows)), of(momentsOfRows(rows, factor)));
      }),
    );
  });
  test('does not depend on the order of rows, nor on whether they are counted or listed', () => {
    fc.assert(
      fc.property(rowsOf(kind), (rows) => {
        const listed = rows.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));
        expectNear(of(momentsOfRows(rows)), of(momentsOfRows([...rows].reverse())));
        expectNear(of(momentsOfRows(rows)), of(momentsOfRows(listed)));
      }),
    );
  });
  test('has a narrower interval with ten times the answers', () => {
    fc.assert(
      fc.property(rowsOf(kind), (rows) => {
        const few = of(momentsOfRows(rows));
        const many = of(momentsOfRows(rows.map((one) => ({ ...one, n: one.n * 10 }))));
        if (!few || !many || few.low === null || few.high === null) return;
        expect((many.high ?? 0) - (many.low ?? 0)).toBeLessThanOrEqual(few.high - few.low + 1e-9);
        expect(many.value).toBeCloseTo(few.value, 6);
      }),
    );
  });
  test('differs from another group by what the other differs from it', () => {
    fc.assert(
      fc.property(rowsOf(kind), rowsOf(kind), (first, second) => {
        const [a, b] = [momentsOfRows(first), momentsOfRows(second)];
        const forth = difference(kind, a, b, scale);
        const back = difference(kind, b, a, scale);
        if (!forth || !back) throw new Error('no difference');
        expectFinite(forth);
        expect(forth.value).toBeCloseTo(-back.value, 8);
        expectNear(forth.p, back.p);
        if (forth.low === null || forth.high === null) return;
        expectNear(forth.low, -(back.high ?? 0));
        expect(forth.low).toBeLessThanOrEqual(forth.value + 1e-9);
        expect(forth.high).toBeGreaterThanOrEqual(forth.value - 1e-9);
      }),
    );
  });
});

describe('intervals', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const size = fc.double({ min: 0.01, max: 1e7, noNaN: true });
  const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  test('of shares are mirrored by counting the others', () => {
    fc.assert(
      fc.property(share, size, level, (p, n, confidence) => {
        const yes = wilson(p, n, { level: confidence });
        const no = wilson(1 - p, n, { level: confidence });
        expect(yes.low).toBeCloseTo(1 - no.high, 9);
        expect(yes.low).toBeLessThanOrEqual(p);
        expect(yes.high).toBeGreaterThanOrEqual(p);
      }),
    );
  });
  test('widen with the level', () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        const width = ({ low, high }: { low: number; high: number }) => high - low;
        expect(width(wilson(p, n, { level: 0.99 }))).toBeGreaterThanOrEqual(width(wilson(p, n)));
        const net = { promoters: p, detractors: (1 - p) / 2 };
        expect(width(adjustedWald(net, n, { level: 0.99 }))).toBeGreaterThanOrEqual(
          width(adjustedWald(net, n)) - 1e-12,
        );
      }),
    );
  });
  test('of a difference of shares stay within ±1', () => {
    fc.assert(
      fc.property(share, size, share, size, (p, n, q, m) => {
        const { low, high } = newcombe({ p, n }, { p: q, n: m });
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('tests of ranks and times', () => {
  const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
  test('counted answers give the same as listed ones, and only their order matters', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const listed = mannWhitney(a, b);
        expectNear(listed, mannWhitney(tally(a), tally(b)));
        const stretch = (values: number[]) => values.map((value) => value ** 3);
        expectNear(listed, mannWhitney(stretch(a), stretch(b)));
        expectNear(listed?.p, mannWhitney(b, a)?.p);
        expectFinite(listed);
        expectNear(kruskalWallis([a, b]), kruskalWallis([tally([...b].reverse()), tally(a)]));
      }),
    );
  });
  test('two groups: H is z² of the uncorrected Mann–Whitney test', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const { statistic } = kruskalWallis([a, b]);
        const z = mannWhitney(a, b, { corrected: false })?.statistic ?? 0;
        if (statistic !== null) expectNear(statistic, z * z);
      }),
    );
  });
  const lifetimes = fc.array(
    fc.record({
      time: fc.integer({ min: 0, max: 12 }),
      left: fc.boolean(),
      n: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  test('a survival curve never rises, stays in its interval, and counts as it lists', () => {
    fc.assert(
      fc.property(lifetimes, (all) => {
        const curve = kaplanMeier(all);
        const listed = all.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));
        expectNear(curve, kaplanMeier(listed.reverse()));
        expectFinite(curve);
        let before = 1;
        for (const { survival, low, high } of curve.points) {
          expect(survival).toBeLessThanOrEqual(before);
          if (low !== null) expect(low).toBeLessThanOrEqual(survival);
          if (high !== null) expect(high).toBeGreaterThanOrEqual(survival);
          before = survival;
        }
      }),
    );
  });
  test('the log-rank test observes and expects as many leaving in all', () => {
    fc.assert(
      fc.property(lifetimes, lifetimes, lifetimes, (a, b, c) => {
        const result = logRank([a, b, c]);
        expectFinite(result);
        const sum = (key: 'observed' | 'expected') =>
          result.groups.reduce((all, group) => all + group[key], 0);
        expect(sum('expected')).toBeCloseTo(sum('observed'), 8);
        if (result.p !== null) expect(result.p).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('corrections', () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
  test('never lower a p-value, never pass 1, keep the order; Holm is the stricter', () => {
    fc.assert(
      fc.property(ps, (raw) => {
        const [strict, loose] = [holm(raw), benjaminiHochberg(raw)];
        raw.forEach((p, i) => {
          expect(loose[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(strict[i]).toBeGreaterThanOrEqual((loose[i] ?? 0) * (1 - 1e-12));
          expect(strict[i]).toBeLessThanOrEqual(1);
          raw.forEach((q, j) => {
            if (p < q) expect(strict[i]).toBeLessThanOrEqual(strict[j] ?? 1);
          });
        });
      }),
    );
  });
});

describe('weights', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 40 });
  test('a design effect is 1 or more and does not depend on the unit of weights', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0.001, max: 1000, noNaN: true }), (all, factor) => {
        const { designEffect: effect } = designEffect(all);
        expect(effect).toBeGreaterThanOrEqual(1 - 1e-12);
        expectNear(effect, designEffect(all.map((weight) => weight * factor)).designEffect);
      }),
    );
  });
  test('raking meets every margin it converges on', () => {
    const cells = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 6, maxLength: 6 });
    const totals = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        cells,
        totals,
        fc.integer({ min: 1, max: 99 }),
        (counts, [x = 1, y = 1, z = 1], percent) => {
          const rows = counts.map((n, i) => ({ n, categories: { a: String(i % 3), b: String(i % 2) } }));
          const whole = x + y + z;
          const result = rake(rows, {
            a: { 0: x, 1: y, 2: z },
            b: { 0: (whole * percent) / 100, 1: whole - (whole * percent) / 100 },
          });
          expect(result.converged).toBe(true);
          const sum = rows.reduce((all, { n, categories }, i) => {
            return categories.a === '1' ? all + n * (result.weights[i] ?? 0) : all;
          }, 0);
          expect(sum).toBeCloseTo(y, 5);
        },
      ),
    );
  });
  test('moments of parts add up and can be taken apart', () => {
    fc.assert(
      fc.property(rowsOf('index'), rowsOf('index'), (a, b) => {
        const all = momentsOfRows([...a, ...b]);
        expectNear(addMoments(momentsOfRows(a), momentsOfRows(b)), all);
        expectNear(subtractMoments(all, momentsOfRows(a)), momentsOfRows(b));
      }),
    );
  });
});

describe('drivers and correlation', () => {
  const answers = fc.array(
    fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 5 }))) as fc.Arbitrary<number[]>,
    { minLength: 6, maxLength: 40 },
  );
  test('shares are never negative, sum to R², and follow their predictors when these change places', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const table = covariances(rows);
        const result = table && lmg(table);
        if (!result) return;
        expectFinite(result);
        for (const share of result.shares) expect(share).toBeGreaterThanOrEqual(-1e-9);
        expect(result.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(result.r2, 9);
        const turned = covariances(rows.map(([a = 0, b = 0, c = 0, y = 0]) => [c * 2 + 1, a, b, y]));
        const other = turned && lmg(turned);
        expect(other?.shares[0]).toBeCloseTo(result.shares[2] ?? 0, 9);
      }),
    );
  });
  test('a correlation stays within ±1 with its interval around it', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const result = pearson(
          rows.map(([x = 0]) => x),
          rows.map(([, y = 0]) => y),
        );
        if (!result) return;
        expectFinite(result);
        expect(Math.abs(result.value)).toBeLessThanOrEqual(1);
        if (result.low !== null) expect(result.low).toBeLessThanOrEqual(result.value + 1e-9);
        if (result.high !== null) expect(result.high).toBeGreaterThanOrEqual(result.value - 1e-9);
      }),
    );
  });
});
