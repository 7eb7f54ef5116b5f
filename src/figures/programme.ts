import { programmeScenario } from './scenario/programme.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const programme = scenarioFigure(programmeScenario);
