import { columnOf, tableOf, type Dataset, type Measure } from '../dataset/dataset.ts';
import { answers, momentColumns, moments, wheres, type Where } from './measure.ts';
import type { Window } from './period.ts';
import { all, ident, joined, sql, trusted, type Query } from './query.ts';

/** How answers belong to a stage: by conditions on them, by a column that names it, or by customer and day. */
export type StageLink = { at: Record<string, Where> } | { column: string } | { customer: string };

export type JourneyOptions = {
  table: string;
  stage: string;
  customer: string;
  on: string;
  stages: string[];
  /** Last day that the data cover. */
  last: string | null;
  /** Days within which to go on; undefined for the time in which nine of ten did, 0 for no such limit. */
  days?: number | undefined;
  where?: Where | undefined;
  /** Only customers whose journey began in it. */
  window?: Window | undefined;
  measure?: Measure | undefined;
  link?: StageLink | undefined;
};

/** Columns of a step, beside its moments. */
const stepColumns = ['base', 'went', 'recent', 'median', 'early', 'late', 'span'] as const;

/**
 * The journey: rows `part`, `stage` (from 0) and
 * - `all`: `n` customers;
 * - `stage`: `n` customers who reached it, each at the first time, and `skipped`: those without the stage before;
 * - `step`, from the stage to the next: `base` customers who had `span` days to go on, `went` those who did, `recent`
 *   those who had less; of all who went on, the `median` days and the quartiles `early` and `late`;
 * - `measure`: the moments of the answers that belong to the stage; `unlinked`: `n` answers that belong to none.
 */
export function journeyStages(dataset: Dataset, options: JourneyOptions): Query {
  const { measure, link } = options;
  const none = (names: readonly string[]) => trusted(names.map(() => 'null').join(', '));
  const [noSums, noSteps] = [none(momentColumns.slice(1)), none(stepColumns)];
  const parts = [
    sql`select 'all' as part, cast(null as integer) as stage, coalesce(sum(n), 0)::double as n, ${joined(
      momentColumns.slice(1).map((name) => sql`cast(null as double) as ${ident(name)}`),
      ', ',
    )}, cast(null as double) as skipped, ${joined(
      stepColumns.map((name) => sql`cast(null as double) as ${ident(name)}`),
      ', ',
    )} from (select max(n) as n from _first group by _who)`,
    sql`select 'stage', _stage, sum(n)::double, ${noSums}, coalesce(sum(n) filter (_stage > 0 and not _after), 0)::double, ${noSteps} from _path group by 2`,
    sql`select 'step', _stage, null, ${noSums}, null, coalesce(sum(n) filter (_ready), 0)::double, coalesce(sum(n) filter (_ready and _went), 0)::double, coalesce(sum(n) filter (not _ready), 0)::double, quantile_cont(_wait, 0.5)::double, quantile_cont(_wait, 0.25)::double, quantile_cont(_wait, 0.75)::double, max(_span)::double from _steps group by 2`,
  ];
  if (measure && link) parts.push(...measureParts(dataset, measure, link, options, noSteps));
  return sql`select * from (with _first as (${firsts(dataset, options)}), _path as (${path(options)}), _steps as (${steps(options)})
${joined(parts, '\nunion all\n')}) order by 1, 2`;
}

/** The first day on which each customer reached each stage. */
function firsts(
  dataset: Dataset,
  { table: name, stage, customer, on, stages, where = {}, window }: JourneyOptions,
): Query {
  const table = tableOf(dataset, name);
  const [who, day] = [ident(columnOf(table, customer).name), ident(columnOf(table, on).name)];
  const text = sql`cast(${ident(columnOf(table, stage).name)} as varchar)`;
  const places = stages.map((each, index) => sql`when ${each} then ${index}::integer`);
  const conditions = [
    sql`${text} in ${stages}`,
    sql`${who} is not null`,
    sql`${day} is not null`,
    ...wheres(table, where),
  ];
  const found = sql`select ${who} as _who, case ${text} ${joined(places, ' ')} end as _stage, min(${day}) as _on, max(n) as n from ${ident(table.name)} where ${all(conditions)} group by 1, 2`;
  if (!window) return found;
  const began = sql`min(_on) over (partition by _who)`;
  return sql`select * from (${found}) qualify ${began} >= cast(${window.from} as date) and ${began} < cast(${window.before} as date)`;
}

/** Each first day with that of the next stage, if it came after. */
function path({ stages, last }: JourneyOptions): Query {
  const end = trusted(String(stages.length - 1));
  return sql`select a._stage, a.n, b._on is not null as _went, b._on - a._on as _wait, cast(${last} as date) - a._on as _seen, p._who is not null as _after, a._stage = ${end} as _last from _first a left join _first b on b._who = a._who and b._stage = a._stage + 1 and b._on >= a._on left join _first p on p._who = a._who and p._stage = a._stage - 1 and p._on <= a._on`;
}

function steps({ days }: JourneyOptions): Query {
  const span =
    days === undefined
      ? sql`coalesce(ceil(quantile_cont(_wait, 0.9) over (partition by _stage)), 0)`
      : sql`${days}::double`;
  const went = days ? sql`_went and _wait <= _span` : sql`_went`;
  return sql`select _stage, n, _wait, _span, _seen >= _span as _ready, ${went} as _went from (select *, ${span} as _span from _path where not _last)`;
}

function measureParts(
  dataset: Dataset,
  measure: Measure,
  link: StageLink,
  { stages, window }: JourneyOptions,
  noSteps: Query,
): Query[] {
  const sums = moments(measure);
  // customers of the period bring their answers, whenever they gave them
  const asked = 'customer' in link ? undefined : window;
  const made = (where: Where) => answers(dataset, measure, { where, window: asked });
  if ('at' in link)
    return Object.entries(link.at).map(
      ([stage, where]) =>
        sql`select 'measure', ${stages.indexOf(stage)}::integer, ${sums}, null, ${noSteps} from (${made(where)})`,
    );
  if ('column' in link) {
    const text = sql`cast(${ident(link.column)} as varchar)`;
    return stages.map(
      (stage, index) =>
        sql`select 'measure', ${index}::integer, ${sums}, null, ${noSteps} from (${made({})}) where ${text} = ${stage}`,
    );
  }
  const latest = sql`select _who, _on, max(_stage) as _stage from _first group by 1, 2`;
  const linked = sql`select a.*, f._stage from (${made({})}) a asof left join (${latest}) f on a.${ident(link.customer)} = f._who and a._at >= f._on`;
  return [
    sql`select 'measure', _stage, ${sums}, null, ${noSteps} from (${linked}) where _stage is not null group by 2`,
    sql`select 'unlinked', null, coalesce(sum(n), 0)::double, ${trusted('null, null, null, null')}, null, ${noSteps} from (${linked}) where _stage is null`,
  ];
}
