import { columnOf, measureOf, tableOf } from '../../dataset/dataset.ts';
import { compareGroups } from '../../stats/compareGroups.ts';
import { differencesFromRest, type DifferenceFromRest } from '../../stats/differencesFromRest.ts';
import type { Moments } from '../../stats/estimate.ts';
import type { Context } from '../figure.ts';
import { byOrder, groupLabel } from '../measures/groups.ts';
import { kindOf, measured, optionsOf, total } from '../measures/measured.ts';

/** A group with its value and what its difference from the others allows to say. */
export type RankedGroup = {
  raw: string;
  name: string;
  /** The name with its unit, for sentences. */
  said: string;
  /** Place from the highest value, 1 the first; equal values share it. */
  rank: number;
  value: number;
  low: number | null;
  high: number | null;
  method: string;
  n: number;
  flagged: boolean;
  /** Null for a lone group. */
  gap: DifferenceFromRest | null;
  verdict: 'higher' | 'lower' | 'unclear';
};

export type Ranked = {
  groups: RankedGroup[];
  /** Groups under the minimum: named, not compared, and not in the rest of the others, from which they could be told. */
  withheld: { name: string; said: string; n: number }[];
  /** Answers without a value of the column. */
  leftOut: number;
  /** Answers of all groups, withheld ones too. */
  n: number;
  /** p of all compared groups at once. */
  overall: number | null;
};

type Row = Moments & { group: string | null };
type Asked = { measure: string; by: string; correction: 'holm' | 'bh' };

/** Every group against the rest, the highest value first. */
export function rankedOf(rows: Row[], { measure: name, by, correction }: Asked, context: Context): Ranked {
  const { dataset, locale } = context;
  const measure = measureOf(dataset, name);
  const column = columnOf(tableOf(dataset, measure.table), by);
  const named = rows.filter((row): row is Row & { group: string } => row.group !== null && row.n > 0);
  const order = byOrder(column, locale);
  const all = named
    .sort((a, b) => order(a.group, b.group))
    .map((row) => ({ row, ...namesOf(row.group), ...measured(dataset, measure, row) }));
  const enough = all.filter(({ estimate }) => estimate !== null);
  const moments = enough.map(({ row }) => row);
  const gaps = differencesFromRest(kindOf(measure), moments, {
    ...optionsOf(dataset, measure),
    // two groups are one comparison, said twice
    correction: enough.length === 2 ? 'none' : correction === 'bh' ? 'benjamini-hochberg' : 'holm',
  });
  const groups = enough.flatMap(({ row, name, said, estimate, n, flagged }, index) => {
    const gap = gaps[index] ?? null;
    if (!estimate) return [];
    const { value, low, high, method } = estimate;
    const verdict = verdictOf(gap);
    return [{ raw: row.group, name, said, rank: 0, value, low, high, method, n, flagged, gap, verdict }];
  });
  groups.sort((a, b) => b.value - a.value || b.n - a.n || order(a.raw, b.raw));
  return {
    groups: groups.map((group) => ({
      ...group,
      rank: 1 + groups.filter(({ value }) => value > group.value).length,
    })),
    withheld: all.filter(({ estimate }) => estimate === null).map(({ name, said, n }) => ({ name, said, n })),
    leftOut: total(rows.filter(({ group }) => group === null)).n,
    n: total(named).n,
    overall: enough.length > 2 ? compareGroups(kindOf(measure), moments).p : null,
  };

  function namesOf(raw: string): { name: string; said: string } {
    const name = groupLabel(column, raw, locale);
    return { name, said: column.unit ? `${name} ${column.unit}` : name };
  }
}

function verdictOf(gap: DifferenceFromRest | null): RankedGroup['verdict'] {
  if (!gap || gap.low === null || gap.high === null || gap.adjustedP === null || gap.adjustedP >= 0.05)
    return 'unclear';
  return gap.low > 0 ? 'higher' : gap.high < 0 ? 'lower' : 'unclear';
}
