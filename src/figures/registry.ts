import { benchmark } from './benchmark.ts';
import { bigNumber } from './bigNumber.ts';
import { breakdown } from './breakdown.ts';
import { cell } from './cell.ts';
import { chart } from './chart.ts';
import { churn } from './churn.ts';
import { cohort } from './cohort.ts';
import { compare } from './compare.ts';
import { control } from './control.ts';
import { distribution } from './distribution.ts';
import { drivers } from './drivers.ts';
import { exposure } from './exposure.ts';
import type { Figure } from './figure.ts';
import { journey } from './journey.ts';
import { linkage } from './linkage.ts';
import { quality } from './quality.ts';
import { ranking } from './ranking.ts';
import { recovery } from './recovery.ts';
import { risk } from './risk.ts';
import { survival } from './survival.ts';
import { table } from './table.ts';
import { themes } from './themes.ts';
import { trend } from './trend.ts';
import { value } from './value.ts';
import { when } from './when.ts';

/** Every figure by its name in markup. The one barrel: adding a figure is a file and a line here. */
export const figures: Record<string, Figure> = byName([
  benchmark,
  bigNumber,
  breakdown,
  cell,
  chart,
  churn,
  cohort,
  compare,
  control,
  distribution,
  drivers,
  exposure,
  journey,
  linkage,
  quality,
  ranking,
  recovery,
  risk,
  survival,
  table,
  themes,
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
