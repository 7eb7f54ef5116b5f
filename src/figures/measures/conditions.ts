import { columnOf, labelOf, measureOf, tableOf, type Table } from '../../dataset/dataset.ts';
import type { Where } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import type { Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { windowName, type Asked } from './windows.ts';

type Words = Pick<Context, 'dataset' | 'locale'>;

/** "Region: Coast", "Q3 2026": what a figure is limited to, for its title. */
export function conditionsOf(
  table: Table,
  { where, period }: { where?: Where | undefined; period?: string | undefined },
  { dataset, locale }: Words,
): string[] {
  const window = period === undefined ? undefined : windowOf(period, dataset);
  return [...conditionWords(table, where, locale), ...(window ? [windowName(window, locale)] : [])];
}

/** The conditions of `where`, each in words. */
export function whereWords({ measure: name, where }: Asked, { dataset, locale }: Words): string[] {
  return conditionWords(tableOf(dataset, measureOf(dataset, name).table), where, locale);
}

/** Conditions on the columns of a table, each in words. */
export function conditionWords(table: Table, where: Where | undefined, locale: Locale): string[] {
  return Object.entries(where ?? {}).map(([key, wanted]) => {
    const column = columnOf(table, key);
    const say = (value: unknown) =>
      value === null ? messages(locale).noValue : (column.labels?.[String(value)] ?? String(value));
    if (Array.isArray(wanted)) return `${labelOf(column)}: ${wanted.map(say).join(', ')}`;
    if (wanted === null || typeof wanted !== 'object') return `${labelOf(column)}: ${say(wanted)}`;
    const { min, max } = wanted;
    const range = min === undefined ? `≤ ${max}` : max === undefined ? `≥ ${min}` : `${min}–${max}`;
    return `${labelOf(column)}: ${range}`;
  });
}
