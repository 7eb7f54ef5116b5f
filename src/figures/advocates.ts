import { advocatesScenario } from './scenario/advocates.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const advocates = scenarioFigure(advocatesScenario);
