import { advocates } from './scenario/models/advocates.ts';
import { benchmark } from './scores/benchmark.ts';
import { benchmarkGap } from './scenario/models/benchmarkGap.ts';
import { bigNumber } from './scores/bigNumber.ts';
import { breakdown } from './comparison/breakdown.ts';
import { cell } from './tables/cell.ts';
import { chart } from './chart/chart.ts';
import { churn } from './churn/churn.ts';
import { churnValue } from './scenario/models/churnValue.ts';
import { cohort } from './churn/cohort.ts';
import { compare } from './comparison/compare.ts';
import { control } from './time/control.ts';
import { distribution } from './scores/distribution.ts';
import { drivers } from './drivers/drivers.ts';
import { exposure } from './scenario/models/exposure.ts';
import type { Figure } from './figure.ts';
import { journey } from './journey/journey.ts';
import { keepOrReplace } from './scenario/models/keepOrReplace.ts';
import { linkage } from './outcomes/linkage.ts';
import { model } from './scenario/models/authorModel.ts';
import { monteCarlo } from './scenario/monteCarlo.ts';
import { programme } from './scenario/models/programme.ts';
import { quality } from './quality/quality.ts';
import { raiseSatisfaction } from './scenario/models/raiseSatisfaction.ts';
import { ranking } from './comparison/ranking.ts';
import { recovery } from './outcomes/recovery.ts';
import { risk } from './outcomes/risk.ts';
import { scenarios } from './scenario/scenarios.ts';
import { survival } from './churn/survival.ts';
import { table } from './tables/table.ts';
import { themes } from './themes/themes.ts';
import { tornado } from './scenario/tornado.ts';
import { trend } from './time/trend.ts';
import { value } from './text/value.ts';
import { when } from './text/when.ts';

/** Every figure by its name in markup. The one barrel: adding a figure is a file and a line here. */
export const figures: Record<string, Figure> = byName([
  advocates,
  benchmark,
  benchmarkGap,
  bigNumber,
  breakdown,
  cell,
  chart,
  churn,
  churnValue,
  cohort,
  compare,
  control,
  distribution,
  drivers,
  exposure,
  journey,
  keepOrReplace,
  linkage,
  model,
  monteCarlo,
  programme,
  quality,
  raiseSatisfaction,
  ranking,
  recovery,
  risk,
  scenarios,
  survival,
  table,
  themes,
  tornado,
  trend,
  value,
  when,
]);

/** The figure of a tag, such as `BigNumber`. */
export function figureOfTag(tag: string): Figure | undefined {
  return Object.values(figures).find((figure) => figure.tag === tag);
}

function byName(all: Figure[]): Record<string, Figure> {
  return Object.fromEntries(all.map((figure) => [figure.name, figure]));
}
