import { checkLevel } from './check.ts';
import { zFor } from './distributions.ts';
import { estimate, unitOf, type EstimateOptions, type Kind, type Moments } from './estimate.ts';
import { effectiveN, subtractMoments, varianceOf } from './moments.ts';

/** What answers that mention a theme do to a measure, in its unit. */
export type ThemeImpact = {
  /** Measure with all answers − measure without those that mention the theme. */
  value: number;
  low: number | null;
  high: number | null;
  all: number;
  without: number;
};

/**
 * Impact of a theme on a measure; `mentions` are among the answers of `all`. The delta-method interval counts both how
 * often the theme is mentioned and how its answers differ. Null when no answer, or none without the theme, is left.
 */
export function themeImpact(
  kind: Exclude<Kind, 'count' | 'sum'>,
  all: Moments,
  mentions: Moments,
  options: EstimateOptions = {},
): ThemeImpact | null {
  const { level = 0.95 } = options;
  checkLevel(level);
  const others = subtractMoments(all, mentions);
  const [whole, rest] = [estimate(kind, all, options), estimate(kind, others, options)];
  if (!whole || !rest) return null;
  const value = whole.value - rest.value;
  const error = errorOf(all, mentions, others);
  const half = error === null ? null : zFor(level) * error * unitOf(kind, options);
  return {
    value,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
    ...{ all: whole.value, without: rest.value },
  };
}

/** The impact is p·(m − r) with p the share of mentions, m and r the means with and without. */
function errorOf(all: Moments, mentions: Moments, others: Moments): number | null {
  const [varianceM, varianceR] = [varianceOf(mentions), varianceOf(others)];
  if (varianceM === null || varianceR === null) return null;
  const p = mentions.w / all.w;
  const gap = mentions.s1 / mentions.w - others.s1 / others.w;
  const means = varianceM / effectiveN(mentions) + varianceR / effectiveN(others);
  return Math.sqrt((gap * gap * p * (1 - p)) / effectiveN(all) + p * p * means);
}
