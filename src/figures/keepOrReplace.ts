import { keepOrReplaceScenario } from './scenario/keepOrReplace.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const keepOrReplace = scenarioFigure(keepOrReplaceScenario);
