import { z } from 'zod';
import { labelOf as nameOf, measureOf } from '../../../dataset/dataset.ts';
import { didYouMean } from '../../../dataset/nearest.ts';
import { hasDays } from '../../../sql/churn.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { FigureError } from '../../draw.ts';
import { rangeText } from '../drawing.ts';
import { dimensionWords, FormulaError, readFormula, sameDimensions, type Formula } from '../formula.ts';
import type { Input, Measured } from '../../input.ts';
import { currencyOf, scenarioProps, type Maker } from '../inputs.ts';
import { columnMean, customersNow, levelOf, monthlyChurn } from '../measured.ts';
import type { Model, Output } from '../model.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';
import { dimensionsOf, formatUnit, unitNames, unitOf, type Dimensions } from '../unit.ts';

const identifier = z.string().regex(/^[A-Za-z_]\w*$/, 'a name of letters, digits and underscores');
const unit = z.string().refine((text) => dimensionsOf(text), {
  message: `expected a unit of ${unitNames.join(', ')}, such as money or money/customer/month`,
});

const input = z
  .strictObject({
    name: identifier,
    label: z.string().optional(),
    unit: unit.default('number'),
    min: z.number().default(0),
    max: z.number(),
    step: z.number().positive().optional(),
    value: z.number().optional(),
    measure: z.string().optional(),
    column: z.string().optional(),
  })
  .refine(({ min, max, value }) => min < max && (value === undefined || (value >= min && value <= max)), {
    message: 'expected min ≤ value ≤ max',
  })
  .refine(
    ({ value, measure, column }) => value !== undefined || measure !== undefined || column !== undefined,
    {
      message: 'expected a value, a measure or a column that gives it',
    },
  );

const props = z.strictObject({
  name: identifier.describe('name of the model, for <Tornado of="…" />'),
  inputs: z
    .array(input)
    .min(1)
    .describe(
      "[{name: 'price', label: 'Price', unit: 'money/customer', min: 0, max: 100, step: 1, value: 20}]; measure: 'csat' or column: 'mrr' in place of value takes it from the data",
    ),
  formulas: z
    .record(identifier, z.string().min(1))
    .describe(
      "{{income: 'customers * price', profit: 'income - cost'}}; + - * / ^, comparisons, a ? b : c, functions",
    ),
  units: z
    .record(z.string(), unit)
    .optional()
    .describe("units of the formulas: {{profit: 'money'}}; checked"),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("words for the formulas: {{profit: 'Profit'}}"),
  result: z.string().describe('the formula that it is about'),
  assumptions: z.array(z.string()).default([]).describe('what is taken as true, in words'),
  ...{ currency: scenarioProps.currency, title: scenarioProps.title, subtitle: scenarioProps.subtitle },
  ...{ note: scenarioProps.note, source: scenarioProps.source },
});
type Props = z.output<typeof props>;

/** An author's own model. */
export const authorModelScenario: Scenario<Props> = {
  name: 'model',
  tag: 'Model',
  about:
    'a model of your own: inputs with units, formulas in plain words of arithmetic, units checked; its inputs are $name in SQL cells',
  props,
  model: authored,
  title: ({ results, model: { result } }) => results.find(({ name }) => name === result)?.label ?? result,
  sentence: ({ results, model: { result }, shower }) => {
    const main = results.find(({ name }) => name === result);
    if (!main) return '';
    const range = rangeText(main, shower);
    return `${main.label}: ${formatUnit(main.value, main.unit, shower)}${range ? ` (${scenarioWords(shower.locale).interval(range)})` : ''}.`;
  },
};

export const model = scenarioFigure(authorModelScenario);

function authored(props: Props, maker: Maker): Model {
  const currency = currencyOf(props, maker.dataset);
  const inputs = props.inputs.map((each): Input => ({
    ...{
      key: each.name,
      name: each.name,
      label: each.label ?? nameOf({ name: each.name }),
      unit: each.unit,
      currency,
    },
    ...{ min: each.min, max: each.max, step: each.step ?? ((each.max - each.min) / 100 || 1), written: true },
    value: each.value ?? (each.min + each.max) / 2,
    explicit: true,
    measured: measuredOf(each, maker),
  }));
  twice(props);
  return {
    inputs,
    outputs: outputsOf(props, inputs),
    result: props.result,
    currency,
    assumptions: ({ inputs: standing }) => {
      const words = scenarioWords(maker.locale);
      const assumed = standing.filter(({ from }) => from !== 'data').map(({ label }) => label);
      return [
        ...props.assumptions,
        words.authored,
        ...(assumed.length ? [`${words.assumed}: ${assumed.join(', ')}.`] : []),
      ];
    },
  };
}

function measuredOf(
  { measure: name, column, unit: own }: Props['inputs'][number],
  { dataset }: Maker,
): Measured | undefined {
  if (column !== undefined) return columnMean(column, 'inputs', dataset).mean;
  if (name === undefined) return undefined;
  const measure = measureOf(dataset, name);
  if (measure.kind !== 'churn') return levelOf(name, {}, dataset);
  if (own === 'customers') return customersNow(measure, dataset);
  if (hasDays(measure)) return monthlyChurn(measure, {}, dataset);
  return levelOf(name, {}, dataset);
}

function twice({ inputs, formulas, result }: Props): void {
  const names = inputs.map(({ name }) => name);
  const again =
    names.find((name, index) => names.indexOf(name) !== index) ?? names.find((name) => name in formulas);
  if (again !== undefined) throw wrong('inputs', `two inputs or formulas are called ${again}`);
  const valid = Object.keys(formulas);
  if (!valid.includes(result))
    throw new FigureError('unknown-formula', `unknown formula: ${result}`, {
      ...{ prop: 'result', valid, suggestion: didYouMean(result, valid) },
    });
}

/** Formulas in the order in which they need each other, each with its unit checked. Throws FigureError. */
function outputsOf({ formulas, units = {}, labels = {} }: Props, inputs: Input[]): Output[] {
  const known = new Map<string, Dimensions>(
    inputs.map(({ name, unit: own }) => [name, dimensionsOf(own) ?? {}]),
  );
  const read = new Map(Object.entries(formulas).map(([name, text]) => [name, readAs(name, text)]));
  const valid = [...known.keys(), ...read.keys()];
  const made: Output[] = [];
  const visit = (name: string, path: string[]): void => {
    const formula = read.get(name);
    if (known.has(name) || !formula) return;
    if (path.includes(name))
      throw wrong(
        'formulas',
        `formulas need each other in a circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`,
      );
    for (const used of formula.uses) {
      if (!valid.includes(used))
        throw wrong('formulas', `unknown name in ${shownFormula(name, formulas)}: ${used}`, {
          ...{ valid, suggestion: didYouMean(used, valid) },
        });
      visit(used, [...path, name]);
    }
    const dimensions = unitsOf(name, formula, known, formulas);
    const written = Object.hasOwn(units, name) ? units[name] : undefined;
    if (written !== undefined && !sameDimensions(dimensionsOf(written) ?? {}, dimensions))
      throw wrong(
        'formulas',
        `${shownFormula(name, formulas)} is ${dimensionWords(dimensions)}, but its unit says ${written}`,
      );
    known.set(name, dimensions);
    made.push({
      ...{
        name,
        label: labels[name] ?? nameOf({ name }),
        unit: written ?? unitFor(dimensions, shownFormula(name, formulas)),
      },
      formula: formula.words,
      compute: (values) => {
        const value = formula.value(values);
        return Number.isFinite(value) ? value : null;
      },
    });
  };
  for (const name of read.keys()) visit(name, []);
  return made;
}

/** A unit for what a formula is made of. Throws FigureError: money² is a number that nobody can read. */
function unitFor(dimensions: Dimensions, formula: string): string {
  const unit = unitOf(dimensions);
  if (unit !== undefined) return unit;
  const message = `${formula} is ${dimensionWords(dimensions)}: expected a result in one of money, customers, months and points, or that per others`;
  throw wrong('formulas', message, {
    suggestion: 'check for a factor too many; what is only a step may stand inside a longer formula',
  });
}

function readAs(name: string, text: string): Formula {
  try {
    return readFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { valid, suggestion } = error;
    throw wrong('formulas', `invalid formula: ${name} = ${text}: ${error.message}`, { valid, suggestion });
  }
}

function unitsOf(
  name: string,
  formula: Formula,
  known: Map<string, Dimensions>,
  formulas: Record<string, string>,
): Dimensions {
  try {
    return formula.dimensions((used) => known.get(used) ?? {});
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw wrong('formulas', `units do not fit in ${shownFormula(name, formulas)}: ${error.message}`);
  }
}

function shownFormula(name: string, formulas: Record<string, string>): string {
  return `${name} = ${formulas[name]}`;
}

function wrong(
  prop: string,
  message: string,
  more: { valid?: string[] | undefined; suggestion?: string | undefined } = {},
): FigureError {
  return new FigureError('bad-formula', message, {
    prop,
    suggestion: more.suggestion,
    ...(more.valid ? { valid: more.valid } : {}),
  });
}
