import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { tableOf, type Dataset } from '../../dataset/dataset.ts';
import { everAtRisk, standing } from '../../sql/churn.ts';
import { wheres } from '../../sql/measure.ts';
import { add, windowOf, type PeriodUnit } from '../../sql/period.ts';
import { all, sql } from '../../sql/query.ts';
import { churn as churnRate, convertChurn } from '../../stats/churn.ts';
import { churnWords } from '../../words/churn.ts';
import { counted } from '../../words/counted.ts';
import { format, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { whereWords } from '../measures/conditions.ts';
import { windowName } from '../measures/windows.ts';
import { churnOf, datedChurnOf } from './churnMeasure.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps, periodUnit } from '../props.ts';

const { title, subtitle, note, source } = frameProps;

const props = z.strictObject({
  ...measureProps,
  measure: z.string().describe('a churn measure of dataset.yaml that has a start and an end'),
  by: periodUnit.default('month').describe('length of the period that the rate is of; default month'),
  period: measureProps.period.describe(
    'the periods that are added up, "last 12 months", "2025-01-01..2025-12-31"; default: the last 12 months',
  ),
  guide: z
    .boolean()
    .default(true)
    .describe('say where the rate stands among guide values of software; default true'),
  ...{ title, subtitle, note, source },
});
type Props = z.output<typeof props>;

const row = z.object({
  ...{ period: z.string(), start: z.number(), left: z.number(), end: z.number() },
  /** Different customers at risk in all periods together, the same in each row. */
  customers: z.number(),
});
type Row = z.output<typeof row>;

type Rate = {
  start: number;
  left: number;
  end: number;
  value: number | null;
  low: number | null;
  high: number | null;
  naive: number | null;
};

type Result = Rate & {
  periods: (Rate & { period: string })[];
  /** Different customers at risk in any of the periods. */
  customers: number;
  /** The rate and its interval over a year. */
  yearly: Pick<Rate, 'value' | 'low' | 'high'>;
};

export const churn = figure<Props, Row>({
  name: 'churn',
  tag: 'Churn',
  about:
    'churn as a card: the share of customers that leaves, its yearly equivalent, and beside it the naive rate',
  props,
  row,
  query({ measure: name, where = {}, by, period = 'last 12 months' }, { dataset }) {
    const measure = datedChurnOf(name, dataset);
    const table = tableOf(dataset, measure.table);
    const condition = all([...wheres(table, measure.where ?? {}), ...wheres(table, where)]);
    const rows = standing(dataset, measure, by, { condition });
    const window = windowOf(period, dataset);
    const within = window ? sql` where period >= ${window.from} and period < ${window.before}` : sql``;
    const customers = everAtRisk(dataset, measure, by, { condition, within: window });
    return sql`select period, start, "left", "end", (${customers}) as customers from (${rows})${within} order by 1`;
  },
  shown(rows, props, context) {
    return shown(resultOf(rows, props, context.dataset), props, context);
  },
  render(rows, props, context) {
    return card(resultOf(rows, props, context.dataset), props, context);
  },
  definition({ by }, { locale }) {
    const words = churnWords(locale);
    const times = format(perYear[by], { kind: 'number' }, locale);
    return [
      words.definition,
      words.naiveDefinition,
      ...(by === 'year' ? [] : [words.yearlyDefinition(times)]),
    ];
  },
});

const perYear: Record<PeriodUnit, number> = { week: 365 / 7, month: 12, quarter: 4, year: 1 };

function resultOf(rows: Row[], { by }: Props, dataset: Dataset): Result {
  const sum = (of: (row: Row) => number) => rows.reduce((total, each) => total + of(each), 0);
  const together = rateOf(
    {
      ...{ start: sum(({ start }) => start), left: sum(({ left }) => left), end: sum(({ end }) => end) },
      // twelve months of five customers are sixty at risk, and still five customers
      customers: rows[0]?.customers ?? 0,
    },
    dataset,
  );
  const overYear = (rate: number | null) => (rate === null ? null : convertChurn(rate, 1, perYear[by]));
  return {
    ...together,
    customers: rows[0]?.customers ?? 0,
    periods: rows.map((each) => ({
      period: each.period,
      ...rateOf({ ...each, customers: each.start }, dataset),
    })),
    yearly: {
      value: overYear(together.value),
      low: overYear(together.low),
      high: overYear(together.high),
    },
  };
}

/** Nulls where there are fewer different customers than the dataset's minimum. */
function rateOf({ start, left, end, customers }: Omit<Row, 'period'>, { minimum }: Dataset): Rate {
  const made = customers < Math.max(1, minimum.publish) ? null : churnRate({ start, left, end });
  const { value = null, low = null, high = null, naive = null } = made ?? {};
  return { start, left, end, value, low, high, naive };
}

function shown(result: Result, props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...churnWords(locale) };
  const { publish, flag } = dataset.minimum;
  const count = { kind: 'count' } as const;
  const share = { kind: 'share' } as const;
  const { periods, value, start, customers } = result;
  const cells = ({ start, left, end, value, low, high, naive }: Rate) =>
    // how many left of a few is a rate as well
    ({
      start,
      left: value === null ? null : left,
      end: value === null ? null : end,
      value,
      low,
      high,
      naive,
    });
  const method = methodName('wilson', locale);
  const small = periods.filter((each) => each.value === null);
  const minimum = (n: number) => format(n, count, locale);
  return {
    title: subjectOf(props, context, ' · '),
    columns: [
      { name: 'period', label: words.period, format: { kind: 'period', unit: props.by } },
      { name: 'start', label: words.start, format: count },
      { name: 'left', label: words.left, format: count },
      { name: 'end', label: words.end, format: count },
      { name: 'value', label: words.churn, format: share },
      { name: 'low', label: words.low, format: share },
      { name: 'high', label: words.high, format: share },
      { name: 'naive', label: words.naiveHead, format: share },
      { name: 'yearly', label: words.yearlyHead, format: share },
    ],
    rows: periods.length
      ? [
          ...periods.map((each) => ({ period: each.period, ...cells(each), yearly: null })),
          { period: words.all, ...cells(result), yearly: result.yearly.value },
        ]
      : [],
    sentence: value === null ? '' : sentenceOf(result, props, context),
    // under the minimum the customers are what is too few, not their months
    n: value === null ? customers : start,
    interval: value !== null && method ? { level: 0.95, method } : undefined,
    state: start === 0 ? 'empty' : value === null ? 'too-few' : 'ok',
    notes:
      value === null
        ? []
        : [
            ...(small.length ? [words.small(minimum(publish))] : []),
            ...(customers < flag ? [words.flagged(minimum(flag))] : []),
          ],
  };
}

function subjectOf({ measure, where }: Props, context: Context, separator = ', '): string {
  return [measureLabel(churnOf(measure, context.dataset)), ...whereWords({ measure, where }, context)].join(
    separator,
  );
}

/** The rate and, where they differ, the naive rate beside it. */
function sentenceOf(result: Result, props: Props, context: Context): string {
  const { locale } = context;
  const words = churnWords(locale);
  const { by } = props;
  const share = format(result.value, { kind: 'share' }, locale);
  const level = words.sentence({
    label: subjectOf(props, context),
    ...{ share, per: words.per[by], range: rangeOf(result, context) },
  });
  return [level, naiveWords(result, props, context)].filter(Boolean).join(' ');
}

function yearWords({ yearly }: Result, context: Context): string {
  const share = format(yearly.value, { kind: 'share' }, context.locale);
  return churnWords(context.locale).yearly({ share, range: rangeOf(yearly, context) });
}

/** Both definitions, where they differ. */
function naiveWords({ value, naive }: Result, { by }: Props, { locale }: Context): string {
  const words = churnWords(locale);
  if (naive === null || value === null) return '';
  if (Math.abs(naive - value) < 1e-9) return words.same;
  return words.naive({ share: format(naive, { kind: 'share' }, locale), per: words.per[by] });
}

function rangeOf({ low, high }: Pick<Rate, 'low' | 'high'>, { locale }: Context): string {
  if (low === null || high === null) return '';
  return churnWords(locale).interval(formatRange(low, high, { kind: 'share' }, locale));
}

function card(result: Result, props: Props, context: Context): Element {
  const { document, dataset, locale } = context;
  const words = churnWords(locale);
  const share = { kind: 'share' } as const;
  const { value, low, high, naive, periods, start, customers } = result;
  const { by } = props;
  const line = (kind: string, text: string | false) =>
    text && element(document, 'p', { class: `pl-big-${kind}` }, text);
  const last = add(periods.at(-1)?.period ?? '1970-01-01', 1, by);
  const facts = [
    windowName({ from: periods[0]?.period ?? '1970-01-01', before: last }, locale),
    periods.length > 1
      ? words.atRisk({
          n: format(start, { kind: 'count' }, locale),
          periods: counted(periods.length, by, locale),
        })
      : counted(start, 'customer', locale),
  ];
  return element(
    document,
    'div',
    { class: 'pl-big pl-churn', 'data-flagged': customers < dataset.minimum.flag },
    line('value', `${format(value, share, locale)} ${words.per[by]}`),
    line('interval', low !== null && high !== null && formatRange(low, high, share, locale)),
    by !== 'year' && line('change', yearWords(result, context)),
    naive !== null &&
      line('facts', words.naiveShort({ share: format(naive, share, locale), per: words.per[by] })),
    props.guide && line('facts', words.guideLine(words.guide[guideOf(result, by)])),
    line('facts', facts.join(' · ')),
  );
}

/** Where the whole interval stands among guide values; `open` where it reaches over one of them. */
function guideOf({ low, high }: Pick<Rate, 'low' | 'high'>, by: PeriodUnit): Place | 'open' {
  if (low === null || high === null) return 'open';
  const place = placeOf(low, by);
  return place === placeOf(high, by) ? place : 'open';
}

type Place = 'below' | 'large' | 'between' | 'above';

/** Guide values: 5–7 % a year for large providers, about 5 % a month for small business. */
function placeOf(rate: number, by: PeriodUnit): Place {
  const yearly = convertChurn(rate, 1, perYear[by]);
  if (yearly < 0.05) return 'below';
  if (yearly <= 0.07) return 'large';
  return convertChurn(rate, 1, perYear[by] / 12) <= 0.05 ? 'between' : 'above';
}
