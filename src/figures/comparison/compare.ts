import { z } from 'zod';
import { columnOf, tableOf } from '../../dataset/dataset.ts';
import { isWindow } from '../../sql/period.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { messages } from '../../words/messages.ts';
import { drawCompare } from './compareDrawing.ts';
import { resultOf, sideRow, type Gap, type Pair, type Result, type SideRow } from './compareResult.ts';
import { sidesOf, sidesQuery, type Sides } from './compareSides.ts';
import { methodWords, namesOf, notesOf, sentenceOf, titleOf, type Names } from './compareWords.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { describe, formatOf, measureLabel, methodName, type Measured } from '../measures/measured.ts';
import { frameProps, measureProps, where } from '../props.ts';

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const span = z
  .string()
  .refine(
    (text) => isDay(text) || isWindow(text),
    'a day such as 2025-11-03 or a period such as "last 6 months"',
  );

const props = z
  .strictObject({
    ...measureProps,
    before: span
      .optional()
      .describe(
        'answers before this day, or of a period: "2025-11-03", "2025-01-01..2025-06-30", "last 6 months"',
      ),
    after: span.optional().describe('answers from this day, or of a period; default: from the day of before'),
    a: where.optional().describe("one group, compared with b: a={{plan: 'basic'}} b={{plan: 'plus'}}"),
    b: where.optional().describe('the other group; the difference is b minus a'),
    group: where.optional().describe("a group compared with all other answers: {{region: 'Coast'}}"),
    control: where
      .optional()
      .describe(
        'for before and after: a comparison group where nothing changed; the difference of both changes is shown too. Its conditions replace those of where',
      ),
    measureAfter: z
      .string()
      .optional()
      .describe(
        'another measure for the second side, refused unless question, version and scale are the same',
      ),
    paired: z
      .string()
      .optional()
      .describe('the column that tells people apart: compares only those with an answer on both sides'),
    ...frameProps,
  })
  .superRefine((value, { addIssue }) => {
    const problem = misfit(value);
    if (problem)
      addIssue({ code: 'custom', path: problem.prop ? [problem.prop] : [], message: problem.message });
  });
type Props = z.output<typeof props>;

export const compare = figure<Props, SideRow>({
  name: 'compare',
  tag: 'Compare',
  about:
    'before against after, group against group or against the rest: both values, their difference with interval, and what it allows to say',
  responsive: true,
  props,
  row: sideRow,
  query(props, { dataset }) {
    if (props.paired) columnOf(tableOf(dataset, sidesOf(props, dataset).a.measure.table), props.paired);
    return sidesQuery(props, dataset);
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const sides = sidesOf(props, context.dataset);
    const names = namesOf(props, sides, context);
    const result = resultOf(rows, props, sides, context.dataset);
    const label = sentenceOf(result, props, sides, names, context);
    return drawCompare(result, { asked: props, sides, names, label, height: props.height }, context);
  },
  definition(props, { dataset, locale }) {
    const sides = sidesOf(props, dataset);
    const measures = [props.measure, ...(props.measureAfter ? [props.measureAfter] : [])];
    return [
      ...measures.flatMap((name) => describe(dataset, name, locale)),
      ...methodWords(props, sides, { locale }),
    ];
  },
});

/** Exactly one kind of comparison, with what belongs to it. */
function misfit(value: Record<string, unknown>): { prop: string; message: string } | undefined {
  const has = (name: string) => value[name] !== undefined;
  const dated = has('before') || has('after');
  const kinds = [dated, has('a') || has('b'), has('group')].filter(Boolean).length;
  if (kinds === 0) return { prop: '', message: 'expected before (and after), or a and b, or group' };
  if (kinds > 1)
    return {
      prop: dated ? 'before' : 'group',
      message: 'expected only one of before and after, a and b, group',
    };
  if (has('a') !== has('b'))
    return { prop: has('a') ? 'a' : 'b', message: `expected ${has('a') ? 'b' : 'a'} beside it` };
  if (!dated && has('control')) return { prop: 'control', message: 'expected before and after beside it' };
  if (has('paired') && has('control')) return { prop: 'paired', message: 'expected no control beside it' };
  if (has('paired') && has('group'))
    return { prop: 'paired', message: 'expected two groups, or before and after' };
  if (dated && has('period'))
    return {
      prop: 'period',
      message: 'expected none: before and after say when, such as before="2025-01-01..2025-06-30"',
    };
  const [before, after] = [String(value['before'] ?? ''), String(value['after'] ?? '')];
  if (dated && !has('after') && !isDay(before))
    return { prop: 'before', message: 'expected a day, or after beside it' };
  return dated && !has('before') && !isDay(after)
    ? { prop: 'after', message: 'expected a day, or before beside it' }
    : undefined;
}

function shown(rows: SideRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const sides = sidesOf(props, dataset);
  const names = namesOf(props, sides, context);
  const result = resultOf(rows, props, sides, dataset);
  const { a, b, gap } = result;
  return {
    title: titleOf(sides, names, context),
    columns: columnsOf(sides, context),
    rows: tableRows(result, names, context),
    sentence: sentenceOf(result, props, sides, names, context),
    // what is too small is the smaller side
    n: gap || a.n + b.n === 0 ? (props.paired ? a.n : a.n + b.n) : Math.min(a.n, b.n),
    interval: gap ? intervalName(a, gap, locale) : undefined,
    state: a.n + b.n === 0 ? 'empty' : gap ? 'ok' : 'too-few',
    notes: notesOf(result, sides, names, context),
  };
}

function intervalName({ estimate }: Measured, { method }: Gap, locale: Context['locale']): Shown['interval'] {
  const words = comparisonWords(locale);
  const known = (words.intervals as Record<string, string>)[method];
  const parts = [methodName(estimate?.method, locale), known && words.differenceBy(known)].filter(Boolean);
  return parts.length ? { level: 0.95, method: parts.join(', ') } : undefined;
}

function columnsOf(sides: Sides, { dataset, locale, counted }: Context): ShownColumn[] {
  const words = messages(locale, counted);
  const as = formatOf(dataset, sides.a.measure);
  const gap = { kind: 'difference', of: as } as const;
  return [
    { name: 'group', label: comparisonWords(locale).group, format: { kind: 'text' } },
    { name: 'value', label: measureLabel(sides.a.measure), format: as },
    { name: 'low', label: words.low, format: as },
    { name: 'high', label: words.high, format: as },
    { name: 'n', label: words.n, format: { kind: 'count' } },
    { name: 'difference', label: words.difference, format: gap },
    { name: 'difference_low', label: words.differenceLow, format: gap },
    { name: 'difference_high', label: words.differenceHigh, format: gap },
    { name: 'p', label: words.pValue, format: { kind: 'p' } },
  ];
}

type ShownRow = Shown['rows'][number];

/** A row for each side, the difference in that of the second; then the comparison group, the effect and the jump. */
function tableRows(result: Result, names: Names, { locale }: Context): ShownRow[] {
  const words = comparisonWords(locale);
  const rows = pairRows(result, result.gap, '', names);
  const { control, jump } = result;
  if (control) rows.push(...pairRows(control, control.gap, `${names.control}, `, names));
  const nothing = { value: null, low: null, high: null, n: null };
  if (control?.effect) rows.push({ group: words.beyond, ...nothing, ...gapCells(control.effect) });
  if (jump) rows.push({ group: words.jumpHead, ...nothing, ...gapCells(jump) });
  return rows;
}

function pairRows({ a, b }: Pair, gap: Gap | null, prefix: string, names: Names): ShownRow[] {
  const row = (name: string, { n, estimate }: Measured): ShownRow => {
    const { value = null, low = null, high = null } = estimate ?? {};
    return { group: `${prefix}${name}`, value, low, high, n };
  };
  return [
    { ...row(names.a, a), ...gapCells(null) },
    { ...row(names.b, b), ...gapCells(gap) },
  ];
}

function gapCells(gap: Gap | null): ShownRow {
  const { value = null, low = null, high = null, p = null } = gap ?? {};
  return { difference: value, difference_low: low, difference_high: high, p };
}
