import type { Table } from '../../dataset/dataset.ts';
import type { Where } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { conditionWords, windowName } from './change.ts';
import type { Context } from '../figure.ts';

/** "Region: Coast", "Q3 2026": what a figure is limited to, for its title. */
export function conditionsOf(
  table: Table,
  { where, period }: { where?: Where | undefined; period?: string | undefined },
  { dataset, locale }: Pick<Context, 'dataset' | 'locale'>,
): string[] {
  const window = period === undefined ? undefined : windowOf(period, dataset);
  return [...conditionWords(table, where, locale), ...(window ? [windowName(window, locale)] : [])];
}
