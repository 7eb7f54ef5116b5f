import { z } from 'zod';
import {
  columnOf,
  findColumn,
  higherIsBetter,
  measureOf,
  tableOf,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import type { Churn } from '../../sql/churn.ts';
import type { Life } from '../../sql/linkage.ts';
import type { Where } from '../../sql/measure.ts';
import type { Locale } from '../../words/format.ts';
import { scenarioLabels } from '../../words/scenarioLabels.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { lifeOf } from '../measures/customerLife.ts';
import { FigureError } from '../draw.ts';
import { frameProps, measureProps } from '../props.ts';
import type { Input, Measured, Unit } from '../input.ts';
import { columnMean, customersNow, leavingAfter, levelOf, monthlyChurn } from './measured.ts';

/** Props of every figure with inputs. */
export const scenarioProps = {
  name: z
    .string()
    .regex(/^[A-Za-z_]\w*$/, 'a name of letters, digits and underscores')
    .optional()
    .describe('gives the figure inputs of its own, name_customers; without it figures of a page share them'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR')
    .optional()
    .describe('ISO 4217 code; default: that of the dataset’s first column of money'),
  title: frameProps.title,
  subtitle: frameProps.subtitle,
  note: frameProps.note,
  source: frameProps.source,
};

const share = z.number().min(0).max(1);

/** Props of the inputs that several figures have. */
export const inputProps = {
  measure: measureProps.measure
    .optional()
    .describe(
      'the measure that says who is satisfied; default: the first share of dataset.yaml that is good when it is high',
    ),
  where: measureProps.where.optional(),
  period: measureProps.period.optional(),
  customers: z
    .number()
    .min(0)
    .optional()
    .describe('number of customers; default: those of the last day of the data, by the churn measure'),
  satisfied: share.optional().describe('share of satisfied customers, 0…1; default: what the measure says'),
  leaving: z
    .union([share, z.enum(['measured', 'textbook'])])
    .optional()
    .describe(
      'share of those not satisfied who leave, 0…1; "measured" (default where the data know): who left within days of their answer; "textbook": all',
    ),
  days: z
    .int()
    .min(1)
    .max(3650)
    .default(180)
    .describe('days after an answer in which leaving counts; default 180'),
  churn: z.string().optional().describe('the measure of kind churn that says who left; default: the first'),
  winCost: z
    .union([z.number().min(0), z.string()])
    .optional()
    .describe(
      'cost to win a customer: a number, or the column of money whose mean it is; default: an assumption of 100',
    ),
};

/** Props of inputs of money over time. */
export const timeProps = {
  revenue: z
    .union([z.number().min(0), z.string()])
    .optional()
    .describe(
      'revenue per customer and month: a number, or the column whose mean it is; default: an assumption of 50',
    ),
  margin: share.optional().describe('share of revenue that stays, 0…1; default 1, all of it'),
  months: z.int().min(1).max(120).optional().describe('months that are looked at; default 24'),
  discount: z.number().min(0).max(1).optional().describe('discount rate per year, 0.08 is 8 %; default 0.08'),
  churnNow: share
    .optional()
    .describe('share of customers who leave in a month; default: what the churn measure says'),
  churnCut: share
    .optional()
    .describe('part of that churn which is avoided: 0.2 turns 5 % into 4 %; default 0.2'),
};

export type TimeProps = {
  revenue?: number | string | undefined;
  margin?: number | undefined;
  months?: number | undefined;
  discount?: number | undefined;
  churnNow?: number | undefined;
  churnCut?: number | undefined;
};

export type InputProps = {
  name?: string | undefined;
  currency?: string | undefined;
  measure?: string | undefined;
  where?: Where | undefined;
  period?: string | undefined;
  customers?: number | undefined;
  satisfied?: number | undefined;
  leaving?: number | 'measured' | 'textbook' | undefined;
  days?: number | undefined;
  churn?: string | undefined;
  winCost?: number | string | undefined;
};

export type Maker = { dataset: Dataset; locale: Locale };

type Numbers = { unit: Unit; min: number; max: number; step: number; value: number };
type More = { given?: number | undefined; measured?: Measured | undefined; written?: boolean } & Pick<
  Input,
  'presets' | 'options' | 'currency' | 'label' | 'plan'
>;

/** An input by its name; `given` is what the author wrote, which no data change. */
function inputOf(
  name: string,
  { unit, min, max, step, value }: Numbers,
  { given, measured, written = false, ...more }: More,
  { prefix }: { prefix?: string | undefined },
): Input {
  return {
    ...{ key: prefix ? `${prefix}_${name}` : name, name, unit, min, max, step },
    value: given ?? value,
    explicit: given !== undefined || written,
    measured: given === undefined ? measured : undefined,
    ...more,
  };
}

/** The word for an input or output. */
export function labelOf(name: string, { locale }: Pick<Maker, 'locale'>): string {
  const labels: Record<string, string> = scenarioLabels(locale);
  return labels[name] ?? name;
}

/** A number that no data give. */
export function plainInput(
  name: string,
  numbers: Numbers,
  given: number | undefined,
  props: InputProps,
  maker: Maker,
  more: Partial<More> = {},
): Input {
  const currency = currencyOf(props, maker.dataset);
  return inputOf(
    name,
    numbers,
    { label: labelOf(name, maker), given, currency, ...more },
    { prefix: props.name },
  );
}

/** Share of the satisfied who leave all the same; the textbook says none. */
export function leavingSatisfiedInput(
  props: InputProps & { leavingSatisfied?: number | undefined },
  maker: Maker,
): Input {
  const followed = followedOf(props, maker.dataset);
  return plainInput(
    'leaving_satisfied',
    { unit: 'share', min: 0, max: 1, step: 0.005, value: 0 },
    props.leavingSatisfied ?? (props.leaving === 'textbook' ? 0 : undefined),
    props,
    maker,
    {
      measured:
        followed &&
        leavingAfter(followed.measure, 'satisfied', { ...followed, where: props.where }, maker.dataset),
    },
  );
}

/** Share of customers who leave in a month. */
export function churnInput(props: InputProps & TimeProps, maker: Maker): Input {
  const measure = churnMeasure(props, maker.dataset);
  return plainInput(
    'churn_now',
    { unit: 'share', min: 0, max: 1, step: 0.001, value: 0.03 },
    props.churnNow,
    props,
    maker,
    {
      measured: measure && monthlyChurn(measure, {}, maker.dataset),
      written: props.churn !== undefined,
    },
  );
}

/** Revenue, margin, months and discounting. */
export function timeInputs(props: InputProps & TimeProps, maker: Maker): Input[] {
  const { revenue, margin, months, discount } = props;
  const column = typeof revenue === 'string' ? columnMean(revenue, 'revenue', maker.dataset) : undefined;
  const plain = (name: string, numbers: Numbers, given: number | undefined, more: Partial<More> = {}) =>
    plainInput(name, numbers, given, props, maker, more);
  return [
    plain(
      'revenue',
      { unit: 'money/customer/month', min: 0, max: 1e9, step: 1, value: 50 },
      typeof revenue === 'number' ? revenue : undefined,
      { measured: column?.mean, written: column !== undefined },
    ),
    plain('margin', { unit: 'share', min: 0, max: 1, step: 0.01, value: 1 }, margin),
    plain('months', { unit: 'months', min: 1, max: 120, step: 1, value: 24 }, months),
    plain('discount', { unit: 'share', min: 0, max: 1, step: 0.005, value: 0.08 }, discount),
  ];
}

/** Number of customers. */
export function customersInput(props: InputProps, maker: Maker): Input {
  const churn = churnMeasure(props, maker.dataset);
  return inputOf(
    'customers',
    { unit: 'customers', min: 0, max: 1e9, step: 1, value: 1000 },
    {
      label: labelOf('customers', maker),
      given: props.customers,
      measured: churn && customersNow(churn, maker.dataset),
    },
    { prefix: props.name },
  );
}

/** Share of satisfied customers. */
export function satisfiedInput(props: InputProps, maker: Maker): Input {
  const measure = satisfaction(props, maker.dataset);
  const { where, period } = props;
  return inputOf(
    'satisfied',
    { unit: 'share', min: 0, max: 1, step: 0.005, value: 0.6 },
    {
      label: labelOf('satisfied', maker),
      given: props.satisfied,
      measured: measure && levelOf(measure.name, { where, period }, maker.dataset),
      written: props.measure !== undefined,
    },
    { prefix: props.name },
  );
}

/** Share of those not satisfied who leave; the textbook says all. */
export function leavingInput(props: InputProps, maker: Maker): Input {
  const followed = followedOf(props, maker.dataset);
  const textbook = props.leaving === 'textbook' ? 1 : undefined;
  const given = typeof props.leaving === 'number' ? props.leaving : textbook;
  return inputOf(
    'leaving',
    { unit: 'share', min: 0, max: 1, step: 0.005, value: 1 },
    {
      label: labelOf('leaving', maker),
      given,
      measured:
        followed &&
        leavingAfter(followed.measure, 'not satisfied', { ...followed, where: props.where }, maker.dataset),
      written: props.leaving === 'measured',
      presets: [{ label: scenarioWords(maker.locale).textbook, value: 1 }],
    },
    { prefix: props.name },
  );
}

/** Cost to win one customer. */
export function winCostInput(props: InputProps, maker: Maker): Input {
  const { winCost } = props;
  const column = typeof winCost === 'string' ? columnMean(winCost, 'winCost', maker.dataset) : undefined;
  return inputOf(
    'win_cost',
    { unit: 'money/customer', min: 0, max: 1e9, step: 1, value: 100 },
    {
      label: labelOf('win_cost', maker),
      given: typeof winCost === 'number' ? winCost : undefined,
      measured: column?.mean,
      written: column !== undefined,
      currency: currencyOf(props, maker.dataset),
    },
    { prefix: props.name },
  );
}

/** The currency of all money in a figure. */
export function currencyOf(
  { currency, winCost, revenue }: Pick<InputProps, 'currency' | 'winCost'> & Pick<TimeProps, 'revenue'>,
  dataset: Dataset,
): string | undefined {
  if (currency) return currency;
  const named = [winCost, revenue].find((each) => typeof each === 'string');
  const own = named === undefined ? undefined : findColumn(dataset, named).column.currency;
  const columns = Object.values(dataset.tables).flatMap((table) => Object.values(table.columns));
  return own ?? columns.find((column) => column.type === 'money' && column.currency)?.currency;
}

/** The measure that says who is satisfied; undefined where none is named and the dataset has no share. Throws FigureError. */
function satisfaction({ measure, satisfied }: InputProps, dataset: Dataset): Measure | undefined {
  const shares = Object.values(dataset.measures).filter((each) => tellsSatisfied(each, dataset));
  if (measure === undefined) return satisfied === undefined ? shares[0] : undefined;
  const found = measureOf(dataset, measure);
  if (tellsSatisfied(found, dataset)) return found;
  const kind =
    found.kind === 'share'
      ? 'a share that is good when it is low, or of those who left'
      : `of kind ${found.kind}`;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure: expected a share of satisfied answers, found ${found.name}, ${kind}`,
    {
      prop: 'measure',
      valid: shares.map(({ name }) => name),
      suggestion:
        shares[0]?.name ?? 'leave measure out and write the share of satisfied customers: satisfied={0.6}',
    },
  );
}

/** Whether a measure is the share of satisfied answers: not one that is bad news when it is high, such as those who left. */
export function tellsSatisfied(measure: Measure, dataset: Dataset): boolean {
  if (measure.kind !== 'share' || !higherIsBetter(measure)) return false;
  return !Object.values(dataset.measures).some(
    (each) => each.kind === 'churn' && each.table === measure.table && each.left === measure.column,
  );
}

/** The churn measure that is named, else the first; undefined where there is none. Throws FigureError. */
function churnMeasure({ churn }: InputProps, dataset: Dataset): (Churn & Measure) | undefined {
  const all = Object.values(dataset.measures).filter(
    (each): each is Churn & Measure => each.kind === 'churn',
  );
  if (churn === undefined) return all[0];
  const found = measureOf(dataset, churn);
  if (found.kind === 'churn') return found;
  const message = `invalid prop: churn: expected a measure of kind churn, found ${churn} of kind ${found.kind}`;
  throw new FigureError('invalid-prop', message, { prop: 'churn', valid: all.map(({ name }) => name) });
}

export type Followed = { measure: Measure; life: Life; days: number };

/**
 * How customers are followed after their answers; undefined where the data do not tell, which is an error only when the
 * author asks for measured leaving.
 */
export function followedOf(props: InputProps, dataset: Dataset): Followed | undefined {
  const { days = 180, churn, leaving } = props;
  if (leaving !== undefined && leaving !== 'measured') return undefined;
  try {
    const measure = satisfaction({ ...props, satisfied: undefined }, dataset);
    if (!measure) return undefined;
    const life = lifeOf(measure, { churn }, dataset, 'Exposure');
    columnOf(tableOf(dataset, life.table), 'on' in life.ended ? life.ended.on : life.ended.flag);
    return { measure, life, days };
  } catch (error) {
    if (leaving === 'measured' || churn !== undefined) throw error;
    return undefined;
  }
}
