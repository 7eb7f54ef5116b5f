import * as Plot from '@observablehq/plot';
import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { plot } from '../../charts/plot.ts';
import { colour } from '../../charts/theme.ts';
import { higherIsBetter, measureOf, type Dataset } from '../../dataset/dataset.ts';
import { add, startOf, windowOf, type PeriodUnit } from '../../sql/period.ts';
import { format, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { changeWords } from '../../words/changeWords.ts';
import { cautions, changeSentence, definitionOf, subject } from '../measures/changeText.ts';
import { change, isDated, nowName, windowName, windowsOf } from '../measures/windows.ts';
import {
  compared,
  partRow,
  partsQuery,
  toneOf,
  type Compared,
  type Line,
  type PartRow,
} from '../measures/change.ts';
import { counts } from '../measures/counts.ts';
import { magnitude } from '../measures/differenceText.ts';
import { table } from '../measures/changeTable.ts';
import { whereWords } from '../measures/conditions.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { formatOf, measured, measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps } from '../props.ts';

const props = z.strictObject({
  ...measureProps,
  change: change.optional(),
  spark: z
    .boolean()
    .default(false)
    .describe('a small line of the last year, month by month (weeks for weeks)'),
  target: z.number().optional().describe('a level to reach, in the unit of the measure (0.75 for 75 %)'),
  title: frameProps.title.describe('heading of the card; default: the name of the measure'),
  subtitle: frameProps.subtitle,
  note: frameProps.note,
  source: frameProps.source,
});
type Props = z.output<typeof props>;

export const bigNumber = figure<Props, PartRow>({
  name: 'big-number',
  tag: 'BigNumber',
  about: 'a measure as a card: number, interval, change, target and a small line',
  props,
  row: partRow,
  query(props, { dataset }) {
    return partsQuery(props, dataset, props.spark ? lineOf(props, dataset) : undefined);
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    return card(rows, props, context);
  },
  definition(props, context) {
    return definitionOf(props, context);
  },
});

/** The last 12 months (13 weeks), or as far back as the comparison reaches; undefined without dates. */
function lineOf(props: Props, dataset: Dataset): Line | undefined {
  const measure = measureOf(dataset, props.measure);
  if (!isDated(dataset, measure) || !dataset.extent) return undefined;
  const { now, before, unit: risk } = windowsOf(props, dataset);
  const unit: PeriodUnit = measure.kind === 'churn' ? risk : risk === 'week' ? 'week' : 'month';
  const count = { week: 13, month: 12, quarter: 8, year: 5 }[unit];
  const end = (now ?? windowOf(unit, dataset))?.before;
  if (!end) return undefined;
  const back = add(end, -count, unit);
  const from = before && before.from < back ? before.from : back;
  return { window: { from: startOf(from, unit), before: end }, unit };
}

function shown(rows: PartRow[], props: Props, context: Context): Shown {
  const { dataset, locale, counted } = context;
  const words = { ...messages(locale, counted), ...changeWords(locale, counted) };
  const result = compared(rows, props, context);
  const { now } = result;
  const what = subject(props, context, result);
  const { n, minimum } = counts(now.n, context);
  const as = formatOf(dataset, measureOf(dataset, props.measure));
  const method = methodName(now.estimate?.method, locale);
  const said = words.valueSentence({ label: what, value: format(now.estimate?.value, as, locale), n });
  const target = targetOf(result, props, context);
  const notes = cautions(result, props, context);
  // the card itself is not drawn then, so that its name would be missing
  if (now.n === 0) notes.unshift(words.noAnswersFor(what));
  else if (!now.estimate) notes.unshift(words.withheld(what, minimum));
  return {
    ...table(rows, props, result, context, props.spark ? lineOf(props, dataset) : undefined),
    sentence: [said, changeSentence(result, props, context), target && `${upper(target.words)}.`]
      .filter(Boolean)
      .join(' '),
    n: now.n,
    interval: method ? { level: 0.95, method } : undefined,
    state: now.n === 0 ? 'empty' : now.estimate ? 'ok' : 'too-few',
    notes,
  };
}

function card(rows: PartRow[], props: Props, context: Context): Element {
  const { document, dataset, locale } = context;
  const measure = measureOf(dataset, props.measure);
  const result = compared(rows, props, context);
  const { now } = result;
  const as = formatOf(dataset, measure);
  const { value = null, low = null, high = null } = now.estimate ?? {};
  const target = targetOf(result, props, context);
  const line = (kind: string, text: string | false | undefined, attributes = {}) =>
    text && element(document, 'p', { class: `pl-big-${kind}`, ...attributes }, text);
  const facts = [
    nowName(result, props, context),
    ...whereWords(props, context),
    // in one piece, however narrow the card
    messages(locale).answers(counts(now.n, context).n).replaceAll(' ', '\u00a0'),
  ];
  return element(
    document,
    'div',
    { class: 'pl-big', 'data-flagged': now.flagged },
    line('label', !props.title && measureLabel(measure)),
    line('value', format(value, as, locale), { 'data-length': lengthOf(format(value, as, locale)) }),
    line('interval', low !== null && high !== null && formatRange(low, high, as, locale)),
    props.change && changeLine(result, props, context),
    props.spark && spark(rows, props, context),
    line('target', target && upper(target.words), { 'data-tone': target?.tone }),
    line('facts', facts.join(' · ')),
  );
}

/** A long number is set smaller, so that it stays on one line. */
function lengthOf(text: string): 'long' | 'longer' | undefined {
  if (text.length > 12) return 'longer';
  return text.length > 8 ? 'long' : undefined;
}

/** "▲ 3.1 pp higher against Q2 2026": the arrow says again what the words say, the colour whether it is good news. */
function changeLine(result: Compared, props: Props, context: Context): Element {
  const { document, dataset, locale, counted } = context;
  const { verdict, difference: made, windows, before } = result;
  const words = { ...messages(locale, counted), ...changeWords(locale) };
  const measure = measureOf(dataset, props.measure);
  const by = made ? magnitude(made.value, formatOf(dataset, measure), context) : '';
  const said = {
    higher: words.higher(by),
    lower: words.lower(by),
    unclear: words.noChange,
    unknown: before?.n ? words.tooFewShort : words.noEarlier,
  }[verdict];
  const arrow = { higher: '▲', lower: '▼', unclear: '≈', unknown: '' }[verdict];
  const against = made && windows.before && words.against(windowName(windows.before, locale));
  return element(
    document,
    'p',
    { class: 'pl-big-change', 'data-verdict': verdict, 'data-tone': toneOf(verdict, measure) },
    arrow && element(document, 'span', { class: 'pl-big-arrow', 'aria-hidden': 'true' }, arrow),
    arrow && ' ',
    said,
    against && ' ',
    against && element(document, 'span', { class: 'pl-big-against' }, against),
  );
}

type Target = { tone: 'good' | 'bad' | 'neutral'; words: string };

/** Whether the number reaches the target; "within chance" where its interval contains the target. */
function targetOf({ now }: Compared, props: Props, { dataset, locale }: Context): Target | undefined {
  const { target } = props;
  if (target === undefined || !now.estimate) return undefined;
  const measure = measureOf(dataset, props.measure);
  const { value, low, high } = now.estimate;
  const met = higherIsBetter(measure) ? value >= target : value <= target;
  const words = changeWords(locale);
  const level = format(target, formatOf(dataset, measure), locale);
  const close = low !== null && high !== null && low <= target && target <= high;
  const said = met ? words.targetMet(level) : words.targetMissed(level);
  if (close) return { tone: 'neutral', words: `${said} (${words.targetClose})` };
  return { tone: met ? 'good' : 'bad', words: said };
}

type Point = { at: Date; value: number };

/** The line over time; a period with too few answers is a gap. It says nothing that the words do not. */
function spark(rows: PartRow[], props: Props, { document, dataset }: Context): Element | undefined {
  const measure = measureOf(dataset, props.measure);
  const line = lineOf(props, dataset);
  const found = new Map(rows.flatMap((row) => (row.part === 'line' ? [[row.period, row] as const] : [])));
  const points: Point[] = periodsOf(line).map((period) => {
    const row = found.get(period);
    const value = (row && measured(dataset, measure, row).estimate?.value) ?? NaN;
    return { at: new Date(`${period}T00:00:00Z`), value };
  });
  const valued = points.filter(({ value }) => !Number.isNaN(value));
  if (valued.length < 2) return undefined;
  const drawn = plot({
    document,
    label: '',
    width: 180,
    height: 44,
    margin: 5,
    axis: null,
    x: { type: 'utc' },
    marks: [
      Plot.lineY(points.slice(points.indexOf(valued[0] as Point)), {
        x: 'at',
        y: 'value',
        stroke: colour.accent,
        strokeWidth: 1.75,
        strokeLinejoin: 'round',
      }),
      Plot.dot(valued.slice(-1), { x: 'at', y: 'value', r: 3, fill: colour.accent }),
    ],
  });
  drawn.setAttribute('class', 'pl-big-spark');
  drawn.setAttribute('aria-hidden', 'true');
  for (const spoken of ['role', 'aria-label']) drawn.removeAttribute(spoken);
  return drawn;
}

function periodsOf(line: Line | undefined): string[] {
  const periods: string[] = [];
  if (!line?.window) return periods;
  for (let day = line.window.from; day < line.window.before; day = add(day, 1, line.unit)) periods.push(day);
  return periods;
}

function upper(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}
