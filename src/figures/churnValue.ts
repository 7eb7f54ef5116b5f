import { churnValueScenario } from './scenario/churnValue.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const churnValue = scenarioFigure(churnValueScenario);
