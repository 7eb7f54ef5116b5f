import { didYouMean } from '../../dataset/nearest.ts';
import { measureOf, UnknownName, type Dataset, type Measure } from '../../dataset/dataset.ts';
import type { Benchmark } from '../../dataset/declaration.ts';
import { boundsOf } from '../measures/comparable.ts';
import { FigureError } from '../draw.ts';
import { measureLabel } from '../measures/measured.ts';

export type Asked = {
  measure: string;
  benchmarks?: string[] | undefined;
  indexMeasure?: string | undefined;
};

/** A benchmark with the number that it stands at on its axis. */
export type Level = Benchmark & { at: number };

export type Levels = {
  measure: Measure;
  /** The measure that stands on the axis of 0 to 100. */
  index: Measure | undefined;
  /** In the unit of the measure. */
  onValue: Level[];
  /** In index points of 100, beside the index measure. */
  onIndex: Level[];
  /** Index points with no index measure to stand beside: told, not drawn. */
  listed: Level[];
};

/** The benchmarks of a measure, each on the axis of its unit. Throws FigureError and UnknownName. */
export function levelsOf(asked: Asked, dataset: Dataset): Levels {
  const measure = measureOf(dataset, asked.measure);
  const index = indexOf(asked, measure, dataset);
  const chosen = asked.benchmarks
    ? asked.benchmarks.map((label) => named(label, measure, index, dataset))
    : dataset.benchmarks.filter((each) => belongs(each, measure, index, dataset));
  if (!chosen.length) throw missing(measure, dataset);
  const levels: Levels = { measure, index, onValue: [], onIndex: [], listed: [] };
  for (const each of chosen) place(each, levels, dataset);
  return levels;
}

/** The measure itself, the one that was named, else an index of the same answers. */
function indexOf({ indexMeasure }: Asked, measure: Measure, dataset: Dataset): Measure | undefined {
  if (measure.kind === 'index') return measure;
  if (indexMeasure === undefined)
    return Object.values(dataset.measures).find(
      (each) =>
        each.kind === 'index' &&
        'column' in measure &&
        each.column === measure.column &&
        each.table === measure.table,
    );
  const found = measureOf(dataset, indexMeasure);
  if (found.kind === 'index') return found;
  const valid = Object.values(dataset.measures).flatMap(({ kind, name }) => (kind === 'index' ? [name] : []));
  throw new FigureError(
    'invalid-prop',
    `invalid prop: indexMeasure: ${indexMeasure} is a ${found.kind}, expected an index`,
    {
      prop: 'indexMeasure',
      suggestion: didYouMean(indexMeasure, valid),
      valid,
    },
  );
}

/**
 * Those declared for the measure or its index; an index that names no measure goes with the measures that have an
 * index, and where the dataset has none, with every share and mean of a scale.
 */
function belongs(each: Benchmark, measure: Measure, index: Measure | undefined, dataset: Dataset): boolean {
  if (each.measure) return each.measure === measure.name || each.measure === index?.name;
  if (each.index === undefined) return false;
  if (index) return true;
  const anyIndex = Object.values(dataset.measures).some(({ kind }) => kind === 'index');
  return (
    !anyIndex &&
    (measure.kind === 'share' || measure.kind === 'mean') &&
    boundsOf(measure, dataset) !== undefined
  );
}

function named(label: string, measure: Measure, index: Measure | undefined, dataset: Dataset): Benchmark {
  const found = dataset.benchmarks.filter((each) => each.label === label);
  if (!found.length) {
    const labels = [...new Set(dataset.benchmarks.map((each) => each.label))];
    throw new UnknownName('benchmark', label, labels);
  }
  const own =
    found.find((each) => each.measure === measure.name) ??
    found.find((each) => !each.measure || each.measure === index?.name);
  if (own) return own;
  const others = found.map((each) => each.measure).join(', ');
  throw new FigureError(
    'different-measure',
    `different measure: the benchmark ${label} is declared for ${others}, not for ${measure.name}`,
    { prop: 'benchmarks' },
  );
}

function place(each: Benchmark, levels: Levels, dataset: Dataset): void {
  const { measure, index } = levels;
  const ofIndex = each.measure !== undefined && each.measure === index?.name;
  const onIndex = each.index ?? (ofIndex ? each.value : undefined);
  // a value in the measure's own unit says more than an index
  const onValue = each.measure === measure.name || !ofIndex ? each.value : undefined;
  if (measure.kind === 'index') push(levels.onValue, each.value ?? each.index);
  else if (onValue !== undefined) push(levels.onValue, onValue);
  else push(index ? levels.onIndex : levels.listed, onIndex);

  function push(list: Level[], at: number | undefined): void {
    if (at === undefined) return;
    inUnit(each, at, list === levels.onValue ? measure : undefined, dataset);
    list.push({ ...each, at });
  }
}

const families: Record<string, Measure['kind'][]> = {
  '%': ['share', 'churn'],
  percent: ['share', 'churn'],
  share: ['share', 'churn'],
  points: ['nps', 'net'],
  index: ['index'],
};

/** A benchmark must be in the unit of its measure: 0.78, not 78, and no index points for a share. */
function inUnit(
  { label, unit }: Benchmark,
  at: number,
  measure: Measure | undefined,
  dataset: Dataset,
): void {
  if (!measure) return;
  const bounds = boundsOf(measure, dataset);
  const named = measureLabel(measure);
  if (bounds && (at < bounds[0] || at > bounds[1]))
    throw new FigureError(
      'different-scales',
      `different scales: benchmark ${label}: expected ${bounds[0]} to ${bounds[1]} for ${named}, found ${at}`,
      { suggestion: bounds[1] === 1 && at <= 100 ? `write ${at / 100} for ${at} %` : undefined },
    );
  const family = families[unit?.toLowerCase() ?? ''];
  if (family && !family.includes(measure.kind))
    throw new FigureError(
      'different-scales',
      `different scales: benchmark ${label} is in ${unit}, ${named} is a ${measure.kind}`,
    );
}

function missing(measure: Measure, dataset: Dataset): FigureError {
  return new FigureError(
    'missing-benchmark',
    `missing benchmark: none is declared for ${measure.name} in dataset.yaml`,
    { prop: 'measure', valid: [...new Set(dataset.benchmarks.map((each) => each.label))] },
  );
}
