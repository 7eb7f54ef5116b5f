import { z } from 'zod';
import { sql, joined, type Query } from '../../sql/query.ts';
import type { Estimate, Moments } from '../../stats/estimate.ts';
import { propagate, type Known } from '../../stats/propagate.ts';
import { scenarioWords } from '../../words/scenario.ts';
import type { Context } from '../figure.ts';
import { momentsRow } from '../props.ts';
import type { Input, Measured, ShownInput, Unit } from '../input.ts';
import { formatUnit, type Shower } from './unit.ts';

/** Values by the names of a model's inputs, then of its outputs. */
export type Values = Record<string, number>;

/** A named result. */
export type Output = {
  name: string;
  label: string;
  unit: Unit;
  /** The formula with `{name}` for inputs and earlier outputs: `{customers} × (1 − {satisfied})`. */
  formula: string | ((values: Values) => string);
  /** Null where it is not defined, as a quotient by zero. */
  compute(values: Values): number | null;
};

/** Named inputs, named outputs and the main one of them. */
export type Model = {
  inputs: Input[];
  outputs: Output[];
  /** Name of the output that it is about. */
  result: string;
  /** Outputs that stand as large numbers; default: the result. */
  heads?: string[];
  currency?: string | undefined;
  /** Values of the data that are told, but that nothing is computed of. */
  facts?: Record<string, Measured>;
  /** What is taken as true, in words. */
  assumptions(state: Resolved): string[];
};

/** The rows of a model's query: what the data say of its inputs and facts. */
export const modelRow = z.object({ name: z.string(), ...momentsRow });
export type ModelRow = z.output<typeof modelRow>;

/** Where an input stands. */
export type Standing = Input & {
  /** The value that counts. */
  now: number;
  from: 'data' | 'chosen' | 'assumed';
  /** What the data say, whatever was chosen. */
  estimate: Estimate | null;
  /** Answers; null where nothing is measured. */
  n: number | null;
};

export type Resolved = {
  inputs: Standing[];
  byName: Record<string, Standing>;
  facts: Record<string, Estimate | null>;
  values: Values;
};

/** A result with what the intervals of the data leave open. */
export type Result = Output & { value: number | null; low: number | null; high: number | null };

/** What the data say of all inputs and facts, whatever the reader chose: moving an input asks nothing. */
export function modelQuery({ inputs, facts = {} }: Model): Query {
  const asked = [
    ...inputs.flatMap(({ name, measured }) => (measured ? [[name, measured] as const] : [])),
    ...Object.entries(facts),
  ];
  const parts = asked.map(
    ([name, { moments }]) => sql`select ${name} as name, n, w, w2, s1, s2 from (${moments})`,
  );
  const zero = sql`0.0::double`;
  return parts.length
    ? joined(parts, '\nunion all\n')
    : sql`select '' as name, ${zero} as n, ${zero} as w, ${zero} as w2, ${zero} as s1, ${zero} as s2 where false`;
}

/** The inputs as they stand: chosen by the reader, else from the data, else as the author assumes. */
export function resolve(
  model: Model,
  rows: ModelRow[],
  { inputs: chosen = {} }: Pick<Context, 'inputs'>,
): Resolved {
  const rowOf = (name: string): Moments => {
    const { n, w, w2, s1, s2 } = rows.find((row) => row.name === name) ?? none;
    return { n, w, w2, s1, s2 };
  };
  const inputs = model.inputs.map((input): Standing => {
    const row = rowOf(input.name);
    const estimate = input.measured?.estimate(row) ?? null;
    const choice = chosen[input.key];
    const n = input.measured ? row.n : null;
    if (typeof choice === 'number' && (estimate || choice !== input.value))
      return { ...input, estimate, n, now: choice, from: 'chosen' };
    if (estimate) return { ...input, estimate, n, now: inside(estimate.value, input), from: 'data' };
    return { ...input, estimate, n, now: input.value, from: 'assumed' };
  });
  return {
    inputs,
    byName: Object.fromEntries(inputs.map((input) => [input.name, input])),
    facts: Object.fromEntries(
      Object.entries(model.facts ?? {}).map(([name, fact]) => [name, fact.estimate(rowOf(name))]),
    ),
    values: Object.fromEntries(inputs.map(({ name, now }) => [name, now])),
  };
}

const none = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };

/** All outputs, each with the interval that the inputs from the data carry to it. */
export function evaluate(
  { outputs }: Pick<Model, 'outputs'>,
  { values, inputs }: Pick<Resolved, 'values' | 'inputs'>,
): Result[] {
  const known = knownOf(inputs);
  const open = Object.keys(known).length > 0;
  return outputs.map((output, index) => {
    const compute = (start: Values) => valueAt(outputs, index, start);
    const interval = open ? propagate(compute, values, known) : null;
    return { ...output, value: compute(values), low: interval?.low ?? null, high: interval?.high ?? null };
  });
}

/** One output from the values of the inputs; those before it are computed first. Null where it is not defined. */
function valueAt(outputs: Output[], index: number, start: Values): number | null {
  const values = index > 0 ? { ...start } : start;
  for (const { name, compute } of outputs.slice(0, index)) {
    const value = compute(values);
    values[name] = value ?? NaN;
  }
  const value = outputs[index]?.compute(values) ?? null;
  return value === null || !Number.isFinite(value) ? null : value;
}

/** The main result as a function of the inputs, for tornado and simulation. NaN where it is not defined. */
export function outcomeOf({
  outputs,
  result,
}: Pick<Model, 'outputs' | 'result'>): (values: Values) => number {
  const index = outputs.findIndex(({ name }) => name === result);
  return (values) => valueAt(outputs, index, values) ?? NaN;
}

/** Inputs that are taken from the data, with their intervals. */
function knownOf(inputs: Standing[]): Record<string, Known> {
  return Object.fromEntries(
    inputs.flatMap(({ name, from, estimate, min, max }) =>
      from === 'data' &&
      estimate &&
      estimate.low !== null &&
      estimate.high !== null &&
      estimate.low < estimate.high
        ? [
            [
              name,
              { value: estimate.value, low: Math.max(min, estimate.low), high: Math.min(max, estimate.high) },
            ],
          ]
        : [],
    ),
  );
}

/** A formula with labels, or with values, in the place of names. */
export function fillFormula(
  formula: Output['formula'],
  values: Values,
  textOf: (name: string) => string,
): string {
  return (typeof formula === 'string' ? formula : formula(values)).replace(/\{(\w+)\}/g, (_, name: string) =>
    textOf(name),
  );
}

/** What the controls beside the figure show. */
export function shownInputs({ inputs }: Resolved, shower: Shower): ShownInput[] {
  return inputs.map((input) => ({
    ...{ key: input.key, value: input.now, from: input.from },
    low: input.estimate?.low ?? null,
    high: input.estimate?.high ?? null,
    range: rangeOf(input),
    origin: originOf(input, shower),
    warning: warningOf(input, shower),
  }));
}

/** Where the value comes from: "from your data: 61.8% ± 0.5", "assumption". */
export function originOf(input: Standing, shower: Shower): string {
  const words = scenarioWords(shower.locale);
  const { estimate, n, value, unit, from } = input;
  if (input.options) return '';
  if (estimate) {
    const text = words.fromData(estimateText(input, shower));
    return input.measured?.banded ? `${text} (${words.banded})` : text;
  }
  if (n !== null) return n > 0 ? words.fewData(String(n)) : words.noData;
  return from === 'chosen' ? words.assumedWas(formatUnit(value, unit, shower)) : words.assumed;
}

/** A measured value with its interval: ± where it reaches as far both ways. */
function estimateText({ estimate, unit }: Pick<Standing, 'estimate' | 'unit'>, shower: Shower): string {
  if (!estimate) return '';
  const { value, low, high } = estimate;
  const [bare = unit] = unit.split('/');
  const text = (each: number) => formatUnit(each, bare, shower);
  if (low === null || high === null || low === high) return text(value);
  const [below, above] = [value - low, high - value];
  const even = Math.abs(above - below) <= 0.15 * (above + below);
  if (!even) return `${text(value)} (${text(low)} – ${text(high)})`;
  const half = formatUnit((above + below) / 2, bare.replace('pp', 'share'), shower);
  return `${text(value)} ± ${half}`;
}

function warningOf({ from, estimate, now, unit }: Standing, shower: Shower): string {
  if (from !== 'chosen' || !estimate) return '';
  const { low, high } = estimate;
  if (low === null || high === null || (now >= low && now <= high)) return '';
  return scenarioWords(shower.locale).outside(estimateText({ estimate, unit }, shower));
}

/** The slider's ends: around the usual value, as what is possible reaches much further; those that an author wrote stay. */
function rangeOf({ min, max, step, estimate, value, now, written }: Standing): [number, number] {
  if (written && (max - min) / step <= 1000) return [min, max];
  const usual = Math.max(Math.abs(estimate?.value ?? value), step * 10);
  const reach = Math.max(niceAbove(usual * 2.5), Math.abs(now), estimate?.high ?? 0);
  // most of the range is all of it
  if (reach > (max - Math.max(0, min)) / 2) return [min, max];
  return [min < 0 ? Math.max(min, -reach) : min, Math.min(max, reach)];
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 3, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function inside(value: number, { min, max }: Input): number {
  return Math.min(max, Math.max(min, value));
}
