import { didYouMean } from '../../dataset/nearest.ts';
import { FigureError } from '../draw.ts';
import type { Models } from '../figure.ts';
import { advocatesScenario } from './models/advocates.ts';
import { authorModelScenario } from './models/authorModel.ts';
import { benchmarkGapScenario } from './models/benchmarkGap.ts';
import { churnValueScenario } from './models/churnValue.ts';
import { exposureScenario } from './models/exposure.ts';
import type { Maker } from './inputs.ts';
import { keepOrReplaceScenario } from './models/keepOrReplace.ts';
import type { Model } from './model.ts';
import { programmeScenario } from './models/programme.ts';
import { raiseSatisfactionScenario } from './models/raiseSatisfaction.ts';
import type { Scenario } from './scenarioFigure.ts';

/** Every scenario by the name of its figure: what Tornado, MonteCarlo and Scenarios may be about. */
const builders = Object.fromEntries(
  [
    advocatesScenario,
    authorModelScenario,
    benchmarkGapScenario,
    churnValueScenario,
    exposureScenario,
    keepOrReplaceScenario,
    programmeScenario,
    raiseSatisfactionScenario,
  ].map((each) => [each.name, each as unknown as Scenario<unknown>]),
);

/** The model that `of` names: that of a tag of the page, else the one of this name as it is without props. Throws FigureError. */
export function modelFor(
  of: string,
  { models = {}, ...maker }: Maker & { models?: Models | undefined },
): Model {
  const found = models[of] ?? { figure: of, input: {} };
  const scenario = builders[found.figure];
  const parsed = scenario?.props.safeParse(found.input);
  // what is wrong with the other tag, the other tag says
  if (scenario && parsed?.success) return scenario.model(parsed.data, maker);
  const scenarios = Object.keys(models).filter((name) => builders[models[name]?.figure ?? '']);
  const valid = [...new Set([...scenarios, ...Object.keys(builders)])].filter((name) => name !== 'model');
  throw new FigureError('unknown-model', `unknown model: ${of}`, {
    ...{ prop: 'of', valid, suggestion: didYouMean(of, valid) },
  });
}
