import { periodColumn, tableOf, type Measure } from '../../dataset/dataset.ts';
import { kindOf } from '../../figures/measures/measured.ts';
import { isOrdered } from '../../figures/measures/groups.ts';
import { bucket } from '../../sql/measure.ts';
import { add, type PeriodUnit } from '../../sql/period.ts';
import { periodName, periodNamed } from '../../sql/periodName.ts';
import { ident, joined, sql } from '../../sql/query.ts';
import type { ControlPoint } from '../../stats/controlChart.ts';
import { shareOf } from '../../stats/estimate.ts';
import { laneyChart } from '../../stats/laneyChart.ts';
import { overdispersed } from '../../stats/overdispersed.ts';
import { effectiveN } from '../../stats/moments.ts';
import { pChart } from '../../stats/pChart.ts';
import { runRules } from '../../stats/runRules.ts';
import { xmrChart } from '../../stats/xmrChart.ts';
import { estimateRow, momentsFor, type Sums } from './estimateRow.ts';
import { answersOf, groupsOf, missingGroup } from './groups.ts';
import { byColumn, hasPeriods, unitOf, units, type Unit } from './filters.ts';
import { type Asked, numberOf, Unfitting, UsageError, wordOf } from './options.ts';
import type { MeasureRow, Source } from './row.ts';

type Chart = { name: string; centre: number; points: (ControlPoint | null)[]; stretch?: number };

/** Periods with control limits: low and high are the limits, and signals the run rules that a point breaks. */
export async function control(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const periods = await periodsOf(source, measure, asked);
  const rows = periods.map(({ by, sums }) => estimateRow(source, measure, by, sums));
  const chart = chartOf(
    measure,
    rows,
    periods.map(({ sums }) => sums),
    asked,
  );
  if (!chart) return rows.map((row) => ({ ...row, what: 'control', low: null, high: null, method: null }));
  const sigmas = chart.points.map((point) => point?.sigmas ?? null);
  const signals = runRules(sigmas);
  return rows.map((row, index) => {
    const point = chart.points[index];
    const broken = signals.filter(({ start, end }) => start <= index && index <= end).map(({ rule }) => rule);
    const { lower = null, upper = null } = point ?? {};
    return {
      ...{ ...row, low: lower, high: upper, method: chart.name, what: 'control' },
      ...{ centre: chart.centre, lower, upper, sigmas: sigmas[index] ?? null, signals: broken },
      ...(chart.stretch !== undefined && { stretch: chart.stretch }),
    };
  });
}

type Period = { by: string; sums: Sums };

/** The periods of --by in order, or the values of a column that has an order. */
async function periodsOf(source: Source, measure: Measure, asked: Asked): Promise<Period[]> {
  const table = tableOf(source.dataset, measure.table);
  const by = asked.by ?? (await fittingUnit(source, measure, asked));
  const unit = unitOf(table, by);
  const { groups } = await groupsOf(source, measure, { ...asked, by });
  const known = groups.filter((group) => group.by !== missingGroup);
  if (!unit && !isOrdered(byColumn(table, by)))
    throw new UsageError(`invalid --by: ${by} has no order in time`, { valid: [...units] });
  return unit && unit !== 'day' ? withGaps(known, unit) : known;
}

/** So many points make a chart. */
const enough = 8;

/** Months, or what is finer if they are few; coarser where no period would hold two of them. */
async function fittingUnit(source: Source, measure: Measure, asked: Asked): Promise<Unit> {
  const table = tableOf(source.dataset, measure.table);
  if (hasPeriods(measure)) return 'month';
  if (!periodColumn(source.dataset, table))
    throw new Unfitting(`no dates: table ${table.name} has no date column, so --control needs --by`);
  const columns = units.map((unit) => sql`count(distinct ${bucket(unit)})::double as ${ident(unit)}`);
  const answers = answersOf(source, measure, asked);
  const [counts] = await source.ask<Record<Unit, number>>(
    sql`select ${joined(columns, ', ')} from (${answers})`,
  );
  const of = (unit: Unit) => counts?.[unit] ?? 0;
  const fine = (['month', 'week'] as const).find((unit) => of(unit) >= enough) ?? 'day';
  const coarser = units.slice(units.indexOf(fine)).filter((unit) => of(unit) === of(fine));
  return coarser.at(-1) ?? fine;
}

/** The periods in order, those without answers too: they break a run. */
function withGaps(groups: Period[], unit: PeriodUnit): Period[] {
  const [first, last] = [groups[0], groups.at(-1)].map((period) => period && periodNamed(period.by)?.from);
  if (!first || !last) return [];
  const periods: Period[] = [];
  for (let day = first; day <= last; day = add(day, 1, unit)) {
    const by = periodName(day, unit);
    const nothing = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
    periods.push(groups.find((period) => period.by === by) ?? { by, sums: nothing });
  }
  return periods;
}

function chartOf(measure: Measure, rows: MeasureRow[], sums: Sums[], asked: Asked): Chart | null {
  const isShare = kindOf(measure) === 'share';
  const word = wordOf(asked, 'control', ['auto', 'p', 'laney', 'xmr'], 'auto');
  if ((word === 'p' || word === 'laney') && !isShare)
    throw new Unfitting(
      `invalid --control: ${word} is for shares, ${measure.name} is ${measure.kind}; use xmr`,
    );
  const baseline = numberOf(asked, 'baseline', rows.length, (value) => Number.isInteger(value) && value > 1);
  if (baseline > rows.length)
    throw new UsageError(`invalid --baseline: ${baseline}, there are ${rows.length} periods`);
  if (!isShare || word === 'xmr') return individuals(rows, baseline);
  return shares(
    rows.map((row, index) => countsOf(row, momentsFor(measure, sums[index] as Sums))),
    baseline,
    word,
  );
}

/** Answers, effective ones, and how many of them count; a period that is withheld is as good as empty. */
function countsOf({ value }: MeasureRow, moments: Sums): { n: number; x: number } {
  const n = value === null ? 0 : effectiveN(moments);
  return { n, x: n && shareOf(moments) * n };
}

function shares(
  periods: { n: number; x: number }[],
  baseline: number,
  word: 'auto' | 'p' | 'laney',
): Chart | null {
  const laney = word === 'p' ? null : laneyChart(periods, { baseline });
  if (laney && (word === 'laney' || overdispersed(laney))) return { ...laney, name: 'laney' };
  const plain = word === 'laney' ? null : pChart(periods, { baseline });
  return plain && { ...plain, name: 'p' };
}

/** Individual values; periods without one are skipped. */
function individuals(rows: MeasureRow[], baseline: number): Chart | null {
  const places = rows.flatMap(({ value }, index) => (value === null ? [] : [index]));
  const values = places.map((index) => rows[index]?.value ?? 0);
  const chart = xmrChart(values, { baseline: places.filter((index) => index < baseline).length });
  if (!chart) return null;
  const points = rows.map((_, index) => chart.points[places.indexOf(index)] ?? null);
  return { name: 'xmr', centre: chart.centre, points };
}
