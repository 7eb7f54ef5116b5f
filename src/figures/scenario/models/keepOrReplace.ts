import { z } from 'zod';
import { exposure } from '../../../stats/exposure.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { bars } from '../bars.ts';
import { textOf } from '../drawing.ts';
import { exposureModel } from './exposureModel.ts';
import { inputProps, labelOf, plainInput, scenarioProps, type InputProps, type Maker } from '../inputs.ts';
import type { Model, Values } from '../model.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';

const props = z.strictObject({
  ...inputProps,
  costRatio: z
    .number()
    .min(5)
    .max(25)
    .optional()
    .describe('winning a customer costs this many times keeping one, 5…25; default 5'),
  ...scenarioProps,
});
type Props = z.output<typeof props>;

/** Replacing those who leave, against keeping them. */
export const keepOrReplaceScenario: Scenario<Props> = {
  name: 'keep-or-replace',
  tag: 'KeepOrReplace',
  about:
    'what replacing the customers who leave costs, against keeping them, which the literature says is 5 to 25 times cheaper',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.keep,
  sentence: (state) =>
    scenarioWords(state.shower.locale).keepSentence({
      ...{ gap: textOf(state, 'gap'), money: textOf(state, 'exposure'), keeping: textOf(state, 'keeping') },
      ratio: textOf(state, 'cost_ratio'),
    }),
  chart: (state, context) => bars(['exposure', 'keeping', 'gap'], state, context),
};

export const keepOrReplace = scenarioFigure(keepOrReplaceScenario);

function model(props: InputProps & Pick<Props, 'costRatio'>, maker: Maker): Model {
  const base = exposureModel(props, maker);
  const words = scenarioWords(maker.locale);
  const of = ({
    customers = 0,
    satisfied = 0,
    leaving = 0,
    win_cost: costToWin = 0,
    cost_ratio: costRatio = 5,
  }: Values) => exposure({ customers, satisfied, leaving, costToWin, costRatio });
  const ratio = { unit: 'ratio', min: 5, max: 25, step: 0.5, value: 5 };
  return {
    ...base,
    inputs: [...base.inputs, plainInput('cost_ratio', ratio, props.costRatio, props, maker)],
    outputs: [
      ...base.outputs,
      {
        ...{ name: 'keeping', label: labelOf('keeping', maker), unit: 'money' },
        formula: '{exposure} ÷ {cost_ratio}',
        compute: (values) => of(values).keeping,
      },
      {
        ...{ name: 'gap', label: labelOf('gap', maker), unit: 'money' },
        formula: '{exposure} − {keeping}',
        compute: (values) => of(values).gap,
      },
    ],
    result: 'gap',
    heads: ['gap'],
    assumptions: (state) => [...base.assumptions(state), words.ratioNote, words.keptAll],
  };
}
