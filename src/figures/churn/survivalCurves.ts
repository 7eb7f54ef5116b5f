import { z } from 'zod';
import { columnOf, tableOf, type Dataset } from '../../dataset/dataset.ts';
import { hasDays, leftOf } from '../../sql/churn.ts';
import { cellQuery } from '../../sql/cell.ts';
import type { Where } from '../../sql/measure.ts';
import { ident, sql, type Query } from '../../sql/query.ts';
import { lifetimes } from '../../sql/survival.ts';
import { kaplanMeier, survivalAt, type Lifetime, type SurvivalCurve } from '../../stats/kaplanMeier.ts';
import { logRank, type LogRank } from '../../stats/logRank.ts';
import type { Countable } from '../../words/counted.ts';
import { churnOf } from './churnMeasure.ts';
import type { Context, Source } from '../figure.ts';
import { byOrder, groupLabel, headOf, rawOf } from '../measures/groups.ts';

/** Units of time, by name and by the days that one has. */
const timeUnits = { days: 1, weeks: 7, months: 365.25 / 12, years: 365.25 } as const;
export type TimeUnit = keyof typeof timeUnits;

/** What the curves need of the props: a churn measure, or an SQL cell with a row for each customer. */
export type Survived = {
  measure?: string | undefined;
  data?: string | undefined;
  time?: string | undefined;
  left?: string | undefined;
  by?: string | undefined;
  where?: Where | undefined;
  unit?: TimeUnit | undefined;
};

/**
 * A group's customers. `lives` is one entry for each day on which someone left or was last seen: days since the entry
 * before, how many left, how many were last seen, "31 2 0;1 0 1". A row of its own for each day would be most of the
 * page. Groups that are not drawn are one row together, without lives.
 */
export const survivalRow = z.object({
  group: z.string().nullable(),
  drawn: z.boolean(),
  n: z.number(),
  lives: z.string().nullable(),
});
export type SurvivalRow = z.output<typeof survivalRow>;

/** Most curves of one drawing. */
export const mostGroups = 6;

export type Group = {
  raw: string | null;
  /** Empty for a lone curve. */
  name: string;
  n: number;
  flagged: boolean;
  curve: SurvivalCurve;
  /** The last time at which enough customers are followed, in days or the cell's unit. */
  end: number;
};

export type Survival = {
  drawn: Group[];
  withheld: { name: string; n: number }[];
  /** Customers in groups beyond the largest. */
  rest: number;
  /** Of the groups drawn. */
  test: LogRank | null;
  noun: Countable;
  /** Times ÷ this are in the unit. */
  factor: number;
};

/** Counts by group and time: sufficient for curves and test. The largest groups only; the others are counted together. */
export function survivalQuery(props: Survived, source: Source): Query {
  const lives =
    props.data === undefined
      ? lifetimes(source.dataset, churnOf(props.measure ?? '', source.dataset), {
          by: props.by,
          where: props.where,
        })
      : cellLives(props.data, props, source);
  const counts = sql`select "group", "time", coalesce(sum(n) filter ("left"), 0) as _left, coalesce(sum(n) filter (not "left"), 0) as _lost, sum(sum(n)) over (partition by "group") as _size from (${lives}) group by 1, 2`;
  const ranked = sql`select *, dense_rank() over (order by _size desc, "group" nulls last) <= ${mostGroups} as drawn, "time" - lag("time", 1, 0.0) over (partition by "group" order by "time") as _gap from (${counts})`;
  const entry = sql`printf('%.9g %.9g %.9g', _gap, _left::double, _lost::double)`;
  return sql`select case when drawn then "group" end as "group", drawn, sum(_left + _lost)::double as n, string_agg(${entry}, ';' order by "time") filter (drawn) as lives from (${ranked}) group by 1, 2 order by 2 desc, 1`;
}

/** Curves, test and what is withheld. */
export function survivalOf(rows: SurvivalRow[], props: Survived, context: Context): Survival {
  const { minimum } = context.dataset;
  const lives = new Map(rows.flatMap((row) => (row.drawn ? [[row.group, livesOf(row.lives ?? '')]] : [])));
  const all = [...lives].map(([raw, own]) => groupOf(raw, own, props, context));
  const drawn = sorted(
    all.filter(({ n }) => n >= minimum.publish),
    props,
    context,
  );
  return {
    drawn,
    withheld: all.filter(({ n }) => n < minimum.publish).map(({ name, n }) => ({ name, n })),
    rest: rows.reduce((sum, { drawn, n }) => sum + (drawn ? 0 : n), 0),
    test: drawn.length > 1 ? logRank(drawn.map(({ raw }) => lives.get(raw) ?? [])) : null,
    ...unitOf(props, context.dataset),
  };
}

/** The column's label, or its name in a cell. */
export function byLabel({ measure, data, by }: Survived, dataset: Dataset): string {
  if (by === undefined) return '';
  return data === undefined
    ? headOf(columnOf(tableOf(dataset, churnOf(measure ?? '', dataset).table), by))
    : by;
}

/** The unit that times are shown in; those of cells and of durations are in it already. */
export function unitOf(
  { measure, data, unit }: Survived,
  dataset: Dataset,
): { noun: Countable; factor: number } {
  if (data !== undefined) return { noun: nouns[unit ?? 'days'], factor: 1 };
  const churn = churnOf(measure ?? '', dataset);
  if (hasDays(churn)) return { noun: nouns[unit ?? 'months'], factor: timeUnits[unit ?? 'months'] };
  const own = columnOf(tableOf(dataset, churn.table), churn.time ?? '').unit ?? '';
  const known = unit ?? (Object.hasOwn(nouns, own) ? (own as TimeUnit) : undefined);
  return { noun: known ? nouns[known] : 'period', factor: 1 };
}

const nouns = { days: 'day', weeks: 'week', months: 'month', years: 'year' } as const;

/** Share still there at a time in the unit, with its interval and who is followed; nulls beyond the curve's end. */
export function shareAt(
  { curve, end }: Group,
  time: number,
): { survival: number | null; low: number | null; high: number | null } {
  if (time > end) return { survival: null, low: null, high: null };
  const { survival, low, high } = survivalAt(curve, time);
  // before anyone has left, the formula gives an interval of no width
  return survival === 1 ? { survival, low: null, high: null } : { survival, low, high };
}

function livesOf(text: string): Lifetime[] {
  let at = 0;
  return text.split(';').flatMap((entry): Lifetime[] => {
    const [gap = 0, left = 0, lost = 0] = entry.split(' ').map(Number);
    // sums of fractions differ in their last digit from group to group, and would be no ties
    at = Math.round((at + gap) * 1e6) / 1e6;
    return [
      { time: at, left: true, n: left },
      { time: at, left: false, n: lost },
    ];
  });
}

function cellLives(cell: string, { time, left, by }: Survived, source: Source): Query {
  const group = by === undefined ? sql`cast(null as varchar)` : sql`cast(${ident(by)} as varchar)`;
  const rows = sql`select ${group} as "group", cast(${ident(time ?? '')} as double) as "time", ${leftOf(ident(left ?? ''))} as _left from (${cellQuery(cell, source)}\n) as cell`;
  return sql`select "group", "time", _left = 1 as "left", count(*)::double as n from (${rows}) where "time" >= 0 and _left is not null group by 1, 2, 3`;
}

function groupOf(
  raw: string | null,
  lives: Lifetime[],
  props: Survived,
  { dataset, locale }: Context,
): Group {
  const curve = kaplanMeier(lives);
  const { minimum } = dataset;
  const end = curve.points.findLast(({ atRisk }) => atRisk >= minimum.publish)?.time ?? 0;
  const { n } = curve;
  const name = props.by === undefined ? '' : nameOf(raw, props, { dataset, locale });
  return { raw, name, n, flagged: n < minimum.flag, curve, end };
}

function nameOf(
  raw: string | null,
  { measure, data, by }: Survived,
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
): string {
  if (data !== undefined)
    return groupLabel({ name: by ?? '', type: 'category', sqlType: 'VARCHAR', answered: 1 }, raw, locale);
  const column = columnOf(tableOf(dataset, churnOf(measure ?? '', dataset).table), by ?? '');
  return groupLabel(column, rawOf(column, raw), locale);
}

function sorted(groups: Group[], { measure, data, by }: Survived, { dataset, locale }: Context): Group[] {
  const column =
    by !== undefined && data === undefined
      ? columnOf(tableOf(dataset, churnOf(measure ?? '', dataset).table), by)
      : { name: '', type: 'category' as const, sqlType: 'VARCHAR', answered: 1 };
  const order = byOrder(column, locale);
  return groups.sort((a, b) => order(a.raw, b.raw));
}
