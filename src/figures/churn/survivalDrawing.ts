import * as Plot from '@observablehq/plot';
import { element } from '../../charts/element.ts';
import { plot, spread } from '../../charts/plot.ts';
import { ellipsis, textWidth } from '../../charts/text.ts';
import { colour, looksOf, series, widths } from '../../charts/theme.ts';
import { numbersAtRisk } from '../../stats/kaplanMeier.ts';
import { nounOf } from '../../words/counted.ts';
import { format, formatRange, formatTick } from '../../words/format.ts';
import { survivalWords } from '../../words/survival.ts';
import type { Context } from '../figure.ts';
import type { SurvivalProps } from './survivalProps.ts';
import { shareAt, type Group, type Survival } from './survivalCurves.ts';
import { numberOf, sentenceOf, timeWords } from './survivalWords.ts';

/** Curves with the numbers of customers still followed under them, and how to read them. */
export function drawSurvival(made: Survival, props: SurvivalProps, context: Context): Element {
  const { document, locale } = context;
  const { read, readGroups } = survivalWords(locale);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-survival' },
    coarse(chart(made, props, context)),
    element(document, 'p', { class: 'pl-note' }, made.drawn.length > 1 ? `${read} ${readGroups}` : read),
  );
}

/** Paths in tenths of a pixel: their further digits would be a third of the page. */
function coarse(drawn: SVGSVGElement): SVGSVGElement {
  for (const path of drawn.querySelectorAll('path')) {
    const d = path.getAttribute('d') ?? '';
    path.setAttribute(
      'd',
      d.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
    );
  }
  return drawn;
}

/** The end of the axis and its ticks, at most `most`, in the curves' own time. */
export function axisOf(
  { drawn, factor, noun }: Survival,
  { until: wanted }: Pick<SurvivalProps, 'until'>,
  most: number,
): { until: number; ticks: number[] } {
  const longest = Math.max(0, ...drawn.map(({ end }) => end)) / factor;
  const until = wanted === undefined ? longest : Math.min(wanted, longest);
  const step = steps[noun]?.find((each) => until / each < most) ?? until;
  const ticks: number[] = [];
  for (let tick = 0; tick <= until * (1 + 1e-9) && step > 0; tick += step) ticks.push(tick * factor);
  return { until: until * factor, ticks: ticks.length ? ticks : [0] };
}

const tens = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const steps: Partial<Record<Survival['noun'], number[]>> = {
  day: [1, 2, 7, 14, 28, 30, 60, 90, 180, 365, 730, 1460],
  week: [1, 2, 4, 13, 26, 52, 104, 208],
  month: [1, 2, 3, 6, 12, 24, 36, 60, 120],
  year: tens,
  period: tens,
};

type Layout = {
  width: number;
  narrow: boolean;
  marginLeft: number;
  marginRight: number;
  marginBottom: number;
  height: number;
  until: number;
  ticks: number[];
  low: number;
};

const sizes = { axis: 38, head: 18, line: 17 } as const;

function layoutOf(made: Survival, props: SurvivalProps, { width }: Context): Layout {
  const narrow = width < widths.wide;
  const { drawn } = made;
  const { until, ticks } = axisOf(made, props, narrow ? 6 : 11);
  const named = drawn.some(({ name }) => name);
  const names = Math.max(0, ...drawn.map(({ name }) => textWidth(name, 12)));
  const side = Math.min(narrow ? 78 : 120, names + 12);
  const lines = drawn.length * (named && narrow ? 2 : 1);
  const marginBottom = sizes.axis + sizes.head + lines * sizes.line + 8;
  const lowest = Math.min(...drawn.map((group) => bandAt(group, Math.min(until, group.end))[0]));
  return {
    ...{ width, narrow, until, ticks, marginBottom },
    marginLeft: named && !narrow ? Math.max(44, side + 22) : 44,
    marginRight: named ? side + 4 : 20,
    height: (props.height ?? (narrow ? 230 : 280)) + marginBottom,
    // a curve that stays high would be a flat line on an axis from zero
    low: lowest > 0.5 ? Math.floor(lowest * 10 - 0.5) / 10 : 0,
  };
}

function chart(made: Survival, props: SurvivalProps, context: Context): SVGSVGElement {
  const { document, locale } = context;
  const layout = layoutOf(made, props, context);
  const { ticks, until, narrow } = layout;
  const { width, height, marginLeft, marginRight, marginBottom } = layout;
  const words = survivalWords(locale);
  const colourOf = (group: Group) =>
    made.drawn.length > 1 ? (series[made.drawn.indexOf(group)] ?? colour.muted) : colour.accent;
  const bands = props.bands ?? made.drawn.length <= 3;
  return plot({
    ...{
      document,
      label: sentenceOf(made, props, context),
      width,
      height,
      marginLeft,
      marginRight,
      marginBottom,
    },
    marginTop: 14,
    x: {
      ...{ type: 'linear', domain: [0, until || 1], ticks, label: null, tickSize: 4 },
      tickFormat: (time: number) => numberOf(time, made, locale),
    },
    y: {
      ...{ domain: [layout.low, 1], grid: true, ticks: 5, label: null },
      tickFormat: (share: number) => formatTick(share, { kind: 'share' }, locale),
    },
    marks: [
      axisName(words.axis(nounOf(made.noun, locale))),
      ...made.drawn.flatMap((group) =>
        curveMarks(group, { layout, colour: colourOf(group), bands, made, props, context }),
      ),
      ...(made.drawn.some(({ name }) => name) ? [endLabels(made.drawn, layout, colourOf)] : []),
      ...riskMarks(made, layout, colourOf, context),
      narrow ? null : Plot.ruleY([layout.low], { stroke: colour.rule }),
    ],
  });
}

function axisName(text: string): Plot.Markish {
  return Plot.text([text], {
    ...{ frameAnchor: 'bottom', dy: 32, text: (each: string) => each },
    ...{ fill: colour.muted, fontSize: 12 },
  });
}

type Curve = {
  layout: Layout;
  colour: string;
  bands: boolean;
  made: Survival;
  props: SurvivalProps;
  context: Context;
};

function curveMarks(
  group: Group,
  { layout, colour: own, bands, made, props, context }: Curve,
): Plot.Markish[] {
  const { path, curve } = pathOf(group, layout);
  const dots = layout.ticks.filter((time) => time > 0 && time <= Math.min(group.end, layout.until));
  const points = dots.map((time) => ({
    ...{ time, survival: shareAt(group, time).survival },
    title: spoken(group, time, made, context),
  }));
  const lost = props.censored ? lostTimes(group, layout) : [];
  const { dash: strokeDasharray, symbol } = looksOf(made.drawn.indexOf(group));
  const line = { x: 'time', y: 'survival', curve, stroke: own, strokeWidth: 2, strokeDasharray } as const;
  const dot = { r: 3.5, symbol, fill: own, stroke: colour.surface } as const;
  return [
    bands
      ? Plot.areaY(path, {
          x: 'time',
          y1: 'low',
          y2: 'high',
          curve,
          fill: own,
          fillOpacity: 0.14,
        })
      : null,
    Plot.lineY(path, line),
    lost.length
      ? Plot.dot(lost, { x: 'time', y: 'survival', symbol: 'plus', r: 3, stroke: own, strokeWidth: 1 })
      : null,
    Plot.dot(points, { x: 'time', y: 'survival', ...dot, title: 'title' }),
  ];
}

type Step = { time: number; survival: number; low: number; high: number };

/** The curve's steps; where they are too many to be seen, straight lines from pixel to pixel. */
function pathOf(group: Group, { until, narrow }: Layout): { path: Step[]; curve: 'step-after' | 'linear' } {
  const last = Math.min(group.end, until);
  const drops = group.curve.points
    .filter(({ left, time }) => left > 0 && time < last)
    .map(({ time }) => time);
  const most = narrow ? 80 : 140;
  const dense = drops.length > most;
  const times = dense ? Array.from({ length: most - 1 }, (_, index) => (last * (index + 1)) / most) : drops;
  const path = [0, ...times, last].map((time) => {
    const [low, high] = bandAt(group, time);
    return { time, survival: shareAt(group, time).survival ?? 1, low, high };
  });
  return { path, curve: dense ? 'linear' : 'step-after' };
}

function lostTimes(group: Group, { until, narrow }: Layout): { time: number; survival: number | null }[] {
  const last = Math.min(group.end, until);
  const gap = last / (narrow ? 40 : 80);
  const kept: { time: number; survival: number | null }[] = [];
  for (const { time, censored } of group.curve.points) {
    if (censored === 0 || time > last || time - (kept.at(-1)?.time ?? -Infinity) < gap) continue;
    kept.push({ time, survival: shareAt(group, time).survival });
  }
  return kept;
}

function bandAt(group: Group, time: number): [number, number] {
  const { survival, low, high } = shareAt(group, time);
  return [low ?? survival ?? 1, high ?? survival ?? 1];
}

function spoken(group: Group, time: number, made: Survival, { locale }: Context): string {
  const { survival, low, high } = shareAt(group, time);
  const share = { kind: 'share' } as const;
  const atRisk = numbersAtRisk(group.curve, [time])[0] ?? 0;
  return survivalWords(locale).spoken({
    name: group.name ? `${group.name}: ` : '',
    share: format(survival, share, locale),
    time: timeWords(time, made, locale),
    range: low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, share, locale)}`,
    atRisk: format(atRisk, { kind: 'count' }, locale),
  });
}

/** The groups' names at the ends of their curves, moved apart where curves meet. */
function endLabels(drawn: Group[], layout: Layout, colourOf: (group: Group) => string): Plot.Markish {
  const { low, height, marginBottom, marginRight, until } = layout;
  const values = drawn.map((group) => shareAt(group, Math.min(group.end, until)).survival ?? 1);
  const places = spread(values, ((1 - low) * 15) / (height - marginBottom - 14), [low, 1]);
  return Plot.text(drawn, {
    ...{ y: (_: Group, index: number) => places[index], frameAnchor: 'right', dx: 8, textAnchor: 'start' },
    text: ({ name }: Group) => ellipsis(name, marginRight - 10, 12),
    ...{ fill: colourOf, fontWeight: 600, fontSize: 12 },
  });
}

/** How many customers are still followed at each tick, a line for each curve. */
function riskMarks(
  { drawn }: Survival,
  layout: Layout,
  colourOf: (group: Group) => string,
  { dataset, locale }: Context,
): Plot.Markish[] {
  const { ticks, marginLeft, narrow } = layout;
  const words = survivalWords(locale);
  const { publish } = dataset.minimum;
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const place = { frameAnchor: 'bottom', lineAnchor: 'middle', fontSize: 12 } as const;
  const left = { ...place, frameAnchor: 'bottom-left', textAnchor: 'start', dx: -marginLeft } as const;
  const named = drawn.some(({ name }) => name);
  const top = sizes.axis + sizes.head / 2 + 2;
  const lines = drawn.flatMap((group, index) => {
    const first = top + sizes.head + index * sizes.line * (named && narrow ? 2 : 1);
    const numbers = numbersAtRisk(group.curve, ticks).map((n, at) => ({
      time: ticks[at] as number,
      text: n > 0 && n < publish ? words.under(count(publish)) : count(n),
    }));
    const name = ellipsis(group.name, narrow ? 300 : marginLeft - 32, 12);
    return [
      named
        ? Plot.text([name], {
            ...left,
            text: (each: string) => each,
            dy: first,
            fill: colourOf(group),
            fontWeight: 600,
          })
        : null,
      Plot.text(numbers, {
        ...place,
        x: 'time',
        text: 'text',
        dy: named && narrow ? first + sizes.line - 2 : first,
        fill: colour.text,
        fontVariant: 'tabular-nums',
      }),
    ];
  });
  return [
    Plot.text([words.atRiskHead], { ...left, text: (each: string) => each, dy: top, fill: colour.muted }),
    ...lines,
  ];
}
