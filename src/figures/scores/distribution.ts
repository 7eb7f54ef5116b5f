import { tickStep } from 'd3';
import { z } from 'zod';
import { drilling } from '../../charts/drill.ts';
import { element } from '../../charts/element.ts';
import type { Key } from '../../charts/keys.ts';
import { rowsChart } from '../../charts/rows.ts';
import { segmentsChart } from '../../charts/segments.ts';
import { colour } from '../../charts/theme.ts';
import {
  columnOf,
  findColumn,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { answers, grouped } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { ident, joined, sql, type Query } from '../../sql/query.ts';
import { estimate, type Moments } from '../../stats/estimate.ts';
import { format, formatRange, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { groupWords } from '../../words/groupWords.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { byOrder, groupLabel, groupSaid, headOf, isOrdered, rawOf, someOf } from '../measures/groups.ts';
import { describe, measureLabel, methodName, total } from '../measures/measured.ts';
import { frameProps, measureProps, momentsRow } from '../props.ts';
import { joinRest, npsClasses, pointsOf, type Point } from '../measures/scale.ts';

const props = z
  .strictObject({
    measure: z.string().optional().describe('a measure of dataset.yaml: the answers that it is made of'),
    column: z.string().optional().describe('a column, in place of a measure: its values'),
    by: z.string().optional().describe('a column: one row, or panel, for each of its values'),
    mark: z
      .enum(['bar', 'stacked', 'diverging'])
      .optional()
      .describe(
        'bar: one for each answer; stacked: parts of a whole; diverging: bad answers to the left, good to the right of the neutral middle; default bar, with by diverging, or stacked where answers are neither good nor bad',
      ),
    sort: z
      .enum(['value', 'name', 'order', 'n'])
      .optional()
      .describe(
        'order of the groups: value (most good answers first), name, order (as declared, or of bands and numbers), n (most answers first); default value, for bands, numbers and dates order',
      ),
    limit: z.int().min(1).max(200).default(20).describe('most groups that are drawn, 1 to 200; default 20'),
    where: measureProps.where,
    period: measureProps.period,
    ...frameProps,
  })
  .refine(({ measure, column }) => (measure === undefined) !== (column === undefined), {
    message: 'expected a measure or a column',
    path: ['measure'],
  });
type Props = z.output<typeof props>;

const row = z.object({ point: z.string(), group: z.string().nullable().optional(), ...momentsRow });
type Row = z.output<typeof row>;

type Mark = NonNullable<Props['mark']>;

/** One answer of one group. */
type Part = { point: Point; share: number; low: number | null; high: number | null; n: number };
type Group = {
  raw: string | null;
  name: string;
  said: string;
  n: number;
  flagged: boolean;
  /** Empty where the group is withheld. */
  parts: Part[];
};
type Whole = {
  points: Point[];
  mark: Mark;
  groups: Group[];
  withheld: Group[];
  known: number;
  joined: number;
  all: Group;
};

export const distribution = figure<Props, Row>({
  name: 'distribution',
  tag: 'Distribution',
  about: 'how often each answer was given: bars, or parts of a whole for each group',
  responsive: true,
  drill: ({ by }) => (typeof by === 'string' ? by : undefined),
  props,
  row,
  query(props, { dataset }) {
    const { measure, column } = asked(props, dataset);
    if (props.by) columnOf(tableOf(dataset, measure.table), props.by);
    const made = answers(dataset, measure, {
      where: props.where,
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
    const source = sql`select * from (${made}) where ${ident(column.name)} is not null`;
    const keys = [{ name: 'point', value: pointOf(column, dataset, measure.table) }];
    if (props.by) keys.push({ name: 'group', value: sql`cast(${ident(props.by)} as varchar)` });
    return grouped(source, keys, props.by ? sql`1, 2` : sql`1`);
  },
  shown,
  render(rows, props, context) {
    const whole = wholeOf(rows, props, context);
    const drawn =
      whole.mark === 'bar' ? drawBars(whole, props, context) : drawSegments(whole, props, context);
    return element(context.document, 'div', { class: 'pl-chart pl-distribution' }, drawn);
  },
  definition({ measure, column }, { dataset, locale }) {
    if (measure !== undefined) return describe(dataset, measure, locale);
    const { column: found } = findColumn(dataset, column ?? '');
    return [found.description ?? labelOf(found)];
  },
});

/** The answers' column, and the measure or the count of its values that select them. */
function asked(props: Props, dataset: Dataset): { measure: Measure; column: Column } {
  if (props.measure === undefined) {
    const { table, column } = findColumn(dataset, props.column ?? '');
    if (!hasPoints(column))
      throw new FigureError(
        'invalid-prop',
        `invalid prop: column of <Distribution>: expected categories, a scale or bands (generalise), found ${column.name} of type ${column.type}`,
        { prop: 'column' },
      );
    return { measure: { kind: 'count', name: column.name, table: table.name }, column };
  }
  const measure = measureOf(dataset, props.measure);
  if ('column' in measure)
    return { measure, column: inBands(columnOf(tableOf(dataset, measure.table), measure.column)) };
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure of <Distribution>: expected a measure of answers, found ${measure.name} of kind ${measure.kind}`,
    { prop: 'measure' },
  );
}

/** A column of free numbers as one of bands, about a dozen of round width: hardly two of its values are the same. */
function inBands(column: Column): Column {
  const [low, high] = (column.extent ?? []).map(Number);
  if (hasPoints(column) || column.type === 'date' || low === undefined || high === undefined) return column;
  const whole = column.type === 'integer';
  if (high <= low || (whole && high - low <= 20)) return column;
  const step = Math.max(tickStep(low, high, 12), whole ? 1 : 0);
  const first = Math.floor(low / step);
  const count = Math.floor(high / step) - first + 1;
  // products of a step such as 0.1 are not the numbers that they look like
  const edges = Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { ...column, generalise: edges };
}

/** SQL of the answer: itself, or the lower edge of the band that it lies in. */
function pointOf(column: Column, dataset: Dataset, table: string): Query {
  const own = ident(column.name);
  const published = columnOf(tableOf(dataset, table), column.name).generalise;
  if (published !== undefined || !Array.isArray(column.generalise)) return sql`cast(${own} as varchar)`;
  const [lowest = 0, ...edges] = column.generalise;
  const cases = [...edges].reverse().map((edge) => sql`when ${own} >= ${edge}::double then ${edge}::double`);
  return sql`cast(case ${joined(cases, ' ')} else ${lowest}::double end as varchar)`;
}

/** Whether the column's values are few enough to be answers. */
function hasPoints({ type, generalise, values }: Column): boolean {
  if (type === 'comment') return false;
  if (type === 'integer') return generalise !== undefined || values !== undefined;
  return !['number', 'money', 'date'].includes(type) || generalise !== undefined;
}

function labelsOf(props: Props, dataset: Dataset): { answer: string; what: string; by: string } {
  const { measure, column } = asked(props, dataset);
  const by = props.by ? headOf(columnOf(tableOf(dataset, measure.table), props.by)) : '';
  const what = props.measure === undefined ? labelOf(column) : measureLabel(measure);
  return { answer: headOf(column), what, by };
}

const mostSegments = 8;

function wholeOf(answer: Row[], props: Props, context: Context): Whole {
  const { dataset, locale } = context;
  const { measure, column } = asked(props, dataset);
  const rows = answer.map((each) => ({ ...each, point: rawOf(column, each.point) }));
  const seen = new Map<string, number>();
  for (const { point, w } of rows) seen.set(point, (seen.get(point) ?? 0) + w);
  const named = props.measure === undefined ? undefined : measure;
  const single = pointsOf({ dataset, column, measure: named, seen, locale });
  const sided = single.every(({ side }) => side !== undefined);
  const many = !sided && isOrdered(column) && single.length > mostSegments;
  const mark = props.mark ?? (!props.by || many ? 'bar' : sided ? 'diverging' : 'stacked');
  if (mark === 'diverging' && !sided)
    throw new FigureError(
      'invalid-prop',
      'invalid prop: mark of <Distribution>: expected bar or stacked where answers are neither good nor bad, found diverging',
      { prop: 'mark' },
    );
  const read = named?.kind === 'nps' && mark !== 'bar' ? npsClasses(single, locale) : single;
  const { points, joined } = sided
    ? { points: read, joined: 0 }
    : joinRest(read, mark === 'bar' ? Math.max(props.limit, 2) : mostSegments, { seen, locale });
  const all = groupOf(null, { name: '', said: '' }, rows, points, dataset);
  if (!props.by) {
    const groups = all.parts.length ? [all] : [];
    return { points, mark, groups, withheld: [], known: groups.length, joined, all };
  }
  return { points, mark, joined, all, ...split(rows, props, points, context) };
}

/** The groups of `by`: drawn in their order, and withheld. */
function split(
  rows: Row[],
  props: Props,
  points: Point[],
  { dataset, locale }: Context,
): Pick<Whole, 'groups' | 'withheld' | 'known'> {
  const { measure } = asked(props, dataset);
  const column = columnOf(tableOf(dataset, measure.table), props.by ?? '');
  const order = byOrder(column, locale);
  const found = [...new Set(rows.map(({ group = null }) => group))]
    .map((raw) => {
      const own = rows.filter(({ group = null }) => group === raw);
      const value = rawOf(column, raw);
      const names = { name: groupLabel(column, value, locale), said: groupSaid(column, value, locale) };
      return groupOf(value, names, own, points, dataset);
    })
    .sort((a, b) => order(a.raw, b.raw));
  const valued = found.filter(({ parts }) => parts.length);
  const named = valued.filter(({ raw }) => raw !== null);
  const sort = props.sort ?? (isOrdered(column) ? 'order' : 'value');
  const byName = new Intl.Collator(locale, { numeric: true });
  if (sort === 'value') named.sort((a, b) => good(b) - good(a) || b.n - a.n);
  if (sort === 'n') named.sort((a, b) => b.n - a.n);
  if (sort === 'name') named.sort((a, b) => byName.compare(a.name, b.name));
  return {
    groups: [...named.slice(0, props.limit), ...valued.filter(({ raw }) => raw === null)],
    withheld: found.filter(({ parts, n }) => !parts.length && n > 0),
    known: valued.length,
  };
}

function groupOf(
  raw: string | null,
  names: Pick<Group, 'name' | 'said'>,
  rows: Row[],
  points: Point[],
  { minimum }: Dataset,
): Group {
  const whole = total(rows);
  const parts =
    whole.n < minimum.publish || whole.w === 0
      ? []
      : points.map((point) =>
          partOf(
            point,
            whole,
            rows.filter((each) => point.values.includes(each.point)),
          ),
        );
  return { raw, ...names, n: whole.n, flagged: whole.n < minimum.flag, parts };
}

/** The share of the group's answers that are the point's, weighted, with its Wilson interval. */
function partOf(point: Point, { n, w, w2 }: Moments, rows: Row[]): Part {
  const own = total(rows);
  const made = estimate('share', { n, w, w2, s1: own.w, s2: own.w });
  return { point, share: made?.value ?? 0, low: made?.low ?? null, high: made?.high ?? null, n: own.n };
}

/** How good the answers are: good minus bad ones; where they are neither, the first answer's share. */
function good({ parts }: Group): number {
  if (parts[0]?.point.side === undefined) return parts[0]?.share ?? 0;
  return parts.reduce((sum, { share, point }) => sum + share * (point.side ?? 0), 0);
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...groupWords(locale) };
  const whole = wholeOf(rows, props, context);
  const labels = labelsOf(props, dataset);
  const share = { kind: 'share' } as const;
  const count = { kind: 'count' } as const;
  const drawn = whole.groups.flatMap((group) =>
    inOrder(group.parts, whole).map(({ point, share, low, high, n }) => ({
      ...(props.by ? { group: group.name } : {}),
      ...{ answer: point.name, share, low, high, n, base: group.n },
    })),
  );
  const withheld = whole.withheld.map(({ name, n }) => ({
    ...{ group: name, answer: null, share: null, low: null, high: null, n: null, base: n },
  }));
  const method = methodName('wilson', locale) ?? '';
  return {
    title: [labels.what, ...(props.by ? [labels.by] : [])].join(' · '),
    columns: [
      ...(props.by ? [{ name: 'group', label: labels.by, format: { kind: 'text' } as const }] : []),
      { name: 'answer', label: labels.answer, format: { kind: 'text' } },
      { name: 'share', label: words.share, format: share },
      { name: 'low', label: words.low, format: share },
      { name: 'high', label: words.high, format: share },
      { name: 'n', label: words.n, format: count },
      { name: 'base', label: words.answersInGroup, format: count },
    ],
    rows: [...drawn, ...withheld],
    sentence: sentence(whole, props, context),
    n: whole.all.n,
    interval: whole.groups.length ? { level: 0.95, method } : undefined,
    state: whole.all.n === 0 ? 'empty' : whole.groups.length === 0 ? 'too-few' : 'ok',
    notes: notes(whole, props, context),
  };
}

/** Bars are read from the top: the best answer first. */
function inOrder<T extends { point: Point }>(parts: T[], { mark }: Whole): T[] {
  const scale = parts[0]?.point.side !== undefined;
  return mark === 'bar' && scale ? [...parts].reverse() : parts;
}

function notes({ groups, withheld, known, joined }: Whole, { by }: Props, context: Context): string[] {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...groupWords(locale) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const made: string[] = [];
  if (!groups.length) return made;
  if (groups.length < known) made.push(words.firstGroups(count(groups.length), count(known)));
  if (joined) made.push(words.joinedAnswers(count(joined)));
  const names = someOf(withheld.map(({ said }) => said));
  if (names) made.push(words.withheld(names, count(dataset.minimum.publish)));
  const flagged = someOf(groups.filter((group) => group.flagged).map(({ said }) => said));
  if (!by && groups[0]?.flagged) made.push(words.flagged(count(dataset.minimum.flag)));
  else if (flagged) made.push(words.flaggedNames(flagged, count(dataset.minimum.flag)));
  return made;
}

function sentence(whole: Whole, props: Props, { dataset, locale }: Context): string {
  const words = { ...messages(locale), ...groupWords(locale) };
  const label = labelsOf(props, dataset).what;
  const share = (value: number) => format(value, { kind: 'share' }, locale);
  const n = format(whole.all.n, { kind: 'count' }, locale);
  const { parts } = whole.all;
  const most = parts.filter(({ point }) => !point.other).sort((a, b) => b.share - a.share)[0];
  if (!most) return '';
  const nps = props.measure !== undefined && measureOf(dataset, props.measure).kind === 'nps';
  const part = (side: Point['side']) => share(sideShare(parts, side));
  const first = nps
    ? words.npsSentence({ label, promoters: part(1), passives: part(0), detractors: part(-1), n })
    : words.distributionSentence({ label, most: most.point.name, share: share(most.share), n });
  const named = whole.groups.filter(({ raw }) => raw !== null);
  if (named.length < 2 || most.point.side === undefined) return first;
  named.sort((a, b) => sideShare(b.parts, 1) - sideShare(a.parts, 1));
  const [best, worst] = [named[0] as Group, named.at(-1) as Group];
  const second = words.fromTo({
    label: nps ? words.promoters : `${words.n} ${goodNames(whole.points)}`,
    ...{ best: best.said, top: share(sideShare(best.parts, 1)) },
    ...{ worst: worst.said, bottom: share(sideShare(worst.parts, 1)) },
  });
  return `${first} ${second}`;
}

/** "4–5": the good answers of a scale. */
function goodNames(points: Point[]): string {
  const values = points.filter(({ side }) => side === 1).flatMap((point) => point.values.map(Number));
  values.sort((a, b) => a - b);
  return values.length < 2 ? values.join() : `${values[0] ?? ''}–${values.at(-1) ?? ''}`;
}

function sideShare(parts: Part[], side: Point['side']): number {
  return parts.reduce((sum, { point, share }) => (point.side === side ? sum + share : sum), 0);
}

function drawBars(whole: Whole, props: Props, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const labels = labelsOf(props, dataset);
  const count = (n: number) => messages(locale).answers(format(n, { kind: 'count' }, locale));
  const sided = whole.points.every(({ side }) => side !== undefined);
  const rows = whole.groups.flatMap((group) =>
    inOrder(group.parts, whole).map((part) => ({
      name: part.point.name,
      value: part.share,
      ...{ low: part.low, high: part.high },
      text: format(part.share, { kind: 'share' }, locale),
      count: count(part.n),
      title: drilling(spoken(part, group, locale), props.by, group.raw),
      colour: sided || part.point.other ? part.point.colour : colour.accent,
      ...{ hollow: group.flagged, flagged: group.flagged },
      section: props.by ? { name: group.said, count: count(group.n) } : undefined,
    })),
  );
  const top = Math.max(...rows.flatMap(({ value, high }) => [value, high ?? value]));
  return rowsChart({
    ...{ document, width, rows, mark: 'bar' },
    label: sentence(whole, props, context),
    height: props.height,
    head: { name: labels.answer, text: messages(locale).share },
    domain: [0, Math.min(1, top * 1.04)],
    legend: classKeys(whole.points, props, context),
    tick: (value) => format(value, { kind: 'share' }, locale),
  });
}

/** What the colours of single scores stand for, where a measure reads them in classes. */
function classKeys(points: Point[], { measure }: Props, { dataset, locale }: Context): Key[] {
  if (measure === undefined || measureOf(dataset, measure).kind !== 'nps') return [];
  return npsClasses(points, locale).map(({ name, values, colour }) => ({
    name: values.length ? `${name} (${values[0] ?? ''}–${values.at(-1) ?? ''})` : name,
    colour,
  }));
}

function drawSegments(whole: Whole, props: Props, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const labels = labelsOf(props, dataset);
  const rows = whole.groups.map((group) => ({
    name: props.by ? group.name : messages(locale).all,
    count: messages(locale).answers(format(group.n, { kind: 'count' }, locale)),
    ...{ flagged: group.flagged, muted: Boolean(props.by) && group.raw === null },
    start: whole.mark === 'diverging' ? -sideShare(group.parts, -1) - sideShare(group.parts, 0) / 2 : 0,
    segments: group.parts.map((part) => ({
      ...{ share: part.share, colour: part.point.colour },
      text: percent(part.share, locale),
      title: drilling(spoken(part, group, locale), props.by, group.raw),
    })),
  }));
  return segmentsChart({
    ...{ document, width, rows },
    label: sentence(whole, props, context),
    height: props.height,
    head: props.by ? { name: labels.by, text: labels.what } : { name: labels.what },
    legend: whole.points,
    tick: (value) => format(value, { kind: 'share' }, locale),
  });
}

function spoken({ point, share, low, high, n }: Part, group: Group, locale: Locale): string {
  const as = { kind: 'share' } as const;
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const name = group.said ? `${group.said}, ${point.name}` : point.name;
  return `${name}: ${format(share, as, locale)}${range}, n = ${count(n)} / ${count(group.n)}`;
}

/** Whole percents: what a segment has room for. */
function percent(share: number, locale: Locale): string {
  return format(Math.round(share * 100) / 100, { kind: 'share' }, locale).replace(/[.,]0+(?=\D*$)/, '');
}
