import { exposureScenario } from './scenario/exposure.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const exposure = scenarioFigure(exposureScenario);
