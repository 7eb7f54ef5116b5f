import { z } from 'zod';
import { columnOf, labelOf, measureOf, tableOf, type Dataset } from '../../dataset/dataset.ts';
import { answers, grouped } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { ident, sql } from '../../sql/query.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format } from '../../words/format.ts';
import { formatP } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { groupWords } from '../../words/groupWords.ts';
import { rankingWords } from '../../words/ranking.ts';
import { counts } from '../measures/counts.ts';
import { isTotal, describe, formatOf, measureLabel, methodName } from '../measures/measured.ts';
import { subjectOf } from './compareSides.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { frameProps, measureProps, momentsRow } from '../props.ts';
import { drawRanking } from './rankingDrawing.ts';
import { rankedOf, type Ranked } from './rankingGroups.ts';

const props = z.strictObject({
  ...measureProps,
  by: z.string().describe('a column: each of its values is compared with all others together'),
  correction: z
    .enum(['holm', 'bh'])
    .default('holm')
    .describe(
      'for the number of comparisons: holm, where one false alarm matters (default), bh (Benjamini–Hochberg), for exploring',
    ),
  limit: z.int().min(2).max(200).default(30).describe('most groups that are drawn, 2 to 200; default 30'),
  ...frameProps,
});
type Props = z.output<typeof props>;

const row = z.object({ group: z.string().nullable(), ...momentsRow });
type Row = z.output<typeof row>;

export const ranking = figure<Props, Row>({
  name: 'ranking',
  tag: 'Ranking',
  about:
    'many groups, the highest first, each against all others together, corrected for the number of comparisons',
  responsive: true,
  drill: ({ by }) => (typeof by === 'string' ? by : undefined),
  props,
  row,
  query({ measure: name, by, where, period }, { dataset }) {
    const measure = measureOf(dataset, name);
    if (isTotal(measure))
      throw noEstimate(`a ${measure.kind} is no estimate and has no interval to compare by`);
    // the linearised moments of ratios do not add up to those of the rest
    if (measure.kind === 'ratio') throw noEstimate('a ratio cannot be set against the rest yet');
    columnOf(tableOf(dataset, measure.table), by);
    const window = period ? windowOf(period, dataset) : undefined;
    const source = answers(dataset, measure, { where, window });
    return grouped(source, [{ name: 'group', value: sql`cast(${ident(by)} as varchar)` }], sql`1`);
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const ranked = rankedOf(rows, props, context);
    return drawRanking(ranked, { ...props, label: sentence(ranked, props, context) }, context);
  },
  definition({ measure: name, correction }, { dataset, locale }) {
    const words = rankingWords(locale);
    const { kind } = measureOf(dataset, name);
    const share = kind === 'share' || kind === 'churn';
    const family = share ? 'share' : kind === 'nps' || kind === 'net' ? 'net' : 'mean';
    return [
      ...describe(dataset, name, locale),
      words.definition(comparisonWords(locale).tests[family]),
      words.corrections[correction],
    ];
  },
});

function noEstimate(reason: string): FigureError {
  return new FigureError('invalid-prop', `invalid prop: measure of <Ranking>: ${reason}`, {
    prop: 'measure',
    suggestion: 'use <Breakdown>, or a share, mean or net score',
  });
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const ranked = rankedOf(rows, props, context);
  const { groups, withheld, n } = ranked;
  const words = rankingWords(locale);
  const method = methodName(groups.find(({ low }) => low !== null)?.method, locale);
  const biggest = Math.max(0, ...withheld.map((each) => each.n));
  return {
    title: words.title(subjectOf(props, dataset, locale), byLabel(props, dataset)),
    columns: columnsOf(props, context),
    rows: [
      ...groups.map(({ name, value, low, high, n, rank, verdict, gap }) => ({
        ...{ rank, group: name, value, low, high, n },
        difference: gap?.value ?? null,
        difference_low: gap?.low ?? null,
        difference_high: gap?.high ?? null,
        p: gap?.p ?? null,
        adjusted_p: gap?.adjustedP ?? null,
        verdict: gap ? { higher: words.above, lower: words.below, unclear: words.unclear }[verdict] : null,
      })),
      ...withheld.map(({ name, n }) => ({ ...nothing, group: name, n })),
    ],
    sentence: sentence(ranked, props, context),
    n: groups.length || n === 0 ? n : biggest,
    interval: method ? { level: 0.95, method } : undefined,
    state: n === 0 ? 'empty' : groups.length ? 'ok' : 'too-few',
    notes: notesOf(ranked, props, context),
  };
}

const nothing = {
  ...{ rank: null, value: null, low: null, high: null },
  ...{
    difference: null,
    difference_low: null,
    difference_high: null,
    p: null,
    adjusted_p: null,
    verdict: null,
  },
};

/** Highest and lowest, which differ, and how many comparisons that took. */
function sentence({ groups, overall }: Ranked, props: Props, context: Context): string {
  const { dataset, locale, counted } = context;
  const words = rankingWords(locale);
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const label = subjectOf(props, dataset, locale);
  const [best, worst] = [groups[0], groups.at(-1)];
  if (!best || !worst) return '';
  const value = (each: typeof best) => format(each.value, as, locale);
  if (best === worst) {
    const { n } = counts(best.n, context);
    return groupWords(locale, counted).oneGroup({ label, name: best.said, value: value(best), n });
  }
  const said = (verdict: string) =>
    groups.filter((each) => each.verdict === verdict).map((each) => each.said);
  const [above, below] = [said('higher'), said('lower')];
  const others = above.length + below.length < groups.length;
  const { n } = counts(groups.length, context);
  return [
    words.most({ label, best: best.said, top: value(best), worst: worst.said, bottom: value(worst) }),
    above.length + below.length ? words.differ({ above, below, others }) : words.none,
    words.comparisons(groups.length === 2 ? 1 : groups.length, n, words[props.correction]),
    overall !== null && words.overall(formatP(overall, locale), overall < 0.05),
  ]
    .filter(Boolean)
    .join(' ');
}

function notesOf({ groups, withheld, leftOut }: Ranked, props: Props, context: Context): string[] {
  const { dataset, locale, counted } = context;
  const words = rankingWords(locale, counted);
  const common = { ...messages(locale, counted), ...groupWords(locale) };
  const count = (n: number) => counts(n, context).n;
  const notes: string[] = [];
  if (groups.length > props.limit) notes.push(common.firstGroups(count(props.limit), count(groups.length)));
  if (groups.length === 1) notes.push(words.lone);
  if (withheld.length && groups.length)
    notes.push(common.withheld(someOf(withheld.map(({ said }) => said)), count(dataset.minimum.publish)));
  const flagged = groups.filter((each) => each.flagged).map(({ said }) => said);
  if (flagged.length) notes.push(common.flaggedNames(someOf(flagged), count(dataset.minimum.flag)));
  if (leftOut && groups.length) notes.push(words.leftOut(count(leftOut), byLabel(props, dataset)));
  return notes;
}

function columnsOf(props: Props, { dataset, locale, counted }: Context): ShownColumn[] {
  const words = rankingWords(locale);
  const common = messages(locale, counted);
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const [text, count, p] = [{ kind: 'text' }, { kind: 'count' }, { kind: 'p' }] as const;
  const gap = { kind: 'difference', of: as } as const;
  return [
    { name: 'rank', label: words.rank, format: count },
    { name: 'group', label: byLabel(props, dataset), format: text },
    { name: 'value', label: measureLabel(measure), format: as },
    { name: 'low', label: common.low, format: as },
    { name: 'high', label: common.high, format: as },
    { name: 'n', label: common.n, format: count },
    { name: 'difference', label: common.difference, format: gap },
    { name: 'difference_low', label: common.differenceLow, format: gap },
    { name: 'difference_high', label: common.differenceHigh, format: gap },
    { name: 'p', label: common.pValue, format: p },
    { name: 'adjusted_p', label: words.adjustedP, format: p },
    { name: 'verdict', label: words.verdict, format: text },
  ];
}

function byLabel({ measure, by }: Props, dataset: Dataset): string {
  return labelOf(columnOf(tableOf(dataset, measureOf(dataset, measure).table), by));
}
