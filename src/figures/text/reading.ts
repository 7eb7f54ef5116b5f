import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { format, formatRange, type Format } from '../../words/format.ts';
import { textWords } from '../../words/textWords.ts';
import { magnitude, bareRange } from '../measures/differenceText.ts';
import { FigureError } from '../draw.ts';
import { readBy } from './readBy.ts';
import type { Context, Figure, Shown, ShownColumn } from '../figure.ts';

const rowNames = ['first', 'last', 'lowest', 'highest'] as const;

/** Where a number stands in what a figure shows. */
export const readingProps = {
  figure: z
    .string()
    .optional()
    .describe(
      'a figure of the page, by the id that its tag has (id="leaving"), in place of a measure: a number of what it shows',
    ),
};

const readingConditions = [
  ...(['above', 'below', 'unclear', 'enough', 'too-few'] as const),
  ...(['measured', 'supposed'] as const),
] as const;
const withoutLevel: readonly string[] = ['enough', 'too-few', 'measured', 'supposed'];

const place = {
  column: z.string().optional(),
  row: z.union([z.int().min(0), z.enum(rowNames)]).default('first'),
  by: z.string().optional(),
};

type Place = {
  column?: string | undefined;
  row: number | (typeof rowNames)[number];
  by?: string | undefined;
};
type ValueProps = Place & { words: boolean; interval: boolean; show: 'value' | 'size' | 'low' | 'high' };
type WhenProps = Place & { is: (typeof readingConditions)[number]; than: number; surely: boolean };
type Props<P> = P & { figure: { id: string; input: unknown } };
type ShownRow = Shown['rows'][number];

/** The figure that reads another where its input names one; else the figure itself. */
export function reading(
  figure: Figure,
  input: Record<string, unknown>,
  figureOf: (name: string) => Figure | undefined,
): Figure {
  const [name] = readBy(input);
  const target = name === undefined ? undefined : figureOf(name);
  if (!target) return figure;
  return figure.name === 'when' ? whenOf(figure, target) : valueOf(figure, target);
}

/** A figure as `<Value>` reads it: one cell of its table, in a sentence. */
function valueOf(value: Figure, target: Figure): Figure {
  const props = z.strictObject({
    ...{ figure: targetProps(target), ...place, column: z.string() },
    words: z.boolean().default(false),
    interval: z.boolean().default(false),
    show: z.enum(['value', 'size', 'low', 'high']).default('value'),
  });
  return {
    ...reader<ValueProps>(value, target),
    props,
    shown(rows, given, context) {
      const props = given as Props<ValueProps>;
      const shown = readShown(target.shown(rows, props.figure.input, context));
      const { column, row } = cellOf(shown, props, target);
      const few = shown.state === 'too-few' || isFew(row, context);
      const state = shown.state === 'empty' ? 'empty' : few ? 'too-few' : 'ok';
      const words = column?.format.kind === 'text';
      return { ...part(shown, row), sentence: sentence(shown, column, row, context), state, words };
    },
    render(rows, given, context) {
      const props = given as Props<ValueProps>;
      const shown = readShown(target.shown(rows, props.figure.input, context));
      const { column, row } = cellOf(shown, props, target);
      const { document } = context;
      return element(document, 'span', { class: 'pl-value' }, valueText(shown, column, row, props, context));
    },
  };
}

/** A figure as `<When>` reads it: whether a condition holds for one cell of its table. */
function whenOf(when: Figure, target: Figure): Figure {
  const props = z
    .strictObject({
      ...{ figure: targetProps(target), ...place },
      is: z.enum(readingConditions),
      than: z.number().default(0),
      surely: z.boolean().default(true),
    })
    .refine(({ column, is }) => column !== undefined || is === 'enough' || is === 'too-few', {
      path: ['column'],
      message: 'expected a column of what the figure shows',
    });
  return {
    ...reader<WhenProps>(when, target),
    props,
    shown(rows, given, context) {
      const props = given as Props<WhenProps>;
      const shown = readShown(target.shown(rows, props.figure.input, context));
      const { column, row } = cellOf(shown, props, target);
      const words = textWords(context.locale);
      const of = withoutLevel.includes(props.is) ? '' : ` ${number(props.than, column, context)}`;
      const told = {
        condition: `${words.conditions[props.is]}${of}`,
        holds: holds(shown, column, row, props),
        fact: sentence(shown, column, row, context),
      };
      // drawn whatever the data: with too few answers the text has to go, or to come
      return { ...part(shown, row), sentence: words.whenSentence(told), state: 'ok' };
    },
    render(rows, given, context) {
      const props = given as Props<WhenProps>;
      const shown = readShown(target.shown(rows, props.figure.input, context));
      const { column, row } = cellOf(shown, props, target);
      const held = holds(shown, column, row, props);
      return element(context.document, 'span', { hidden: true, 'data-holds': String(held) });
    },
  };
}

/** What is read of what a figure shows; where its inputs stand it tells itself. */
function readShown({ read, inputs: _inputs, ...shown }: Shown): Shown {
  return { ...shown, ...read };
}

function targetProps(target: Figure) {
  return z.strictObject({ id: z.string(), name: z.literal(target.name), input: target.props });
}

function reader<P>(base: Figure, target: Figure): Figure {
  return {
    ...base,
    row: target.row,
    inputs: target.inputs && ((props, source) => target.inputs!((props as Props<P>).figure.input, source)),
    reads: (props) => (props as Props<P>).figure.id,
    query: (props, source) => target.query((props as Props<P>).figure.input, source),
    definition: (props, context) => target.definition((props as Props<P>).figure.input, context),
  };
}

/** The column and the row that are meant; no row where none has a value. Throws FigureError for an unknown column. */
function cellOf(
  { columns, rows, state }: Shown,
  { column: name, row, by = name }: Place,
  target: Figure,
): { column: ShownColumn | undefined; row: ShownRow | undefined } {
  const valid = columns.map((each) => each.name);
  const named = (prop: string, wanted: string | undefined) => {
    const found = columns.find((each) => each.name === wanted);
    // without answers a figure may not know all of its columns
    if (found || wanted === undefined || state !== 'ok') return found;
    throw new FigureError('unknown-column', `unknown column: ${wanted} of what <${target.tag}> shows`, {
      ...{ prop, suggestion: didYouMean(wanted, valid), valid },
    });
  };
  const column = named('column', name);
  named('by', by);
  if (typeof row === 'number') return { column, row: rows[row] };
  const having = by === undefined ? rows : rows.filter((each) => (each[by] ?? null) !== null);
  if (row === 'first') return { column, row: having[0] };
  if (row === 'last') return { column, row: having.at(-1) };
  const ordered = having.toSorted((a, b) => Number(a[by ?? '']) - Number(b[by ?? '']));
  return { column, row: row === 'lowest' ? ordered[0] : ordered.at(-1) };
}

/** The value with the ends of its interval: columns named after it, or low and high where they follow it. */
function judged({ columns }: Shown, column: ShownColumn | undefined, row: ShownRow | undefined) {
  const of = (name: string) => {
    const found = row?.[name];
    return typeof found === 'number' ? found : null;
  };
  const name = column?.name ?? '';
  const own = columns.some((each) => each.name === `${name}_low`);
  const next = column && columns[columns.indexOf(column) + 1]?.name === 'low';
  return {
    value: of(name),
    low: own ? of(`${name}_low`) : next ? of('low') : null,
    high: own ? of(`${name}_high`) : next ? of('high') : null,
  };
}

function holds(
  shown: Shown,
  column: ShownColumn | undefined,
  row: ShownRow | undefined,
  props: WhenProps,
): boolean {
  const { is, than, surely } = props;
  const { value, low, high } = judged(shown, column, row);
  const enough = shown.state === 'ok' && (column === undefined || (row?.[column.name] ?? null) !== null);
  if (is === 'enough' || is === 'too-few') return enough === (is === 'enough');
  const supposed = column?.origin === 'assumed' || column?.origin === 'chosen';
  if (is === 'measured' || is === 'supposed') return enough && supposed === (is === 'supposed');
  if (value === null || shown.state !== 'ok') return false;
  if (!surely) return is === 'above' ? value > than : is === 'below' ? value < than : false;
  // without an interval the number is a fact, unless it is a difference
  const bare = low === null && high === null && column?.format.kind !== 'difference';
  const [from, to] = bare ? [value, value] : [low ?? -Infinity, high ?? Infinity];
  const above = from > than && !isChance(column, row, than);
  const below = to < than && !isChance(column, row, than);
  return is === 'above' ? above : is === 'below' ? below : !above && !below;
}

/** Whether the figure's own test, corrected for many comparisons, takes what differs from zero for chance. */
function isChance(column: ShownColumn | undefined, row: ShownRow | undefined, than: number): boolean {
  const p = row?.['adjusted_p'];
  return than === 0 && column !== undefined && typeof p === 'number' && p >= 0.05;
}

/** Whether the row says itself that it stands on fewer answers than the minimum. */
function isFew(row: ShownRow | undefined, { dataset }: Context): boolean {
  const n = row?.['n'];
  return typeof n === 'number' && n > 0 && n < dataset.minimum.publish;
}

function part(shown: Shown, row: ShownRow | undefined): Shown {
  return { ...shown, rows: row ? [row] : [], notes: [] };
}

function valueText(
  shown: Shown,
  column: ShownColumn | undefined,
  row: ShownRow | undefined,
  { words, interval, show }: ValueProps,
  context: Context,
): string {
  const { value, low, high } = judged(shown, column, row);
  if (!column || show === 'low') return number(low, column, context);
  if (show === 'high') return number(high, column, context);
  const as = column.format;
  if (words && as.kind === 'difference') return changeText({ value, low, high }, column, row, context);
  if (value === null) return format(row?.[column.name] ?? null, as, context.locale);
  const text = show === 'size' ? sizeText(value, as, context) : number(value, column, context);
  if (!interval || low === null || high === null) return text;
  const difference = as.kind === 'difference';
  const range = difference
    ? bareRange(low, high, as.of, context.locale)
    : formatRange(low, high, as, context.locale);
  return `${text} (${range})`;
}

function changeText(
  { value, low, high }: ReturnType<typeof judged>,
  column: ShownColumn,
  row: ShownRow | undefined,
  context: Context,
): string {
  const words = textWords(context.locale);
  if (value === null || low === null || high === null) return words.thanUnknown;
  if ((low <= 0 && high >= 0) || isChance(column, row, 0)) return words.thanSame;
  const by = sizeText(value, column.format, context);
  return value > 0 ? words.thanHigher(by) : words.thanLower(by);
}

function sizeText(value: number, as: Format, context: Context): string {
  return magnitude(value, as.kind === 'difference' ? as.of : as, context);
}

function number(value: number | null, column: ShownColumn | undefined, { locale }: Context): string {
  return format(value, column?.format ?? { kind: 'number' }, locale);
}

/** "Churn after an answer; very satisfied; left: 8.4 %." */
function sentence(
  shown: Shown,
  column: ShownColumn | undefined,
  row: ShownRow | undefined,
  { locale }: Context,
): string {
  const name = shown.columns.find(({ format: as, name }) => as.kind === 'text' && name !== column?.name);
  const of = name && row?.[name.name] != null ? format(row[name.name] ?? null, name.format, locale) : '';
  const said = column ? `${column.label}: ${format(row?.[column.name] ?? null, column.format, locale)}.` : '';
  return [shown.title, of, said].filter(Boolean).join('; ');
}
