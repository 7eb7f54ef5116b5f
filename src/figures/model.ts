import { authorModelScenario } from './scenario/authorModel.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const model = scenarioFigure(authorModelScenario);
