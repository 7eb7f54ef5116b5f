import * as Plot from '@observablehq/plot';
import { element } from '../../charts/element.ts';
import { plot } from '../../charts/plot.ts';
import { rowsChart, type Bar } from '../../charts/rows.ts';
import { textWidth } from '../../charts/text.ts';
import { colour, widths } from '../../charts/theme.ts';
import { driverWords, type Quadrant } from '../../words/drivers.ts';
import { format, formatRange, formatTick } from '../../words/format.ts';
import { signedNumber } from '../../words/magnitude.ts';
import type { DriverRow, DriversResult } from './driversResult.ts';
import type { Context } from '../figure.ts';

type Options = { view: 'both' | 'shares' | 'quadrant'; height?: number | undefined; label: string };

/** Shares as bars, and importance against performance; each with how to read it. */
export function drawDrivers(
  result: DriversResult,
  { view, height, label }: Options,
  context: Context,
): Element {
  const { document, locale } = context;
  const words = driverWords(locale);
  const note = (text: string) => element(document, 'p', { class: 'pl-note' }, text);
  if (!result.explained)
    return element(
      document,
      'div',
      { class: 'pl-chart' },
      element(document, 'p', { class: 'pl-state' }, words.alike),
    );
  const drivers = result.explained.drivers;
  const scaled = drivers.filter(({ performance }) => performance !== null);
  // where nothing is shown to matter, its place among others says nothing
  const wanted = view === 'quadrant' || (view === 'both' && drivers.some(({ found }) => found));
  const quadrants = wanted && result.lines !== null && scaled.length > 1;
  return element(
    document,
    'div',
    { class: 'pl-chart pl-drivers' },
    view !== 'quadrant' && sharesChart(drivers, { label, height }, context),
    view !== 'quadrant' && note(words.readShares),
    quadrants && quadrantChart(scaled, result.lines ?? { share: 0, performance: 0 }, label, context),
    quadrants && quadrantList(scaled, context),
    quadrants && note(words.readQuadrants),
    wanted && !quadrants && element(document, 'p', { class: 'pl-state' }, words.noQuadrants),
  );
}

function sharesChart(
  drivers: DriverRow[],
  { label, height }: { label: string; height?: number | undefined },
  context: Context,
): SVGSVGElement {
  const { document, width, locale } = context;
  const words = driverWords(locale);
  const share = { kind: 'share' } as const;
  const top = Math.max(...drivers.flatMap(({ share: value, high }) => [value, high ?? value]), 0.01);
  return rowsChart({
    ...{ document, width, height, label, mark: 'bar' },
    head: { name: words.driver, text: words.share },
    rows: drivers.map((driver) => barOf(driver, context)),
    domain: [0, Math.min(1, top * 1.04)],
    tick: (value) => formatTick(value, share, locale),
  });
}

function barOf(driver: DriverRow, context: Context): Bar {
  const { locale } = context;
  const { name, share, low, high, found, correlation } = driver;
  const words = driverWords(locale);
  const signed = correlation === null ? '–' : signedNumber(correlation, { kind: 'score' }, locale);
  return {
    ...{ name, value: share, low, high, hollow: !found },
    text: format(share, { kind: 'share' }, locale),
    count: found ? `r = ${signed}` : words.unshownShort,
    colour: found ? colour.accent : colour.muted,
    title: spoken(driver, context),
  };
}

function spoken(driver: DriverRow, { locale }: Context): string {
  const words = driverWords(locale);
  const as = { kind: 'share' } as const;
  const { name, share, low, high, importance, correlation, found, performance, quadrant, borderline } =
    driver;
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const parts = [
    `${name}: ${words.explains(format(share, as, locale))}${range}`,
    importance !== null && words.ofExplained(format(importance, as, locale)),
    correlation !== null &&
      `${words.correlation.toLowerCase()} ${signedNumber(correlation, { kind: 'score' }, locale)}`,
    performance !== null &&
      `${words.performance.toLowerCase()}: ${format(performance, { kind: 'index' }, locale)}`,
    quadrant && (borderline ? `${words.undecided} (${words.borderline})` : words.quadrants[quadrant]),
    !found && words.unshownShort,
  ];
  return parts.filter(Boolean).join(', ');
}

type Dot = DriverRow & { performance: number; number: string };

function quadrantChart(
  scaled: DriverRow[],
  lines: { share: number; performance: number },
  label: string,
  context: Context,
): SVGSVGElement {
  const { document, width, locale } = context;
  const words = driverWords(locale);
  const narrow = width < widths.wide;
  const dots = scaled.map((driver, index): Dot => ({
    ...{ ...driver, performance: driver.performance ?? 0, number: String(index + 1) },
  }));
  const domains = domainsOf(dots, lines);
  const share = { kind: 'share' } as const;
  return plot({
    ...{ document, label, width, height: narrow ? 300 : 340 },
    ...{ marginLeft: 46, marginRight: 14, marginTop: 26, marginBottom: 42 },
    x: {
      domain: domains.x,
      label: null,
      ticks: narrow ? 4 : 6,
      tickFormat: (value: number) => String(value),
      tickSize: 0,
    },
    y: {
      domain: domains.y,
      label: null,
      ticks: 5,
      tickFormat: (value: number) => formatTick(value, share, locale),
      tickSize: 0,
    },
    marks: [
      Plot.frame({ stroke: colour.rule }),
      Plot.ruleX([lines.performance], { stroke: colour.muted, strokeDasharray: '5 4' }),
      Plot.ruleY([lines.share], { stroke: colour.muted, strokeDasharray: '5 4' }),
      ...cornerMarks(context),
      axisName(words.axisImportance, { frameAnchor: 'top-left', dx: -46, dy: -14 }),
      axisName(words.axisPerformance, { frameAnchor: 'bottom-right', textAnchor: 'end', dy: 32 }),
      Plot.ruleX(
        dots.filter(({ low }) => low !== null),
        { x: 'performance', y1: 'low', y2: 'high', stroke: tone, strokeWidth: 1.5 },
      ),
      Plot.ruleY(dots, {
        ...{ y: 'share', x1: 'performanceLow', x2: 'performanceHigh', stroke: tone, strokeWidth: 1.5 },
      }),
      Plot.dot(dots, {
        ...{ x: 'performance', y: 'share', r: 9, stroke: tone, strokeWidth: 1.5 },
        fill: (dot: Dot) => (dot.found ? tone(dot) : colour.surface),
        title: (dot: Dot) => spoken(dot, context),
      }),
      Plot.text(dots, {
        ...{ x: 'performance', y: 'share', text: 'number', fontSize: 11, fontWeight: 700 },
        fill: (dot: Dot) => (dot.found ? colour.surface : tone(dot)),
      }),
      ...namesBeside(dots, domains.x, width),
    ],
  });
}

/** Only what is to be improved first stands out: the place says it too. */
function tone({ quadrant, found, borderline }: DriverRow): string {
  if (!found) return colour.muted;
  return quadrant === 'improve' && !borderline ? colour.bad : colour.accent;
}

function axisName(text: string, place: Plot.TextOptions): Plot.Markish {
  return Plot.text([text], { textAnchor: 'start', fontSize: 12, fill: colour.muted, ...place });
}

/** The quadrants' names in the corners, small so that dots stay legible over them. */
function cornerMarks({ locale }: Context): Plot.Markish[] {
  const { quadrants } = driverWords(locale);
  const corner = (
    quadrant: Quadrant,
    frameAnchor: Plot.TextOptions['frameAnchor'],
    end: boolean,
    top: boolean,
  ) =>
    Plot.text([quadrants[quadrant]], {
      ...{ frameAnchor, textAnchor: end ? 'end' : 'start', dx: end ? -7 : 7, dy: top ? 9 : -9 },
      ...{ fontSize: 12, fontWeight: 600, fill: quadrant === 'improve' ? colour.bad : colour.muted },
    });
  return [
    corner('improve', 'top-left', false, true),
    corner('keep', 'top-right', true, true),
    corner('low', 'bottom-left', false, false),
    corner('enough', 'bottom-right', true, false),
  ];
}

/** Names beside their dots where there is room; the list under the chart has them all. */
function namesBeside(dots: Dot[], [low, high]: [number, number], width: number): Plot.Markish[] {
  if (width < widths.wide) return [];
  const inner = width - 60;
  return dots.map((dot) => {
    const at = ((dot.performance - low) / (high - low)) * inner;
    const end = at + 14 + textWidth(dot.name, 12) > inner - 4;
    return Plot.text([dot], {
      ...{ x: 'performance', y: 'share', text: 'name', fontSize: 12, fill: colour.text },
      ...{ stroke: colour.surface, strokeWidth: 4 },
      ...(end ? { textAnchor: 'end', dx: -14 } : { textAnchor: 'start', dx: 14 }),
    });
  });
}

function domainsOf(dots: Dot[], lines: { share: number }): { x: [number, number]; y: [number, number] } {
  const performances = dots.map(({ performance }) => performance);
  const [low, high] = [Math.min(...performances), Math.max(...performances)];
  const room = Math.max(5, (high - low) * 0.25);
  const top = Math.max(lines.share, ...dots.map(({ share, high: end }) => end ?? share));
  return { x: [Math.max(0, low - room), Math.min(100, high + room)], y: [0, (top || 0.01) * 1.18] };
}

/** Each quadrant with its drivers, in words; apart those that chance may have put on their side of the line. */
function quadrantList(scaled: DriverRow[], { document, locale }: Context): Element {
  const words = driverWords(locale);
  const item = (head: string, hint: string, wanted: (driver: DriverRow) => boolean) => {
    const names = scaled.flatMap((driver, index) => (wanted(driver) ? [`${index + 1} ${driver.name}`] : []));
    if (!names.length) return null;
    return element(document, 'li', {}, element(document, 'b', {}, head), words.listed(hint, names));
  };
  const order: Quadrant[] = ['improve', 'keep', 'low', 'enough'];
  return element(
    document,
    'ul',
    { class: 'pl-quadrants' },
    ...order.map((quadrant) =>
      item(
        words.quadrants[quadrant],
        words.quadrantHints[quadrant],
        (driver) => driver.quadrant === quadrant && !driver.borderline,
      ),
    ),
    item(words.undecided, words.borderline, ({ borderline }) => borderline),
  );
}
