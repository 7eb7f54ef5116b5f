import { z } from 'zod';
import { breakEven } from '../../../stats/breakEven.ts';
import { irr } from '../../../stats/irr.ts';
import { npv, periodRate } from '../../../stats/npv.ts';
import { payback } from '../../../stats/payback.ts';
import { programmeFlows } from '../../../stats/programmeFlows.ts';
import { retained } from '../../../stats/retained.ts';
import { formatTick } from '../../../words/format.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { churnAssumptions, churnCutInput, churnThen, wholeMonths } from './churnValue.ts';
import { nameIn, textOf, type State } from '../drawing.ts';
import { exposureAssumptions, leavingFacts } from './exposureModel.ts';
import {
  churnInput,
  currencyOf,
  customersInput,
  inputProps,
  labelOf,
  leavingInput,
  leavingSatisfiedInput,
  plainInput,
  satisfiedInput,
  scenarioProps,
  timeInputs,
  timeProps,
  winCostInput,
  type Maker,
} from '../inputs.ts';
import type { Input } from '../../input.ts';
import { monthLines } from '../lines.ts';
import type { Model, Output, Values } from '../model.ts';
import { raiseInput, raiseProps, staying } from './raiseSatisfaction.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';
import { formatOfUnit, formatUnit } from '../unit.ts';

const props = z.strictObject({
  effect: z
    .enum(['churn', 'satisfaction'])
    .default('churn')
    .describe('what it improves: "churn" (default) or "satisfaction", which then keeps customers'),
  costOnce: z.number().min(0).optional().describe('cost at the start; default: an assumption of 50,000'),
  costMonth: z.number().min(0).optional().describe('cost per month; default: an assumption of 2,000'),
  delay: z.number().min(0).max(60).optional().describe('months before it works; default 3'),
  ...{ ...inputProps, ...timeProps, ...raiseProps, ...scenarioProps },
});
type Props = z.output<typeof props>;

/** Whether a programme pays: cash flow, net present value, rate of return, payback and what must be true. */
export const programmeScenario: Scenario<Props> = {
  name: 'programme',
  tag: 'Programme',
  about:
    'whether a programme pays: cash flow by month, net present value, internal rate of return, payback, and the effect at which it breaks even',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.programme,
  sentence,
  notes: ({ resolved, shower }, { effect }) => {
    const words = scenarioWords(shower.locale);
    const { reason } = irr(flowsOf(resolved.values, effect));
    return reason === 'single root' ? [] : [reason === 'no root' ? words.noRate : words.noSingleRate];
  },
  chart(state, context, { effect }) {
    const words = scenarioWords(context.locale);
    const flows = flowsOf(state.resolved.values, effect);
    const rate = periodRate(state.resolved.values['discount'] ?? 0);
    let total = 0;
    const cumulated = flows.map((flow, t) => (total += flow / (1 + rate) ** t));
    return monthLines({
      ...{ context, label: sentence(state), month: `${words.month} (▮ ${words.monthly})`, bars: flows },
      tick: (value) =>
        formatTick(Math.round(value), formatOfUnit('money', state.shower.currency), context.locale),
      lines: [{ name: words.cumulated, values: cumulated }],
    });
  },
};

export const programme = scenarioFigure(programmeScenario);

function sentence(state: State): string {
  const { results, resolved, shower } = state;
  const words = scenarioWords(shower.locale);
  const back = results.find(({ name }) => name === 'payback')?.value ?? null;
  const even = results.find(({ name }) => name === 'break_even');
  const effect = resolved.byName['churn_cut'] ?? resolved.byName['raise'];
  const label = effect ? nameIn(state, effect.name) : '';
  return words.programmeSentence({
    npv: textOf(state, 'npv'),
    payback: back === null ? words.notPaidBack : words.paidBack(formatUnit(back, 'months', shower)),
    chance:
      even?.value === null || even === undefined
        ? words.neverEven(label)
        : even.value === 0
          ? words.alwaysEven
          : words.mustBe(label, formatUnit(even.value, even.unit, shower)),
  });
}

function model(props: Props, maker: Maker): Model {
  const words = scenarioWords(maker.locale);
  const { effect } = props;
  const own = effect === 'churn' ? churnInputs(props, maker) : satisfactionInputs(props, maker);
  const plain = (name: string, unit: string, [max, step, value]: [number, number, number], given?: number) =>
    plainInput(name, { unit, min: 0, max, step, value }, given, props, maker);
  return {
    inputs: [
      plain('cost_once', 'money', [1e12, 100, 50_000], props.costOnce),
      plain('cost_month', 'money/month', [1e12, 100, 2000], props.costMonth),
      plain('delay', 'months', [60, 1, 3], props.delay),
      ...own,
    ],
    outputs: outputs(effect, own, maker),
    result: 'npv',
    heads: ['npv', 'irr', 'payback'],
    currency: currencyOf(props, maker.dataset),
    facts: effect === 'satisfaction' ? leavingFacts(props, maker) : {},
    assumptions: (state) => [
      words.programmeNote,
      ...(effect === 'churn'
        ? churnAssumptions(state, maker)
        : [...exposureAssumptions(state, props, maker), words.raiseNote, words.steadyLoss, words.discounted]),
    ],
  };
}

function churnInputs(props: Props, maker: Maker): Input[] {
  return [
    churnCutInput(props, maker),
    customersInput(props, maker),
    churnInput(props, maker),
    ...timeInputs(props, maker),
  ];
}

function satisfactionInputs(props: Props, maker: Maker): Input[] {
  const days = { unit: 'number', min: 1, max: 3650, step: 1, value: 180 };
  return [
    raiseInput(props, maker),
    customersInput(props, maker),
    satisfiedInput(props, maker),
    leavingInput(props, maker),
    leavingSatisfiedInput(props, maker),
    winCostInput(props, maker),
    plainInput('days', days, props.days, props, maker),
    ...timeInputs(props, maker).filter(({ name }) => name === 'months' || name === 'discount'),
  ];
}

/** The cash flow of each month, the first now. */
function flowsOf(values: Values, effect: Props['effect']): number[] {
  const { cost_once: costOnce = 0, cost_month: costPerPeriod = 0, delay = 0 } = values;
  const periods = wholeMonths(values['months']);
  if (effect === 'satisfaction') {
    const saved = staying(values) * (values['win_cost'] ?? 0);
    const benefitPerPeriod = (saved / (values['days'] || 180)) * (365.25 / 12);
    return programmeFlows({ costOnce, costPerPeriod, benefitPerPeriod, delay: wholeMonths(delay), periods });
  }
  const { customers = 0, churn_now: now = 0, revenue = 0, margin = 1 } = values;
  const kept = retained({ customers, now, then: churnThen(values), periods, delay: wholeMonths(delay) });
  return kept.map((more, t) => (t === 0 ? -costOnce : more * revenue * margin - costPerPeriod));
}

function outputs(effect: Props['effect'], inputs: Input[], maker: Maker): Output[] {
  const words = scenarioWords(maker.locale);
  const output = (name: string, unit: string, formula: string, compute: Output['compute']): Output => ({
    ...{ name, label: labelOf(name, maker), unit, formula, compute },
  });
  const worth = (values: Values) => npv(periodRate(values['discount'] ?? 0), flowsOf(values, effect));
  const [main] = inputs;
  const benefit =
    effect === 'churn'
      ? '{customers} × (1 − {churn_now})^{delay} × ((1 − {churn_now} × (1 − {churn_cut}))^(t − {delay}) − (1 − {churn_now})^(t − {delay})) × {revenue} × {margin}'
      : '{customers} × {raise} × ({leaving} − {leaving_satisfied}) × {win_cost} × 30.44 ÷ {days}';
  // the net present value comes first: what stands before it would be computed for each draw of a simulation
  return [
    output('npv', 'money', `Σ(t = 0 … {months}) ${words.flow}(t) ÷ (1 + {discount})^(t/12)`, worth),
    output('cost_total', 'money', '{cost_once} + {cost_month} × {months}', (values) => {
      const { cost_once: once = 0, cost_month: month = 0, months } = values;
      return once + month * wholeMonths(months);
    }),
    output('benefit_total', 'money', `Σ(t > {delay}) ${benefit}`, (values) =>
      flowsOf({ ...values, cost_once: 0, cost_month: 0 }, effect).reduce((sum, flow) => sum + flow, 0),
    ),
    output('irr', 'rate', words.irrFormula, (values) => {
      const { rate } = irr(flowsOf(values, effect));
      return rate === null ? null : (1 + rate) ** 12 - 1;
    }),
    output('payback', 'months', words.paybackFormula, (values) => payback(flowsOf(values, effect))),
    output('break_even', main?.unit ?? 'share', words.evenFormula, (values) => evenAt(main, values, worth)),
  ];
}

/** The effect at which the programme breaks even: 0 when it pays without any, null when none is enough. */
function evenAt(main: Input | undefined, values: Values, worth: (values: Values) => number): number | null {
  if (!main) return null;
  const at = (effect: number) => worth({ ...values, [main.name]: effect });
  return at(main.min) >= 0 ? main.min : breakEven(at, main.min, main.max);
}
