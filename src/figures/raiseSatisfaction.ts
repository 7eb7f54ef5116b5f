import { raiseSatisfactionScenario } from './scenario/raiseSatisfaction.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const raiseSatisfaction = scenarioFigure(raiseSatisfactionScenario);
