import * as Plot from '@observablehq/plot';
import { z } from 'zod';
import { keyMarks, keysHeight, placeKeys } from '../../charts/keys.ts';
import { plot } from '../../charts/plot.ts';
import { wrap } from '../../charts/text.ts';
import { colour, series } from '../../charts/theme.ts';
import { tornado as tornadoOf } from '../../stats/tornado.ts';
import { formatTick } from '../../words/format.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { aboutModel, aboutProps, headProps, resultAbout } from './aboutModel.ts';
import { bothWidths } from './bothWidths.ts';
import { outcomeOf, shownInputs, type ModelRow } from './model.ts';
import { endsOf, spreadProps, uncertainInputs } from './spread.ts';
import { formatOfUnit, formatUnit } from './unit.ts';

const props = z.strictObject({ ...aboutProps, ...spreadProps, ...headProps });
type Props = z.output<typeof props>;

export const tornado = figure<Props, ModelRow>({
  name: 'tornado',
  tag: 'Tornado',
  about:
    'which input of a scenario moves its result most: each in turn at both ends of its range, the others as they stand',
  props,
  ...aboutModel,
  shown,
  render(rows, props, context) {
    const made = barsOf(rows, props, context);
    return bothWidths(context.document, (width) => draw(made, context, width));
  },
  definition({ spread }, { locale }) {
    const words = scenarioWords(locale);
    return [words.tornadoRange(formatTick(spread, { kind: 'share' }, locale))];
  },
});

function barsOf(rows: ModelRow[], props: Props, context: Context) {
  const { model, state, unit, label } = resultAbout(rows, props, context);
  const inputs = uncertainInputs(state.resolved.inputs);
  const ranges = Object.fromEntries(
    inputs.map((input) => [input.name, { base: input.now, ...endsOf(input, props) }]),
  );
  const outcome = outcomeOf(model);
  const fixed = state.resolved.values;
  const { base, bars } = tornadoOf((values) => outcome({ ...fixed, ...values }), ranges);
  const made = bars.flatMap((bar) => {
    const input = state.resolved.byName[bar.name];
    const range = ranges[bar.name];
    // an input that leaves the result undefined at an end has no bar
    return input && range && Number.isFinite(bar.swing)
      ? [{ ...bar, input, low: range.low, high: range.high }]
      : [];
  });
  return { base, bars: made, state, unit, label };
}
type Bars = ReturnType<typeof barsOf>;

function shown(rows: ModelRow[], props: Props, context: Context): Shown {
  const words = scenarioWords(context.locale);
  const made = barsOf(rows, props, context);
  const { state, unit, bars } = made;
  const as = formatOfUnit(unit, state.shower.currency);
  const text = { kind: 'text' } as const;
  return {
    title: words.titles.tornado(made.label),
    columns: [
      { name: 'input', label: words.input, format: text },
      { name: 'low', label: words.from, format: text },
      { name: 'high', label: words.to, format: text },
      { name: 'at_low', label: `${made.label}: ${words.atLow}`, format: as },
      { name: 'at_high', label: `${made.label}: ${words.atHigh}`, format: as },
      { name: 'swing', label: words.swing, format: as },
    ],
    rows: bars.map(({ input, low, high, atLow, atHigh, swing }) => ({
      ...{ input: input.label, at_low: atLow, at_high: atHigh, swing },
      ...{ low: formatUnit(low, input.unit, state.shower), high: formatUnit(high, input.unit, state.shower) },
    })),
    sentence: `${sentence(made)} ${words.tornadoRange(formatTick(props.spread, { kind: 'share' }, context.locale))}`,
    state: bars.length ? 'ok' : 'empty',
    notes: [],
    inputs: shownInputs(state.resolved, state.shower),
  };
}

function sentence({ bars: [first], base, unit, state, label }: Bars): string {
  const words = scenarioWords(state.shower.locale);
  if (!first) return words.tornadoNothing;
  const text = (value: number) => formatUnit(value, unit, state.shower);
  const [low, high] = [first.atLow, first.atHigh].sort((a, b) => a - b) as [number, number];
  return `${label}: ${words.tornadoSentence({ base: text(base), input: first.input.label, low: text(low), high: text(high) })}`;
}

function draw(made: Bars, { document, locale }: Context, width: number): SVGSVGElement {
  const { bars, base, unit, state } = made;
  const as = formatOfUnit(unit, state.shower.currency);
  const names = width > 400 ? 190 : 0;
  const sides = sidesOf(made);
  const ends = sides.map(({ to }) => to);
  const [least, most] = [Math.min(base, ...ends), Math.max(base, ...ends)];
  const room = (most - least || Math.abs(base) || 1) * 0.22;
  const keys = keysOf(locale, width);
  const margins = { marginLeft: names || 8, marginTop: keysHeight(keys) + 16 };
  return plot({
    ...{ document, label: sentence(made), width, ...margins, marginRight: 8, marginBottom: 24 },
    height: margins.marginTop + 26 + bars.length * (names ? 34 : 46),
    x: {
      ...{ domain: [least - room, most + room], ticks: names ? 5 : 3, label: null, grid: true },
      tickFormat: (value: number) => formatTick(value, as, locale),
    },
    y: {
      ...{
        domain: bars.map(({ input }) => input.label),
        label: null,
        axis: names ? 'left' : null,
        tickSize: 0,
      },
      padding: names ? 0.3 : 0.55,
      tickFormat: (name: string) => wrap(name, names - 14, 12).join('\n'),
    },
    marks: [
      Plot.barX(sides, { x1: 'from', x2: 'to', y: 'name', fill: 'fill', stroke: 'stroke', strokeWidth: 1.5 }),
      Plot.ruleX([base], { stroke: colour.text, strokeWidth: 1.5, insetTop: 2 }),
      ...sideMarks(sides),
      ...wordMarks(made, names),
      ...keys.flatMap((key) => keyMarks(key, { ...margins, top: 0 })),
    ],
  });
}

type Side = { name: string; from: number; to: number; rises: boolean; says: string } & Look;

type Look = { fill: string; stroke: string };

// outlined and filled, so that both are told apart in grey and where the reader sets the colours
const looks: Record<'low' | 'high', Look> = {
  low: { fill: colour.surface, stroke: series[1] as string },
  high: { fill: colour.accent, stroke: colour.accent },
};

/** What the outlined and the filled bars are, over the chart. */
function keysOf(locale: Context['locale'], width: number) {
  const words = scenarioWords(locale);
  const { low, high } = looks;
  return placeKeys(
    [
      { name: words.atLow, colour: low.fill, stroke: low.stroke },
      { name: words.atHigh, colour: high.fill, stroke: high.stroke },
    ],
    width,
  );
}

function sidesOf({ bars, base, state }: Bars): Side[] {
  const most = Math.max(...bars.map(({ swing }) => Math.abs(swing)));
  const still = (change: number) => Math.abs(change) <= most * 1e-6;
  return bars.flatMap(({ input, atLow, atHigh, low, high }) => {
    const side = (to: number, end: number, which: 'low' | 'high'): Side => ({
      ...{ name: input.label, from: base, to, ...looks[which] },
      // what moves nothing has one end on either side, where their words do not meet
      rises: still(to - base) ? which === 'high' : to > base,
      says: formatUnit(end, input.unit.split('/')[0] ?? input.unit, state.shower),
    });
    return [side(atLow, low, 'low'), side(atHigh, high, 'high')];
  });
}

/** What the input is at each end, outside the bar. */
function sideMarks(sides: Side[]): Plot.Markish[] {
  return [true, false].map((rises) =>
    Plot.text(
      sides.filter((side) => side.rises === rises),
      {
        ...{ x: 'to', y: 'name', text: 'says', fontSize: 11 },
        ...{ textAnchor: rises ? 'start' : 'end', dx: rises ? 4 : -4 },
      },
    ),
  );
}

/** The result as it stands, and names over the bars where there is no room beside them. */
function wordMarks({ bars, base, unit, state }: Bars, names: number): Plot.Markish[] {
  const name = ({ input }: (typeof bars)[number]) => input.label;
  return [
    Plot.text([base], {
      ...{ x: (value: number) => value, frameAnchor: 'top', dy: -10, fontWeight: 600 },
      text: () => formatUnit(base, unit, state.shower),
    }),
    names
      ? null
      : Plot.text(bars, {
          ...{ y: name, frameAnchor: 'left', dy: -19, text: name },
          // the line of the result passes behind
          ...{ fill: colour.text, stroke: colour.surface, strokeWidth: 3 },
        }),
  ];
}
