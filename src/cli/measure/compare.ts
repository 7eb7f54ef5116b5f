import { tableOf, type Measure } from '../../dataset/dataset.ts';
import { trusted } from '../../sql/query.ts';
import { sided, sides } from '../../sql/sides.ts';
import { addSums, estimateRow, withheld, type Sums } from './estimateRow.ts';
import { answersOf } from './groups.ts';
import { differenceOf, differenceRow, ranksTest, testOf } from './groupTests.ts';
import { wordOf, type Asked } from './options.ts';
import { comparePairs } from './paired.ts';
import type { MeasureRow, Source } from './row.ts';
import { differenceName, twoOf } from './twoGroups.ts';

/** Both groups, then the second minus the first with interval and test. */
export async function compare(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const two = twoOf(tableOf(source.dataset, measure.table), source, asked);
  const answers = answersOf(source, measure, asked);
  if (asked.paired !== undefined) return comparePairs(source, measure, { answers, two }, asked);
  const rows = await source.ask<Sums & { side: number }>(sides(answers, two.conditions, measure));
  const [a, b] = [1, 2].map((side) => rows.find((row) => row.side === side) ?? addSums([])) as [Sums, Sums];
  const shown = two.names.map((name, index) => estimateRow(source, measure, name, index ? b : a));
  const reason = withheld(source.dataset, Math.min(a.n, b.n));
  const made = reason ? null : differenceOf(source, measure, a, b);
  const last = differenceRow(source, measure, differenceName(two.names), { n: a.n + b.n, made });
  if (reason) return [...shown, { ...last, reason }];
  const word = wordOf(asked, 'test', ['auto', 'ranks'], 'auto');
  if (word !== 'ranks') return [...shown, last];
  const ranks = await ranksTest(source, measure, {
    answers: sided(answers, two.conditions),
    key: trusted('_side'),
  });
  return [...shown, { ...last, ...(ranks && { ...testOf(ranks), superiority: ranks.superiority }) }];
}
