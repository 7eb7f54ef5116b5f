import {
  columnOf,
  higherIsBetter,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { covariances, type Covariances } from '../../stats/covariances.ts';
import { drivers, type Drivers } from '../../stats/drivers.ts';
import {
  covariancesOfGroups,
  driversFromGroups,
  groupAtRandom,
  type GroupSums,
} from '../../stats/driversFromGroups.ts';
import { driverTests, marginOfMean } from '../../stats/driverTests.ts';
import type { Quadrant } from '../../words/drivers.ts';

/** A row of the query: see sql/driverSums.ts. */
export type SumsRow = {
  part: string;
  block: number | null;
  variable: number | null;
  weight: number | null;
  n: number;
} & Record<string, unknown>;

export type DriverRow = {
  column: Column;
  name: string;
  /** Part of R². */
  share: number;
  low: number | null;
  high: number | null;
  importance: number | null;
  correlation: number | null;
  mean: number;
  /** 0…100 from the worst to the best answer; null without a scale. */
  performance: number | null;
  performanceLow: number | null;
  performanceHigh: number | null;
  /** Whether a low answer is the good one. */
  reversed: boolean;
  /** Whether tests find a relation at all. */
  found: boolean;
  /** Of its tests, corrected for their number. */
  p: number | null;
  quadrant: Quadrant | null;
  /** One of its intervals contains a line between the quadrants. */
  borderline: boolean;
};

export type DriversResult = {
  /** Complete answers, and those left out. */
  n: number;
  dropped: number;
  /** Gaps of each predictor, the most first. */
  gaps: { name: string; n: number }[];
  /** Null where answers are too few or all alike. */
  explained: { r2: number; p: number | null; drivers: DriverRow[] } | null;
  /** Lines between the quadrants: mean importance and mean performance of those with a scale. */
  lines: { share: number; performance: number } | null;
};

type Asked = { measure: string; seed: number; draws: number };

/** Resampled answers in all, above which random groups are resampled in their place. */
const mostResampled = 2e7;

const known = new WeakMap<object, DriversResult>();

/** What the rows say; made once for the words and both drawings of the same rows. */
export function driversResult(
  rows: SumsRow[],
  predictors: Column[],
  asked: Asked,
  dataset: Dataset,
): DriversResult {
  const made = known.get(rows) ?? resultOf(rows, predictors, asked, dataset);
  known.set(rows, made);
  return made;
}

function resultOf(rows: SumsRow[], predictors: Column[], asked: Asked, dataset: Dataset): DriversResult {
  const names = [...predictors.map((_, index) => `x${index}`), 'y'];
  const values = (row: SumsRow) => names.map((name) => Number(row[name] ?? 0));
  const answered = rows.find(({ part }) => part === 'answered');
  const counts = answered ? values(answered) : names.map(() => 0);
  const found = analysed(rows, values, asked);
  const patterns = rows.filter(({ part }) => part === 'pattern' || part === 'sum');
  const n = patterns.reduce((sum, row) => sum + row.n, 0);
  const total = answered?.n ?? 0;
  const gaps = predictors
    .map((column, index) => ({ name: labelOf(column), n: total - (counts[index] ?? 0) }))
    .filter((gap) => gap.n > 0)
    .sort((a, b) => b.n - a.n);
  const enough = n >= dataset.minimum.publish && found !== null;
  if (!enough) return { n, dropped: total - n, gaps, explained: null, lines: null };
  const described = found.drivers.map((driver, index) =>
    describe(
      predictors[index] as Column,
      { ...driver, p: found.ps[index] ?? null, half: found.halves[index] ?? 0 },
      asked,
      dataset,
    ),
  );
  const lines = linesOf(described);
  const drivers = described.map((driver) => placed(driver, lines)).sort((a, b) => b.share - a.share);
  return { n, dropped: total - n, gaps, explained: { r2: found.r2, p: found.p, drivers }, lines };
}

type Analysed = Drivers & {
  p: number | null;
  ps: (number | null)[];
  /** Half of the interval of each mean. */
  halves: number[];
};

function analysed(rows: SumsRow[], values: (row: SumsRow) => number[], asked: Asked): Analysed | null {
  const patterns = rows.filter(({ part }) => part === 'pattern');
  const centre = rows.find(({ part }) => part === 'centre');
  if (centre) return ofGroups(groupsOf(rows, values), values(centre), asked);
  const points = patterns.map(values);
  const counts = patterns.map(({ n }) => n);
  const weights = patterns.map(({ weight }) => weight ?? 0);
  const table = covariances(points, { counts, weights });
  if (!table || isConstant(table)) return null;
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n * asked.draws > mostResampled)
    return ofGroups(
      groupAtRandom(points, table.means, { counts, weights, seed: asked.seed }),
      table.means,
      asked,
    );
  const made = drivers(
    points.map((point) => point.slice(0, -1)),
    points.map((point) => point.at(-1) ?? null),
    { ...asked, counts, ...(weights.some((weight) => weight !== 1) && { weights }) },
  );
  if (!made) return null;
  return tested(made, table);
}

function ofGroups(groups: GroupSums[], centre: number[], asked: Asked): Analysed | null {
  const made = driversFromGroups(groups, centre, asked);
  const table = covariancesOfGroups(
    groups,
    centre,
    groups.map(() => 1),
  );
  if (!made || !table || isConstant(table)) return null;
  return tested(made, table);
}

/** Whether the response does not vary but for rounding. */
function isConstant({ means, matrix }: Covariances): boolean {
  const last = means.length - 1;
  return (matrix[last]?.[last] ?? 0) <= 1e-16 * (means[last] ?? 0) ** 2;
}

function tested(made: Drivers, table: Covariances): Analysed {
  const { p, predictors } = driverTests(table, made.r2);
  const halves = table.matrix.map((line, index) => marginOfMean(line[index] ?? 0, table.n) ?? 0);
  return { ...made, p, ps: predictors, halves };
}

/** The sums of each random group, from its rows. */
function groupsOf(rows: SumsRow[], values: (row: SumsRow) => number[]): GroupSums[] {
  return rows
    .filter(({ part }) => part === 'sum')
    .map((row) => {
      const own = rows.filter(({ part, block }) => part === 'product' && block === row.block);
      own.sort((a, b) => (a.variable ?? 0) - (b.variable ?? 0));
      return {
        ...{ n: row.n, w: row.weight ?? 0, w2: own[0]?.weight ?? 0 },
        ...{ sums: values(row), products: own.map(values) },
      };
    });
}

type Described = Omit<DriverRow, 'quadrant' | 'borderline'>;

function describe(
  column: Column,
  driver: Drivers['drivers'][number] & { p: number | null; half: number },
  { measure }: Asked,
  dataset: Dataset,
): Described {
  const { share, low, high, importance, correlation, mean, half, p } = driver;
  const found = p !== null && p < 0.05;
  const reversed = isReversed(column, found ? correlation : null, measure, dataset);
  // that something is so is neither good nor bad, unless a measure says it
  const judged = column.type !== 'boolean' || ownMeasure(column, measure, dataset) !== undefined;
  const [min, max] = !judged ? [0, 0] : column.type === 'boolean' ? [0, 1] : (column.range ?? [0, 0]);
  const points = (value: number) => (100 * (reversed ? max - value : value - min)) / (max - min);
  const ends = [points(mean - half), points(mean + half)].map((end) => Math.max(0, Math.min(100, end)));
  const scaled =
    max > min
      ? {
          performance: points(mean),
          performanceLow: Math.min(...ends),
          performanceHigh: Math.max(...ends),
        }
      : { performance: null, performanceLow: null, performanceHigh: null };
  return {
    ...{ column, name: labelOf(column), share, low, high, importance, correlation, mean },
    ...{ ...scaled, reversed, found, p },
  };
}

/** As the measure of that column declares; else, by the sign of the correlation that was found. */
function isReversed(column: Column, correlation: number | null, name: string, dataset: Dataset): boolean {
  const measure = measureOf(dataset, name);
  const own = ownMeasure(column, name, dataset);
  if (own) return !higherIsBetter(own);
  return correlation !== null && correlation < 0 === higherIsBetter(measure);
}

/** The measure that is made of a driver's column. */
function ownMeasure(column: Column, name: string, dataset: Dataset): Measure | undefined {
  const { table } = measureOf(dataset, name);
  return Object.values(dataset.measures).find(
    (each) => 'column' in each && each.column === column.name && each.table === table,
  );
}

function linesOf(drivers: Described[]): DriversResult['lines'] {
  const scaled = drivers.filter(({ performance }) => performance !== null);
  if (!scaled.length) return null;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    share: mean(scaled.map(({ share }) => share)),
    performance: mean(scaled.map(({ performance }) => performance ?? 0)),
  };
}

function placed(driver: Described, lines: DriversResult['lines']): DriverRow {
  if (driver.performance === null || !lines) return { ...driver, quadrant: null, borderline: false };
  const { share, performance } = driver;
  const important = share >= lines.share;
  const good = performance >= lines.performance;
  return {
    ...driver,
    quadrant: important ? (good ? 'keep' : 'improve') : good ? 'enough' : 'low',
    borderline:
      contains(driver.low, driver.high, lines.share) ||
      contains(driver.performanceLow, driver.performanceHigh, lines.performance),
  };
}

function contains(low: number | null, high: number | null, line: number): boolean {
  return low !== null && high !== null && low < line && high > line;
}

/** The columns that a figure takes as predictors. */
export function columnsOf(names: string[], measure: string, dataset: Dataset): Column[] {
  const table = tableOf(dataset, measureOf(dataset, measure).table);
  return names.map((name) => columnOf(table, name));
}
