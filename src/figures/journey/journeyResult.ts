import { higherIsBetter, type Dataset } from '../../dataset/dataset.ts';
import { difference } from '../../stats/difference.ts';
import { differencesFromRest } from '../../stats/differencesFromRest.ts';
import { estimate, type Estimate, type Moments } from '../../stats/estimate.ts';
import type { Locale } from '../../words/format.ts';
import { groupLabel } from '../measures/groups.ts';
import type { JourneySource } from './journeySource.ts';
import { kindOf, measured, optionsOf, type Measured } from '../measures/measured.ts';

/** A row of the query: see sql/journeyStages.ts. */
export type JourneyRow = {
  part: string;
  stage: number | null;
  n: number | null;
  skipped: number | null;
  base: number | null;
  went: number | null;
  recent: number | null;
  median: number | null;
  early: number | null;
  late: number | null;
  span: number | null;
} & { [sum in 'w' | 'w2' | 's1' | 's2']: number | null };

/** The way from a stage to the next. */
export type Step = {
  /** Share that goes on; null where withheld. */
  estimate: Estimate | null;
  base: number;
  recent: number;
  span: number;
  median: number | null;
  early: number | null;
  late: number | null;
  /** Where most leave. */
  worst: boolean;
};

export type Stage = {
  name: string;
  /** Customers; null where withheld. */
  n: number | null;
  skipped: number;
  flagged: boolean;
  step: Step | null;
  measured: Measured | null;
  worst: boolean;
};

export type Journey = {
  stages: Stage[];
  /** Customers at any stage. */
  n: number;
  unlinked: number;
  /** Whether the worst step and the worst moment are so by more than chance. */
  sure: { step: boolean; moment: boolean };
};

/** What the rows say. */
export function journeyOf(
  rows: JourneyRow[],
  source: JourneySource,
  dataset: Dataset,
  locale: Locale,
): Journey {
  const { stages: names, stage: column, measure } = source;
  const row = (part: string, stage: number) =>
    rows.find((each) => each.part === part && each.stage === stage);
  const counts = names.map((_, index) => row('stage', index)?.n ?? 0);
  const few = (n: number) => n > 0 && n < dataset.minimum.publish;
  const moments = names.map((_, index) => momentsOf(row('measure', index)));
  const stages = names.map((name, index): Stage => {
    const n = counts[index] ?? 0;
    const next = counts[index + 1];
    const sums = moments[index];
    return {
      name: groupLabel(column, name, locale),
      n: few(n) ? null : n,
      skipped: row('stage', index)?.skipped ?? 0,
      flagged: n > 0 && n < dataset.minimum.flag && !few(n),
      step: next === undefined ? null : stepOf(row('step', index), few(n) || few(next), dataset),
      measured: measure && sums ? measured(dataset, measure, sums) : null,
      worst: false,
    };
  });
  const sure = { step: markStep(stages), moment: markMoment(stages, moments, source, dataset) };
  const all = rows.find(({ part }) => part === 'all')?.n ?? 0;
  return { stages, n: all, unlinked: rows.find(({ part }) => part === 'unlinked')?.n ?? 0, sure };
}

function momentsOf(row: JourneyRow | undefined): Moments | undefined {
  if (!row) return undefined;
  const { n, w, w2, s1, s2 } = row;
  return { n: n ?? 0, w: w ?? 0, w2: w2 ?? 0, s1: s1 ?? 0, s2: s2 ?? 0 };
}

function stepOf(row: JourneyRow | undefined, withheld: boolean, { minimum }: Dataset): Step {
  const base = row?.base ?? 0;
  const hidden = withheld || base < minimum.publish;
  const wait = hidden ? { median: null, early: null, late: null } : null;
  return {
    estimate: hidden ? null : estimate('share', sharesOf(base, row?.went ?? 0)),
    ...{ base, recent: row?.recent ?? 0, span: row?.span ?? 0, worst: false },
    ...(wait ?? { median: row?.median ?? null, early: row?.early ?? null, late: row?.late ?? null }),
  };
}

function sharesOf(n: number, hits: number): Moments {
  return { n, w: n, w2: n, s1: hits, s2: hits };
}

/** Marks the step where most leave; true when that is more than at the next worst by more than chance. */
function markStep(stages: Stage[]): boolean {
  const steps = stages.flatMap(({ step }) => (step?.estimate ? [{ step, estimate: step.estimate }] : []));
  steps.sort((a, b) => a.estimate.value - b.estimate.value);
  const [first, second] = steps;
  if (!first || first.estimate.value === 1) return false;
  first.step.worst = true;
  if (!second) return true;
  const sums = ({ n, value }: Estimate) => sharesOf(n, n * value);
  const gap = difference('share', sums(first.estimate), sums(second.estimate));
  return (gap?.low ?? 0) > 0;
}

/** Marks the stage with the worst value; true when it is worse than the others together by more than chance. */
function markMoment(
  stages: Stage[],
  moments: (Moments | undefined)[],
  { measure }: JourneySource,
  dataset: Dataset,
): boolean {
  if (!measure) return false;
  const sign = higherIsBetter(measure) ? 1 : -1;
  const valued = stages.flatMap((stage, index) => {
    const [value, sums] = [stage.measured?.estimate?.value, moments[index]];
    return value === undefined || !sums ? [] : [{ stage, sums, value: sign * value }];
  });
  const worst = [...valued].sort((a, b) => a.value - b.value)[0];
  if (!worst || valued.length < 2) return false;
  worst.stage.worst = true;
  const gaps = differencesFromRest(
    kindOf(measure),
    valued.map(({ sums }) => sums),
    { ...optionsOf(dataset, measure), correction: 'holm' },
  );
  const gap = gaps[valued.indexOf(worst)];
  const end = sign > 0 ? gap?.high : gap?.low;
  return Boolean(gap && (gap.adjustedP ?? 1) < 0.05 && sign * (end ?? 0) < 0);
}
