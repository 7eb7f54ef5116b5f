import { measureOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { momentsOfRatio, type RatioSums } from '../../sql/ratioMoments.ts';
import { add, windowOf, type PeriodUnit } from '../../sql/period.ts';
import { effectiveN } from '../../stats/moments.ts';
import type { ControlPoint } from '../../stats/controlChart.ts';
import type { Moments } from '../../stats/estimate.ts';
import { laneyChart } from '../../stats/laneyChart.ts';
import { overdispersed } from '../../stats/overdispersed.ts';
import { pChart, type Period } from '../../stats/pChart.ts';
import { runRules, type RuleSet, type RunSignal } from '../../stats/runRules.ts';
import { xmrChart } from '../../stats/xmrChart.ts';
import { boundsOf } from '../measures/comparable.ts';
import { FigureError } from '../draw.ts';
import { isTotal, kindOf, measured, measureLabel, total } from '../measures/measured.ts';

/** A row of a control chart's query; a ratio has the sums of its denominator too. */
export type ControlRow = Moments & Partial<RatioSums> & { period: string | null };

export type ChartKind = 'p' | 'laney' | 'xmr';
export type RuleName = 'shift' | 'western-electric' | 'nelson';

/** What the analysis needs of the props. */
export type Charted = {
  measure: string;
  by: PeriodUnit;
  chart: ChartKind | 'auto';
  rules: RuleName;
  baseline?: string | undefined;
};

/** A period of the chart. Without a value there are no answers, or too few. */
export type Charter = {
  period: string;
  n: number;
  value: number | null;
  few: boolean;
  flagged: boolean;
  /** Whether the limits come from it too. */
  basis: boolean;
  lower: number | null;
  upper: number | null;
  sigmas: number | null;
};

/** Points a signal is made of, by position; points beyond a limit are one signal for each side. */
export type Signal = { rule: RunSignal['rule']; side: 'above' | 'below' | null; points: number[] };

export type Control = {
  kind: ChartKind;
  points: Charter[];
  centre: number | null;
  /** Laney's factor. */
  stretch: number | undefined;
  /** Whether there are enough periods for limits. */
  limited: boolean;
  signals: Signal[];
  /** Periods that the data do not cover whole: a total of them would look low. */
  incomplete: string[];
};

/** Periods with a value under which there are no limits, and under which they are provisional. */
export const fewestPeriods = { limits: 8, firm: 12 } as const;

/** Values by period with centre, limits and signals. */
export function controlOf(rows: ControlRow[], charted: Charted, dataset: Dataset): Control {
  const measure = measureOf(dataset, charted.measure);
  const { kept, incomplete } = whole(filled(rows, charted.by), charted.by, measure, dataset);
  const points = kept.map((row) => pointOf(row, charted, measure, dataset));
  const basis = points.filter((each) => each.basis && each.value !== null).length;
  const limited = basis >= fewestPeriods.limits;
  const made = chartOf(kept, points, charted, measure);
  const bounds = boundsOf(measure, dataset) ?? (isTotal(measure) ? [0, Infinity] : [-Infinity, Infinity]);
  const drawn = points.map((point, index) => {
    const limits = limited ? made?.points[index] : null;
    if (!limits) return point;
    return {
      ...point,
      lower: Math.max(bounds[0], limits.lower),
      upper: Math.min(bounds[1], limits.upper),
      sigmas: limits.sigmas,
    };
  });
  return {
    kind: made?.kind ?? 'xmr',
    points: drawn,
    centre: made?.centre ?? null,
    stretch: made?.stretch,
    limited: limited && made !== null,
    signals: signalsOf(drawn, charted.rules),
    incomplete,
  };
}

/** Refuses a chart of shares for what is no share, and a baseline that names no period of the data. */
export function checkCharted({ measure: name, chart, baseline }: Charted, dataset: Dataset): void {
  const measure = measureOf(dataset, name);
  if ((chart === 'p' || chart === 'laney') && kindOf(measure) !== 'share')
    throw new FigureError(
      'invalid-prop',
      `invalid prop: chart: ${chart} is a chart of shares, ${measureLabel(measure)} is none`,
      { prop: 'chart', suggestion: 'xmr', valid: ['auto', 'xmr'] },
    );
  if (baseline !== undefined && !windowOf(baseline, dataset))
    throw new FigureError('invalid-prop', `invalid prop: baseline: the data have no dates`, {
      prop: 'baseline',
    });
}

type Dated = ControlRow & { period: string };
type Made = {
  kind: ChartKind;
  centre: number;
  stretch: number | undefined;
  points: (ControlPoint | null)[];
};

/** Every period from the first to the last, those without answers too. */
function filled(rows: ControlRow[], by: PeriodUnit): Dated[] {
  const dated = rows.filter((row): row is Dated => row.period !== null);
  const known = new Map(dated.map((row) => [row.period, row]));
  const [first, last] = [[...known.keys()].sort()[0], [...known.keys()].sort().at(-1)];
  const found: Dated[] = [];
  for (
    let period = first;
    period && last && period <= last && found.length < 5000;
    period = add(period, 1, by)
  )
    found.push(known.get(period) ?? { period, ...total([]) });
  return found;
}

/** Totals of periods that the data cover in part only would be false signals; shares and means of them are not. */
function whole(
  rows: Dated[],
  by: PeriodUnit,
  measure: Measure,
  { extent, period }: Dataset,
): { kept: Dated[]; incomplete: string[] } {
  if (!isTotal(measure) || !extent || period?.table !== measure.table) return { kept: rows, incomplete: [] };
  const isWhole = (row: Dated) =>
    row.period >= extent.from && add(row.period, 1, by) <= add(extent.to, 1, 'day');
  return {
    kept: rows.filter(isWhole),
    incomplete: rows.filter((row) => !isWhole(row)).map((row) => row.period),
  };
}

function pointOf(row: Dated, { baseline }: Charted, measure: Measure, dataset: Dataset): Charter {
  const { n, estimate, few, flagged } = measured(dataset, measure, momentsOf(row, measure));
  const window = baseline === undefined ? undefined : windowOf(baseline, dataset);
  const basis = !window || (row.period >= window.from && row.period < window.before);
  // a period without answers is a count of none, but no share and no mean
  const value = measure.kind === 'count' && n === 0 ? 0 : (estimate?.value ?? null);
  return { period: row.period, n, value, few, flagged, basis, lower: null, upper: null, sigmas: null };
}

function momentsOf(row: Dated, { kind }: Measure): Moments {
  const { d1, d2, sd } = row;
  if (kind !== 'ratio' || d1 === undefined || d2 === undefined || sd === undefined) return row;
  return momentsOfRatio({ ...row, d1, d2, sd });
}

/** The chart of the points that have a value, its limits from those of the baseline, wherever they stand. */
function chartOf(rows: Dated[], points: Charter[], { chart }: Charted, measure: Measure): Made | null {
  const valued = points.flatMap(({ value }, index) => (value === null ? [] : [index]));
  // the statistics take the baseline first
  const order = [
    ...valued.filter((index) => points[index]?.basis),
    ...valued.filter((index) => !points[index]?.basis),
  ];
  const baseline = order.filter((index) => points[index]?.basis).length;
  if (baseline === 0) return null;
  const share = kindOf(measure) === 'share';
  const periods = order.map((index) => periodOf(rows[index] as Dated));
  const made = share ? shareChart(periods, chart, baseline) : undefined;
  const { kind, result } = made ?? {
    kind: 'xmr' as const,
    result: xmrChart(
      order.map((index) => points[index]?.value ?? 0),
      { baseline },
    ),
  };
  if (!result) return null;
  const placed: Made['points'] = points.map(() => null);
  order.forEach((index, position) => (placed[index] = result.points[position] ?? null));
  const stretch = kind === 'laney' && 'stretch' in result ? result.stretch : undefined;
  return { kind, centre: result.centre, stretch, points: placed };
}

type ShareChart = { kind: ChartKind; result: ReturnType<typeof pChart> | ReturnType<typeof laneyChart> };

/** Undefined when the author wants an XmR chart of the shares. */
function shareChart(periods: Period[], chart: Charted['chart'], baseline: number): ShareChart | undefined {
  if (chart === 'xmr') return undefined;
  const laney = chart === 'p' ? null : laneyChart(periods, { baseline });
  if (laney && (chart === 'laney' || overdispersed(laney))) return { kind: 'laney', result: laney };
  return { kind: 'p', result: pChart(periods, { baseline }) };
}

/** Answers that count, weights being honoured by Kish's effective number. */
function periodOf(row: Dated): Period {
  const n = effectiveN(row);
  return { n, x: row.w > 0 ? Math.min(n, Math.max(0, (row.s1 / row.w) * n)) : 0 };
}

const undirected: RunSignal['rule'][] = ['alternating', 'hugging', 'avoiding'];

const ruleSets: Record<RuleName, RuleSet> = {
  shift: ['beyond-limits', 'same-side'],
  'western-electric': 'western-electric',
  nelson: 'nelson',
};

/** Signals in the order of time; what a longer run on the same side says already is not said again. */
function signalsOf(points: Charter[], rules: RuleName): Signal[] {
  const sigmas = points.map((point) => point.sigmas);
  const found = runRules(sigmas, { rules: ruleSets[rules] });
  const runs = found.filter(({ rule }) => rule !== 'beyond-limits').map((run) => signalOf(run, sigmas));
  const beyond = (['above', 'below'] as const).flatMap((side): Signal[] => {
    const far = sigmas.flatMap((sigma, index) =>
      sigma !== null && (side === 'above' ? sigma > 3 : sigma < -3) ? [index] : [],
    );
    return far.length ? [{ rule: 'beyond-limits', side, points: far }] : [];
  });
  const sides = runs.filter(({ rule }) => rule === 'same-side');
  const told = runs.filter((run) => !sides.some((side) => side !== run && isWithin(run, side)));
  return [...beyond, ...told].sort((a, b) => (a.points[0] ?? 0) - (b.points[0] ?? 0));
}

function signalOf({ rule, start, end }: RunSignal, sigmas: (number | null)[]): Signal {
  const all = Array.from({ length: end - start + 1 }, (_, index) => start + index);
  const own = all.map((index) => sigmas[index] ?? 0);
  const rise =
    rule === 'trend' ? (own.at(-1) ?? 0) - (own[0] ?? 0) : own.reduce((sum, each) => sum + each, 0);
  const side = undirected.includes(rule) ? null : rise > 0 ? 'above' : 'below';
  const sign = side === 'below' ? -1 : 1;
  const reach = { 'two-of-three': 2, 'four-of-five': 1 }[rule as string];
  const points = reach === undefined ? all : all.filter((index) => sign * (sigmas[index] ?? 0) > reach);
  return { rule, side, points };
}

function isWithin(run: Signal, side: Signal): boolean {
  const weaker = ['two-of-three', 'four-of-five', 'avoiding'].includes(run.rule);
  return weaker && run.points.every((index) => side.points.includes(index));
}
