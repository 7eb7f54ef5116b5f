import { tableOf, type Measure } from '../../dataset/dataset.ts';
import { byOrder } from '../../figures/measures/groups.ts';
import { hasDays, type Churn } from '../../sql/churn.ts';
import { lifetimes } from '../../sql/survival.ts';
import { kaplanMeier, type Lifetime, type SurvivalPoint } from '../../stats/kaplanMeier.ts';
import { logRank } from '../../stats/logRank.ts';
import { withheld } from './estimateRow.ts';
import { missingGroup } from './groups.ts';
import { byColumn, selectionOf } from './filters.ts';
import { testOf } from './groupTests.ts';
import { type Asked, Unfitting, UsageError, wordOf } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

const lengths = { day: 1, week: 7, month: 365.25 / 12 } as const;
type Unit = keyof typeof lengths;

type Group = { by: string | null; lifetimes: Lifetime[] };

/** How long customers stay: the curve at each time at which someone left, the median, and the log-rank test. */
export async function survival(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  if (measure.kind !== 'churn' || !(hasDays(measure) || measure.time !== undefined))
    throw new Unfitting(
      `no times: --survival needs a measure of kind churn with start and end, or time and left, ${measure.name} is ${measure.kind}`,
    );
  const unit = wordOf(asked, 'unit', Object.keys(lengths) as Unit[], 'day');
  const groups = await groupsOf(source, measure, asked, unit);
  const name = unitOf(source, measure, unit);
  const rows = groups.flatMap((group) => curveRows(source, measure, group, name));
  if (asked.by === undefined) return rows;
  const used = groups.filter(
    (group) => group.by !== missingGroup && !withheld(source.dataset, sizeOf(group)),
  );
  const test = logRank(used.map((group) => group.lifetimes));
  const n = used.reduce((sum, group) => sum + sizeOf(group), 0);
  return [
    ...rows,
    otherRow(source, measure, 'test', { by: 'between groups', n, unit: 'share', ...testOf(test) }),
  ];
}

type LifetimeRow = { group: string | null; time: number; left: boolean; n: number };

async function groupsOf(source: Source, measure: Churn, asked: Asked, unit: Unit): Promise<Group[]> {
  const table = tableOf(source.dataset, measure.table);
  const column = asked.by === undefined ? undefined : byColumn(table, asked.by);
  const { where, window } = selectionOf(source.dataset, measure, asked);
  if (window)
    throw new UsageError(
      'two periods: --survival follows customers from their first day, without --from and --to',
    );
  const rows = await source.ask<LifetimeRow>(lifetimes(source.dataset, measure, { by: column?.name, where }));
  const length = hasDays(measure) ? lengths[unit] : 1;
  const values = column ? [...new Set(rows.map(({ group }) => group))].sort(byOrder(column, 'en')) : [null];
  return values.map((value) => ({
    by: column ? (value ?? missingGroup) : null,
    lifetimes: rows
      .filter(({ group }) => group === value)
      .map((row) => ({ ...row, time: row.time / length })),
  }));
}

function unitOf({ dataset }: Source, measure: Churn, unit: Unit): string {
  if (hasDays(measure)) return `${unit}s`;
  return tableOf(dataset, measure.table).columns[measure.time ?? '']?.unit ?? measure.time ?? '';
}

function sizeOf({ lifetimes: all }: Group): number {
  return all.reduce((sum, { n = 1 }) => sum + n, 0);
}

function curveRows(source: Source, measure: Churn, group: Group, unit: string): MeasureRow[] {
  const curve = kaplanMeier(group.lifetimes, { level: source.level });
  const { by } = group;
  const reason = withheld(source.dataset, curve.n);
  if (reason) return [otherRow(source, measure, 'survival', { by, n: curve.n, unit: 'share', reason })];
  const points = atEvents(curve.points).map((point) =>
    otherRow(source, measure, 'survival', {
      ...{ by, time: point.time, n: point.atRisk, value: point.survival, low: point.low, high: point.high },
      ...{ unit: 'share', method: 'log-log', se: point.standardError },
      ...{ atRisk: point.atRisk, events: point.left, censored: point.censored },
    }),
  );
  const median = {
    ...{ by, n: curve.n, value: curve.median, low: curve.medianLow, high: curve.medianHigh, unit },
    ...(curve.median === null && { reason: 'more than half are still there' }),
  };
  return [...points, otherRow(source, measure, 'median', { ...median, method: 'brookmeyer-crowley' })];
}

/** The points at which someone left; who was last seen until the next of them is counted there. */
function atEvents(points: SurvivalPoint[]): SurvivalPoint[] {
  const shown: SurvivalPoint[] = [];
  for (const point of points) {
    const last = shown.at(-1);
    if (point.left > 0) shown.push({ ...point });
    else if (last) last.censored += point.censored;
  }
  return shown;
}
