import { advocates } from './advocates.ts';
import { benchmark } from './benchmark.ts';
import { benchmarkGap } from './benchmarkGap.ts';
import { bigNumber } from './bigNumber.ts';
import { breakdown } from './breakdown.ts';
import { cell } from './cell.ts';
import { chart } from './chart.ts';
import { churn } from './churn.ts';
import { churnValue } from './churnValue.ts';
import { cohort } from './cohort.ts';
import { compare } from './compare.ts';
import { control } from './control.ts';
import { distribution } from './distribution.ts';
import { drivers } from './drivers.ts';
import { exposure } from './exposure.ts';
import type { Figure } from './figure.ts';
import { journey } from './journey.ts';
import { keepOrReplace } from './keepOrReplace.ts';
import { linkage } from './linkage.ts';
import { model } from './model.ts';
import { monteCarlo } from './monteCarlo.ts';
import { programme } from './programme.ts';
import { quality } from './quality.ts';
import { raiseSatisfaction } from './raiseSatisfaction.ts';
import { ranking } from './ranking.ts';
import { recovery } from './recovery.ts';
import { risk } from './risk.ts';
import { scenarios } from './scenarios.ts';
import { survival } from './survival.ts';
import { table } from './table.ts';
import { themes } from './themes.ts';
import { tornado } from './tornado.ts';
import { trend } from './trend.ts';
import { value } from './value.ts';
import { when } from './when.ts';

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
