import { tableOf, type Measure } from '../../dataset/dataset.ts';
import { kindOf } from '../../figures/measures/measured.ts';
import { rawValue, tallies } from '../../sql/sides.ts';
import { adjustPs, type Correction } from '../../stats/adjustPs.ts';
import { compareGroups } from '../../stats/compareGroups.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import { kruskalWallis } from '../../stats/kruskalWallis.ts';
import { mannWhitney } from '../../stats/mannWhitney.ts';
import type { Tally } from '../../stats/tally.ts';
import type { TestResult } from '../../stats/testResult.ts';
import { addSums, estimateOptions, momentsFor, unitName, withheld, type Sums } from './estimateRow.ts';
import { missingGroup, type Groups } from './groups.ts';
import { wordOf, type Asked } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

/** The name of the line that says whether the groups differ at all. */
const between = 'between groups';

/** Do the groups of --by differ at all? Those that are too small take no part. */
export async function betweenGroups(
  source: Source,
  measure: Measure,
  { answers, key, groups }: Groups,
  asked: Asked,
): Promise<MeasureRow> {
  const used = groups.filter(({ by, sums }) => by !== missingGroup && !withheld(source.dataset, sums.n));
  const ranks = wordOf(asked, 'test', ['ranks', 'auto'], 'auto') === 'ranks';
  const made = ranks
    ? kruskalWallis(
        await ranksOf(
          source,
          measure,
          { answers, key },
          used.map(({ by }) => by),
        ),
      )
    : compareGroups(
        kindOf(measure),
        used.map(({ sums }) => momentsFor(measure, sums)),
      );
  const n = addSums(used.map(({ sums }) => sums)).n;
  return otherRow(source, measure, 'test', {
    by: between,
    n,
    unit: unitName(source.dataset, measure),
    ...testOf(made),
  });
}

/** Each group's difference from all the others together, with p corrected for the number of groups. */
export function groupsAgainstRest(
  source: Source,
  measure: Measure,
  { groups }: Groups,
  asked: Asked,
): MeasureRow[] {
  const word = wordOf(asked, 'rest', ['holm', 'bh', 'none'], 'holm');
  const correction: Correction = word === 'bh' ? 'benjamini-hochberg' : word;
  const shown = groups.filter(({ by, sums }) => by !== missingGroup && !withheld(source.dataset, sums.n));
  const made = shown.map((group) => {
    const rest = addSums(groups.filter((other) => other !== group).map(({ sums }) => sums));
    return withheld(source.dataset, rest.n) ? null : differenceOf(source, measure, rest, group.sums);
  });
  const ps = adjustPs(
    made.map((one) => one?.p ?? null),
    correction,
  );
  return shown.map(({ by, sums }, index) => {
    const row = differenceRow(source, measure, `${by} − rest`, { n: sums.n, made: made[index] ?? null });
    return { ...row, adjustedP: ps[index] ?? null, correction };
  });
}

/** b − a. */
export function differenceOf(source: Source, measure: Measure, a: Sums, b: Sums): Difference | null {
  return difference(
    kindOf(measure),
    momentsFor(measure, a),
    momentsFor(measure, b),
    estimateOptions(source, measure),
  );
}

/** A difference as a line. */
export function differenceRow(
  source: Source,
  measure: Measure,
  by: string,
  { n, made }: { n: number; made: Difference | null },
): MeasureRow {
  const unit = unitName(source.dataset, measure);
  if (!made) return otherRow(source, measure, 'difference', { by, n, unit, reason: 'too few answers' });
  const { value, low, high, statistic, df, p, method, test } = made;
  return otherRow(source, measure, 'difference', {
    ...{ by, n, unit, value, low, high, statistic, df, p },
    method: method === 'none' ? null : method,
    test,
    ...(test === 'none' ? {} : { se: statistic ? value / statistic : null }),
  });
}

/** Mann–Whitney of the answers on two sides; `key` gives '1' and '2'. */
export async function ranksTest(
  source: Source,
  measure: Measure,
  from: Pick<Groups, 'answers' | 'key'>,
): Promise<(TestResult & { superiority: number }) | null> {
  const [first = [], second = []] = await ranksOf(source, measure, from, ['1', '2']);
  return mannWhitney(first, second);
}

/** What a test says, as columns of a line. */
export function testOf({ statistic, df, df2, p, method }: TestResult): Partial<MeasureRow> {
  return { statistic, df, ...(df2 !== undefined && { df2 }), p, test: method };
}

async function ranksOf(
  source: Source,
  measure: Measure,
  { answers, key }: Pick<Groups, 'answers' | 'key'>,
  names: string[],
): Promise<Tally[][]> {
  const columns = tableOf(source.dataset, measure.table).columns;
  const value = rawValue(measure, 'column' in measure ? columns[measure.column]?.type : undefined);
  const rows = await source.ask<Tally & { group: string }>(tallies(answers, key, value));
  return names.map((name) => rows.filter(({ group }) => group === name));
}
