import { z } from 'zod';
import { churnProjection, type ProjectionPoint } from '../../../stats/churnProjection.ts';
import { lifetimeValue } from '../../../stats/lifetimeValue.ts';
import { periodRate } from '../../../stats/npv.ts';
import { formatTick } from '../../../words/format.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { rangeText, textOf, type State } from '../drawing.ts';
import {
  churnInput,
  currencyOf,
  customersInput,
  inputProps,
  labelOf,
  plainInput,
  scenarioProps,
  timeInputs,
  timeProps,
  type InputProps,
  type Maker,
  type TimeProps,
} from '../inputs.ts';
import { monthLines } from '../lines.ts';
import type { Input } from '../../input.ts';
import type { Model, Output, Resolved, Values } from '../model.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';
import { formatUnit } from '../unit.ts';

const props = z.strictObject({
  ...{ customers: inputProps.customers, churn: inputProps.churn, ...timeProps },
  ...scenarioProps,
});
type Props = z.output<typeof props>;

/** Customers, revenue and their worth with churn as now and reduced. */
export const churnValueScenario: Scenario<Props> = {
  name: 'churn-value',
  tag: 'ChurnValue',
  about:
    'what lower churn is worth: customers, revenue, discounted margin and lifetime value over months, with churn as now and reduced',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.churn,
  sentence,
  chart(state, context) {
    const words = scenarioWords(context.locale);
    const { values } = state.resolved;
    return monthLines({
      ...{ context, label: sentence(state), month: words.month },
      tick: (value) => formatTick(value, { kind: 'count' }, context.locale),
      lines: [
        {
          name: `${labelOf('customers', context)}, ${words.then}`,
          values: path(values, 'then').map(({ customers }) => customers),
        },
        { name: words.now, values: path(values, 'now').map(({ customers }) => customers) },
      ],
    });
  },
};

export const churnValue = scenarioFigure(churnValueScenario);

function sentence(state: State): string {
  const gained = state.results.find(({ name }) => name === 'gained');
  const months = state.resolved.inputs.find(({ name }) => name === 'months')?.now ?? 0;
  return scenarioWords(state.shower.locale).churnSentence({
    ...{ gained: textOf(state, 'gained'), months: formatUnit(months, 'months', state.shower) },
    ...{ now: textOf(state, 'churn_now'), then: textOf(state, 'churn_then') },
    range: gained ? rangeText(gained, state.shower) : '',
  });
}

function model(props: InputProps & TimeProps, maker: Maker): Model {
  return {
    inputs: [
      customersInput(props, maker),
      churnInput(props, maker),
      churnCutInput(props, maker),
      ...timeInputs(props, maker),
    ],
    outputs: outputs(maker),
    result: 'gained',
    heads: ['gained', 'customers_end_then'],
    currency: currencyOf(props, maker.dataset),
    assumptions: (state) => churnAssumptions(state, maker),
  };
}

/** The part of churn that is avoided. */
export function churnCutInput(props: InputProps & TimeProps, maker: Maker): Input {
  return plainInput(
    'churn_cut',
    { unit: 'share', min: 0, max: 1, step: 0.01, value: 0.2 },
    props.churnCut,
    props,
    maker,
    { plan: true },
  );
}

/** What a projection of churn takes as true. */
export function churnAssumptions({ values }: Resolved, { locale }: Maker): string[] {
  const words = scenarioWords(locale);
  return [words.churnSteady, ...(values['margin'] === 1 ? [words.marginWhole] : []), words.discounted];
}

/** Churn per month once it is reduced. */
export function churnThen({ churn_now: now = 0, churn_cut: cut = 0 }: Values): number {
  return now * (1 - cut);
}

/** Whole months: a number field takes any. */
export function wholeMonths(value = 0): number {
  return Math.max(0, Math.round(value));
}

function path(values: Values, which: 'now' | 'then'): ProjectionPoint[] {
  const { customers = 0, revenue = 0, margin = 1, discount = 0, churn_now: now = 0 } = values;
  return churnProjection({
    ...{ customers, revenue, margin, churn: which === 'now' ? now : churnThen(values) },
    ...{ periods: wholeMonths(values['months']), rate: periodRate(discount) },
  });
}

function lifetime(values: Values, churn: number): number | null {
  const { revenue = 0, margin = 1, discount = 0 } = values;
  const rate = periodRate(discount);
  // without churn and discounting a customer is worth ever more
  if (!(1 - churn < 1 + rate)) return null;
  return lifetimeValue({ margin: revenue * margin, retention: 1 - churn, rate });
}

function outputs(maker: Maker): Output[] {
  const output = (name: string, unit: string, formula: string, compute: Output['compute']): Output => ({
    ...{ name, label: labelOf(name, maker), unit, formula, compute },
  });
  const last = (values: Values, which: 'now' | 'then') => path(values, which).at(-1);
  const sum = (values: Values, which: 'now' | 'then') =>
    path(values, which).reduce((total, { revenue }) => total + revenue, 0);
  const sides = (['now', 'then'] as const).map((which) => {
    const churn = `{churn_${which}}`;
    return [
      output(
        `customers_end_${which}`,
        'customers',
        `{customers} × (1 − ${churn})^{months}`,
        (values) => last(values, which)?.customers ?? null,
      ),
      output(
        `revenue_${which}`,
        'money',
        `Σ(t = 1 … {months}) {customers} × (1 − ${churn})^t × {revenue}`,
        (values) => sum(values, which),
      ),
      output(
        `value_${which}`,
        'money',
        `Σ(t = 1 … {months}) {customers} × (1 − ${churn})^t × {revenue} × {margin} ÷ (1 + {discount})^(t/12)`,
        (values) => last(values, which)?.value ?? null,
      ),
      output(
        `lifetime_${which}`,
        'money',
        `{revenue} × {margin} × (1 − ${churn}) ÷ ((1 + {discount})^(1/12) − (1 − ${churn}))`,
        (values) => lifetime(values, which === 'now' ? (values['churn_now'] ?? 0) : churnThen(values)),
      ),
    ];
  });
  const [now = [], then = []] = sides;
  return [
    output('churn_then', 'share', '{churn_now} × (1 − {churn_cut})', churnThen),
    ...now.flatMap((each, index) => [each, then[index] as Output]),
    output(
      'gained',
      'money',
      '{value_then} − {value_now}',
      (values) => (last(values, 'then')?.value ?? 0) - (last(values, 'now')?.value ?? 0),
    ),
  ];
}
