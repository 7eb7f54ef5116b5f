import { element } from '../charts/element.ts';
import { rowsChart, type Bar } from '../charts/rows.ts';
import { colour } from '../charts/theme.ts';
import { comparisonWords } from '../words/comparison.ts';
import { format, formatDifference, formatRange, formatTick, type Format } from '../words/format.ts';
import { messages } from '../words/messages.ts';
import { bareRange, counts } from './change.ts';
import { boundsOf } from './comparable.ts';
import type { Gap, Pair, Result } from './compareResult.ts';
import type { Asked, Sides } from './compareSides.ts';
import { gapWords, type Names } from './compareWords.ts';
import type { Context } from './figure.ts';
import { formatOf, measureLabel, type Measured } from './measured.ts';

/** Both values with their intervals, and under them their difference against zero. */
export function drawCompare(
  result: Result,
  {
    sides,
    names,
    label,
    height,
  }: { asked: Asked; sides: Sides; names: Names; label: string; height?: number | undefined },
  context: Context,
): Element {
  const { document, locale } = context;
  const words = comparisonWords(locale);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-compare' },
    valuesChart(result, sides, names, { label, height }, context),
    differenceChart(result, sides, names, context),
    element(document, 'p', { class: 'pl-note' }, words.readCompare),
  );
}

function valuesChart(
  result: Result,
  sides: Sides,
  names: Names,
  { label, height }: { label: string; height?: number | undefined },
  context: Context,
): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const as = formatOf(dataset, sides.a.measure);
  const control = result.control?.effect ? result.control : undefined;
  const rows = sideBars(result, sides, names, control && names.here, context);
  if (control) rows.push(...sideBars(control, sides, names, names.control, context));
  return rowsChart({
    ...{ document, label, width, height, rows, mark: 'dot' },
    head: { name: '', text: measureLabel(sides.a.measure) },
    domain: roomFor(
      rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
      boundsOf(sides.a.measure, dataset),
    ),
    tick: (value) => formatTick(value, as, locale),
  });
}

function sideBars(
  pair: Pair,
  sides: Sides,
  names: Names,
  section: string | undefined,
  context: Context,
): Bar[] {
  const { n } = counts(pair.a.n + pair.b.n, context);
  const heading =
    section === undefined ? undefined : { name: section, count: messages(context.locale).answers(n) };
  const bars = [
    sideBar(names.a, pair.a, sides, heading, context),
    sideBar(names.b, pair.b, sides, heading, context),
  ];
  return sides.a.not ? bars.reverse() : bars;
}

function sideBar(
  name: string,
  { n, estimate, flagged }: Measured,
  sides: Sides,
  section: Bar['section'],
  context: Context,
): Bar {
  const { dataset, locale } = context;
  const as = formatOf(dataset, sides.a.measure);
  const { value = 0, low = null, high = null } = estimate ?? {};
  const text = format(value, as, locale);
  const count = messages(locale).answers(counts(n, context).n);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const title = `${section ? `${section.name}, ` : ''}${name}: ${text}${range}, ${count}`;
  return {
    ...{ name, value, low, high, text, count, title, section, flagged },
    colour: colour.accent,
    hollow: flagged,
  };
}

function differenceChart(result: Result, sides: Sides, names: Names, context: Context): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const words = comparisonWords(locale);
  const as = formatOf(dataset, sides.a.measure);
  const bar = (name: string, gap: Gap) => gapBar(name, gap, as, context);
  const { gap, control } = result;
  const rows = gap ? [bar(control?.effect ? names.here : words.differenceHead, gap)] : [];
  if (control?.gap && control.effect)
    rows.push(bar(names.control, control.gap), bar(words.beyond, control.effect));
  return rowsChart({
    ...{ document, width, rows, mark: 'dot' },
    label: rows.map(({ title }) => title).join('; '),
    head: { name: control?.effect ? words.differenceHead : '', text: '95 %' },
    domain: roomFor([0, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])]),
    references: [{ value: 0, text: words.noDifference, colour: colour.muted, dashed: true }],
    tick: (value) => formatDifference(value, as, locale).replace(/[.,]0+(?=\D*$)/, ''),
  });
}

function gapBar(name: string, gap: Gap, as: Format, context: Context): Bar {
  const { value, low, high, verdict } = gap;
  const { locale } = context;
  const range = low === null || high === null ? undefined : bareRange(low, high, as, locale);
  return {
    ...{ name, value, low, high, hollow: false },
    text: formatDifference(value, as, locale),
    count: range,
    title: `${name}: ${gapWords(gap, as, context).by}${range ? `, 95 %: ${range}` : ''}`,
    colour: verdict === 'higher' || verdict === 'lower' ? colour.accent : colour.muted,
  };
}

/** The values with a tenth of room, within what the measure can be. */
function roomFor(values: number[], bounds?: [number, number]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  const [least, most] = bounds ?? [-Infinity, Infinity];
  return [Math.max(least, low - room), Math.min(most, high + room)];
}
