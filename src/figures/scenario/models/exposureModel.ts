import { exposure } from '../../../stats/exposure.ts';
import { counted } from '../../../words/counted.ts';
import { scenarioWords } from '../../../words/scenario.ts';
import {
  currencyOf,
  customersInput,
  followedOf,
  labelOf,
  leavingInput,
  satisfiedInput,
  winCostInput,
  type InputProps,
  type Maker,
} from '../inputs.ts';
import { hasNeutral, leavingAfter } from '../measured.ts';
import type { Model, Output, Resolved, Values } from '../model.ts';
import { formatUnit, type Shower } from '../unit.ts';

/** Customers × share not satisfied × share of those who leave × cost to win one. */
export function exposureModel(props: InputProps, maker: Maker): Model {
  return {
    inputs: [
      customersInput(props, maker),
      satisfiedInput(props, maker),
      leavingInput(props, maker),
      winCostInput(props, maker),
    ],
    outputs: exposureOutputs(maker),
    result: 'exposure',
    heads: ['exposure', 'lost'],
    currency: currencyOf(props, maker.dataset),
    facts: leavingFacts(props, maker),
    assumptions: (state) => exposureAssumptions(state, props, maker),
  };
}

/** Steps from customers to money at risk. */
function exposureOutputs(maker: Maker): Output[] {
  const of = ({ customers = 0, satisfied = 0, leaving = 0, win_cost: costToWin = 0 }: Values) =>
    exposure({ customers, satisfied, leaving, costToWin });
  return [
    {
      ...{ name: 'not_satisfied', label: labelOf('not_satisfied', maker), unit: 'customers' },
      formula: '{customers} × (1 − {satisfied})',
      compute: ({ customers = 0, satisfied = 0 }) => customers * (1 - satisfied),
    },
    {
      ...{ name: 'lost', label: labelOf('lost', maker), unit: 'customers' },
      formula: '{not_satisfied} × {leaving}',
      compute: (values) => of(values).leaving,
    },
    {
      ...{ name: 'exposure', label: labelOf('exposure', maker), unit: 'money' },
      formula: '{lost} × {win_cost}',
      compute: (values) => of(values).atRisk,
    },
  ];
}

/** How many of the neutral and of the satisfied leave: told beside the result, where the data know. */
export function leavingFacts(props: InputProps, { dataset }: Maker): Model['facts'] {
  const followed = followedOf({ ...props, leaving: undefined }, dataset);
  if (!followed) return {};
  const { where } = props;
  const { measure } = followed;
  return {
    ...(hasNeutral(measure, dataset)
      ? { neutral_left: leavingAfter(measure, 'neutral', { ...followed, where }, dataset) }
      : {}),
    satisfied_left: leavingAfter(measure, 'satisfied', { ...followed, where }, dataset),
  };
}

/** Who is taken to leave, and that neutral is not lost: what every figure of exposure must say. */
function leavingWords({ byName, facts }: Resolved, props: InputProps, { dataset, locale }: Maker): string[] {
  const words = scenarioWords(locale);
  const leaving = byName['leaving'];
  if (!leaving) return [];
  const shower: Shower = { locale };
  const share = (value: number) => formatUnit(value, 'share', shower);
  const days = counted(props.days ?? 180, 'day', locale);
  const said: string[] = [];
  const dated = 'on' in (followedOf({ ...props, leaving: undefined }, dataset)?.life.ended ?? {});
  if (leaving.from === 'data' && !dated) said.push(words.undatedNote(share(leaving.now)));
  else if (leaving.from === 'data')
    said.push(words.measuredNote({ days, left: share(leaving.now) }), words.once(days));
  else said.push(leaving.now === 1 ? words.textbookNote : words.chosenNote(share(leaving.now)));
  const { neutral_left: neutral, satisfied_left: satisfied } = facts;
  if (neutral) said.push(words.neutralNote(share(neutral.value)));
  if (satisfied) said.push(words.satisfiedLeft(share(satisfied.value)));
  return said;
}

/** What the exposure takes as true. */
export function exposureAssumptions(state: Resolved, props: InputProps, maker: Maker): string[] {
  const words = scenarioWords(maker.locale);
  const answered = state.byName['satisfied']?.from === 'data' ? [words.representative] : [];
  return [...leavingWords(state, props, maker), words.replaced, ...answered];
}
