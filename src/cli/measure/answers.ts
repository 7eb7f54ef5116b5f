import { readFileSync } from 'node:fs';
import { columnOf, tableOf, type Measure } from '../../dataset/dataset.ts';
import { answerCounts } from '../../sql/quality.ts';
import { selectionOf } from './filters.ts';
import type { Asked } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

/** What became of a question: answered, unanswered, not applicable, off the scale. Only the first are counted. */
export async function answers(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const { where } = selectionOf(source.dataset, measure, asked);
  const [found] = await source.ask<{ total: number; answered: number; empty: number }>(
    answerCounts(source.dataset, measure, where),
  );
  const { total = 0, answered = 0, empty = 0 } = found ?? {};
  const whole = asked.where.length === 0 && measure.where === undefined;
  const applicable = whole ? notApplicable(source, measure) : undefined;
  const kept = empty - (applicable ?? 0);
  return [
    otherRow(source, measure, 'answers', {
      ...{ n: answered, value: total > 0 ? answered / total : null, unit: 'share', total, unanswered: kept },
      ...(applicable !== undefined && { notApplicable: applicable }),
      offScale: offScale(source, measure),
    }),
  ];
}

/** Known for a whole column only: in the published file both are empty. */
function notApplicable({ dataset }: Source, measure: Measure): number {
  return 'column' in measure
    ? (columnOf(tableOf(dataset, measure.table), measure.column).notApplicable ?? 0)
    : 0;
}

/** Rows left out because their answer was off the scale or unreadable. */
function offScale({ rejected }: Source, measure: Measure): number {
  if (rejected === undefined || !('column' in measure)) return 0;
  const lines = readFileSync(rejected, 'utf8').split('\n');
  const own = lines.map((line) => line.split(','));
  return own.filter(([table, , , column]) => table === measure.table && column === measure.column).length;
}
