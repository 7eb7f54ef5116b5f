import {
  columnOf,
  periodColumn,
  tableOf,
  type Column,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { periodNamed } from '../../sql/periodName.ts';
import { ident, trusted, type Query } from '../../sql/query.ts';
import { sided, sides } from '../../sql/sides.ts';
import { addSums, estimateRow, withheld, type Sums } from './estimateRow.ts';
import { answersOf } from './estimates.ts';
import { isValue, within } from './filters.ts';
import { differenceOf, differenceRow, ranksTest, testOf } from './groupTests.ts';
import { type Asked, Unfitting, UsageError, wordOf } from './options.ts';
import { comparePairs } from './paired.ts';
import type { MeasureRow, Source } from './row.ts';

/** Two groups of answers, what they are called and how they are told apart. */
export type Two = { names: [string, string]; conditions: [Query, Query] };

/** Both groups, then the second minus the first with interval and test. */
export async function compare(source: Source, measure: Measure, asked: Asked): Promise<MeasureRow[]> {
  const two = twoOf(tableOf(source.dataset, measure.table), source, asked);
  const answers = answersOf(source, measure, asked);
  if (asked.paired !== undefined) return comparePairs(source, measure, { answers, two }, asked);
  const rows = await source.ask<Sums & { side: number }>(sides(answers, two.conditions, measure));
  const [a, b] = [1, 2].map((side) => rows.find((row) => row.side === side) ?? addSums([])) as [Sums, Sums];
  const shown = two.names.map((name, index) => estimateRow(source, measure, name, index ? b : a));
  const reason = withheld(source.dataset, Math.min(a.n, b.n));
  const made = reason ? null : differenceOf(source, measure, a, b);
  const last = differenceRow(source, measure, differenceName(two.names), { n: a.n + b.n, made });
  if (reason) return [...shown, { ...last, reason }];
  const word = wordOf(asked, 'test', ['auto', 'ranks'], 'auto');
  if (word !== 'ranks') return [...shown, last];
  const ranks = await ranksTest(source, measure, {
    answers: sided(answers, two.conditions),
    key: trusted('_side'),
  });
  return [...shown, { ...last, ...(ranks && { ...testOf(ranks), superiority: ranks.superiority }) }];
}

/** "after − before" */
export function differenceName([first, second]: [string, string]): string {
  return `${second} − ${first}`;
}

function twoOf(table: Table, source: Source, asked: Asked): Two {
  const text = asked.compare ?? '';
  const dots = text.indexOf('..');
  const names: [string, string] = [text.slice(0, dots).trim(), text.slice(dots + 2).trim()];
  if (dots < 0 || names.includes(''))
    throw new UsageError(`invalid --compare: ${text}, expected two groups as before..after`);
  if (names[0] === names[1])
    throw new UsageError(`invalid --compare: ${text}, expected two different groups`);
  const at = asked.at ?? turningDay(source, names);
  const column = columnFor(table, source, { ...asked, at }, names);
  if (at !== undefined && column.type === 'date') return { names, conditions: beforeAndAfter(column, at) };
  if (asked.at !== undefined)
    throw new UsageError(`invalid --at: column ${column.name} is ${column.type}, expected a date`);
  return { names, conditions: [isValue(column, names[0]), isValue(column, names[1])] };
}

/** The day of the dataset's only event, when `before..after` names none. */
function turningDay({ dataset }: Source, [first, second]: [string, string]): string | undefined {
  const [event, ...others] = dataset.events;
  return first === 'before' && second === 'after' && others.length === 0 ? event?.on : undefined;
}

/** The column of --on; without it, that of the dates for periods, else the only one that has both values. */
function columnFor(table: Table, { dataset }: Source, asked: Asked, names: string[]): Column {
  if (asked.on !== undefined) return columnOf(table, asked.on);
  const columns = Object.values(table.columns);
  const having = columns.filter(({ values }) => names.every((name) => values?.includes(name)));
  if (having.length === 1 && having[0]) return having[0];
  const dated = periodColumn(dataset, table);
  if (dated && (asked.at !== undefined || names.every((name) => periodNamed(name)))) return dated;
  throw new Unfitting(`missing option: --on, the column with the values ${names.join(' and ')}`, {
    valid: (having.length ? having : columns).map(({ name }) => name),
  });
}

function beforeAndAfter(column: Column, at: string): [Query, Query] {
  const day = periodNamed(at)?.from;
  if (day === undefined) throw new UsageError(`invalid --at: ${at}, expected a day such as 2025-11-03`);
  const name = ident(column.name);
  return [
    within(name, { from: '0001-01-01', before: day }),
    within(name, { from: day, before: '9999-12-31' }),
  ];
}
