import { z } from 'zod';
import { exposure } from '../../../stats/exposure.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { bars } from '../bars.ts';
import { gainText, textOf } from '../drawing.ts';
import { exposureAssumptions, exposureModel } from './exposureModel.ts';
import {
  inputProps,
  labelOf,
  leavingSatisfiedInput,
  plainInput,
  scenarioProps,
  type InputProps,
  type Maker,
} from '../inputs.ts';
import type { Model, Output, Values } from '../model.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';

/** Props of raising the share of satisfied customers. */
export const raiseProps = {
  raise: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('how much the share of satisfied customers rises, 0.1 is ten percentage points; default 0.1'),
  leavingSatisfied: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'share of the satisfied who leave all the same, 0…1; default: measured where leaving is, else 0',
    ),
};
const props = z.strictObject({ ...inputProps, ...raiseProps, ...scenarioProps });
type Props = z.output<typeof props>;
export type RaiseProps = InputProps & Pick<Props, 'raise' | 'leavingSatisfied'>;

/** The saving of more satisfied customers, kept apart from the exposure. */
export const raiseSatisfactionScenario: Scenario<Props> = {
  name: 'raise-satisfaction',
  tag: 'RaiseSatisfaction',
  about:
    'what raising the share of satisfied customers saves: money at risk now and then, and the saving, kept apart',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.raise,
  sentence: (state) => {
    const saving = state.results.find(({ name }) => name === 'saving');
    return scenarioWords(state.shower.locale).raiseSentence({
      ...gainText(saving, state.shower),
      ...{ now: textOf(state, 'exposure_now'), then: textOf(state, 'exposure_then') },
    });
  },
  chart: (state, context) => bars(['saving', 'exposure_now', 'exposure_then'], state, context),
};

export const raiseSatisfaction = scenarioFigure(raiseSatisfactionScenario);

function model(props: RaiseProps, maker: Maker): Model {
  const base = exposureModel(props, maker);
  const words = scenarioWords(maker.locale);
  return {
    ...base,
    inputs: [...base.inputs, raiseInput(props, maker), leavingSatisfiedInput(props, maker)],
    outputs: raiseOutputs(maker),
    result: 'saving',
    heads: ['saving'],
    facts: Object.fromEntries(Object.entries(base.facts ?? {}).filter(([name]) => name !== 'satisfied_left')),
    assumptions: (state) => [
      ...exposureAssumptions(state, props, maker),
      state.values['leaving_satisfied'] === 0 ? words.raiseTextbook : words.raiseNote,
    ],
  };
}

/** By how many percentage points satisfaction rises. */
export function raiseInput({ raise, ...props }: RaiseProps, maker: Maker) {
  return plainInput('raise', { unit: 'pp', min: 0, max: 1, step: 0.005, value: 0.1 }, raise, props, maker, {
    plan: true,
  });
}

/** Share satisfied after the rise: never more than all. */
function satisfiedThen({ satisfied = 0, raise = 0 }: Values): number {
  return Math.min(1, satisfied + raise);
}

/** Customers who stay because they became satisfied. */
export function staying(values: Values): number {
  const { customers = 0, satisfied = 0, leaving = 0, leaving_satisfied: anyway = 0 } = values;
  return customers * (satisfiedThen(values) - satisfied) * (leaving - anyway);
}

function raiseOutputs(maker: Maker): Output[] {
  const atRisk = (values: Values, satisfied: number) => {
    const { customers = 0, leaving = 0, win_cost: costToWin = 0 } = values;
    return exposure({ customers, satisfied, leaving, costToWin }).atRisk;
  };
  const output = (name: string, unit: string, formula: string, compute: Output['compute']): Output => ({
    ...{ name, label: labelOf(name, maker), unit, formula, compute },
  });
  return [
    output('satisfied_then', 'share', 'min(100 %, {satisfied} + {raise})', satisfiedThen),
    output('exposure_now', 'money', '{customers} × (1 − {satisfied}) × {leaving} × {win_cost}', (values) =>
      atRisk(values, values['satisfied'] ?? 0),
    ),
    output(
      'exposure_then',
      'money',
      '{customers} × (1 − {satisfied_then}) × {leaving} × {win_cost}',
      (values) => atRisk(values, satisfiedThen(values)),
    ),
    output(
      'stay',
      'customers',
      '{customers} × ({satisfied_then} − {satisfied}) × ({leaving} − {leaving_satisfied})',
      staying,
    ),
    output('saving', 'money', '{stay} × {win_cost}', (values) => staying(values) * (values['win_cost'] ?? 0)),
  ];
}
