import { z } from 'zod';
import {
  columnOf,
  higherIsBetter,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
} from '../../dataset/dataset.ts';
import { answers, grouped, type Where } from '../../sql/measure.ts';
import { windowOf, type Window } from '../../sql/period.ts';
import { ident, sql, type Query } from '../../sql/query.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format, formatDifference } from '../../words/format.ts';
import { listOf } from '../../words/list.ts';
import { pickedWords, picks, type Pick as PickName } from '../../words/picked.ts';
import { rankingWords } from '../../words/ranking.ts';
import { bareRangeEnds } from '../measures/differenceText.ts';
import { counts } from '../measures/counts.ts';
import {
  isTotal,
  describe,
  formatOf,
  kindOf,
  measureLabel,
  momentsFor,
  optionsOf,
  type Sums,
} from '../measures/measured.ts';
import { subject } from '../measures/changeText.ts';
import { FigureError } from '../draw.ts';
import type { Context, Shown } from '../figure.ts';
import { byOrder, groupSaid } from '../measures/groups.ts';
import { rankedOf, type Ranked, type RankedGroup } from '../comparison/rankingGroups.ts';

/** Groups of a column that a number or a condition in a text speaks of: the best, the worst, those that differ. */

export const pickProps = {
  by: z
    .string()
    .optional()
    .describe(
      'with measure: a column, to speak of its values, each compared with all others together; with figure: the column that row goes by, as in row="lowest"; default: the column itself',
    ),
  pick: z
    .enum(picks)
    .optional()
    .describe(
      'with by, which group: best, worst (the direction of the measure counts), first, last (in the order of the column); better, worse: all that are better or worse than the rest by more than chance, corrected for the number of comparisons (Holm)',
    ),
};

/** The question about groups. */
export type Grouping = {
  measure: string;
  by: string;
  pick?: PickName | undefined;
  where?: Where | undefined;
  period?: string | undefined;
};

type GroupRow = Sums & { group: string | null };
type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

export type Picked = {
  ranked: Ranked;
  /** The groups that are meant: one, several or none. */
  groups: RankedGroup[];
  /** From the first group with enough answers to the last, in the order of the column. */
  course: { first: RankedGroup; last: RankedGroup; difference: Difference } | undefined;
};

/** Sufficient statistics of each group. Throws FigureError for measures that cannot be set against the rest. */
export function groupsQuery({ measure: name, by, pick, where, period }: Grouping, dataset: Dataset): Query {
  const measure = measureOf(dataset, name);
  columnOf(tableOf(dataset, measure.table), by);
  if (pick === 'better' || pick === 'worse') testable(name, dataset);
  const source = answers(dataset, measure, { where, window: windowIn({ period }, dataset) });
  const group = { name: 'group', value: sql`cast(${ident(by)} as varchar)` };
  return grouped(source, [group], sql`1`, measure);
}

function windowIn({ period }: Pick<Grouping, 'period'>, dataset: Dataset): Window | undefined {
  return period ? windowOf(period, dataset) : undefined;
}

/** Which groups the rows and the pick mean. */
export function pickedOf(rows: GroupRow[], asked: Grouping, context: Context): Picked {
  const { dataset, locale } = context;
  const measure = measureOf(dataset, asked.measure);
  const ranked = rankedOf(rows, { ...asked, correction: 'holm' }, context);
  const order = byOrder(columnFor(asked, dataset), locale);
  const ordered = [...ranked.groups].sort((a, b) => order(a.raw, b.raw));
  const bestFirst = higherIsBetter(measure) ? ranked.groups : [...ranked.groups].reverse();
  const better = higherIsBetter(measure) ? 'higher' : 'lower';
  const worse = better === 'higher' ? 'lower' : 'higher';
  const one = (group: RankedGroup | undefined) => (group ? [group] : []);
  const meant: Record<PickName, () => RankedGroup[]> = {
    best: () => one(bestFirst[0]),
    worst: () => one(bestFirst.at(-1)),
    first: () => one(ordered[0]),
    last: () => one(ordered.at(-1)),
    better: () => bestFirst.filter(({ verdict }) => verdict === better),
    worse: () => bestFirst.filter(({ verdict }) => verdict === worse).reverse(),
  };
  return {
    ranked,
    groups: asked.pick ? meant[asked.pick]() : ranked.groups,
    course: courseOf(rows, ordered, asked, dataset),
  };
}

function courseOf(
  rows: GroupRow[],
  ordered: RankedGroup[],
  asked: Grouping,
  dataset: Dataset,
): Picked['course'] {
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || first === last) return undefined;
  const measure = measureOf(dataset, asked.measure);
  const momentsOf = ({ raw }: RankedGroup) =>
    momentsFor(measure, rows.find(({ group }) => group === raw) as GroupRow);
  const made = difference(kindOf(measure), momentsOf(first), momentsOf(last), optionsOf(dataset, measure));
  return made ? { first, last, difference: made } : undefined;
}

/** Names of the groups with their units, in a list: "Coast", "Coast and East"; the word for none. */
export function namesOf({ groups }: Picked, { locale }: Words): string {
  return groups.length
    ? listOf(
        groups.map(({ said }) => said),
        locale,
      )
    : pickedWords(locale).none;
}

/** What is said of the groups: audit and screen readers. */
export function pickedSentence(picked: Picked, asked: Grouping, context: Context): string {
  const { dataset, locale } = context;
  const words = pickedWords(locale);
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const label = subject(asked, context, { windows: { now: windowIn(asked, dataset), unit: 'month' } });
  const { n } = counts(picked.ranked.groups.length, context);
  const compared = words.compared(labelOf(columnFor(asked, dataset)), n);
  const values = picked.groups.map(({ said, value }) => `${said} ${format(value, as, locale)}`);
  const meant = asked.pick && `${words.picks[asked.pick]}: ${values.join(', ') || words.none}`;
  return `${label}. ${[compared, meant].filter(Boolean).join('; ')}.`;
}

/** "After 48 months against up to 1 month: +12.0 pp (95 % interval 9.8 to 14.1)." */
export function courseSentence({ course }: Picked, asked: Grouping, { dataset, locale }: Words): string {
  if (!course) return '';
  const { first, last, difference: made } = course;
  const column = columnFor(asked, dataset);
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const [low, high] = bareRangeEnds(made, as, locale);
  return pickedWords(locale).firstToLast({
    first: groupSaid(column, first.raw, locale),
    last: groupSaid(column, last.raw, locale),
    difference: formatDifference(made.value, as, locale),
    ...{ low, high },
  });
}

/** The groups as a table, those that are meant first. */
export function pickedTable(
  { ranked, groups }: Picked,
  asked: Grouping,
  { dataset, locale }: Words,
  common: { low: string; high: string; n: string },
): { columns: Shown['columns']; rows: Shown['rows'] } {
  const measure = measureOf(dataset, asked.measure);
  const as = formatOf(dataset, measure);
  const words = rankingWords(locale);
  const others = ranked.groups.filter((group) => !groups.includes(group));
  const verdicts = { higher: words.above, lower: words.below, unclear: words.unclear };
  return {
    columns: [
      { name: 'group', label: labelOf(columnFor(asked, dataset)), format: { kind: 'text' } },
      { name: 'value', label: measureLabel(measure), format: as },
      { name: 'low', label: common.low, format: as },
      { name: 'high', label: common.high, format: as },
      { name: 'n', label: common.n, format: { kind: 'count' } },
      { name: 'verdict', label: words.verdict, format: { kind: 'text' } },
    ],
    rows: [...groups, ...others].map(({ name, value, low, high, n, gap, verdict }) => ({
      ...{ group: name, value, low, high, n },
      verdict: gap ? verdicts[verdict] : null,
    })),
  };
}

/** Definition of the measure and of the comparison with the rest. */
export function pickedDefinition({ measure: name }: Grouping, { dataset, locale }: Words): string[] {
  const { kind } = measureOf(dataset, name);
  const share = kind === 'share' || kind === 'churn';
  const family = share ? 'share' : kind === 'nps' || kind === 'net' ? 'net' : 'mean';
  const words = rankingWords(locale);
  return [
    ...describe(dataset, name, locale),
    words.definition(comparisonWords(locale).tests[family]),
    words.corrections.holm,
  ];
}

/** The column whose values are the groups. */
export function columnFor({ measure, by }: Grouping, dataset: Dataset): Column {
  return columnOf(tableOf(dataset, measureOf(dataset, measure).table), by);
}

/** Throws FigureError for totals and ratios: there is no test of one group of them against the rest. */
export function testable(name: string, dataset: Dataset): void {
  const measure = measureOf(dataset, name);
  if (!isTotal(measure) && measure.kind !== 'ratio') return;
  const message = `invalid prop: by: a ${measure.kind} cannot be tested against the rest, found measure ${name}`;
  throw new FigureError('invalid-prop', message, {
    prop: 'by',
    suggestion: 'write pick="best", "worst", "first" or "last", or a share, mean or net score',
  });
}
