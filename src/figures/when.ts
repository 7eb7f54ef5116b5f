import { z } from 'zod';
import { element } from '../charts/element.ts';
import { measureOf } from '../dataset/dataset.ts';
import { format, type Format } from '../words/format.ts';
import { messages } from '../words/messages.ts';
import {
  cautions,
  change,
  changeSentence,
  compared,
  counts,
  definitionOf,
  isTotal,
  partsQuery,
  subject,
  table,
  type Compared,
  type PartRow,
} from './change.ts';
import { figure, type Context, type Shown } from './figure.ts';
import { formatOf } from './measured.ts';
import { measureProps } from './props.ts';
import { readingProps } from './reading.ts';
import { anyRow, askedOf, cellAt, cellProps, cellRowQuery, cellRules, rowWords } from './value.ts';

const conditions = ['rose', 'fell', 'unchanged', 'above', 'below', 'unclear', 'enough', 'too-few'] as const;

const props = z
  .strictObject({
    ...measureProps,
    measure: measureProps.measure.optional(),
    change: change.optional(),
    ...cellProps,
    ...readingProps,
    is: z
      .enum(conditions)
      .describe(
        'when the text is shown. rose, fell: the interval of the change leaves out zero; unchanged: it contains zero; above, below: the whole interval is above or below "than" (with change: that of the difference); unclear: it contains "than"; enough, too-few: at least, or under, the minimum of answers of the dataset',
      ),
    than: z
      .number()
      .optional()
      .describe(
        'for above, below and unclear, in the unit of the measure: 0.75 for 75 %, 30 for an NPS of 30; of a figure default 0',
      ),
    surely: z
      .boolean()
      .default(true)
      .describe('false compares the number itself, which chance may have made, and not its interval'),
  })
  .superRefine((value, { addIssue }) => {
    const wrong = (prop: string, message: string) => addIssue({ code: 'custom', path: [prop], message });
    cellRules(value, ['where', 'period', 'change'], wrong);
    const compares = ['above', 'below', 'unclear'].includes(value.is);
    if (compares && value.than === undefined) wrong('than', 'expected a number to compare with');
    if (!compares && value.than !== undefined)
      wrong('than', 'expected is="above", "below" or "unclear" beside it');
    if (value.data !== undefined && (!compares || value.is === 'unclear'))
      wrong('is', 'expected above or below for an SQL cell');
    if (['rose', 'fell', 'unchanged'].includes(value.is) && value.data === undefined && !value.change)
      wrong('change', 'expected how far back to compare');
    if ((value.is === 'unchanged' || value.is === 'unclear') && !value.surely)
      wrong('surely', 'expected none: a number is never quite the same');
  });
type Props = z.output<typeof props>;
type Row = z.output<typeof anyRow>;

/**
 * Text that depends on a result. What it draws is a mark for the host, which shows the children of the tag where
 * `data-holds` is true and hides them where it is false.
 */
export const when = figure<Props, Row>({
  name: 'when',
  tag: 'When',
  about: 'text that is shown only where a result holds: a rise, a fall, a level, enough answers',
  props,
  row: anyRow,
  query(props, source) {
    if (props.data !== undefined) return cellRowQuery(props.data, props.row, source);
    return partsQuery(askedOf(props), source.dataset);
  },
  shown(rows, props, context) {
    return props.data === undefined ? shown(rows, props, context) : shownCell(rows, props, context);
  },
  render(rows, props, context) {
    const attributes = { hidden: true, 'data-holds': String(holds(rows, props, context)) };
    return element(context.document, 'span', attributes);
  },
  definition(props, context) {
    if (props.data === undefined) return definitionOf(askedOf(props), context);
    const { data: cell, column = '' } = props;
    return [`${messages(context.locale).cellValue({ column, cell })}, ${rowWords(props, context)}.`];
  },
});

/** Whether the condition holds. Where there is nothing to judge by, only `too-few` does. */
export function holds(rows: Row[], props: Props, context: Omit<Context, 'document' | 'width'>): boolean {
  if (props.data !== undefined) {
    const found = cellAt(rows, props, context);
    return typeof found === 'number' && beyond({ value: found, low: found, high: found }, props);
  }
  const result = compared(rows as PartRow[], askedOf(props), context);
  const { now, before, difference: made, verdict } = result;
  switch (props.is) {
    case 'enough':
    case 'too-few':
      return isEnough(result, props, context) === (props.is === 'enough');
    case 'unchanged':
      return verdict === 'unclear';
    case 'rose':
      return props.surely ? verdict === 'higher' : (made?.value ?? 0) > 0;
    case 'fell':
      return props.surely ? verdict === 'lower' : (made?.value ?? 0) < 0;
    default: {
      const judged = props.change ? before && made : now.estimate;
      if (!judged) return false;
      const { value } = judged;
      // a total is a fact: it is its own interval
      const exact = isTotal(measureOf(context.dataset, props.measure ?? ''));
      return beyond(exact ? { value, low: value, high: value } : judged, props);
    }
  }
}

type Judged = { value: number; low: number | null; high: number | null };

function beyond({ value, low, high }: Judged, { is, than = 0, surely }: Props): boolean {
  if (is === 'unclear') return low !== null && high !== null && low <= than && high >= than;
  const end = surely ? (is === 'above' ? low : high) : value;
  if (end === null) return false;
  return is === 'above' ? end > than : end < than;
}

function isEnough({ now, before }: Compared, props: Props, { dataset }: Pick<Context, 'dataset'>): boolean {
  const least = props.change ? Math.min(now.n, before?.n ?? 0) : now.n;
  return least > 0 && least >= dataset.minimum.publish;
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const asked = askedOf(props);
  const result = compared(rows as PartRow[], asked, context);
  const { now } = result;
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const words = messages(locale);
  const what = subject(asked, context, result);
  const { n } = counts(now.n, context);
  const fact = words.valueSentence({ label: what, value: format(now.estimate?.value, as, locale), n });
  const said = [fact, changeSentence(result, asked, context)].filter(Boolean).join(' ');
  return {
    ...table(rows as PartRow[], asked, result, context),
    sentence: decision(said, props.change ? { kind: 'difference', of: as } : as, rows, props, context),
    n: now.n,
    // the mark is drawn whatever the data: with too few answers the text has to go, or to come
    state: 'ok',
    notes: cautions(result, asked, context),
  };
}

function shownCell(rows: Row[], props: Props, context: Context): Shown {
  const { data: cell = '', column = '' } = props;
  const as = { kind: 'number' } as const;
  const found = cellAt(rows, props, context);
  const fact = `${messages(context.locale).cellValue({ column, cell })}, ${rowWords(props, context)}: ${format(found, as, context.locale)}.`;
  return {
    columns: [{ name: column, label: column, format: as }],
    rows: rows.length ? [{ [column]: found }] : [],
    sentence: decision(fact, as, rows, props, context),
    state: 'ok',
    notes: [],
  };
}

function decision(fact: string, as: Format, rows: Row[], props: Props, context: Context): string {
  const words = messages(context.locale);
  const than = props.than === undefined ? '' : ` ${format(props.than, as, context.locale)}`;
  const condition = `${words.conditions[props.is]}${than}`;
  return words.whenSentence({ condition, holds: holds(rows, props, context), fact });
}
