import { periodColumn, tableOf, type Measure, type Table } from '../../dataset/dataset.ts';
import { byOrder } from '../../figures/measures/groups.ts';
import { answers, bucket, withTotal } from '../../sql/measure.ts';
import { periodName } from '../../sql/periodName.ts';
import type { PeriodUnit, Window } from '../../sql/period.ts';
import { ident, sql, type Query } from '../../sql/query.ts';
import type { Sums } from './estimateRow.ts';
import { byColumn, hasPeriods, selectionOf, unitOf, type Unit } from './filters.ts';
import { Unfitting, type Asked } from './options.ts';
import type { Source } from './row.ts';

/** The answers of a measure by group, and all together. */
export type Groups = {
  /** The answers themselves, as SQL, and the key that groups them. */
  answers: Query;
  key: Query;
  groups: { by: string; sums: Sums }[];
  total: Sums;
};

/** Values of a column that are missing are a group of this name. */
export const missingGroup = '(none)';

/** The sums of each group of --by, in their order, and of all. */
export async function groupsOf(source: Source, measure: Measure, asked: Asked): Promise<Groups> {
  const table = tableOf(source.dataset, measure.table);
  const unit = unitOf(table, asked.by);
  if (unit) checkDates(source, measure, unit);
  const made = answersOf(source, measure, asked, unit);
  const key = unit
    ? bucket(unit)
    : asked.by === undefined
      ? sql`null`
      : ident(byColumn(table, asked.by).name);
  const rows = await source.ask<Sums & { key: string | null; overall: boolean }>(
    withTotal(made, key, measure),
  );
  const groups = rows.filter(({ overall }) => !overall);
  if (asked.by !== undefined) groups.sort(orderOf(table, asked.by, unit));
  const total = rows.find(({ overall }) => overall) ?? { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  return {
    answers: made,
    key,
    groups: groups.map(({ key: value, ...sums }) => ({ by: nameOf(value, unit), sums })),
    total,
  };
}

/** The answers that the command line selects. Churn from one day to another is one period. */
export function answersOf(source: Source, measure: Measure, asked: Asked, unit?: Unit): Query {
  const { where, window } = selectionOf(source.dataset, measure, asked);
  const periods = churnPeriods(measure, asked, unit, window);
  return answers(source.dataset, measure, {
    where,
    unit: periods,
    ...(!Array.isArray(periods) && { window }),
  });
}

/** The periods in which customers are at risk: those of --by, else from --from to --to, else months. */
export function churnPeriods(
  measure: Measure,
  { from, to }: Asked,
  unit: Unit | undefined,
  window: Window | undefined,
): PeriodUnit | Window[] {
  const whole = hasPeriods(measure) && unit === undefined && from !== undefined && to !== undefined;
  if (whole && window) return [window];
  return unit === undefined || unit === 'day' ? 'month' : unit;
}

function checkDates({ dataset }: Source, measure: Measure, unit: Unit): void {
  if (unit === 'day' && hasPeriods(measure))
    throw new Unfitting(`invalid --by: ${measure.name} is of weeks or longer`);
  const table = tableOf(dataset, measure.table);
  if (!periodColumn(dataset, table) && !hasPeriods(measure))
    throw new Unfitting(
      `no dates: table ${table.name} has no date column, so --by ${unit} tells nothing apart`,
    );
}

function nameOf(value: string | null, unit: Unit | undefined): string {
  if (value === null) return missingGroup;
  return unit ? periodName(value, unit) : value;
}

type Keyed = { key: string | null };

function orderOf(table: Table, by: string, unit: Unit | undefined): (a: Keyed, b: Keyed) => number {
  const order = unit ? undefined : byOrder(byColumn(table, by), 'en');
  return (a, b) => (order ? order(a.key, b.key) : (a.key ?? '~') < (b.key ?? '~') ? -1 : 1);
}
