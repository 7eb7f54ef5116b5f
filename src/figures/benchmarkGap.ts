import { benchmarkGapScenario } from './scenario/benchmarkGap.ts';
import { scenarioFigure } from './scenario/scenarioFigure.ts';

export const benchmarkGap = scenarioFigure(benchmarkGapScenario);
