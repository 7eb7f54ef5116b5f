import { z } from 'zod';
import { scenarioWords } from '../../../words/scenario.ts';
import { exposureModel } from './exposureModel.ts';
import { rangeText, type State } from '../drawing.ts';
import { inputProps, scenarioProps } from '../inputs.ts';
import { scenarioFigure, type Scenario } from '../scenarioFigure.ts';
import { formatUnit } from '../unit.ts';

const props = z.strictObject({ ...inputProps, ...scenarioProps });

export const exposureScenario: Scenario<z.output<typeof props>> = {
  name: 'exposure',
  tag: 'Exposure',
  about:
    'money at risk from customers who are not satisfied: customers × not satisfied × those of them who leave × cost to win one',
  props,
  model: exposureModel,
  title: ({ shower }) => scenarioWords(shower.locale).titles.exposure,
  sentence,
};

export const exposure = scenarioFigure(exposureScenario);

function sentence({ resolved, results, shower }: State): string {
  const [, lost, money] = results;
  if (!lost || !money) return '';
  return scenarioWords(shower.locale).exposureSentence({
    money: formatUnit(money.value, 'money', shower),
    range: rangeText(money, shower),
    lost: formatUnit(lost.value, 'customers', shower),
    cost: formatUnit(resolved.byName['win_cost']?.now ?? null, 'money', shower),
  });
}
