import { z } from 'zod';
import { type Dataset, type Measure } from '../../dataset/dataset.ts';
import { difference } from '../../stats/difference.ts';
import { differenceInDifferences } from '../../stats/differenceInDifferences.ts';
import { unitOf, type Moments } from '../../stats/estimate.ts';
import { interruptedTrend } from '../../stats/interruptedTrend.ts';
import { mcnemar } from '../../stats/mcnemar.ts';
import { newcombePaired } from '../../stats/newcombePaired.ts';
import { pairedT } from '../../stats/pairedT.ts';
import type { Verdict } from '../measures/change.ts';
import type { Asked, Sides } from './compareSides.ts';
import { kindOf, measured, momentsFor, optionsOf, total, type Measured } from '../measures/measured.ts';
import { momentsRow } from '../props.ts';

export const sideRow = z.object({
  side: z.enum(['a', 'b', 'change']),
  arm: z.enum(['here', 'control']),
  period: z.number().nullable(),
  ...momentsRow,
});
export type SideRow = z.output<typeof sideRow>;

/** A difference with its interval, and what both allow to say. Nulls where the answers allow none. */
export type Gap = {
  value: number;
  low: number | null;
  high: number | null;
  p: number | null;
  verdict: Verdict;
  /** Name of the interval: newcombe, adjusted-wald, welch, newcombe-paired, paired, trend. */
  method: string;
};

/** Both sides and their difference; null when a side has too few answers. */
export type Pair = { a: Measured; b: Measured; gap: Gap | null };

export type Result = Pair & {
  control?: (Pair & { effect: Gap | null }) | undefined;
  /** The jump on the day of the change, given the trend; null when it cannot be told. */
  jump: Gap | null;
};

/** What the rows say of the question. */
export function resultOf(rows: SideRow[], asked: Asked, sides: Sides, dataset: Dataset): Result {
  const { measure } = sides.a;
  const sum = (arm: SideRow['arm'], side: SideRow['side']) =>
    momentsFor(measure, total(rows.filter((row) => row.arm === arm && row.side === side)));
  const here = { a: sum('here', 'a'), b: sum('here', 'b') };
  const pair = pairOf(here, measure, dataset);
  if (asked.paired) {
    const gap = pair.gap && pairedGap(here, sum('here', 'change'), measure, dataset);
    return { ...pair, gap, jump: null };
  }
  const there = { a: sum('control', 'a'), b: sum('control', 'b') };
  return {
    ...pair,
    control: asked.control && controlOf(here, there, measure, dataset),
    jump: pair.gap && sides.day ? jumpOf(rows, measure, dataset) : null,
  };
}

/** `unclear` where the interval contains zero, `unknown` where there is none. */
export function verdictOf(low: number | null, high: number | null): Verdict {
  if (low === null || high === null) return 'unknown';
  return low > 0 ? 'higher' : high < 0 ? 'lower' : 'unclear';
}

type Both = { a: Moments; b: Moments };

function pairOf({ a, b }: Both, measure: Measure, dataset: Dataset): Pair {
  const [first, second] = [measured(dataset, measure, a), measured(dataset, measure, b)];
  const made =
    first.estimate && second.estimate ? difference(kindOf(measure), a, b, optionsOf(dataset, measure)) : null;
  return { a: first, b: second, gap: made && { ...made, verdict: verdictOf(made.low, made.high) } };
}

function controlOf(here: Both, there: Both, measure: Measure, dataset: Dataset): Result['control'] {
  const pair = pairOf(there, measure, dataset);
  const groups = { before: here.a, after: here.b, controlBefore: there.a, controlAfter: there.b };
  const enough = pair.gap && pairOf(here, measure, dataset).gap;
  const made = enough && differenceInDifferences(kindOf(measure), groups, optionsOf(dataset, measure));
  const effect = made && { ...made, verdict: verdictOf(made.low, made.high), method: made.change.method };
  return { ...pair, effect };
}

function pairedGap({ a }: Both, change: Moments, measure: Measure, dataset: Dataset): Gap | null {
  const kind = kindOf(measure);
  if (kind === 'share') {
    const onlySecond = Math.round((change.s2 + change.s1) / 2);
    const onlyFirst = Math.round((change.s2 - change.s1) / 2);
    const both = Math.round(a.s1) - onlyFirst;
    const pairs = { both, onlyFirst, onlySecond, neither: a.n - both - onlyFirst - onlySecond };
    const made = newcombePaired(pairs);
    const { p } = mcnemar(pairs);
    return made && { ...made, p, verdict: verdictOf(made.low, made.high), method: 'newcombe-paired' };
  }
  const made = pairedT(change);
  if (!made) return null;
  const unit = unitOf(kind, optionsOf(dataset, measure));
  const [low, high] = [made.low, made.high].map((end) => (end === null ? null : end * unit)) as [
    number | null,
    number | null,
  ];
  return { value: made.value * unit, low, high, p: made.p, verdict: verdictOf(low, high), method: 'paired' };
}

/** The jump between the last period before the change and the first after it, each period weighted by its answers. */
function jumpOf(rows: SideRow[], measure: Measure, dataset: Dataset): Gap | null {
  const periods = new Map<number, SideRow[]>();
  for (const row of rows)
    if (row.arm === 'here' && row.period !== null)
      periods.set(row.period, [...(periods.get(row.period) ?? []), row]);
  const order = [...periods.keys()].sort((x, y) => x - y);
  const first = order[0] ?? 0;
  // a period without answers has no value, and the regression takes equal steps
  if (order.some((period, index) => period !== first + index)) return null;
  const series = order.map((period) => total(periods.get(period) ?? []));
  const values = series.map((moments) => measuredValue(dataset, measure, moments));
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return null;
  const fit = interruptedTrend(known, -first, { weights: series.map(({ w }) => w) });
  if (!fit) return null;
  const { value, low, high, p } = fit.levelChange;
  return { value, low, high, p, verdict: verdictOf(low, high), method: 'trend' };
}

// a value of few answers is fitted, never shown
function measuredValue(dataset: Dataset, measure: Measure, moments: Moments): number | null {
  const open = { ...dataset, minimum: { publish: 1, flag: 1 } };
  return measured(open, measure, moments).estimate?.value ?? null;
}
