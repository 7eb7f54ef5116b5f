import { afterAll, expect, test } from 'vitest';
import { difference } from '../../src/stats/difference.ts';
import { compareGroups } from '../../src/stats/compareGroups.ts';
import { differenceInDifferences } from '../../src/stats/differenceInDifferences.ts';
import { estimate, type Kind } from '../../src/stats/estimate.ts';
import { kaplanMeier, survivalAt } from '../../src/stats/kaplanMeier.ts';
import { kruskalWallis } from '../../src/stats/kruskalWallis.ts';
import { logRank } from '../../src/stats/logRank.ts';
import { mannWhitney } from '../../src/stats/mannWhitney.ts';
import { mcnemar } from '../../src/stats/mcnemar.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { newcombePaired } from '../../src/stats/newcombePaired.ts';
import { pairedT } from '../../src/stats/pairedT.ts';
import { random } from '../../src/stats/random.ts';

// With no effect, intervals at 95 % must cover and tests at 5 % must reject about as often as they say.
// 2,000 surveys: the observed rate has a standard error of half a percent.
const surveys = 2000;
const uniform = random(20240607);
const rates: string[] = [];

afterAll(() => console.log(['observed rates, no effect, 2,000 surveys each:', ...rates].join('\n  ')));

function pick(values: readonly number[], shares: readonly number[], n: number): number[] {
  return Array.from({ length: n }, () => {
    let u = uniform();
    const place = shares.findIndex((share) => (u -= share) < 0);
    return values[place < 0 ? values.length - 1 : place] ?? 0;
  });
}

function rateOf(name: string, once: () => boolean): number {
  let hits = 0;
  for (let i = 0; i < surveys; i++) hits += once() ? 1 : 0;
  rates.push(`${name}: ${((100 * hits) / surveys).toFixed(1)} %`);
  return hits / surveys;
}

const within = (
  interval: { low: number | null; high: number | null } | null | undefined,
  truth: number,
): boolean => (interval?.low ?? Infinity) <= truth && truth <= (interval?.high ?? -Infinity);

const covers = (name: string, once: () => boolean): void => {
  const rate = rateOf(`${name} covers`, once);
  expect(rate).toBeGreaterThan(0.925);
  expect(rate).toBeLessThan(0.985);
};

const rejects = (name: string, once: () => number | null | undefined, least = 0.03): void => {
  const rate = rateOf(`${name} rejects`, () => (once() ?? 1) < 0.05);
  expect(rate).toBeGreaterThan(least);
  expect(rate).toBeLessThan(0.07);
};

const yes = (n: number): number[] => pick([1, 0], [0.8], n);
const net = (n: number): number[] => pick([1, 0, -1], [0.45, 0.3, 0.25], n);
const score = (n: number): number[] => pick([1, 2, 3, 4, 5], [0.1, 0.1, 0.2, 0.35, 0.25], n);
const truth = { share: 0.8, nps: 20, mean: 3.55 };
const draws = { share: yes, nps: net, mean: score };

test.each(['share', 'nps', 'mean'] as const)(
  'an interval at level .95 of a %s covers the truth about 95 times in 100',
  (kind) => {
    covers(`${kind}, n = 60:`, () => within(estimate(kind as Kind, momentsOf(draws[kind](60))), truth[kind]));
  },
);

test('so does an interval under unequal weights, on the effective n', () => {
  covers('weighted share, n = 120:', () => {
    const weights = Array.from({ length: 120 }, () => 0.5 + 2 * uniform());
    return within(estimate('share', momentsOf(yes(120), { weights })), 0.8);
  });
});

test.each(['share', 'nps', 'mean'] as const)(
  'with no effect a difference of two %ss covers 0 and is seldom significant',
  (kind) => {
    const once = () => difference(kind, momentsOf(draws[kind](50)), momentsOf(draws[kind](80)));
    covers(`${kind} difference, 50 and 80:`, () => within(once(), 0));
    rejects(`${kind} difference, 50 and 80:`, () => once()?.p);
  },
);

test('several groups', () => {
  rejects('χ² of 4 groups of 50:', () => {
    return compareGroups(
      'share',
      [50, 50, 50, 50].map((n) => momentsOf(yes(n))),
    ).p;
  });
  rejects('Welch anova of 4 groups of 50:', () => {
    return compareGroups(
      'mean',
      [50, 50, 50, 50].map((n) => momentsOf(score(n))),
    ).p;
  });
  rejects('Kruskal–Wallis of 3 groups of 40:', () => kruskalWallis([40, 40, 40].map(score)).p);
  rejects('Mann–Whitney, 40 and 60:', () => mannWhitney(score(40), score(60))?.p);
});

test('the same people twice', () => {
  const pairs = () => {
    const twice = Array.from({ length: 80 }, () => {
      const p = 0.3 + 0.6 * uniform();
      return [uniform() < p, uniform() < p] as const;
    });
    const count = (first: boolean, second: boolean) =>
      twice.filter(([a, b]) => a === first && b === second).length;
    return {
      both: count(true, true),
      onlyFirst: count(true, false),
      onlySecond: count(false, true),
      neither: count(false, false),
    };
  };
  // the exact test is meant to stay below its level
  rejects('McNemar, 80 pairs:', () => mcnemar(pairs()).p, 0.015);
  covers('paired difference, 80 pairs:', () => within(newcombePaired(pairs()), 0));
  rejects('paired t, 40 pairs:', () => {
    const [first, second] = [score(40), score(40)];
    return pairedT(momentsOf(first.map((value, i) => (second[i] ?? 0) - value)))?.p;
  });
});

test('time until leaving', () => {
  const lifetimes = (n: number) =>
    Array.from({ length: n }, () => {
      const [leaves, seen] = [-20 * Math.log(1 - uniform()), 30 * uniform()];
      return { time: Math.min(leaves, seen), left: leaves < seen };
    });
  rejects('log-rank, 50 and 50:', () => logRank([lifetimes(50), lifetimes(50)]).p);
  covers('survival at 10, n = 60:', () => within(survivalAt(kaplanMeier(lifetimes(60)), 10), Math.exp(-0.5)));
});

test('a change that happens everywhere alike', () => {
  const once = () =>
    differenceInDifferences('share', {
      before: momentsOf(yes(60)),
      after: momentsOf(yes(60)),
      controlBefore: momentsOf(yes(60)),
      controlAfter: momentsOf(yes(60)),
    });
  covers('difference in differences, 4 × 60:', () => within(once(), 0));
  rejects('difference in differences, 4 × 60:', () => once()?.p);
});
