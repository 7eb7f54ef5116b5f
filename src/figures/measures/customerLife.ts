import { columnOf, measureOf, tableOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { hasDays, observedUntil, type Churn } from '../../sql/churn.ts';
import type { Life } from '../../sql/linkage.ts';
import { FigureError } from '../draw.ts';

type Asked = { churn?: string | undefined; customer?: string | undefined };

/** Where the customers who answered a measure are followed. Throws FigureError that says what to declare. */
export function lifeOf(
  measure: Measure,
  { churn: name, customer }: Asked,
  dataset: Dataset,
  tag: string,
): Life {
  const churn = churnOf(name, dataset, tag);
  const keys = keysOf(measure, customer, churn.table, dataset, tag);
  if (hasDays(churn)) {
    const until = observedUntil(dataset, churn) ?? '';
    if (keys) return { table: churn.table, keys, ended: { on: churn.end, until } };
    throw missingCustomer(measure, churn.table, tag);
  }
  return { table: churn.table, keys, ended: { flag: churn.left ?? '' } };
}

/** The column that says who answered, in a table of answers. */
export function customerColumn(
  measure: Measure,
  customer: string | undefined,
  dataset: Dataset,
): string | undefined {
  const { columns } = tableOf(dataset, measure.table);
  if (customer !== undefined) return columnOf(tableOf(dataset, measure.table), customer).name;
  if (measure.customer !== undefined && measure.customer in columns) return measure.customer;
  const others = Object.values(dataset.tables).filter(({ name }) => name !== measure.table);
  return Object.values(columns).find(
    ({ name, type }) => type === 'text' && others.some((table) => name in table.columns),
  )?.name;
}

function churnOf(name: string | undefined, dataset: Dataset, tag: string): Churn {
  const all = Object.values(dataset.measures).filter(
    (measure): measure is Measure & Churn => measure.kind === 'churn',
  );
  const found = name === undefined ? (all.find(hasDays) ?? all[0]) : measureOf(dataset, name);
  if (found?.kind === 'churn') return found;
  const message = found
    ? `invalid prop: churn of <${tag}>: expected a measure of kind churn, found ${found.name} of kind ${found.kind}`
    : `missing churn: <${tag}> needs a measure of kind churn, which says when customers left`;
  throw new FigureError(found ? 'invalid-prop' : 'missing-churn', message, {
    prop: 'churn',
    valid: all.map((measure) => measure.name),
    suggestion:
      'declare in dataset.yaml: churn: { kind: churn, table: customers, start: started_on, end: ended_on }',
  });
}

/** The keys of both tables; undefined where answers and customers are the same rows. */
function keysOf(
  measure: Measure,
  customer: string | undefined,
  table: string,
  dataset: Dataset,
  tag: string,
): Life['keys'] {
  const own = customerColumn(measure, customer, dataset);
  if (own === undefined && measure.table === table) return undefined;
  const { columns } = tableOf(dataset, table);
  const declared = Object.values(dataset.measures).find(
    (each) => each.table === table && each.customer,
  )?.customer;
  const other = own !== undefined && own in columns ? own : declared;
  if (own !== undefined && other !== undefined && other in columns) return { answers: own, customers: other };
  throw missingCustomer(measure, table, tag);
}

function missingCustomer(measure: Measure, table: string, tag: string): FigureError {
  const message = `missing customer: <${tag}> needs a column that tells customers apart in ${measure.table} and in ${table}`;
  const suggestion =
    'publish the customer’s key in both tables, in dataset.yaml: customer_id: { type: text, publish: pseudonym }';
  return new FigureError('missing-customer', message, { prop: 'customer', suggestion });
}
