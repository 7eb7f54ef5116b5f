import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { rowsChart, type Bar } from '../../charts/rows.ts';
import { domainAround } from '../../charts/estimates.ts';
import { colour } from '../../charts/theme.ts';
import {
  columnOf,
  labelOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { linkage as linkageQuery, type Life, type Outcome } from '../../sql/linkage.ts';
import { windowOf } from '../../sql/period.ts';
import { ident, sql } from '../../sql/query.ts';
import { counted } from '../../words/counted.ts';
import { format, formatDate, formatRange, type Format, type Locale } from '../../words/format.ts';
import { linkageWords } from '../../words/linkage.ts';
import { messages } from '../../words/messages.ts';
import { gapWords } from '../comparison/compareWords.ts';
import { verdictOf } from '../comparison/compareResult.ts';
import { counts } from '../measures/counts.ts';
import { whereWords } from '../measures/conditions.ts';
import { lifeOf } from '../measures/customerLife.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import {
  answerColumn,
  groupingOf,
  linkageRow,
  linkedOf,
  type Linked,
  type LinkageRow,
  type LinkedGroup,
} from './linkageGroups.ts';
import { describe, measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps } from '../props.ts';

const props = z.strictObject({
  ...measureProps,
  outcome: z
    .enum(['churn', 'value'])
    .default('churn')
    .describe(
      'what is looked at later: churn (who left, default) or value (a column of money of the customers)',
    ),
  days: z
    .int()
    .min(1)
    .max(3650)
    .default(180)
    .describe('days after the answer in which customers leave or stay; default 180'),
  by: z
    .enum(['answer', 'satisfied'])
    .optional()
    .describe(
      'groups: each answer, or satisfied and not (promoters, passives and detractors); default answer on scales of up to 7 points',
    ),
  pick: z
    .enum(['first', 'last'])
    .default('first')
    .describe('which answer of a customer counts: the first of the period (default) or the last'),
  churn: z.string().optional().describe('the measure of kind churn that says who left; default: the first'),
  column: z
    .string()
    .optional()
    .describe('for value: the column of the customers; default: their first column of money'),
  customer: z.string().optional().describe('the column that says who answered; default: that of the dataset'),
  ...frameProps,
});
type Props = z.output<typeof props>;

/** The question with everything that the dataset adds to it. */
type Asked = {
  measure: Measure;
  by: 'answer' | 'satisfied';
  life: Life;
  outcome: Outcome;
  column?: Column | undefined;
};

export const linkage = figure<Props, LinkageRow>({
  name: 'linkage',
  tag: 'Linkage',
  about:
    'what customers did after they answered, by their score: who left, or what they spend; an association with its interval and test',
  responsive: true,
  props,
  row: linkageRow,
  query(props, { dataset }) {
    const { measure, by, life, outcome } = askedOf(props, dataset);
    const column = answerColumn(measure, dataset);
    const group = by === 'answer' && column ? ident(column.name) : sql`cast(_v as integer)`;
    return linkageQuery(dataset, measure, {
      ...{ life, outcome, group, pick: props.pick, where: props.where },
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
  },
  shown,
  render(rows, props, context) {
    const linked = resultOf(rows, props, context);
    return element(
      context.document,
      'div',
      { class: 'pl-chart pl-linkage' },
      chart(linked, props, context),
      reading(props, context),
    );
  },
  definition(props, { dataset, locale }) {
    const words = linkageWords(locale);
    const { life } = askedOf(props, dataset);
    const churn = props.outcome === 'churn' ? labelOf(tableOf(dataset, life.table)) : undefined;
    return [
      ...describe(dataset, props.measure, locale),
      words.definition({ pick: props.pick, churn }),
      props.outcome === 'churn' ? words.shareMethod : words.meanMethod,
      words.proof,
    ];
  },
});

function askedOf(props: Props, dataset: Dataset): Asked {
  const measure = measureOf(dataset, props.measure);
  const by = groupingOf(measure, props.by, dataset);
  const life = lifeOf(measure, props, dataset, 'Linkage');
  if (props.outcome === 'churn') return { measure, by, life, outcome: { days: props.days } };
  const { columns } = tableOf(dataset, life.table);
  const column = props.column
    ? columnOf(tableOf(dataset, life.table), props.column)
    : Object.values(columns).find(({ type }) => type === 'money');
  if (column && ['money', 'number', 'integer', 'score'].includes(column.type))
    return { measure, by, life, outcome: { column: column.name }, column };
  throw new FigureError(
    column ? 'invalid-prop' : 'missing-column',
    column
      ? `invalid prop: column of <Linkage>: expected numbers, found ${column.name} of type ${column.type}`
      : `missing column: <Linkage> of a value needs a column of money in table ${life.table}`,
    {
      prop: 'column',
      suggestion: 'declare it in dataset.yaml with "type: money", or name a column of numbers',
    },
  );
}

function resultOf(rows: LinkageRow[], props: Props, context: Context): Linked {
  const { measure, by } = askedOf(props, context.dataset);
  const kind = props.outcome === 'churn' ? 'share' : 'mean';
  return linkedOf(rows, { measure, by, kind }, context);
}

/** "180 days"; undefined where leaving has no day. */
function daysOf(props: Props, { life }: Asked, locale: Locale): string | undefined {
  return 'on' in life.ended ? counted(props.days, 'day', locale) : undefined;
}

function outcomeOf(
  props: Props,
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
): { name: string; as: Format } {
  const asked = askedOf(props, dataset);
  const words = linkageWords(locale);
  const { column } = asked;
  if (!column) return { name: words.left(daysOf(props, asked, locale)), as: { kind: 'share' } };
  const as: Format = column.currency ? { kind: 'money', currency: column.currency } : { kind: 'number' };
  return { name: words.mean(labelOf(column)), as };
}

function shown(rows: LinkageRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = linkageWords(locale);
  const linked = resultOf(rows, props, context);
  const { groups, gap, customers } = linked;
  const drawn = groups.filter(({ estimate }) => estimate);
  const outcome = outcomeOf(props, context);
  const method = methodName(drawn[0]?.estimate?.method, locale);
  const label = [measureLabel(measureOf(dataset, props.measure)), ...whereWords(props, context)].join(', ');
  const last = drawn.at(-1);
  const nothing = { value: null, low: null, high: null, p: null };
  return {
    title: words.title(label, outcome.name),
    columns: columnsOf(props, context),
    rows: groups.map((group) => {
      const { value = null, low = null, high = null } = group.estimate ?? {};
      const difference = gap && group === last ? gap : nothing;
      return {
        ...{ group: group.name, value, low, high, n: group.n },
        ...{
          difference: difference.value,
          difference_low: difference.low,
          difference_high: difference.high,
          p: difference.p,
        },
      };
    }),
    sentence: sentence(linked, props, context),
    n: drawn.length || customers === 0 ? customers : Math.max(...groups.map(({ n }) => n)),
    interval: method ? { level: 0.95, method } : undefined,
    state: customers === 0 ? 'empty' : drawn.length ? 'ok' : 'too-few',
    notes: notesOf(linked, props, context),
  };
}

function columnsOf(props: Props, context: Context): ShownColumn[] {
  const { locale } = context;
  const common = messages(locale);
  const { name, as } = outcomeOf(props, context);
  const gap = { kind: 'difference', of: as } as const;
  return [
    { name: 'group', label: linkageWords(locale).group, format: { kind: 'text' } },
    { name: 'value', label: name, format: as },
    { name: 'low', label: common.low, format: as },
    { name: 'high', label: common.high, format: as },
    { name: 'n', label: linkageWords(locale).customers, format: { kind: 'count' } },
    { name: 'difference', label: common.difference, format: gap },
    { name: 'difference_low', label: common.differenceLow, format: gap },
    { name: 'difference_high', label: common.differenceHigh, format: gap },
    { name: 'p', label: common.pValue, format: { kind: 'p' } },
  ];
}

/** Both ends, their difference, and that it is no proof. */
function sentence({ groups, gap }: Linked, props: Props, context: Context): string {
  const { dataset, locale } = context;
  const words = linkageWords(locale);
  const drawn = groups.filter(({ estimate }) => estimate);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last) return '';
  const { name: outcome, as } = outcomeOf(props, context);
  const value = ({ estimate }: LinkedGroup) => format(estimate?.value, as, locale);
  if (first === last) return words.one({ outcome, name: first.name, value: value(first) });
  const asked = askedOf(props, dataset);
  const two = { first: first.name, firstValue: value(first), second: last.name, secondValue: value(last) };
  const said = [
    asked.column
      ? words.meanTwo({ ...two, column: labelOf(asked.column) })
      : words.leftTwo({ ...two, days: daysOf(props, asked, locale) }),
  ];
  if (gap) {
    const verdict = verdictOf(gap.low, gap.high);
    const made = gapWords({ ...gap, verdict }, as, context);
    const clear = verdict !== 'unclear' && (gap.p ?? 1) < 0.05;
    said.push(verdict === 'unknown' ? words.gapOnly(made.by) : words.gap({ ...made, clear }));
  }
  return [...said, words.proof].join(' ');
}

function notesOf({ groups, leftOut }: Linked, props: Props, context: Context): string[] {
  const { dataset, locale } = context;
  const words = linkageWords(locale);
  const common = messages(locale);
  const asked = askedOf(props, dataset);
  const count = (n: number) => counts(n, context).n;
  const notes: string[] = [];
  const drawn = groups.filter(({ estimate }) => estimate);
  const withheld = groups.filter(({ estimate }) => !estimate).map(({ name }) => name);
  if (withheld.length && drawn.length)
    notes.push(common.withheld(someOf(withheld), count(dataset.minimum.publish)));
  const flagged = groups.filter((group) => group.flagged).map(({ name }) => name);
  if (flagged.length) notes.push(common.flaggedNames(someOf(flagged), count(dataset.minimum.flag)));
  const { ended, table } = asked.life;
  if (leftOut.waiting && 'on' in ended)
    notes.push(
      words.waiting({
        n: count(leftOut.waiting),
        days: counted(props.days, 'day', locale),
        until: formatDate(ended.until, locale),
      }),
    );
  if (leftOut.unknown)
    notes.push(words.unknown({ n: count(leftOut.unknown), table: labelOf(tableOf(dataset, table)) }));
  if (leftOut.gone) notes.push(words.gone(count(leftOut.gone)));
  if (leftOut.nameless) notes.push(words.nameless(count(leftOut.nameless)));
  if (Array.isArray(asked.column?.generalise)) notes.push(words.banded(labelOf(asked.column)));
  if (drawn.length && !asked.column && 'flag' in ended) notes.push(words.snapshot);
  if (drawn.length && !asked.column && 'on' in ended && props.pick === 'last') notes.push(words.last);
  return notes;
}

function chart(linked: Linked, props: Props, context: Context): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const { name, as } = outcomeOf(props, context);
  const share = props.outcome === 'churn';
  const rows = linked.groups.flatMap((group) => (group.estimate ? [bar(group, as, context)] : []));
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const column = answerColumn(measureOf(dataset, props.measure), dataset);
  return rowsChart({
    ...{ document, width, rows, height: props.height },
    label: sentence(linked, props, context),
    head: { name: column ? labelOf(column) : linkageWords(locale).group, text: name },
    mark: share ? 'bar' : 'dot',
    domain: share ? [0, Math.min(1, Math.max(...ends) * 1.05) || 1] : domainAround(ends),
    tick: (value) => format(value, as, locale),
  });
}

function bar({ name, n, estimate, flagged }: LinkedGroup, as: Format, context: Context): Bar {
  const { locale } = context;
  const { value = 0, low = null, high = null } = estimate ?? {};
  const text = format(value, as, locale);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const count = messages(locale).answers(counts(n, context).n);
  return {
    ...{ name, value, low, high, text, count, flagged, hollow: flagged, colour: colour.accent },
    title: `${name}: ${text}${range}, ${count}`,
  };
}

function reading(props: Props, { document, dataset, locale }: Context): HTMLElement {
  const words = linkageWords(locale);
  const asked = askedOf(props, dataset);
  const text = asked.column ? words.readMean : words.readShare(daysOf(props, asked, locale));
  return element(document, 'p', { class: 'pl-note' }, text);
}
