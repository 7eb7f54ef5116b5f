import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { labelOf, measureOf } from '../../dataset/dataset.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { cellQuery } from '../../sql/cell.ts';
import { sql, trusted, type Query } from '../../sql/query.ts';
import { format, formatRange, type Format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { changeWords } from '../../words/changeWords.ts';
import { textWords } from '../../words/textWords.ts';
import { bareRange, magnitude } from '../measures/differenceText.ts';
import { cautions, changeSentence, definitionOf, subject } from '../measures/changeText.ts';
import { change, compares, nowName, since, type Asked } from '../measures/windows.ts';
import { compared, partsQuery, type Compared, type PartRow } from '../measures/change.ts';
import { counts } from '../measures/counts.ts';
import { table } from '../measures/changeTable.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type Source } from '../figure.ts';
import { formatOf, measureLabel, methodName, quoted } from '../measures/measured.ts';
import {
  columnFor,
  groupsQuery,
  namesOf,
  pickedDefinition,
  pickedOf,
  pickedSentence,
  pickedTable,
  pickProps,
  testable,
  type Grouping,
  type Picked,
} from './picked.ts';
import { measureProps } from '../props.ts';
import { readingProps } from './reading.ts';

/** Where a number of an SQL cell stands. */
export const cellProps = {
  data: z.string().optional().describe('an SQL cell of the page, in place of a measure'),
  column: z.string().optional().describe('the column of the SQL cell, or of what the figure shows'),
  row: z
    .union([z.int().min(0), z.enum(['first', 'last', 'lowest', 'highest'])])
    .optional()
    .describe(
      'the row of the SQL cell or figure, from 0, or "first" or "last"; of a figure also the row with the "lowest" or "highest" value of by, and only rows that have one; default first',
    ),
};

const shows = [
  ...(['value', 'size', 'n', 'low', 'high', 'period', 'label', 'question'] as const),
  ...(['name', 'groups', 'gap', 'column'] as const),
] as const;
const ofGroups: readonly string[] = ['name', 'groups', 'gap', 'column'];

const formats = ['percent', 'points', 'score', 'number', 'count', 'date', 'text', 'money'] as const;

const props = z
  .strictObject({
    ...measureProps,
    measure: measureProps.measure.optional(),
    change: change.optional(),
    since: since.optional(),
    words: z
      .boolean()
      .default(false)
      .describe(
        'say the change as words to go on with, "3.1 pp higher than", "about the same as"; write the rest of the sentence',
      ),
    interval: z.boolean().default(false).describe('the 95 % interval after the number'),
    show: z
      .enum(shows)
      .default('value')
      .describe(
        'what of the result: the number, its size without a sign (of a change), answers, an end of its interval, the name of the period, or the label or the wording of the question of the measure; with by: the name of the picked groups, how many they are, how far the one is from the rest, or the name of the column',
      ),
    ...cellProps,
    ...readingProps,
    ...pickProps,
    format: z.enum(formats).optional().describe('how the number of an SQL cell is shown; percent takes 0…1'),
    currency: z.string().length(3).optional().describe('ISO 4217 code for format="money"'),
  })
  .superRefine((value, { addIssue }) => {
    const wrong = (prop: string, message: string) => addIssue({ code: 'custom', path: [prop], message });
    cellRules(value, ['where', 'period', 'change', 'since', 'by'], wrong);
    changeRules(value, wrong);
    groupRules(value, wrong);
    if (value.words && !compares(askedOf(value))) wrong('words', 'expected change or since beside it');
    if (value.words && value.show !== 'value') wrong('words', 'expected no show beside it');
    if (value.show === 'size' && !compares(askedOf(value)))
      wrong('show', 'expected change or since beside it');
    if (value.interval && (value.words || value.show !== 'value' || value.data !== undefined))
      wrong('interval', 'expected neither words, show nor data beside it');
    if (value.show !== 'value' && value.data !== undefined) wrong('show', 'expected no data beside it');
    if (value.data === undefined && value.format) wrong('format', 'expected data beside it');
    if (value.format === 'money' && !value.currency) wrong('format', 'expected currency beside it');
    if (value.currency && value.format !== 'money') wrong('currency', 'expected format="money" beside it');
  });
type Props = z.output<typeof props>;

/** A row of parts, for a measure, or of an SQL cell. */
export const anyRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
type Row = z.output<typeof anyRow>;

export const value = figure<Props, Row>({
  name: 'value',
  tag: 'Value',
  about: 'a number in a sentence: a measure, its change, or a value of an SQL cell',
  inline: true,
  props,
  row: anyRow,
  query(props, source) {
    if (props.data !== undefined) return cellRowQuery(props.data, props.row, source);
    if (props.by === undefined) return partsQuery(askedOf(props), source.dataset);
    if (props.show === 'gap') testable(props.measure ?? '', source.dataset);
    return groupsQuery(groupingOf(props), source.dataset);
  },
  shown(rows, props, context) {
    if (props.by !== undefined) return shownGroups(rows, props, context);
    return props.data === undefined ? shown(rows, props, context) : shownCell(rows, props, context);
  },
  render(rows, props, context) {
    const { document, locale } = context;
    if (props.data !== undefined) {
      const { value, as } = cellValue(rows, props, context);
      return element(document, 'span', { class: 'pl-value' }, format(value, as, locale));
    }
    if (props.by !== undefined) {
      const picked = pickedOf(rows as never, groupingOf(props), context);
      return element(document, 'span', { class: 'pl-value' }, groupText(picked, props, context));
    }
    const result = compared(rows as PartRow[], askedOf(props), context);
    const flagged = result.now.flagged || (result.difference !== null && result.before?.flagged);
    const attributes = {
      class: 'pl-value',
      'data-verdict': compares(askedOf(props)) && result.verdict,
      'data-flagged': flagged,
      title:
        flagged &&
        messages(locale, context.counted).flagged(counts(0, context, context.dataset.minimum.flag).minimum),
    };
    return element(document, 'span', attributes, text(result, props, context));
  },
  definition(props, context) {
    if (props.by !== undefined) return pickedDefinition(groupingOf(props), context);
    if (props.data === undefined) return definitionOf(askedOf(props), context);
    const { data: cell, column = '' } = props;
    return [`${textWords(context.locale).cellValue({ column, cell })}, ${rowWords(props, context)}.`];
  },
});

/** The question about a measure that the props ask. */
export function askedOf({ measure = '', where, period, change: length, since: day }: Partial<Asked>): Asked {
  return { measure, where, period, change: length, since: day };
}

/** The question about groups that the props ask. */
export function groupingOf({ measure = '', by = '', pick, where, period }: Partial<Grouping>): Grouping {
  return { measure, by, pick, where, period };
}

type Wrong = (prop: string, message: string) => void;

/** A change has one way to say against what. */
export function changeRules({ change: length, since: day, period }: Partial<Asked>, wrong: Wrong): void {
  if (day !== undefined && length !== undefined) wrong('since', 'expected either since or change');
  if (day !== undefined && period !== undefined) wrong('since', 'expected no period beside it');
}

function groupRules(value: Record<string, unknown>, wrong: Wrong): void {
  const { by, pick, show, interval } = value;
  const several = pick === undefined || pick === 'better' || pick === 'worse';
  if (by === undefined) {
    if (pick !== undefined) wrong('pick', 'expected by beside it');
    if (ofGroups.includes(String(show))) wrong('show', 'expected by beside it');
    return;
  }
  for (const prop of ['change', 'since'])
    if (value[prop] !== undefined) wrong(prop, 'expected no by beside it');
  if (['period', 'label', 'question', 'size'].includes(String(show)))
    wrong('show', 'expected no by beside it');
  const ofOne = interval === true || ['value', 'n', 'low', 'high', 'gap'].includes(String(show));
  if (several && ofOne) wrong('pick', 'expected best, worst, first or last, or show="name" or "groups"');
  if (pick === undefined && show === 'name') wrong('pick', 'expected which group to name');
}

/** Either a measure or a cell with its column: what both figures of one number demand. */
export function cellRules(
  value: Record<string, unknown>,
  ofMeasures: string[],
  wrong: (prop: string, message: string) => void,
): void {
  const { measure, data, column, row } = value;
  // a figure of the page is put in its place when the page is read: see reading.ts
  if (value['figure'] !== undefined) return wrong('figure', 'expected the id of a figure of this page');
  if (value['by'] !== undefined && measure === undefined) wrong('by', 'expected measure or figure beside it');
  if (row === 'lowest' || row === 'highest') wrong('row', 'expected a number, first or last for an SQL cell');
  if (measure === undefined && data === undefined) wrong('measure', 'expected a measure, or data and column');
  if (data === undefined) {
    if (column !== undefined) wrong('column', 'expected data beside it');
    if (row !== undefined) wrong('row', 'expected data beside it');
    return;
  }
  if (measure !== undefined) wrong('data', 'expected either measure or data');
  if (column === undefined) wrong('column', 'expected a column of the SQL cell');
  for (const prop of ofMeasures) if (value[prop] !== undefined) wrong(prop, 'expected no data beside it');
}

/** One row of a cell; the rows keep the order that the cell gives them. */
export function cellRowQuery(data: string, row: Props['row'], source: Source): Query {
  const cell = cellQuery(data, source);
  if (row !== 'last')
    return sql`select * from ${inside(cell)} limit 1 offset ${row === undefined || row === 'first' ? 0 : row}`;
  return sql`select * exclude (_row) from (select *, row_number() over () as _row from ${inside(cell)}) order by _row desc limit 1`;
}

/** The value of a column in the one row; null when there is no row. Throws FigureError for an unknown column. */
export function cellAt(
  [row]: Row[],
  { data = '', column = '' }: { data?: string; column?: string },
  { columns }: Pick<Context, 'columns'>,
): Row[string] {
  const valid = columns?.map(({ name }) => name) ?? Object.keys(row ?? { [column]: null });
  if (valid.includes(column)) return row?.[column] ?? null;
  throw new FigureError('wrong-row-shape', `unknown column: ${column} in SQL cell ${data}`, {
    prop: 'column',
    suggestion: didYouMean(column, valid),
    valid,
  });
}

/** "first row", "row 3" (counted from 1) in the reader's words. */
export function rowWords({ row = 'first' }: Pick<Props, 'row'>, { locale }: Pick<Context, 'locale'>): string {
  return textWords(locale).cellRow(String(typeof row === 'number' ? row + 1 : row));
}

function inside(cell: Query): Query {
  return sql`(${cell}${trusted('\n')}) as cell`;
}

function cellValue(rows: Row[], props: Props, context: Context): { value: Row[string]; as: Format } {
  const value = cellAt(rows, props, context);
  return { value, as: cellFormat(value, props, context) };
}

function cellFormat(value: Row[string], props: Props, { columns }: Context): Format {
  const { format: kind, currency = '', column } = props;
  if (kind === 'percent') return { kind: 'share' };
  if (kind === 'money') return { kind, currency };
  if (kind) return { kind };
  const type = columns?.find(({ name }) => name === column)?.type;
  if (type === 'date' || type === 'timestamp') return { kind: type };
  return { kind: typeof value === 'number' ? 'number' : 'text' };
}

function shownCell(rows: Row[], props: Props, context: Context): Shown {
  const { data: cell = '', column = '' } = props;
  const { value, as } = cellValue(rows, props, context);
  const what = textWords(context.locale).cellValue({ column, cell });
  return {
    columns: [{ name: column, label: column, format: as }],
    rows: rows.length ? [{ [column]: value }] : [],
    sentence: `${what}, ${rowWords(props, context)}: ${format(value, as, context.locale)}.`,
    state: value === null ? 'empty' : 'ok',
    notes: [],
  };
}

function shownGroups(rows: Row[], props: Props, context: Context): Shown {
  const asked = groupingOf(props);
  const picked = pickedOf(rows as never, asked, context);
  const [one] = picked.groups;
  const [flagged, { ranked }] = [props.pick && picked.groups.some((group) => group.flagged), picked];
  const words = messages(context.locale, context.counted);
  const { minimum } = counts(0, context, context.dataset.minimum.flag);
  const lone = picked.groups.length === 1;
  return {
    ...pickedTable(picked, asked, context, words),
    sentence: pickedSentence(picked, asked, context),
    n: lone ? one?.n : ranked.n,
    words: props.show === 'column',
    state:
      props.show === 'column' || one || ranked.groups.length ? 'ok' : ranked.n === 0 ? 'empty' : 'too-few',
    notes: flagged ? [words.flagged(minimum)] : [],
  };
}

function groupText(picked: Picked, props: Props, context: Context): string {
  const { dataset, locale, counted } = context;
  const [one] = picked.groups;
  if (props.show === 'column')
    return labelOf(columnFor(groupingOf(props), dataset)).toLocaleLowerCase(locale);
  if (props.show === 'groups') return counts(picked.groups.length, context).n;
  if (!picked.ranked.groups.length) return messages(locale, counted).tooFewShort;
  if (props.show === 'name') return namesOf(picked, context);
  if (!one) return messages(locale, counted).tooFewShort;
  if (props.show === 'n') return counts(one.n, context).n;
  const as = formatOf(dataset, measureOf(dataset, props.measure ?? ''));
  if (props.show === 'gap')
    return one.gap ? magnitude(one.gap.value, as, context) : messages(locale, counted).tooFewShort;
  const few = one.flagged ? messages(locale, counted).answers(counts(one.n, context).n) : undefined;
  return numbers(one, props, as, context, few);
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const asked = askedOf(props);
  const result = compared(rows as PartRow[], asked, context);
  const { now, difference: made } = result;
  const estimate = compares(asked) ? made : now.estimate;
  const method = methodName(estimate?.method, locale);
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const said = changeWords(locale).valueSentence({
    label: subject(asked, context, result),
    value: format(now.estimate?.value, as, locale),
    n: counts(now.n, context).n,
  });
  // how many answers there are, and when, may be told of few answers too
  const always = ['n', 'period', 'label', 'question'].includes(props.show);
  return {
    ...table(rows as PartRow[], asked, result, context),
    sentence: [said, changeSentence(result, asked, context)].filter(Boolean).join(' '),
    n: now.n,
    interval: method && estimate ? { level: estimate.level, method } : undefined,
    words: ['period', 'label', 'question'].includes(props.show),
    state: always || now.estimate ? 'ok' : now.n === 0 ? 'empty' : 'too-few',
    notes: cautions(result, asked, context),
  };
}

function text(result: Compared, props: Props, context: Context): string {
  const { dataset, locale, counted } = context;
  const { now, difference: made } = result;
  if (props.show === 'period') return nowName(result, askedOf(props), context);
  if (props.show === 'n') return counts(now.n, context).n;
  const measure = measureOf(dataset, props.measure ?? '');
  if (props.show === 'label') return measureLabel(measure);
  if (props.show === 'question') return quoted(measure.question ?? measureLabel(measure), locale);
  const as = formatOf(dataset, measure);
  if (compares(askedOf(props))) {
    if (props.words) return changeText(result, as, context);
    if (!made)
      return result.before?.n ? messages(locale, counted).tooFewShort : changeWords(locale).noEarlier;
    if (props.show === 'size') return magnitude(made.value, as, context);
    return numbers(made, props, { kind: 'difference', of: as }, context);
  }
  const few = now.flagged ? messages(locale, counted).answers(counts(now.n, context).n) : undefined;
  return numbers(now.estimate ?? { value: null, low: null, high: null }, props, as, context, few);
}

function changeText({ verdict, difference: made }: Compared, as: Format, context: Context): string {
  const words = textWords(context.locale);
  if (!made || verdict === 'unknown') return words.thanUnknown;
  if (verdict === 'unclear') return words.thanSame;
  const by = magnitude(made.value, as, context);
  return verdict === 'higher' ? words.thanHigher(by) : words.thanLower(by);
}

type Numbers = { value: number | null; low: number | null; high: number | null };

/** "78.1%", "78.1% (76.0% to 80.1%)", with few answers "78.1% (n = 17)". */
function numbers(
  { value, low, high }: Numbers,
  { show, interval }: Props,
  as: Format,
  { locale }: Context,
  few?: string,
): string {
  if (show === 'low' || show === 'high') return format(show === 'low' ? low : high, as, locale);
  const rangeOf = as.kind === 'difference' ? bareRange : formatRange;
  const unit = as.kind === 'difference' ? as.of : as;
  const range = interval && low !== null && high !== null ? rangeOf(low, high, unit, locale) : '';
  const more = [range, few].filter(Boolean).join('; ');
  return `${format(value, as, locale)}${more ? ` (${more})` : ''}`;
}
