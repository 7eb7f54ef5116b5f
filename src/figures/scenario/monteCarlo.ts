import * as Plot from '@observablehq/plot';
import { z } from 'zod';
import { plot } from '../../charts/plot.ts';
import { colour } from '../../charts/theme.ts';
import { simulate, type Simulation } from '../../stats/simulate.ts';
import { format, formatTick } from '../../words/format.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { aboutModel, aboutProps, headProps, resultAbout } from './aboutModel.ts';
import { bothWidths } from './bothWidths.ts';
import { outcomeOf, shownInputs, type ModelRow } from './model.ts';
import { spreadProps, uncertainOf } from './spread.ts';
import { formatOfUnit, formatUnit } from './unit.ts';

const props = z.strictObject({
  ...aboutProps,
  ...spreadProps,
  draws: z
    .int()
    .min(100)
    .max(100_000)
    .default(10_000)
    .describe('how often the inputs are drawn; default 10,000'),
  seed: z.int().min(0).default(1).describe('the same seed gives the same draws; default 1'),
  ...headProps,
});
type Props = z.output<typeof props>;

export const monteCarlo = figure<Props, ModelRow>({
  name: 'monte-carlo',
  tag: 'MonteCarlo',
  about:
    'how sure the result of a scenario is: its inputs drawn at random, 10,000 times, with the chance that it is above zero',
  props,
  ...aboutModel,
  shown,
  render(rows, props, context) {
    const made = simulated(rows, props, context);
    return bothWidths(context.document, (width) => histogram(made, context, width));
  },
  definition: (props, context) => [methodWords(props, context)],
});

type Simulated = ReturnType<typeof simulated>;

// table and drawing need the same draws, one after the other
let latest: { key: string; made: Simulation } | undefined;

function simulated(rows: ModelRow[], props: Props, context: Context) {
  const { model, state, unit, label } = resultAbout(rows, props, context);
  const inputs = Object.fromEntries(
    state.resolved.inputs.map((input) => [input.name, uncertainOf(input, props)]),
  );
  const { draws, seed } = props;
  const outcome = outcomeOf(model);
  const { values } = state.resolved;
  const key = JSON.stringify([
    props.of,
    model.outputs.map(({ formula }) => String(formula)),
    inputs,
    values,
    draws,
    seed,
  ]);
  const made = latest?.key === key ? latest.made : defined(simulate(outcome, inputs, { draws, seed }));
  latest = { key, made };
  return { state, made, unit, label, left: draws - made.values.length };
}

/** The draws for which the result is defined. Not-a-number sorts last in a typed array. */
function defined(made: Simulation): Simulation {
  const values = made.values.filter((value) => Number.isFinite(value));
  if (values.length === made.values.length) return made;
  const at = (p: number) => values[Math.min(values.length - 1, Math.floor(p * values.length))] ?? NaN;
  return {
    ...{ p10: at(0.1), p50: at(0.5), p90: at(0.9), values },
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    positive: values.filter((value) => value > 0).length / values.length,
  };
}

function shown(rows: ModelRow[], props: Props, context: Context): Shown {
  const { locale } = context;
  const words = scenarioWords(locale);
  const simulation = simulated(rows, props, context);
  const { state, made, unit, label, left } = simulation;
  const as = formatOfUnit(unit, state.shower.currency);
  const { p10, p50, p90, mean, positive } = made;
  return {
    title: words.titles.simulation(label),
    columns: [
      ...['p10', 'p50', 'p90'].map((name) => ({ name, label: name, format: as })),
      { name: 'mean', label: words.mean, format: as },
      { name: 'positive', label: words.chance, format: { kind: 'share' } },
    ],
    rows: made.values.length ? [{ p10, p50, p90, mean, positive }] : [],
    sentence: `${sentence(simulation)} ${methodWords(props, context)}`,
    state: made.values.length ? 'ok' : 'empty',
    notes: [...(left > 0 ? [words.undefinedDraws(format(left, { kind: 'count' }, locale))] : [])],
    inputs: shownInputs(state.resolved, state.shower),
  };
}

function methodWords({ draws, seed, spread }: Props, { locale }: Pick<Context, 'locale'>): string {
  return scenarioWords(locale).simulationNote({
    ...{ draws: format(draws, { kind: 'count' }, locale), seed: String(seed) },
    percent: formatTick(spread, { kind: 'share' }, locale),
  });
}

function sentence({ state, made, unit, label }: Simulated): string {
  const { shower } = state;
  const text = (value: number) => formatUnit(value, unit, shower);
  const said = scenarioWords(shower.locale).simulationSentence({
    ...{ low: text(made.p10), mid: text(made.p50), high: text(made.p90) },
    chance: format(made.positive, { kind: 'share' }, shower.locale),
  });
  return `${label}: ${said}`;
}

function histogram(simulation: Simulated, { document, locale }: Context, width: number): SVGSVGElement {
  const { made, unit, state } = simulation;
  const as = formatOfUnit(unit, state.shower.currency);
  const bins = binsOf(made.values);
  const marks = [
    { at: made.p10, text: 'p10' },
    { at: made.p50, text: 'p50' },
    { at: made.p90, text: 'p90' },
  ];
  const [first, last] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const narrow = width <= 400;
  return plot({
    ...{ document, label: sentence(simulation), width, height: 230 },
    ...{ marginLeft: 12, marginRight: 24, marginTop: 40, marginBottom: 28 },
    x: {
      domain: first < last ? [first, last] : [first - 1, last + 1],
      ticks: narrow ? 3 : 6,
      tickFormat: (value: number) => formatTick(value, as, locale),
      label: null,
    },
    y: { axis: null },
    marks: [
      Plot.rect(bins, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: 'count',
        inset: 0.5,
        fill: ({ to }: { to: number }) => (to <= 0 ? colour.bad : colour.accent),
      }),
      Plot.ruleY([0], { stroke: colour.muted }),
      first < 0 && last > 0 ? Plot.ruleX([0], { stroke: colour.text, strokeDasharray: '3,3' }) : null,
      Plot.ruleX(marks, { x: 'at', stroke: colour.text, strokeWidth: 1.25 }),
      ...marks.map(({ at, text }, index) =>
        Plot.text([at], {
          ...{
            x: (value: number) => value,
            frameAnchor: 'top',
            dy: -26,
            fontSize: narrow ? 10.5 : 12,
            lineAnchor: 'top',
          },
          textAnchor: (['end', 'middle', 'start'] as const)[index] ?? 'middle',
          dx: [narrow ? 8 : 0, 0, narrow ? -8 : 0][index] ?? 0,
          text: () => `${text}\n${formatUnit(at, unit, state.shower)}`,
        }),
      ),
    ],
  });
}

/** Forty bars of equal width over the draws, but for the outermost in a thousand. */
function binsOf(values: Float64Array): { from: number; to: number; count: number }[] {
  const cut = Math.floor(values.length / 1000);
  const [low = 0, high = 0] = [values[cut], values[values.length - 1 - cut]];
  const width = (high - low) / 40 || 1;
  const bins = Array.from({ length: 40 }, (_, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    count: 0,
  }));
  for (const value of values) {
    const bin = bins[Math.min(39, Math.floor((value - low) / width))];
    if (bin && value >= low && value <= high) bin.count++;
  }
  return high > low ? bins : bins.slice(0, 1);
}
