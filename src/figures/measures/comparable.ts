import { higherIsBetter, measureOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { FigureError } from '../draw.ts';
import { formatOf, measureLabel } from './measured.ts';

/**
 * Measures may share an axis only when they are of one unit and one scale: a top-two-of-five share and a
 * top-three-of-ten share are different things. Throws FigureError `different-scales` with the reason.
 */
export function sameScale(names: string[], dataset: Dataset, series?: string | undefined): void {
  const measures = names.map((name) => measureOf(dataset, name));
  const [first, ...others] = measures;
  if (!first || !others.length) return;
  if (series)
    throw new FigureError('invalid-prop', 'invalid prop: series: several measures are lines already', {
      prop: 'series',
    });
  for (const other of others) {
    const reason = difference(first, other, dataset);
    if (!reason) continue;
    throw new FigureError(
      'different-scales',
      `different scales: ${measureLabel(first)} and ${measureLabel(other)}: ${reason}`,
      {
        prop: 'measure',
        suggestion: 'draw a figure for each, or an index measure (0…100) of each',
      },
    );
  }
}

/** Why two measures cannot be compared number by number; undefined when they can. */
function difference(a: Measure, b: Measure, dataset: Dataset): string | undefined {
  const [formatA, formatB] = [formatOf(dataset, a), formatOf(dataset, b)];
  if (JSON.stringify(formatA) !== JSON.stringify(formatB))
    return `one is a ${unitWord(a)}, the other a ${unitWord(b)}`;
  if (a.kind === 'index') return undefined;
  const [scaleA, scaleB] = [scale(a, dataset), scale(b, dataset)];
  if (scaleA !== scaleB) return `one is asked on ${scaleA}, the other on ${scaleB}`;
  if (a.kind === 'share' && b.kind === 'share' && a.satisfied.join() !== b.satisfied.join()) {
    return `one counts the answers ${a.satisfied.join(', ')}, the other ${b.satisfied.join(', ')}`;
  }
  return undefined;
}

/**
 * Two waves of a question may be compared only when scale, wording and version are the same. Throws FigureError
 * `different-scales` or `different-question`, naming `prop`, with the reason.
 */
export function sameQuestion(first: string, second: string, dataset: Dataset, prop: string): void {
  const [a, b] = [measureOf(dataset, first), measureOf(dataset, second)];
  const labels = `${measureLabel(a)} and ${measureLabel(b)}`;
  const scaled = difference(a, b, dataset) ?? directionDifference(a, b);
  if (scaled) throw new FigureError('different-scales', `different scales: ${labels}: ${scaled}`, { prop });
  const asked = questionDifference(a, b);
  if (asked) throw new FigureError('different-question', `different question: ${labels}: ${asked}`, { prop });
}

function directionDifference(a: Measure, b: Measure): string | undefined {
  if (a.kind === 'net' && b.kind === 'net' && netWord(a) !== netWord(b))
    return `one counts the answers ${netWord(a)}, the other ${netWord(b)}`;
  if (higherIsBetter(a) !== higherIsBetter(b)) return 'a high value is good in one, bad in the other';
  return undefined;
}

function questionDifference(a: Measure, b: Measure): string | undefined {
  if (a.question !== b.question) return `one asks ${quoted(a.question)}, the other ${quoted(b.question)}`;
  if (String(a.version) !== String(b.version))
    return `one is version ${a.version ?? '(none)'} of the question, the other version ${b.version ?? '(none)'}`;
  return undefined;
}

function netWord({ positive, negative }: Extract<Measure, { kind: 'net' }>): string {
  return `${positive.join(', ')} less ${negative.join(', ')}`;
}

function quoted(question: string | undefined): string {
  return question === undefined ? 'no declared question' : `“${question}”`;
}

/** A target or benchmark must be in the unit of its measure: 0.75, not 75. Throws FigureError. */
export function targetInRange(name: string, dataset: Dataset, target: number | undefined): void {
  const measure = measureOf(dataset, name);
  const bounds = boundsOf(measure, dataset);
  if (target === undefined || !bounds || (target >= bounds[0] && target <= bounds[1])) return;
  const isPercent = bounds[1] === 1 && target <= 100 && target > 1;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: target: expected ${bounds[0]} to ${bounds[1]} for ${measureLabel(measure)}, found ${target}`,
    {
      prop: 'target',
      suggestion: isPercent ? `write ${target / 100} for ${target} %` : undefined,
    },
  );
}

/** Lowest and highest value that a measure can have. */
export function boundsOf(measure: Measure, dataset: Dataset): [number, number] | undefined {
  switch (measure.kind) {
    case 'share':
    case 'churn':
      return [0, 1];
    case 'nps':
    case 'net':
      return [-100, 100];
    case 'index':
      return [0, 100];
    case 'mean':
      return rangeOf(measure, dataset);
    default:
      return undefined;
  }
}

function rangeOf(measure: Measure, dataset: Dataset): [number, number] | undefined {
  return 'column' in measure ? dataset.tables[measure.table]?.columns[measure.column]?.range : undefined;
}

function scale(measure: Measure, dataset: Dataset): string {
  const range = rangeOf(measure, dataset);
  return range ? `${range[0]}–${range[1]}` : 'no declared scale';
}

function unitWord(measure: Measure): string {
  const words = {
    share: 'share',
    churn: 'share',
    nps: 'net score',
    net: 'net score',
    index: 'index',
    mean: 'mean',
    ratio: 'ratio',
    sum: 'sum',
    count: 'count',
  };
  return words[measure.kind];
}
