import { drilling } from '../../charts/drill.ts';
import { element } from '../../charts/element.ts';
import { rowsChart, type Bar } from '../../charts/rows.ts';
import { colour } from '../../charts/theme.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format, formatRange, type Format } from '../../words/format.ts';
import { signedTick } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { counts } from '../measures/counts.ts';
import { boundsOf } from '../measures/comparable.ts';
import type { Gap, Pair, Result } from './compareResult.ts';
import type { Asked, Side, Sides } from './compareSides.ts';
import { gapWords, type Names } from './compareWords.ts';
import type { Context } from '../figure.ts';
import { formatOf, measureLabel, type Measured } from '../measures/measured.ts';

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
  if (control)
    for (const bar of sideBars(control, sides, names, names.control, context))
      rows.push({ ...bar, colour: colour.muted });
  return rowsChart({
    ...{ document, label, width, height, rows, mark: 'dot' },
    head: { name: '', text: measureLabel(sides.a.measure) },
    // ticks of a narrower axis would read alike
    domain: roomFor(
      rows.flatMap(endsOf),
      { share: 0.005, score: 0.05 }[as.kind as string] ?? 0.5,
      boundsOf(sides.a.measure, dataset),
    ),
    tick: (value) => format(value, as, locale),
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
    drilled(sideBar(names.a, pair.a, sides, heading, context), sides.a),
    drilled(sideBar(names.b, pair.b, sides, heading, context), sides.b),
  ];
  return sides.a.not ? bars.reverse() : bars;
}

/** A side that is one value of one column is a group that can be asked for alone. */
function drilled(bar: Bar, { where = {} }: Side): Bar {
  const [[column, value] = [], ...more] = Object.entries(where);
  if (more.length || typeof value === 'object' || value === undefined) return bar;
  return { ...bar, title: drilling(bar.title, column, String(value)) };
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
  const name = sides.a.span ? words.afterMinusBefore : `${names.b} − ${names.a}`;
  const rows = gap ? [bar(control?.effect ? names.here : name, gap)] : [];
  if (control?.gap && control.effect)
    rows.push(bar(names.control, control.gap), bar(words.beyond, control.effect));
  const domain = roomFor([0, ...rows.flatMap(endsOf)]);
  return rowsChart({
    ...{ document, width, rows, domain, mark: 'dot' },
    label: rows.map(({ title }) => title).join('; '),
    head: { name: words.differenceHead(as.kind) },
    references: [{ value: 0, text: words.noDifference, colour: colour.muted, dashed: true }],
    tick: (value) => signedTick(value, as, locale, domain[1] - domain[0]),
  });
}

function gapBar(name: string, gap: Gap, as: Format, { locale }: Context): Bar {
  const { value, low, high, verdict } = gap;
  const words = comparisonWords(locale);
  const said = gapWords(gap, as, { locale });
  const known = low !== null && high !== null;
  const range = words.range(said.low, said.high);
  return {
    ...{ name, value, low, high, hollow: false },
    text: said.number,
    count: known ? range : undefined,
    title: `${name}: ${said.by}${known ? `, 95 %: ${range}` : ''}`,
    colour: verdict === 'higher' || verdict === 'lower' ? colour.accent : colour.muted,
  };
}

function endsOf({ value, low, high }: Pick<Bar, 'value' | 'low' | 'high'>): number[] {
  return [value, low ?? value, high ?? value];
}

/** The values with a tenth of room, no narrower than `least`, within what the measure can be. */
function roomFor(values: number[], least = 0, bounds?: [number, number]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.1, (least - (high - low)) / 2) || Math.abs(high) * 0.1 || 1;
  const [bottom, top] = bounds ?? [-Infinity, Infinity];
  return [Math.max(bottom, low - room), Math.min(top, high + room)];
}
