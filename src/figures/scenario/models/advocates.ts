import { z } from 'zod';
import { advocateEffect } from '../../../stats/advocateEffect.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import { textOf } from '../drawing.ts';
import {
  currencyOf,
  inputProps,
  labelOf,
  plainInput,
  satisfiedInput,
  scenarioProps,
  type Maker,
} from '../inputs.ts';
import type { Model, Values } from '../model.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';

const props = z.strictObject({
  ...{ measure: inputProps.measure, where: inputProps.where, period: inputProps.period },
  satisfied: inputProps.satisfied,
  revenueYear: z.number().min(0).optional().describe('revenue per year; default: an assumption of 1,000,000'),
  premium: z
    .number()
    .min(0)
    .max(5)
    .optional()
    .describe('how much more the satisfied spend: 0.15 is 15 % (default)'),
  change: z
    .number()
    .min(-1)
    .max(1)
    .optional()
    .describe('change of the share of satisfied customers, −0.03 is three percentage points less (default)'),
  mode: z
    .enum(['premium', 'customers'])
    .optional()
    .describe(
      'what is lost at first: "premium" (they stay and spend less, default) or "customers" (they leave)',
    ),
  ...scenarioProps,
});
type Props = z.output<typeof props>;

/** Revenue when the share of satisfied customers changes. */
export const advocatesScenario: Scenario<Props> = {
  name: 'advocates',
  tag: 'Advocates',
  about:
    'revenue when the share of satisfied customers changes, as they spend more; the reader chooses whether those who change stay or leave',
  props,
  model,
  title: ({ shower }) => scenarioWords(shower.locale).titles.advocates,
  sentence: (state) => {
    const words = scenarioWords(state.shower.locale);
    const mode = words.modes[state.resolved.values['mode'] === 1 ? 'customers' : 'premium'];
    return words.advocatesSentence({
      ...{ share: textOf(state, 'effect_share'), money: textOf(state, 'effect'), mode },
    });
  },
};

export const advocates = scenarioFigure(advocatesScenario);

function model(props: Props, maker: Maker): Model {
  const words = scenarioWords(maker.locale);
  const mode = props.mode && { premium: 0, customers: 1 }[props.mode];
  return {
    inputs: [
      satisfiedInput(props, maker),
      plainInput(
        'change',
        { unit: 'pp', min: -1, max: 1, step: 0.005, value: -0.03 },
        props.change,
        props,
        maker,
        { plan: true },
      ),
      plainInput(
        'premium',
        { unit: 'share', min: 0, max: 5, step: 0.01, value: 0.15 },
        props.premium,
        props,
        maker,
      ),
      plainInput(
        'revenue_year',
        { unit: 'money', min: 0, max: 1e12, step: 1000, value: 1e6 },
        props.revenueYear,
        props,
        maker,
      ),
      plainInput('mode', { unit: 'number', min: 0, max: 1, step: 1, value: 0 }, mode, props, maker, {
        options: [
          { value: 0, label: words.modesShort.premium },
          { value: 1, label: words.modesShort.customers },
        ],
      }),
    ],
    outputs: [
      {
        ...{ name: 'effect_share', label: labelOf('effect_share', maker), unit: 'change' },
        formula: ({ mode: lost }) =>
          `${lost === 1 ? '(1 + {premium})' : '{premium}'} × {change} ÷ (1 + {premium} × {satisfied})`,
        compute: effectOf,
      },
      {
        ...{ name: 'effect', label: labelOf('effect', maker), unit: 'money' },
        formula: '{revenue_year} × {effect_share}',
        compute: (values) => effectOf(values) * (values['revenue_year'] ?? 0),
      },
    ],
    result: 'effect',
    heads: ['effect', 'effect_share'],
    currency: currencyOf(props, maker.dataset),
    assumptions: () => [words.premiumNote, words.advocatesNote],
  };
}

// the share after the change stays between none and all
function effectOf({ satisfied = 0, change = 0, premium = 0, mode = 0 }: Values): number {
  const to = Math.min(1, Math.max(0, satisfied + change));
  const { premiumOnly, customers } = advocateEffect({ premium, from: satisfied, to });
  return mode === 1 ? customers : premiumOnly;
}
