import { periodColumn, type Column, type Dataset, type Measure, type Table } from '../dataset/dataset.ts';
import { valueOf, wheres, type Where } from './measure.ts';
import type { PeriodUnit, Window } from './period.ts';
import { all, ident, joined, sql, trusted, type Query } from './query.ts';

export type QualityOptions = {
  table: Table;
  /** The questions, on scales. */
  questions: Column[];
  /** Those of them that nearly everybody is asked, by which fatigue can be told. */
  usual: Column[];
  /** Other columns whose answers are counted. */
  texts: Column[];
  /** What should be covered in every period. */
  by?: Column | undefined;
  unit: PeriodUnit;
  customer?: string | undefined;
  /** How long a survey took, and what is too fast; without a limit a fifth of the median. */
  duration?: { column: string; limit?: number | undefined } | undefined;
  /** The measure that is followed from survey to survey. */
  measure?: Measure | undefined;
  where?: Where | undefined;
  window?: Window | undefined;
};

/** From which survey of a customer on answers count as later ones. */
export const laterFrom = 4;
/** More surveys of a customer in a quarter than this are many. */
export const manyInQuarter = 3;

/**
 * Everything that a table tells of its own quality, in one query: rows `part`, `key`, `day` and the sums
 *
 * - `total`: moments of the weights; `silent`: s1 of n without any answer to a question
 * - `question`: s1 of n answered; `scale`: s1 of n off the scale
 * - `coverage`: n of `key` in the period from `day`
 * - `quarter`: n pairs of customer and quarter, s1 surveys, s2 pairs with many, w the most
 * - `answered`, `score`: moments of the share of questions answered, and of the measure; `key` first or later survey
 * - `duplicate`, `straight`: s1 of n; `speed`: s1 of n under w, s2 of them straight
 */
export function qualityChecks(dataset: Dataset, options: QualityOptions): Query {
  const { customer, duration, by, measure } = options;
  const ctes = [sql`_all as (${rowsOf(dataset, options)})`];
  const parts = [
    sql`select 'total' as part, cast(null as varchar) as key, cast(null as date) as day, coalesce(sum(n), 0) as n, coalesce(sum(n * weight), 0) as w, coalesce(sum(n * weight * weight), 0) as w2, 0 as s1, 0 as s2 from _all`,
    ...[...options.questions, ...options.texts].map(answeredPart),
    ...options.questions.flatMap(scalePart),
    ...(options.questions.length ? [silentPart(), straightPart(options.questions.length)] : []),
    ...(by
      ? [
          sql`select 'coverage', cast(${ident(by.name)} as varchar), _period, sum(n), 0, 0, 0, 0 from _all where _period is not null and ${ident(by.name)} is not null group by 2, 3`,
        ]
      : []),
    ...(duration ? [speedPart(duration)] : []),
  ];
  if (customer !== undefined) {
    parts.push(...customerParts(options, measure));
    ctes.push(
      sql`_known as (select *, row_number() over (partition by _who order by _day, _answered, _straight) as _ordinal from _all where _who is not null and _day is not null)`,
    );
  }
  const sums = trusted(
    ['n', 'w', 'w2', 's1', 's2'].map((name) => `coalesce(${name}, 0)::double as ${name}`).join(', '),
  );
  return sql`select * from (with ${joined(ctes, ', ')}\nselect part, key, cast(day as varchar) as day, ${sums} from (${joined(parts, '\nunion all ')})) order by part, key, day`;
}

/** The rows with what the checks look at: `_who`, `_day`, `_period`, how many questions were answered, and whether all alike. */
function rowsOf(
  dataset: Dataset,
  { table, questions, usual, customer, unit, measure, where = {}, window }: QualityOptions,
): Query {
  const at = periodColumn(dataset, table);
  const day = at ? ident(at.name) : sql`cast(null as date)`;
  const who = customer === undefined ? sql`cast(null as varchar)` : ident(customer);
  const conditions = wheres(table, where);
  if (window && at)
    conditions.push(
      sql`${day} >= cast(${window.from} as date)`,
      sql`${day} < cast(${window.before} as date)`,
    );
  const counted = (columns: Column[]) => {
    const each = columns.map(({ name }) => sql`(case when ${ident(name)} is null then 0 else 1 end)`);
    return each.length ? joined(each, ' + ') : sql`0`;
  };
  const places = questions.map(placeOf);
  const list = places.length ? joined(places, ', ') : sql`null`;
  const spread = places.length > 1 ? sql`greatest(${list}) - least(${list})` : sql`null`;
  const value = measure
    ? sql`case when ${all(wheres(table, measure.where ?? {}))} then ${valueOf(measure)} end`
    : sql`null`;
  return sql`select *, ${who} as _who, ${day} as _day, cast(date_trunc(${trusted(`'${unit}'`)}, ${day}) as date) as _period, ${counted(questions)} as _answered, ${counted(usual)} as _usual, coalesce(${spread} < 1e-9, false) as _straight, cast(${value} as double) as _v from ${ident(table.name)} where ${all(conditions)}`;
}

/** Where on its scale an answer lies, 0…1. */
function placeOf({ name, range }: Column): Query {
  const [min, max] = range ?? [0, 1];
  return sql`(${ident(name)} - cast(${min} as double)) / cast(${max - min || 1} as double)`;
}

function answeredPart({ name }: Column): Query {
  return sql`select 'question', ${name}, null, sum(n), 0, 0, sum(n) filter (${ident(name)} is not null), 0 from _all`;
}

function scalePart({ name, range }: Column): Query[] {
  if (!range) return [];
  const off = sql`${ident(name)} < ${range[0]} or ${ident(name)} > ${range[1]}`;
  return [
    sql`select 'scale', ${name}, null, sum(n) filter (${ident(name)} is not null), 0, 0, sum(n) filter (${off}), 0 from _all`,
  ];
}

function silentPart(): Query {
  return sql`select 'silent', null, null, sum(n), 0, 0, sum(n) filter (_answered = 0), 0 from _all`;
}

/** Of surveys with at least three answers, or both of two. */
function straightPart(questions: number): Query {
  const least = Math.min(3, Math.max(2, questions));
  return sql`select 'straight', null, null, sum(n), 0, 0, sum(n) filter (_straight), 0 from _all where _answered >= ${least}`;
}

function speedPart({ column, limit }: NonNullable<QualityOptions['duration']>): Query {
  const seconds = ident(column);
  const least = sql`coalesce(cast(${limit ?? null} as double), 0.2 * (select median(${seconds}) from _all))`;
  return sql`select 'speed', null, null, sum(n), max(_limit), 0, sum(n) filter (${seconds} < _limit), sum(n) filter (${seconds} < _limit and _straight and _answered > 1) from (select *, ${least} as _limit from _all where ${seconds} is not null)`;
}

function customerParts({ questions, usual }: QualityOptions, measure: Measure | undefined): Query[] {
  const keys = joined([sql`_who`, sql`_day`, ...questions.map(({ name }) => ident(name))], ', ');
  const same = sql`select sum(n) as _times from _known where _answered > 0 group by ${keys}`;
  const quarters = sql`select sum(n) as _times from _known group by _who, date_trunc('quarter', _day)`;
  const moments = (part: Query, value: Query) =>
    sql`select ${part}, case when _ordinal = 1 then 'first' else 'later' end, null, sum(n), sum(n * weight), sum(n * weight * weight), sum(n * weight * ${value}), sum(n * weight * ${value} * ${value}) from _known where (_ordinal = 1 or _ordinal >= ${laterFrom}) and ${value} is not null group by 2`;
  return [
    ...(questions.length
      ? [sql`select 'duplicate', null, null, sum(_times), 0, 0, sum(_times - 1), 0 from (${same})`]
      : []),
    sql`select 'quarter', null, null, count(*), max(_times), 0, sum(_times), count(*) filter (_times > ${manyInQuarter}) from (${quarters})`,
    ...(usual.length ? [moments(sql`'answered'`, sql`(_usual / cast(${usual.length} as double))`)] : []),
    ...(measure ? [moments(sql`'score'`, sql`_v`)] : []),
  ];
}
