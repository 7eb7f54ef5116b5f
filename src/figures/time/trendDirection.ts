import type { Dataset } from '../../dataset/dataset.ts';
import { adjustPs } from '../../stats/adjustPs.ts';
import { difference } from '../../stats/difference.ts';
import { spearman } from '../../stats/spearman.ts';
import { kindOf, momentsFor, optionsOf, total } from '../measures/measured.ts';
import type { TrendPoint } from './trendPoints.ts';

/** Which way a line goes, where that can be told from chance. */
export type Way = 'rose' | 'fell' | 'unclear';

/**
 * Which way a line goes. `by` is how much higher its last `count` periods are together than its first, null for totals,
 * which are judged by the ranks of their periods.
 */
export type Direction = { way: Way; by: number | null; count: number; p: number };

/** Fewer totals than these say nothing about a direction. */
const fewestTotals = 5;

/** The direction of each line; rose or fell only beyond chance, after Holm's correction for the number of lines. */
export function directionsOf(lines: TrendPoint[][], dataset: Dataset): (Direction | null)[] {
  const found = lines.map((line) => moved(line, dataset));
  const ps = adjustPs(
    found.map((each) => each?.p ?? null),
    'holm',
  );
  return found.map((each, index) => {
    if (!each) return null;
    const p = ps[index] ?? each.p;
    const clear = p < 0.05 && each.clear;
    return { way: !clear ? 'unclear' : each.up ? 'rose' : 'fell', by: each.by, count: each.count, p };
  });
}

type Move = { by: number | null; up: boolean; clear: boolean; count: number; p: number };

/** The first third of the periods against the last, or the ranks of totals. */
function moved(line: TrendPoint[], dataset: Dataset): Move | null {
  const measure = line[0]?.measure;
  if (!measure || line.length < 2) return null;
  const kind = kindOf(measure);
  if (kind === 'count' || kind === 'sum') return ranked(line);
  const count = Math.max(1, Math.floor(line.length / 3));
  const momentsOf = (own: TrendPoint[]) => momentsFor(measure, total(own.map(({ sums }) => sums)));
  const made = difference(
    kind,
    momentsOf(line.slice(0, count)),
    momentsOf(line.slice(-count)),
    optionsOf(dataset, measure),
  );
  if (!made || made.p === null || made.low === null || made.high === null) return null;
  // the interval speaks too: what a reader sees of it must not contradict the word
  const clear = made.low > 0 || made.high < 0;
  return { by: made.value, up: made.value > 0, clear, count, p: made.p };
}

function ranked(line: TrendPoint[]): Move | null {
  if (line.length < fewestTotals) return null;
  const found = spearman(
    line.map((_, index) => index),
    line.map(({ value }) => value ?? 0),
  );
  if (!found || found.p === null) return null;
  return { by: null, up: found.value > 0, clear: true, count: 1, p: found.p };
}
