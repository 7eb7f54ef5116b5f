import { columnOf, periodColumn, type Column, type Table } from '../../dataset/dataset.ts';
import { periodNamed } from '../../sql/periodName.ts';
import { ident, type Query } from '../../sql/query.ts';
import { isValue, within } from './filters.ts';
import { Unfitting, UsageError, type Asked } from './options.ts';
import type { Source } from './row.ts';

/** Two groups of answers, what they are called and how they are told apart. */
export type Two = { names: [string, string]; conditions: [Query, Query] };

/** "after − before" */
export function differenceName([first, second]: [string, string]): string {
  return `${second} − ${first}`;
}

/** The groups that --compare, --on and --at name. Throws UsageError and Unfitting. */
export function twoOf(table: Table, source: Source, asked: Asked): Two {
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
