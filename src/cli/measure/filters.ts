import {
  columnOf,
  periodColumn,
  tableOf,
  UnknownName,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import type { Where } from '../../sql/measure.ts';
import { periodUnits, type Window } from '../../sql/period.ts';
import { periodNamed } from '../../sql/periodName.ts';
import { ident, sql, type Query } from '../../sql/query.ts';
import { type Asked, Unfitting, UsageError } from './options.ts';

/** What a command line selects of a measure's answers. Throws UnknownName and UsageError. */
export function selectionOf(
  dataset: Dataset,
  measure: Measure,
  asked: Asked,
): { where: Where; window?: Window } {
  const table = tableOf(dataset, measure.table);
  const window = windowOf(asked);
  if (window && !periodColumn(dataset, table) && !hasPeriods(measure))
    throw new Unfitting(
      `no dates: table ${table.name} has no date column, so --from and --to select nothing`,
    );
  return { where: whereOf(table, asked.where), ...(window && { window }) };
}

/** Whether a measure is made of periods by itself. */
export function hasPeriods(measure: Measure): boolean {
  return measure.kind === 'churn' && measure.start !== undefined;
}

/** `region=North,South,plan=basic` and `tenure>=3` as a where. */
export function whereOf(table: Table, texts: string[]): Where {
  const where: Where = {};
  for (const { name, sign, values } of texts.flatMap(conditions)) {
    const column = columnOf(table, name);
    if (sign === '=') {
      where[name] = [
        ...([where[name] ?? []].flat() as string[]),
        ...values.map((value) => known(column, value)),
      ];
      continue;
    }
    const bound = { [sign === '>=' ? 'min' : 'max']: column.type === 'date' ? values[0] : Number(values[0]) };
    where[name] = { ...(where[name] as object | undefined), ...bound };
  }
  return where;
}

type Condition = { name: string; sign: string; values: string[] };

function conditions(text: string): Condition[] {
  const found: Condition[] = [];
  for (const part of text.split(',')) {
    const [, name, sign = '=', value = ''] = /^\s*(\w+)\s*(>=|<=|=)\s*(.*?)\s*$/s.exec(part) ?? [];
    const last = found.at(-1);
    if (name !== undefined) found.push({ name, sign, values: [value] });
    else if (last) last.values.push(part.trim());
    else throw new UsageError(`invalid --where: ${text}, expected column=value`);
  }
  return found;
}

/**
 * A value as the column has it, from the value in any case, its label, or yes and no. Throws UnknownName when all
 * values of the column are known and this is none.
 */
function known({ name, type, values, labels = {} }: Column, value: string): string {
  if (!values || values.includes(value)) return value;
  const wanted = value.toLowerCase();
  const same = values.find((each) => each.toLowerCase() === wanted || labels[each]?.toLowerCase() === wanted);
  if (same !== undefined) return same;
  const boolean = { yes: 'true', no: 'false', 1: 'true', 0: 'false' }[wanted];
  if (type === 'boolean' && boolean !== undefined) return boolean;
  throw new UnknownName('value', value, values, ` in column ${name}`);
}

/** The days of --from and --to, which may be periods. */
function windowOf({ from, to }: Asked): Window | undefined {
  if (from === undefined && to === undefined) return undefined;
  const first = from === undefined ? undefined : period(from, 'from');
  const last = to === undefined ? undefined : period(to, 'to');
  const window = { from: first?.from ?? '0001-01-01', before: last?.before ?? '9999-12-31' };
  if (window.from >= window.before) throw new UsageError(`invalid --to: ${to} is before ${from}`);
  return window;
}

function period(text: string, option: string): Window {
  const found = periodNamed(text);
  if (found) return found;
  const suggestion =
    option === 'compare'
      ? 'write periods such as 2025-Q3..2025-Q4, or before..after and --at with a day'
      : 'write a day such as 2025-11-03, or a period such as 2025-11, 2025-Q4, 2025-W45, 2025';
  throw new UsageError(`invalid --${option}: ${text}`, { suggestion });
}

/** What `--by` may name beside columns. */
export const units = ['day', ...periodUnits] as const;
export type Unit = (typeof units)[number];

/** The unit of `--by month`, unless the table has a column of that name. */
export function unitOf(table: Table, by: string | undefined): Unit | undefined {
  return by !== undefined && by in table.columns ? undefined : units.find((unit) => unit === by);
}

/** The column of `--by`. Throws UnknownName, which lists the periods too. */
export function byColumn(table: Table, by: string): Column {
  const column = table.columns[by];
  if (column) return column;
  const valid = [...Object.keys(table.columns), ...units];
  throw new UnknownName('column', by, valid, ` in table ${table.name}`);
}

/** The condition that a value of a column is this one: for dates, a day or a period. */
export function isValue(column: Column, text: string): Query {
  const name = ident(column.name);
  if (column.type === 'date') return within(name, period(text, 'compare'));
  return sql`cast(${name} as varchar) = ${known(column, text)}`;
}

/** The condition that a date lies in a window. */
export function within(name: Query, { from, before }: Window): Query {
  return sql`${name} >= cast(${from} as date) and ${name} < cast(${before} as date)`;
}
