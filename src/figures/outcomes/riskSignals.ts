import {
  columnOf,
  higherIsBetter,
  measureOf,
  periodColumn,
  tableOf,
  tablesWith,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { hasDays, type Churn } from '../../sql/churn.ts';
import { ident, sql, type Query, type Scalar } from '../../sql/query.ts';
import type { Signal } from '../../sql/riskStates.ts';
import { FigureError } from '../draw.ts';
import { measureLabel } from '../measures/measured.ts';

export type Asked = {
  measures?: string[] | undefined;
  low?: Record<string, number> | undefined;
  churn?: string | undefined;
};

/** A signal with its words: the label of its measure, and which answers are low. */
export type NamedSignal = Signal & { label: string; points: string };

export type Signals = {
  table: Table;
  signals: NamedSignal[];
  churn: Churn & { start: string; end: string };
  customer: { answers: string; customers: string };
};

/** The questions, the customers and what joins them. Throws UnknownName and FigureError. */
export function signalsOf({ measures, low = {}, churn: name }: Asked, dataset: Dataset): Signals {
  const names = measures ?? usual(dataset);
  const found = names.map((each) => measureOf(dataset, each));
  const table = tableOf(dataset, found[0]?.table ?? '');
  const other = found.find((measure) => measure.table !== table.name);
  if (other)
    throw invalid(
      'measures',
      `expected measures of one table, ${other.name} is of ${other.table}, not ${table.name}`,
    );
  if (!periodColumn(dataset, table))
    throw invalid('measures', `table ${table.name} has no dates to follow from`);
  for (const key of Object.keys(low)) {
    if (!names.includes(key)) throw invalid('low', `${key} is none of the measures ${names.join(', ')}`);
  }
  const churn = churnOf(name, dataset);
  const signals = found.map((measure) => signalOf(measure, table, low[measure.name]));
  return { table, signals, churn, customer: customerOf(found[0] as Measure, table, churn, dataset) };
}

const usualNames = ['ces', 'csat', 'nps'];

function usual({ measures }: Dataset): string[] {
  if (usualNames.every((name) => name in measures)) return usualNames;
  const valid = Object.keys(measures);
  throw new FigureError(
    'missing-prop',
    `missing prop: measures of <Risk>: the dataset has no ${usualNames.filter((name) => !(name in measures)).join(', ')}`,
    { prop: 'measures', valid },
  );
}

function churnOf(name: string | undefined, dataset: Dataset): Signals['churn'] {
  const valid = Object.values(dataset.measures).filter(({ kind }) => kind === 'churn');
  const found = name === undefined ? valid.find((each) => isDated(each)) : measureOf(dataset, name);
  if (found && isDated(found)) return found;
  const message =
    name === undefined
      ? 'missing prop: churn of <Risk>: the dataset has no churn measure with days'
      : `invalid prop: churn of <Risk>: expected a churn measure with start and end, found ${name}`;
  throw new FigureError(name === undefined ? 'missing-prop' : 'invalid-prop', message, {
    prop: 'churn',
    valid: valid.map((measure) => measure.name),
  });
}

function isDated(measure: Measure): measure is Signals['churn'] {
  return measure.kind === 'churn' && hasDays(measure);
}

/** Who answered, as answers and customers name them: as declared, else the column that both tables have. */
function customerOf(measure: Measure, table: Table, churn: Churn, dataset: Dataset): Signals['customer'] {
  const customers = tableOf(dataset, churn.table);
  const shared = Object.values(table.columns).find(
    ({ name, type }) => type === 'text' && tablesWith(dataset, name).includes(customers),
  );
  const answers = table.columns[measure.customer ?? ''] ?? shared;
  if (!answers) throw unlinked(table, customers);
  const own = customers.columns[answers.name] ?? customers.columns[churn.customer ?? ''];
  if (!own) throw unlinked(table, customers);
  return { answers: answers.name, customers: own.name };
}

function unlinked(table: Table, customers: Table): FigureError {
  return invalid(
    'measures',
    `nothing joins the tables ${table.name} and ${customers.name}: publish the customer in both, as a pseudonym`,
  );
}

/** Which answers are low: as the author says, else as the measure's scale does. */
function signalOf(measure: Measure, table: Table, limit: number | undefined): NamedSignal {
  const label = measureLabel(measure);
  if (!('column' in measure) || measure.kind === 'sum')
    throw invalid('measures', `expected answers on a scale, found ${measure.name} of kind ${measure.kind}`);
  const column = columnOf(table, measure.column);
  const name = ident(column.name);
  const good = higherIsBetter(measure);
  const [min, max] = column.range ?? [undefined, undefined];
  const upTo = (value: number, strict = false): NamedSignal =>
    good
      ? {
          measure,
          label,
          low: strict ? sql`${name} < ${value}` : sql`${name} <= ${value}`,
          points: pointsTo(min, value, strict),
        }
      : {
          measure,
          label,
          low: strict ? sql`${name} > ${value}` : sql`${name} >= ${value}`,
          points: pointsFrom(value, max, strict),
        };
  if (limit !== undefined) return upTo(limit);
  if (measure.kind === 'nps')
    return { measure, label, low: sql`${name} <= 6`, points: pointsTo(min ?? 0, 6, false) };
  if (measure.kind === 'net') return listed(measure, label, measure.negative, name);
  if (measure.kind === 'share' && !column.range) return listedShare(measure, label, name, good);
  if (min === undefined || max === undefined)
    throw invalid(
      'low',
      `${measure.name} has no scale: say which answers are low, low={{${measure.name}: 3}}`,
    );
  const middle = (min + max) / 2;
  if (/INT/.test(column.sqlType)) return upTo(good ? Math.ceil(middle) - 1 : Math.floor(middle) + 1);
  return upTo(middle, true);
}

function listed(
  measure: Measure,
  label: string,
  values: readonly (string | number)[],
  name: Query,
): NamedSignal {
  return { measure, label, low: sql`${name} in ${values as Scalar[]}`, points: values.join(', ') };
}

function listedShare(
  measure: Extract<Measure, { kind: 'share' }>,
  label: string,
  name: Query,
  good: boolean,
): NamedSignal {
  const values = measure.satisfied.map(String);
  const text = sql`cast(${name} as varchar)`;
  return good
    ? { measure, label, low: sql`${text} not in ${values}`, points: `≠ ${values.join(', ')}` }
    : { measure, label, low: sql`${text} in ${values}`, points: values.join(', ') };
}

function pointsTo(min: number | undefined, value: number, strict: boolean): string {
  if (strict) return `< ${value}`;
  return min === undefined ? `≤ ${value}` : min === value ? String(value) : `${min}–${value}`;
}

function pointsFrom(value: number, max: number | undefined, strict: boolean): string {
  if (strict) return `> ${value}`;
  return max === undefined ? `≥ ${value}` : max === value ? String(value) : `${value}–${max}`;
}

function invalid(prop: string, message: string): FigureError {
  return new FigureError('invalid-prop', `invalid prop: ${prop} of <Risk>: ${message}`, { prop });
}
