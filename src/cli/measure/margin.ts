import type { Measure } from '../../dataset/dataset.ts';
import { marginOfError, sampleSizeForMargin } from '../../stats/sampleSizeForMargin.ts';
import { estimateRow } from './estimateRow.ts';
import { groupsOf } from './groups.ts';
import { numberOf, Unfitting, type Asked } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

const fitting = ['share', 'nps', 'net', 'mean', 'index'];

/**
 * How many answers an interval of ± margin takes, from the spread and the weights of the answers that there are: for
 * each group, and all together. `margin` and `now`, the half-width that these answers give, are points of 100 for a
 * share, else in the measure's unit.
 */
export async function margin(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const { name, kind } = measure;
  if (!fitting.includes(kind))
    throw new Unfitting(
      `invalid --margin: ${name} is of kind ${kind}, expected one of ${fitting.join(', ')}`,
    );
  const { groups, total } = await groupsOf(source, measure, asked);
  const rows =
    asked.by === undefined ? [] : groups.map(({ by, sums }) => estimateRow(source, measure, by, sums));
  return [...rows, estimateRow(source, measure, null, total)].map((row) =>
    marginRow(source, measure, asked, row),
  );
}

function marginRow(source: Source, measure: Measure, asked: Asked, row: MeasureRow): MeasureRow {
  const { by, n, nEffective = n, level } = row;
  const width = numberOf(asked, 'margin', NaN, (value) => value > 0 && value < Infinity);
  const population = numberOf(asked, 'population', Infinity, (value) => Number.isInteger(value) && value > 0);
  const sd = row.se == null ? undefined : row.se * Math.sqrt(nEffective) * (row.unit === 'share' ? 100 : 1);
  const head = { by, n, unit: 'count', margin: width };
  if (!sd)
    return otherRow(source, measure, 'margin', {
      ...head,
      reason: row.reason ?? 'these answers do not differ',
    });
  const plan = { sd, level, population, designEffect: n / nEffective };
  return otherRow(source, measure, 'margin', {
    ...head,
    value: sampleSizeForMargin({ ...plan, margin: width }),
    method: 'normal',
    ...(n <= population && { now: marginOfError({ ...plan, n }) }),
  });
}
