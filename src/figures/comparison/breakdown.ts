import { z } from 'zod';
import { drilling } from '../../charts/drill.ts';
import { element } from '../../charts/element.ts';
import { rowsChart, type Bar, type Reference } from '../../charts/rows.ts';
import { colour } from '../../charts/theme.ts';
import {
  columnOf,
  higherIsBetter,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { answers, moments } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { ident, sql } from '../../sql/query.ts';
import type { Moments } from '../../stats/estimate.ts';
import { format, formatRange, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { groupWords } from '../../words/groupWords.ts';
import { whereWords } from '../measures/conditions.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { byOrder, groupLabel, groupSaid, headOf, isOrdered, rawOf, someOf } from '../measures/groups.ts';
import { describe, formatOf, measured, measureLabel, methodName, total } from '../measures/measured.ts';
import { frameProps, measureProps, momentsRow } from '../props.ts';

const sorts = ['value', 'name', 'order', 'n'] as const;

const props = z.strictObject({
  ...measureProps,
  by: z.string().describe('a column: one row for each of its values'),
  sort: z
    .enum(sorts)
    .optional()
    .describe(
      'order of the rows: value (highest first), name, order (as declared, or of bands and numbers), n (most answers first); default value, for bands, numbers and dates order',
    ),
  mark: z
    .enum(['dot', 'bar'])
    .optional()
    .describe('dot, or bar from zero; default dot, bar for counts and sums'),
  target: z.number().optional().describe('a level to reach, in the unit of the measure (0.75 for 75 %)'),
  overall: z
    .boolean()
    .default(true)
    .describe('draw the value of all groups together as a line; default true'),
  limit: z.int().min(1).max(200).default(20).describe('most rows that are drawn, 1 to 200; default 20'),
  ...frameProps,
});
type Props = z.output<typeof props>;

const row = z.object({ group: z.string().nullable(), overall: z.boolean(), ...momentsRow });
type Row = z.output<typeof row>;

type Group = {
  raw: string | null;
  name: string;
  /** The name with its unit, for sentences. */
  said: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  flagged: boolean;
};
type Valued = Group & { value: number };

/** What is drawn, what is withheld, and how many groups the limit leaves out. */
type Groups = {
  /** Whether there may be groups that the query left out. */
  more: boolean;
  drawn: Valued[];
  /** Those drawn and those beyond the limit. */
  all: Valued[];
  withheld: Group[];
  known: number;
  overall: Group;
  method: string | undefined;
};

// a page holds every row of its queries: a column of names or keys must not fill it
const mostGroups = 1000;

export const breakdown = figure<Props, Row>({
  name: 'breakdown',
  tag: 'Breakdown',
  about: 'a measure by the values of a column: one row each, with interval, number of answers and target',
  responsive: true,
  drill: ({ by }) => (typeof by === 'string' ? by : undefined),
  props,
  row,
  query({ measure: name, by, where, period }, { dataset }) {
    const measure = measureOf(dataset, name);
    columnOf(tableOf(dataset, measure.table), by);
    const source = answers(dataset, measure, {
      where,
      window: period ? windowOf(period, dataset) : undefined,
    });
    const keyed = sql`select *, cast(${ident(by)} as varchar) as _group from (${source})`;
    return sql`select _group as "group", grouping(_group) = 1 as overall, ${moments(measure)} from (${keyed}) group by grouping sets ((_group), ()) order by 2 desc, 3 desc, 1 limit ${mostGroups + 1}`;
  },
  shown,
  render(rows, props, context) {
    return element(context.document, 'div', { class: 'pl-chart pl-breakdown' }, draw(rows, props, context));
  },
  definition({ measure }, { dataset, locale }) {
    return describe(dataset, measure, locale);
  },
});

function groupsOf(rows: Row[], props: Props, { dataset, locale }: Context): Groups {
  const measure = measureOf(dataset, props.measure);
  const column = byColumn(props, dataset);
  const words = messages(locale);
  const all = rows
    .filter((each) => !each.overall)
    .map((each) => {
      const raw = rawOf(column, each.group);
      return group(raw, nameOf(column, raw, locale), each, dataset, measure);
    });
  const together = rows.find((each) => each.overall) ?? total([]);
  const valued = all.filter((each): each is Valued => each.value !== null);
  valued.sort(comparison(props, column, locale));
  const named = valued.filter(({ raw }) => raw !== null);
  const withheld = all.filter(({ value, n }) => value === null && n > 0);
  return {
    drawn: [...named.slice(0, props.limit), ...valued.filter(({ raw }) => raw === null)],
    all: valued,
    withheld: withheld.sort((a, b) => byOrder(column, locale)(a.raw, b.raw)),
    known: valued.length,
    more: all.length >= mostGroups,
    overall: group(null, { name: words.all, said: words.all }, together, dataset, measure),
    method: measured(dataset, measure, together).estimate?.method,
  };
}

function nameOf(column: Column, raw: string | null, locale: Locale): Pick<Group, 'name' | 'said'> {
  return { name: groupLabel(column, raw, locale), said: groupSaid(column, raw, locale) };
}

function group(
  raw: string | null,
  names: Pick<Group, 'name' | 'said'>,
  moments: Moments,
  dataset: Dataset,
  measure: Measure,
): Group {
  const { n, estimate, flagged } = measured(dataset, measure, moments);
  const { value = null, low = null, high = null } = estimate ?? {};
  return { raw, ...names, value, low, high, n, flagged };
}

/** The order of the rows; those without a value of the column come last. */
function comparison({ sort }: Props, column: Column, locale: Locale): (a: Valued, b: Valued) => number {
  const order = byOrder(column, locale);
  const byName = new Intl.Collator(locale, { numeric: true });
  const chosen = sort ?? (isOrdered(column) ? 'order' : 'value');
  return (a, b) => {
    if (a.raw === null || b.raw === null) return order(a.raw, b.raw);
    const first = {
      value: b.value - a.value,
      n: b.n - a.n,
      name: byName.compare(a.name, b.name),
      order: order(a.raw, b.raw),
    }[chosen];
    return first || b.n - a.n || order(a.raw, b.raw);
  };
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale, counted } = context;
  const words = messages(locale, counted);
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const groups = groupsOf(rows, props, context);
  const { drawn, withheld, overall } = groups;
  const method = methodName(groups.method, locale);
  const counting = measure.kind === 'count';
  const listed = [...drawn, ...withheld, ...(hasOverall(props, groups, measure) ? [overall] : [])];
  return {
    title: [measureLabel(measure), ...whereWords(props, context), headOf(byColumn(props, dataset))].join(
      ' · ',
    ),
    columns: [
      { name: 'group', label: headOf(byColumn(props, dataset)), format: { kind: 'text' } },
      { name: 'value', label: measureLabel(measure), format: as },
      { name: 'low', label: words.low, format: as },
      { name: 'high', label: words.high, format: as },
      ...(counting ? [] : [{ name: 'n', label: words.n, format: { kind: 'count' } as const }]),
    ],
    rows: listed.map(({ name, value, low, high, n }) => ({
      ...{ group: name, value, low, high },
      ...(counting ? {} : { n }),
    })),
    sentence: sentence(groups, measure, context),
    n: overall.n,
    interval: method ? { level: 0.95, method } : undefined,
    state: overall.n === 0 ? 'empty' : drawn.length === 0 ? 'too-few' : 'ok',
    notes: notes(groups, context),
  };
}

function notes({ drawn, withheld, known, more }: Groups, { dataset, locale, counted }: Context): string[] {
  const words = { ...messages(locale, counted), ...groupWords(locale, counted) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const made: string[] = [];
  if (drawn.length < known)
    made.push(words.firstGroups(count(drawn.length), `${count(known)}${more ? '+' : ''}`));
  if (withheld.length && drawn.length)
    made.push(words.withheld(someOf(withheld.map(({ said }) => said)), count(dataset.minimum.publish)));
  const flagged = drawn.filter((each) => each.flagged).map(({ said }) => said);
  if (flagged.length) made.push(words.flaggedNames(someOf(flagged), count(dataset.minimum.flag)));
  return made;
}

function sentence({ all, overall }: Groups, measure: Measure, { dataset, locale, counted }: Context): string {
  const words = groupWords(locale, counted);
  const as = formatOf(dataset, measure);
  const label = measureLabel(measure);
  const n = format(overall.n, { kind: 'count' }, locale);
  const ranked = all.filter(({ raw }) => raw !== null || all.length === 1);
  ranked.sort((a, b) => (higherIsBetter(measure) ? b.value - a.value : a.value - b.value));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst) return '';
  if (best === worst)
    return words.oneGroup({ label, name: best.said, value: format(best.value, as, locale), n });
  return words.breakdownSentence({
    label,
    best: best.said,
    top: format(best.value, as, locale),
    worst: worst.said,
    bottom: format(worst.value, as, locale),
    n,
  });
}

/** A total is no level to compare its own parts with; of one group alone it says nothing new. */
function hasOverall({ overall: wanted }: Props, { drawn, overall }: Groups, { kind }: Measure): boolean {
  return wanted && overall.value !== null && drawn.length > 1 && kind !== 'count' && kind !== 'sum';
}

function draw(rows: Row[], props: Props, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const groups = groupsOf(rows, props, context);
  const mark = props.mark ?? (measure.kind === 'count' || measure.kind === 'sum' ? 'bar' : 'dot');
  const references = referencesOf(props, groups, measure, context);
  const counts = measure.kind !== 'count';
  return rowsChart({
    document,
    label: sentence(groups, measure, context),
    width,
    height: props.height,
    head: { name: headOf(byColumn(props, dataset)), text: measureLabel(measure) },
    mark,
    rows: groups.drawn.map((each) => bar(each, as, counts, locale)),
    domain: domainOf(groups.drawn, references, mark, measure),
    references,
    tick: (value) => format(value, as, locale),
  });

  function bar(each: Valued, as: Parameters<typeof format>[1], counts: boolean, locale: Locale): Bar {
    const { name, said, value, low, high, n, flagged, raw } = each;
    const text = format(value, as, locale);
    const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
    const count = messages(locale).answers(format(n, { kind: 'count' }, locale));
    return {
      ...{ name, value, low, high, text, flagged },
      count: counts ? count : undefined,
      title: drilling(`${said}: ${text}${range}, ${count}`, props.by, raw),
      colour: raw === null ? colour.muted : colour.accent,
      muted: raw === null,
      hollow: flagged,
    };
  }
}

function referencesOf(
  props: Props,
  groups: Groups,
  measure: Measure,
  { dataset, locale }: Context,
): Reference[] {
  const words = messages(locale);
  const text = (name: string, value: number) =>
    `${name} ${format(value, formatOf(dataset, measure), locale)}`;
  const made: Reference[] = [];
  if (hasOverall(props, groups, measure) && groups.overall.value !== null) {
    const { value } = groups.overall;
    made.push({ value, text: text(words.all, value), colour: colour.muted });
  }
  if (props.target !== undefined)
    made.push({
      value: props.target,
      text: text(words.target, props.target),
      colour: colour.good,
      dashed: true,
    });
  return made;
}

/** Values, intervals and references with room around them; bars start at zero, shares end at 0 and 1. */
function domainOf(
  drawn: Valued[],
  references: Reference[],
  mark: Props['mark'],
  { kind }: Measure,
): [number, number] {
  const values = drawn.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  values.push(...references.map(({ value }) => value), ...(mark === 'bar' ? [0] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.05;
  const share = kind === 'share' || kind === 'churn';
  const bottom = low === 0 && (mark === 'bar' || share) ? 0 : low - room;
  const top = high === 0 && mark === 'bar' ? 0 : high + room;
  return share ? [Math.max(0, bottom), Math.min(1, top)] : [bottom, top];
}

function byColumn({ measure, by }: Props, dataset: Dataset): Column {
  return columnOf(tableOf(dataset, measureOf(dataset, measure).table), by);
}
