import { columnOf, tableOf, type Column, type Measure, type Table } from '../../dataset/dataset.ts';
import { answersBeside } from '../../sql/drivers.ts';
import { rawValue } from '../../sql/sides.ts';
import { drivers as driversOf, type Driver } from '../../stats/drivers.ts';
import { withheld } from './estimateRow.ts';
import { answersOf } from './groups.ts';
import { list, numberOf, UsageError, type Asked } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

const numeric = ['score', 'integer', 'number', 'money', 'boolean'];

/** What moves the answers of a measure: R² shared out among the predictors, each with a bootstrap interval. */
export async function drivers(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const table = tableOf(source.dataset, measure.table);
  const predictors = predictorsOf(table, measure, asked.drivers ?? '');
  const options = {
    level: source.level,
    draws: numberOf(asked, 'draws', 1000, (value) => Number.isInteger(value) && value > 0),
    seed: numberOf(asked, 'seed', 1, Number.isInteger),
  };
  const response = rawValue(measure, 'column' in measure ? table.columns[measure.column]?.type : undefined);
  const rows = await source.ask<Record<string, number | null>>(
    answersBeside(answersOf(source, measure, asked), predictors, response),
  );
  const counts = rows.map(({ n }) => n ?? 0);
  const weights = rows.map(({ weight }) => weight ?? 0);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n * options.draws > 5e6)
    source.note(`drivers of ${measure.name}: ${options.draws} resamples of ${n} answers …`);
  const result = driversOf(
    rows.map((row) => predictors.map((_, index) => row[`x${index}`] ?? null)),
    rows.map(({ y }) => y ?? null),
    { ...options, counts, ...(weights.some((weight) => weight !== 1) && { weights }) },
  );
  const reason = withheld(source.dataset, result?.n ?? n);
  const total = {
    n: result?.n ?? n,
    unit: 'share',
    method: 'lmg',
    response: 'column' in measure ? measure.column : measure.name,
  };
  if (!result || reason)
    return [
      otherRow(source, measure, 'r2', {
        ...total,
        reason: reason ?? 'too few complete answers, or all alike',
      }),
    ];
  const { r2, incomplete } = result;
  const made = result.drivers.map((driver, index) =>
    driverRow(source, measure, predictors[index] ?? '', result.n, driver),
  );
  return [
    ...made,
    otherRow(source, measure, 'r2', {
      ...total,
      value: r2,
      incomplete,
      draws: options.draws,
      seed: options.seed,
    }),
  ];
}

function driverRow(source: Source, measure: Measure, by: string, n: number, driver: Driver): MeasureRow {
  const { share, low, high, importance, correlation, coefficient, mean } = driver;
  return otherRow(source, measure, 'driver', {
    ...{ by, n, value: share, low, high, unit: 'share', method: 'lmg' },
    ...{ importance, correlation, coefficient, mean },
  });
}

/** The named columns, else beside a score the other scores, else the other numbers. Throws UnknownName and UsageError. */
function predictorsOf(table: Table, measure: Measure, written: string): string[] {
  const own = 'column' in measure ? measure.column : undefined;
  const others = Object.values(table.columns).filter(({ name }) => name !== own);
  const isScore = own !== undefined && table.columns[own]?.type === 'score';
  const scores = isScore ? others.filter(({ type }) => type === 'score') : [];
  const numbers = others.filter(({ type }) => numeric.includes(type));
  const chosen = written
    ? list(written).map((name) => numericColumn(table, name))
    : scores.length
      ? scores
      : numbers;
  const names = [...new Set(chosen.map(({ name }) => name))];
  const valid = numbers.map(({ name }) => name);
  if (own !== undefined && names.includes(own))
    throw new UsageError(`invalid --drivers: ${own} is what is to be explained`, { valid });
  if (names.length === 0) throw new UsageError(`no drivers: table ${table.name} has no other numbers`);
  if (names.length > 12)
    throw new UsageError(`too many drivers: ${names.length}, expected at most 12 in --drivers`, { valid });
  return names;
}

function numericColumn(table: Table, name: string): Column {
  const column = columnOf(table, name);
  if (numeric.includes(column.type)) return column;
  throw new UsageError(`invalid --drivers: ${name} is ${column.type}, expected a number`);
}
