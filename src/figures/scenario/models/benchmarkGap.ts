import { z } from 'zod';
import { measureOf, type Dataset, type Measure } from '../../../dataset/dataset.ts';
import { didYouMean } from '../../../dataset/nearest.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { FigureError } from '../../draw.ts';
import { measureLabel } from '../../measures/measured.ts';
import { gainText, textOf } from '../drawing.ts';
import { exposureAssumptions, leavingFacts } from './exposureModel.ts';
import {
  currencyOf,
  customersInput,
  inputProps,
  labelOf,
  leavingInput,
  leavingSatisfiedInput,
  plainInput,
  satisfiedInput,
  scenarioProps,
  winCostInput,
  type Maker,
} from '../inputs.ts';
import { levelOf } from '../measured.ts';
import type { Model, Output, Values } from '../model.ts';
import { raiseProps } from './raiseSatisfaction.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';

const props = z.strictObject({
  ...inputProps,
  measure: z
    .string()
    .optional()
    .describe('a share, an index or a net score of dataset.yaml; default: the first share'),
  benchmark: z
    .union([z.number(), z.string()])
    .optional()
    .describe(
      'the level to reach: the label of a benchmark of dataset.yaml, or a number in the unit of the measure',
    ),
  level: z
    .enum(['first', 'best'])
    .default('first')
    .describe(
      'without benchmark: the first that dataset.yaml has for the measure (default), or the best of them',
    ),
  pointValue: z
    .number()
    .min(0)
    .optional()
    .describe('for an index or net score: what one point is worth; default: an assumption of 1,000'),
  leavingSatisfied: raiseProps.leavingSatisfied,
  ...scenarioProps,
});
type Props = z.output<typeof props>;

/** What reaching another's level is worth. */
export const benchmarkGapScenario: Scenario<Props> = {
  name: 'benchmark-gap',
  tag: 'BenchmarkGap',
  about:
    'what reaching the level of the own industry, or of the best one, is worth: the gap to a benchmark of dataset.yaml, in money',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.benchmark,
  sentence: (state) => {
    const words = scenarioWords(state.shower.locale);
    const own = textOf(state, state.resolved.byName['own'] ? 'own' : 'satisfied');
    const level = textOf(state, 'benchmark');
    const [gap] = state.results;
    const closing = state.results.find(({ name }) => name === 'closing');
    if (!gap?.value || !closing) return words.reached({ own, level });
    return words.benchmarkSentence({
      ...{ own, level, gap: textOf(state, 'level_gap') },
      ...gainText(closing, state.shower),
    });
  },
  notes: (state, { measure }) => {
    const words = scenarioWords(state.shower.locale);
    return measure !== undefined && state.resolved.byName['own'] ? [words.indexNote] : [];
  },
};

export const benchmarkGap = scenarioFigure(benchmarkGapScenario);

function model(props: Props, maker: Maker): Model {
  const measure = measureFor(props, maker.dataset);
  return measure === undefined || measure.kind === 'share'
    ? shareModel(props, measure, maker)
    : pointsModel(props, measure, maker);
}

/** A gap of satisfied customers is closed by keeping those who become satisfied. */
function shareModel(props: Props, measure: Measure | undefined, maker: Maker): Model {
  const words = scenarioWords(maker.locale);
  const own = { ...props, measure: props.measure };
  const gap = ({ satisfied = 0, benchmark = 0 }: Values) => Math.max(0, benchmark - satisfied);
  const stay = (values: Values) => {
    const { customers = 0, leaving = 0, leaving_satisfied: anyway = 0 } = values;
    return customers * gap(values) * (leaving - anyway);
  };
  const output = outputIn(maker);
  return {
    inputs: [
      satisfiedInput(own, maker),
      benchmarkInput(props, measure, 'share', maker),
      customersInput(own, maker),
      leavingInput(own, maker),
      leavingSatisfiedInput(own, maker),
      winCostInput(own, maker),
    ],
    outputs: [
      output('level_gap', 'pp', 'max(0, {benchmark} − {satisfied})', gap),
      output('stay', 'customers', '{customers} × {level_gap} × ({leaving} − {leaving_satisfied})', stay),
      output('closing', 'money', '{stay} × {win_cost}', (values) => stay(values) * (values['win_cost'] ?? 0)),
    ],
    ...{ result: 'closing', heads: ['closing', 'level_gap'], currency: currencyOf(props, maker.dataset) },
    facts: leavingFacts(own, maker),
    assumptions: (state) => [...exposureAssumptions(state, own, maker), words.raiseNote],
  };
}

/** What a point of an index is worth no data tell. */
function pointsModel(props: Props, measure: Measure, maker: Maker): Model {
  const words = scenarioWords(maker.locale);
  const { where, period, pointValue } = props;
  const points = measure.kind === 'index' ? { min: 0, max: 100 } : { min: -100, max: 100 };
  const gap = ({ own = 0, benchmark = 0 }: Values) => Math.max(0, benchmark - own);
  const output = outputIn(maker);
  const value = { unit: 'money/point', min: 0, max: 1e12, step: 100, value: 1000 };
  return {
    inputs: [
      plainInput('own', { unit: 'points', ...points, step: 0.5, value: 0 }, undefined, props, maker, {
        label: measureLabel(measure),
        measured: levelOf(measure.name, { where, period }, maker.dataset),
        written: true,
      }),
      benchmarkInput(props, measure, 'points', maker),
      plainInput('point_value', value, pointValue, props, maker),
    ],
    outputs: [
      output('level_gap', 'points', 'max(0, {benchmark} − {own})', gap),
      output(
        'closing',
        'money',
        '{level_gap} × {point_value}',
        (values) => gap(values) * (values['point_value'] ?? 0),
      ),
    ],
    ...{ result: 'closing', heads: ['closing', 'level_gap'], currency: currencyOf(props, maker.dataset) },
    assumptions: () => [words.pointNote, ...(measure.kind === 'index' ? [words.indexNote] : [])],
  };
}

function outputIn(maker: Maker) {
  return (name: string, unit: string, formula: string, compute: Output['compute']): Output => ({
    ...{ name, label: labelOf(name, maker), unit, formula, compute },
  });
}

/** The level to reach, with every benchmark that fits the measure one press away. */
function benchmarkInput(props: Props, measure: Measure | undefined, unit: 'share' | 'points', maker: Maker) {
  const known = maker.dataset.benchmarks.flatMap(({ label, measure: of, value, index }) => {
    const level =
      measure?.kind === 'index' && of === undefined ? index : of === measure?.name ? value : undefined;
    return level === undefined ? [] : [{ label, value: level }];
  });
  const { benchmark, level } = props;
  const named = typeof benchmark === 'string' ? known.find(({ label }) => label === benchmark) : undefined;
  if (typeof benchmark === 'string' && !named) {
    const valid = known.map(({ label }) => label);
    throw new FigureError('unknown-benchmark', `unknown benchmark: ${benchmark}`, {
      ...{ prop: 'benchmark', valid, suggestion: didYouMean(benchmark, valid) },
    });
  }
  const best = level === 'best' ? Math.max(...known.map(({ value }) => value)) : known[0]?.value;
  const given = named?.value ?? (typeof benchmark === 'number' ? benchmark : undefined);
  const usual = known.length ? (best ?? 0) : unit === 'share' ? 0.8 : 75;
  const range = unit === 'share' ? { min: 0, max: 1, step: 0.005 } : { min: -100, max: 100, step: 0.5 };
  return plainInput('benchmark', { unit, ...range, value: usual }, given, props, maker, {
    ...{ presets: known, plan: true },
  });
}

/** The measure whose level is compared; undefined where the dataset has no share and none is named. Throws FigureError. */
function measureFor({ measure: name }: Props, dataset: Dataset): Measure | undefined {
  if (name === undefined) return Object.values(dataset.measures).find(({ kind }) => kind === 'share');
  const measure = measureOf(dataset, name);
  if (['share', 'index', 'nps', 'net'].includes(measure.kind)) return measure;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure of <BenchmarkGap>: expected a share, an index or a net score, found ${name} of kind ${measure.kind}`,
    { prop: 'measure' },
  );
}
