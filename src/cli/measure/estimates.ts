import type { Measure } from '../../dataset/dataset.ts';
import { churnDetails } from './churnDetails.ts';
import { estimateRow } from './estimateRow.ts';
import { groupsOf } from './groups.ts';
import { betweenGroups, groupsAgainstRest } from './groupTests.ts';
import type { Asked } from './options.ts';
import type { MeasureRow, Source } from './row.ts';

/** Estimates of a measure: by group, then all together; then what tests were asked for. */
export async function estimates(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const found = await groupsOf(source, measure, asked);
  const grouped = asked.by !== undefined;
  const rows = grouped ? found.groups.map(({ by, sums }) => estimateRow(source, measure, by, sums)) : [];
  rows.push(estimateRow(source, measure, null, found.total));
  if (measure.kind === 'churn') await churnDetails(source, measure, asked, rows);
  if (grouped && asked.rest !== undefined) rows.push(...groupsAgainstRest(source, measure, found, asked));
  if (grouped && asked.test !== undefined) rows.push(await betweenGroups(source, measure, found, asked));
  return rows;
}
