import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { higherIsBetter, measureOf, type Measure } from '../../dataset/dataset.ts';
import { format, type Format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { changeWords } from '../../words/changeWords.ts';
import { textWords } from '../../words/textWords.ts';
import { cautions, changeSentence, definitionOf, subject } from '../measures/changeText.ts';
import { change, compares, since } from '../measures/windows.ts';
import { compared, partsQuery, type Compared, type PartRow } from '../measures/change.ts';
import { isTotal, formatOf } from '../measures/measured.ts';
import { counts } from '../measures/counts.ts';
import { table } from '../measures/changeTable.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import {
  courseSentence,
  groupsQuery,
  pickedDefinition,
  pickedOf,
  pickedSentence,
  pickedTable,
  pickProps,
  testable,
  type Picked,
} from './picked.ts';
import { measureProps } from '../props.ts';
import { readingProps } from './reading.ts';
import { anyRow, cellAt, cellProps, cellRowQuery, cellRules, rowWords } from './cellNumber.ts';
import { askedOf, changeRules, groupingOf } from './asked.ts';

const ofChange = ['rose', 'fell', 'improved', 'worsened', 'unchanged'];
const ofGroups = ['differ', 'alike', 'clear'];
const conditions = [
  ...(['rose', 'fell', 'improved', 'worsened', 'unchanged'] as const),
  ...(['above', 'below', 'unclear', 'enough', 'too-few', 'differ', 'alike', 'clear'] as const),
  ...(['measured', 'supposed'] as const),
] as const;

const props = z
  .strictObject({
    ...measureProps,
    measure: measureProps.measure.optional(),
    change: change.optional(),
    since: since.optional(),
    ...cellProps,
    ...readingProps,
    ...pickProps,
    is: z
      .enum(conditions)
      .describe(
        'when the text is shown. rose, fell: the interval of the change leaves out zero (with by: from the first group to the last in the order of the column); improved, worsened: the same, in the direction that is good or bad for the measure; unchanged: it contains zero; above, below: the whole interval is above or below "than" (with change: that of the difference); unclear: it contains "than"; enough, too-few: at least, or under, the minimum of answers of the dataset (with by: two groups that have it); differ, alike: with by, some or none of the groups differ from the rest by more than chance; clear: the picked group does, in the direction that pick says; measured, supposed: of a figure with inputs, the number rests on the data alone (and on the plan of the author, which the text has to name), or also on an assumption or on what the reader set: only what is measured is a finding, the rest is an “if”',
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
    cellRules(value, ['where', 'period', 'change', 'since', 'by'], wrong);
    changeRules(value, wrong);
    groupRules(value, wrong);
    const level = ['above', 'below', 'unclear'].includes(value.is);
    if (level && value.than === undefined) wrong('than', 'expected a number to compare with');
    if (!level && value.than !== undefined)
      wrong('than', 'expected is="above", "below" or "unclear" beside it');
    if (value.data !== undefined && (!level || value.is === 'unclear'))
      wrong('is', 'expected above or below for an SQL cell');
    if (value.is === 'measured' || value.is === 'supposed') wrong('is', 'expected figure beside it');
    const judged = value.data !== undefined || value.by !== undefined || compares(askedOf(value));
    if (ofChange.includes(value.is) && !judged) wrong('change', 'expected how far back to compare');
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
  about:
    'text that is shown only where a result holds: a rise, a fall, a level, groups that differ, enough answers',
  props,
  row: anyRow,
  query(props, source) {
    if (props.data !== undefined) return cellRowQuery(props.data, props.row, source);
    if (props.by !== undefined) {
      if (tested(props)) testable(props.measure ?? '', source.dataset);
      return groupsQuery(groupingOf(props), source.dataset);
    }
    return partsQuery(askedOf(props), source.dataset);
  },
  shown(rows, props, context) {
    if (props.by !== undefined) return shownGroups(rows, props, context);
    return props.data === undefined ? shown(rows, props, context) : shownCell(rows, props, context);
  },
  render(rows, props, context) {
    const attributes = { hidden: true, 'data-holds': String(holds(rows, props, context)) };
    return element(context.document, 'span', attributes);
  },
  definition(props, context) {
    if (props.by !== undefined) return pickedDefinition(groupingOf(props), context);
    if (props.data === undefined) return definitionOf(askedOf(props), context);
    const { data: cell, column = '' } = props;
    return [`${textWords(context.locale).cellValue({ column, cell })}, ${rowWords(props, context)}.`];
  },
});

/** Whether the condition holds. Where there is nothing to judge by, only `too-few` does. */
export function holds(rows: Row[], props: Props, context: Omit<Context, 'document' | 'width'>): boolean {
  if (props.data !== undefined) {
    const found = cellAt(rows, props, context);
    return typeof found === 'number' && beyond({ value: found, low: found, high: found }, props);
  }
  const measure = measureOf(context.dataset, props.measure ?? '');
  // a total is a fact: it is its own interval
  const exact = ({ value, low, high }: Judged) =>
    isTotal(measure) ? { value, low: value, high: value } : { value, low, high };
  if (props.by !== undefined) {
    const picked = pickedOf(rows as never, groupingOf(props), context as Context);
    return groupsHold(picked, props, { measure, exact });
  }
  const result = compared(rows as PartRow[], askedOf(props), context);
  const { now, before, difference: made } = result;
  if (props.is === 'enough' || props.is === 'too-few')
    return isEnough(result, props, context) === (props.is === 'enough');
  if (ofChange.includes(props.is)) return made !== null && changed(exact(made), props, measure);
  const judged = compares(askedOf(props)) ? before && made : now.estimate;
  return judged ? beyond(exact(judged), props) : false;
}

type Judging = { measure: Measure; exact: (judged: Judged) => Judged };

/** Conditions on the groups of a column. */
function groupsHold(picked: Picked, props: Props, { measure, exact }: Judging): boolean {
  const { ranked, groups, course } = picked;
  const compared = ranked.groups.length > 1;
  const differ = ranked.groups.some(({ verdict }) => verdict !== 'unclear');
  switch (props.is) {
    case 'enough':
    case 'too-few':
      return compared === (props.is === 'enough');
    case 'differ':
      return compared && differ;
    case 'alike':
      return compared && !differ;
    case 'clear':
      return groups.some(({ verdict }) => verdict === directionOf(props, measure));
    case 'above':
    case 'below':
    case 'unclear':
      return compared && groups.length === 1 && groups.every((group) => beyond(exact(group), props));
    default:
      return course !== undefined && changed(exact(course.difference), props, measure);
  }
}

function directionOf({ pick }: Props, measure: Measure): 'higher' | 'lower' {
  return (pick === 'best' || pick === 'better') === higherIsBetter(measure) ? 'higher' : 'lower';
}

/** Whether a difference is a change of the sort that the condition names. */
function changed({ value, low, high }: Judged, { is, surely }: Props, measure: Measure): boolean {
  const [from, to] = surely ? [low ?? 0, high ?? 0] : [value, value];
  if (is === 'unchanged') return from <= 0 && to >= 0;
  const good = higherIsBetter(measure) ? 'rose' : 'fell';
  const way = is === 'improved' ? good : is === 'worsened' ? (good === 'rose' ? 'fell' : 'rose') : is;
  return way === 'rose' ? from > 0 : to < 0;
}

type Judged = { value: number; low: number | null; high: number | null };

function beyond({ value, low, high }: Judged, { is, than = 0, surely }: Props): boolean {
  if (is === 'unclear') return low !== null && high !== null && low <= than && high >= than;
  const end = surely ? (is === 'above' ? low : high) : value;
  if (end === null) return false;
  return is === 'above' ? end > than : end < than;
}

function isEnough({ now, before }: Compared, props: Props, { dataset }: Pick<Context, 'dataset'>): boolean {
  const least = compares(askedOf(props)) ? Math.min(now.n, before?.n ?? 0) : now.n;
  return least > 0 && least >= dataset.minimum.publish;
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const asked = askedOf(props);
  const result = compared(rows as PartRow[], asked, context);
  const { now } = result;
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const words = changeWords(locale);
  const what = subject(asked, context, result);
  const { n } = counts(now.n, context);
  const fact = words.valueSentence({ label: what, value: format(now.estimate?.value, as, locale), n });
  const said = [fact, changeSentence(result, asked, context)].filter(Boolean).join(' ');
  return {
    ...table(rows as PartRow[], asked, result, context),
    sentence: decision(said, compares(asked) ? { kind: 'difference', of: as } : as, rows, props, context),
    n: now.n,
    // the mark is drawn whatever the data: with too few answers the text has to go, or to come
    state: 'ok',
    notes: cautions(result, asked, context),
  };
}

function shownGroups(rows: Row[], props: Props, context: Context): Shown {
  const asked = groupingOf(props);
  const picked = pickedOf(rows as never, asked, context);
  const as = formatOf(context.dataset, measureOf(context.dataset, asked.measure));
  const said = [pickedSentence(picked, asked, context), courseSentence(picked, asked, context)];
  return {
    ...pickedTable(picked, asked, context, messages(context.locale, context.counted)),
    sentence: decision(said.filter(Boolean).join(' '), as, rows, props, context),
    n: picked.ranked.n,
    state: 'ok',
    notes: [],
  };
}

/** Whether the condition stands on a comparison with the rest. */
function tested({ is }: Props): boolean {
  return ofGroups.includes(is);
}

function groupRules(value: Record<string, unknown>, wrong: (prop: string, message: string) => void): void {
  const { by, pick, is } = value;
  if (by === undefined) {
    if (pick !== undefined) wrong('pick', 'expected by beside it');
    if (ofGroups.includes(String(is))) wrong('by', 'expected a column whose groups are compared');
    return;
  }
  for (const prop of ['change', 'since'])
    if (value[prop] !== undefined) wrong(prop, 'expected no by beside it');
  const one = pick !== undefined && pick !== 'better' && pick !== 'worse';
  if (['above', 'below', 'unclear'].includes(String(is)) && !one)
    wrong('pick', 'expected best, worst, first or last');
  const directed = pick !== undefined && pick !== 'first' && pick !== 'last';
  if (is === 'clear' && !directed) wrong('pick', 'expected best, worst, better or worse');
}

function shownCell(rows: Row[], props: Props, context: Context): Shown {
  const { data: cell = '', column = '' } = props;
  const as = { kind: 'number' } as const;
  const found = cellAt(rows, props, context);
  const fact = `${textWords(context.locale).cellValue({ column, cell })}, ${rowWords(props, context)}: ${format(found, as, context.locale)}.`;
  return {
    columns: [{ name: column, label: column, format: as }],
    rows: rows.length ? [{ [column]: found }] : [],
    sentence: decision(fact, as, rows, props, context),
    state: 'ok',
    notes: [],
  };
}

function decision(fact: string, as: Format, rows: Row[], props: Props, context: Context): string {
  const words = textWords(context.locale);
  const than = props.than === undefined ? '' : ` ${format(props.than, as, context.locale)}`;
  const condition = `${words.conditions[props.is]}${than}`;
  return words.whenSentence({ condition, holds: holds(rows, props, context), fact });
}
