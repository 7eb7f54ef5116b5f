import { columnOf, tableOf, type Measure, type Table } from '../../dataset/dataset.ts';
import { kindOf } from '../../figures/measures/measured.ts';
import { wheres } from '../../sql/measure.ts';
import { all, ident, sql, type Query } from '../../sql/query.ts';
import { sides } from '../../sql/sides.ts';
import { themeImpact } from '../../stats/themeImpact.ts';
import { addSums, estimateOptions, estimateRow, unitName, withheld, type Sums } from './estimateRow.ts';
import { answersOf } from './groups.ts';
import { whereOf } from './filters.ts';
import { type Asked, Unfitting } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';

/** A measure with all answers, without those that have a theme, and the difference: the theme's impact. */
export async function impact(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const kind = kindOf(measure);
  if (kind === 'count' || kind === 'sum' || measure.kind === 'ratio')
    throw new Unfitting(
      `invalid --impact: ${measure.name} is a ${measure.kind}, expected a share, score or net score`,
    );
  const theme = asked.impact ?? '';
  const condition = sql`coalesce(${themeOf(tableOf(source.dataset, measure.table), theme)}, false)`;
  const found = await source.ask<Sums & { side: number }>(
    sides(answersOf(source, measure, asked), [condition, sql`true`], measure),
  );
  const [mentions, others] = [1, 2].map((side) => found.find((row) => row.side === side) ?? addSums([])) as [
    Sums,
    Sums,
  ];
  const total = addSums([mentions, others]);
  const shown = [
    estimateRow(source, measure, null, total),
    estimateRow(source, measure, `without ${theme}`, others),
  ];
  const reason = withheld(source.dataset, mentions.n) ?? withheld(source.dataset, others.n);
  const made = reason ? null : themeImpact(kind, total, mentions, estimateOptions(source, measure));
  const { value = null, low = null, high = null } = made ?? {};
  const row = otherRow(source, measure, 'impact', {
    ...{ by: theme, n: mentions.n, value, low, high, unit: unitName(source.dataset, measure) },
    ...(made ? { method: 'delta' } : { reason: reason ?? 'no answers' }),
  });
  return [...shown, row];
}

function themeOf(table: Table, text: string): Query {
  const [, name, words] = /^\s*(\w+)~(.+)$/s.exec(text) ?? [];
  if (name === undefined || words === undefined) return all(wheres(table, whereOf(table, [text])));
  const column = ident(columnOf(table, name).name);
  const found = words
    .split(',')
    .map((word) => sql`contains(lower(cast(${column} as varchar)), lower(${word.trim()}))`);
  return found.reduce((one, other) => sql`${one} or ${other}`);
}
