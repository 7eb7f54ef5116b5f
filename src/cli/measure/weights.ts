import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { columnOf, tableOf, type Measure, type Table } from '../../dataset/dataset.ts';
import { weights as weightsOf } from '../../sql/quality.ts';
import { ident, joined, sql, trusted, type Query } from '../../sql/query.ts';
import { designEffect } from '../../stats/designEffect.ts';
import { rake as rakeRows, type RakeTargets } from '../../stats/rake.ts';
import { answersOf } from './groups.ts';
import { UsageError, type Asked } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

/** What the weights cost: their design effect, and the answers left. */
export async function weights(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const rows = await source.ask<{ weight: number; n: number }>(weightsOf(answersOf(source, measure, asked)));
  if (rows.length === 0)
    return [otherRow(source, measure, 'weights', { n: 0, unit: 'ratio', reason: 'no answers' })];
  const made = designEffect(
    rows.map(({ weight }) => weight),
    { counts: rows.map(({ n }) => n) },
  );
  const { n, effectiveN: nEffective, designEffect: value } = made;
  return [otherRow(source, measure, 'weights', { n, value, unit: 'ratio', method: 'kish', nEffective })];
}

/** Weights that make the margins of the sample those of a file, a line for each cell, and how well they fit. */
export async function rake(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const targets = targetsOf(asked.rake ?? '');
  const columns = Object.keys(targets);
  const table = tableOf(source.dataset, measure.table);
  const cells = await source.ask<Record<string, string> & { n: number; weight: number }>(
    cellsOf(answersOf(source, measure, asked), columns, table),
  );
  const rows = cells.map(({ n, weight, ...categories }) => ({ categories, n, weight }));
  const made = rakeRows(rows, targets);
  const { converged, iterations, largestGap, designEffect: value, effectiveN: nEffective } = made;
  const shown = rows.map(({ categories, n }, index) =>
    otherRow(source, measure, 'weight', {
      ...{
        by: Object.values(categories).join(', '),
        n,
        value: made.weights[index] ?? null,
        unit: 'weight',
        method: 'raking',
      },
      ...categories,
    }),
  );
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const fit = { converged, iterations, largestGap, nEffective };
  return [
    ...shown,
    otherRow(source, measure, 'weights', { n, value, unit: 'ratio', method: 'kish', ...fit }),
  ];
}

function cellsOf(answers: Query, columns: string[], table: Table): Query {
  const names = columns.map((name) => ident(columnOf(table, name).name));
  const keys = joined(
    names.map((_, index) => trusted(String(index + 1))),
    ', ',
  );
  const selected = names.map((name) => sql`cast(${name} as varchar) as ${name}, `);
  return sql`select ${joined(selected, '')}sum(n)::double as n, sum(n * weight) / sum(n) as weight from (${answers}) group by ${keys} order by ${keys}`;
}

function targetsOf(file: string): RakeTargets {
  const path = resolve(file);
  if (file === '' || !existsSync(path)) throw new UsageError(`missing file: --rake ${file}`);
  const written = parse(readFileSync(path, 'utf8')) as unknown;
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  const ok =
    isMap(written) &&
    Object.values(written).every(
      (each) => isMap(each) && Object.values(each).every((total) => typeof total === 'number'),
    );
  if (!ok) throw new UsageError(`invalid file: ${file}, expected {column: {value: total}}`);
  return written as RakeTargets;
}
