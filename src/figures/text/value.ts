import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { labelOf, measureOf } from '../../dataset/dataset.ts';
import { changeWords } from '../../words/changeWords.ts';
import { format, formatRange, type Format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { textWords } from '../../words/textWords.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { compared, partsQuery, type Compared, type PartRow } from '../measures/change.ts';
import { table } from '../measures/changeTable.ts';
import { cautions, changeSentence, definitionOf, subject } from '../measures/changeText.ts';
import { counts } from '../measures/counts.ts';
import { bareRange, magnitude } from '../measures/differenceText.ts';
import { formatOf, measureLabel, methodName, quoted } from '../measures/measured.ts';
import { change, compares, nowName, since } from '../measures/windows.ts';
import { measureProps } from '../props.ts';
import { askedOf, changeRules, groupingOf } from './asked.ts';
import {
  anyRow,
  cellAt,
  cellProps,
  cellRowQuery,
  cellRules,
  rowWords,
  type AnyRow,
  type Wrong,
} from './cellNumber.ts';
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
  type Picked,
} from './picked.ts';
import { readingProps } from './reading.ts';

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

export const value = figure<Props, AnyRow>({
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

function cellValue(rows: AnyRow[], props: Props, context: Context): { value: AnyRow[string]; as: Format } {
  const value = cellAt(rows, props, context);
  return { value, as: cellFormat(value, props, context) };
}

function cellFormat(value: AnyRow[string], props: Props, { columns }: Context): Format {
  const { format: kind, currency = '', column } = props;
  if (kind === 'percent') return { kind: 'share' };
  if (kind === 'money') return { kind, currency };
  if (kind) return { kind };
  const type = columns?.find(({ name }) => name === column)?.type;
  if (type === 'date' || type === 'timestamp') return { kind: type };
  return { kind: typeof value === 'number' ? 'number' : 'text' };
}

function shownCell(rows: AnyRow[], props: Props, context: Context): Shown {
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

function shownGroups(rows: AnyRow[], props: Props, context: Context): Shown {
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

function shown(rows: AnyRow[], props: Props, context: Context): Shown {
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
