import jsep, { type Expression } from 'jsep';
import { didYouMean } from '../../dataset/nearest.ts';
import { irr } from '../../stats/irr.ts';
import { npv } from '../../stats/npv.ts';
import { payback } from '../../stats/payback.ts';
import type { Values } from './model.ts';
import { clean, type Dimensions } from './unit.ts';

/** What is wrong with a formula, in words that name the part. */
export class FormulaError extends Error {
  readonly valid: string[] | undefined;
  readonly suggestion: string | undefined;
  constructor(
    message: string,
    { valid, suggestion }: { valid?: string[]; suggestion?: string | undefined } = {},
  ) {
    super(message);
    this.valid = valid;
    this.suggestion = suggestion;
  }
}

/** A formula read: the names it uses, the value it has, its units and its words with `{name}` for names. */
export type Formula = {
  uses: string[];
  value(values: Values): number;
  dimensions(of: (name: string) => Dimensions): Dimensions;
  words: string;
};

// a power binds tighter than a product, and from the right
jsep.removeBinaryOp('^');
jsep.addBinaryOp('^', 11, true);

type Compiled = {
  value(values: Values): number;
  dimensions(of: (name: string) => Dimensions): Dimensions;
  words: string;
  /** How tightly it binds: products 2, sums 1, comparisons and conditions 0, names and calls 9. */
  binds: number;
  /** A number as written; 0 has every unit. */
  literal?: number;
};

/**
 * Reads a formula: numbers, names, + − * / ^, comparisons, `test ? this : that`, and the functions of `functionNames`.
 * Nothing is evaluated as program text. Throws FormulaError.
 */
export function readFormula(text: string): Formula {
  const uses = new Set<string>();
  const made = compile(parse(text), new Set(), uses);
  return { uses: [...uses], value: made.value, dimensions: made.dimensions, words: made.words };
}

function parse(text: string): Expression {
  try {
    return jsep(text);
  } catch (error) {
    throw new FormulaError(
      error instanceof Error ? error.message.replace(/^./, (c) => c.toLowerCase()) : String(error),
    );
  }
}

type Node = Expression & Record<string, unknown>;

function compile(given: Expression, bound: Set<string>, uses: Set<string>): Compiled {
  const node = given as Node;
  const part = (name: string) => compile(node[name] as Expression, bound, uses);
  switch (node.type) {
    case 'Literal':
      return literal(node['value']);
    case 'Identifier':
      return identifier(String(node['name']), bound, uses);
    case 'UnaryExpression':
      return unary(String(node['operator']), part('argument'));
    case 'BinaryExpression':
      if (node['operator'] === '^' && (node['left'] as Node).type === 'UnaryExpression')
        throw new FormulaError('a sign before a power can be read two ways: write 0 - a ^ b');
      return binary(String(node['operator']), part('left'), part('right'));
    case 'ConditionalExpression':
      return conditional(part('test'), part('consequent'), part('alternate'));
    case 'CallExpression':
      return call(node, bound, uses);
    default:
      throw new FormulaError(`expected one formula of numbers, names and functions, found ${kindOf(node)}`);
  }
}

function kindOf({ type }: Node): string {
  return type === 'Compound' ? 'several' : type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function literal(value: unknown): Compiled {
  if (typeof value !== 'number') throw new FormulaError(`expected a number, found ${JSON.stringify(value)}`);
  return { value: () => value, dimensions: () => ({}), words: String(value), binds: 9, literal: value };
}

function identifier(name: string, bound: Set<string>, uses: Set<string>): Compiled {
  if (!bound.has(name)) uses.add(name);
  return {
    value: (values) => (Object.hasOwn(values, name) ? (values[name] as number) : NaN),
    dimensions: (of) => (bound.has(name) ? {} : of(name)),
    words: bound.has(name) ? name : `{${name}}`,
    binds: 9,
  };
}

function unary(operator: string, of: Compiled): Compiled {
  if (operator === '+') return of;
  if (operator !== '-') throw new FormulaError(`unknown operator: ${operator}`);
  return { ...of, value: (values) => -of.value(values), words: `−${enclosed(of, 3)}`, binds: 1 };
}

const signs: Record<string, string> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
};
const strength: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
const operations: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  // a quotient by zero is not defined; it must not become a number again further on
  '/': (a, b) => (b === 0 ? NaN : a / b),
  '^': (a, b) => a ** b,
  '<': (a, b) => truth(a, b, a < b),
  '>': (a, b) => truth(a, b, a > b),
  '<=': (a, b) => truth(a, b, a <= b),
  '>=': (a, b) => truth(a, b, a >= b),
  '==': (a, b) => truth(a, b, a === b),
  '!=': (a, b) => truth(a, b, a !== b),
};

function truth(a: number, b: number, holds: boolean): number {
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : Number(holds);
}

function binary(operator: string, left: Compiled, right: Compiled): Compiled {
  const operation = operations[operator];
  if (!operation) throw new FormulaError(`unknown operator: ${operator}`, { valid: Object.keys(operations) });
  const binds = strength[operator] ?? 0;
  const sign = signs[operator] ?? operator;
  const words =
    operator === '^'
      ? `${enclosed(left, 5)}^${enclosed(right, 5)}`
      : `${enclosed(left, binds)} ${sign} ${enclosed(right, operator === '-' || operator === '/' || binds === 0 ? binds + 1 : binds)}`;
  return {
    value: (values) => operation(left.value(values), right.value(values)),
    dimensions: (of) => dimensionsOf(operator, left, right, of),
    words,
    binds,
  };
}

function enclosed({ words, binds }: Compiled, least: number): string {
  return binds < least ? `(${words})` : words;
}

function dimensionsOf(
  operator: string,
  left: Compiled,
  right: Compiled,
  of: (name: string) => Dimensions,
): Dimensions {
  const [a, b] = [left.dimensions(of), right.dimensions(of)];
  if (operator === '*' || operator === '/') return product(a, b, operator === '*' ? 1 : -1);
  if (operator === '^') return power(a, b, right);
  const same = agreed(
    [
      { part: left, has: a },
      { part: right, has: b },
    ],
    operator,
  );
  return strength[operator] ? same : {};
}

function product(a: Dimensions, b: Dimensions, sign: 1 | -1): Dimensions {
  const made: Dimensions = { ...a };
  for (const [name, exponent] of Object.entries(b) as [keyof Dimensions, number][])
    made[name] = (made[name] ?? 0) + sign * exponent;
  return clean(made);
}

/** A growth to the power of months is a growth; money to the power of two is that. */
function power(a: Dimensions, b: Dimensions, right: Compiled): Dimensions {
  const periods = JSON.stringify(b) === '{}' || JSON.stringify(b) === '{"months":1}';
  if (!periods) throw new FormulaError(`a power needs a plain number or months, found ${dimensionWords(b)}`);
  if (!Object.keys(a).length) return {};
  if (right.literal === undefined)
    throw new FormulaError(`a power of ${dimensionWords(a)} needs a number as written, such as ^ 2`);
  return Object.fromEntries(
    Object.entries(a).map(([name, exponent]) => [name, exponent * (right.literal ?? 1)]),
  );
}

/** The units that all parts have; a plain 0 has any. Throws FormulaError. */
function agreed(parts: { part: Compiled; has: Dimensions }[], what: string): Dimensions {
  const [first, ...rest] = parts.filter(({ part }) => part.literal !== 0);
  for (const { has } of rest) {
    if (first && key(has) !== key(first.has)) {
      const verb = { '+': 'add', '-': 'subtract' }[what] ?? 'compare';
      throw new FormulaError(`cannot ${verb} ${dimensionWords(first.has)} and ${dimensionWords(has)}`);
    }
  }
  return first?.has ?? {};
}

function key(dimensions: Dimensions): string {
  return JSON.stringify(Object.entries(clean(dimensions)).sort());
}

/** Whether two units are made of the same. */
export function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  return key(a) === key(b);
}

/** "money per customer", "a plain number". */
export function dimensionWords(dimensions: Dimensions): string {
  const part = (sign: 1 | -1) =>
    Object.entries(dimensions).flatMap(([name, exponent]) => {
      if (Math.sign(exponent) !== sign) return [];
      const own = sign < 0 ? name.replace(/s$/, '') : name;
      return [Math.abs(exponent) === 1 ? own : `${own}^${Math.abs(exponent)}`];
    });
  const [over, under] = [part(1), part(-1)];
  if (!over.length && !under.length) return 'a plain number';
  const per = under.map((name) => ` per ${name}`).join('');
  return `${over.join(' × ') || 'a number'}${per}`;
}

function conditional(test: Compiled, yes: Compiled, no: Compiled): Compiled {
  return {
    value(values) {
      const holds = test.value(values);
      return Number.isNaN(holds) ? NaN : holds !== 0 ? yes.value(values) : no.value(values);
    },
    dimensions(of) {
      test.dimensions(of);
      return agreed(
        [
          { part: yes, has: yes.dimensions(of) },
          { part: no, has: no.dimensions(of) },
        ],
        ':',
      );
    },
    words: `${enclosed(test, 0)} ? ${enclosed(yes, 1)} : ${enclosed(no, 1)}`,
    binds: -1,
  };
}

const simple: Record<
  string,
  { of: (...values: number[]) => number; most?: number; units: 'same' | 'plain' }
> = {
  min: { of: Math.min, most: Infinity, units: 'same' },
  max: { of: Math.max, most: Infinity, units: 'same' },
  abs: { of: Math.abs, units: 'same' },
  round: { of: Math.round, units: 'same' },
  exp: { of: Math.exp, units: 'plain' },
  log: { of: (value) => (value > 0 ? Math.log(value) : NaN), units: 'plain' },
  sqrt: { of: (value) => (value >= 0 ? Math.sqrt(value) : NaN), units: 'plain' },
};

/** Those over periods: `sum(t, 1, months, flow)`, `npv(rate, t, months, flow)`, `irr(t, months, flow)`, `payback(t, months, flow)`. */
const overPeriods = ['sum', 'npv', 'irr', 'payback'];

/** Functions that a formula may call. */
const functionNames = [...Object.keys(simple), ...overPeriods];

function call(node: Node, bound: Set<string>, uses: Set<string>): Compiled {
  const name = String((node['callee'] as Node)['name'] ?? '');
  const given = node['arguments'] as Expression[];
  if (overPeriods.includes(name)) return periods(name, given, bound, uses);
  const known = Object.hasOwn(simple, name) ? simple[name] : undefined;
  if (!known)
    throw new FormulaError(`unknown function: ${name || '?'}`, {
      ...{ valid: functionNames, suggestion: didYouMean(name, functionNames) },
    });
  const { of: operation, most = 1, units } = known;
  if (!given.length || given.length > most)
    throw new FormulaError(`${name}() takes ${most === 1 ? 'one value' : 'values'}, found ${given.length}`);
  const parts = given.map((each) => compile(each, bound, uses));
  return {
    value: (values) => operation(...parts.map((part) => part.value(values))),
    dimensions(of) {
      const has = parts.map((part) => ({ part, has: part.dimensions(of) }));
      if (units === 'same') return agreed(has, name);
      if (Object.keys(has[0]?.has ?? {}).length)
        throw new FormulaError(`${name}() needs a plain number, found ${dimensionWords(has[0]?.has ?? {})}`);
      return {};
    },
    words: `${name}(${parts.map(({ words }) => words).join(', ')})`,
    binds: 9,
  };
}

// more periods than a thousand years of months is a slip of the pen
const mostPeriods = 12_000;

function periods(name: string, given: Expression[], bound: Set<string>, uses: Set<string>): Compiled {
  const shape =
    { sum: 'sum(t, from, to, flow)', npv: 'npv(rate, t, last, flow)' }[name] ?? `${name}(t, last, flow)`;
  const wanted = name === 'sum' || name === 'npv' ? 4 : 3;
  const at = name === 'npv' ? 1 : 0;
  const variable = given[at] as Node | undefined;
  if (given.length !== wanted || variable?.type !== 'Identifier')
    throw new FormulaError(`expected ${shape}, where t is the name of the period`);
  const t = String(variable['name']);
  const outer = given
    .slice(0, -1)
    .map((each, index) => (index === at ? undefined : compile(each, bound, uses)));
  const flow = compile(given.at(-1) as Expression, new Set([...bound, t]), uses);
  const [rate, from, to] =
    name === 'sum'
      ? [undefined, outer[1], outer[2]]
      : name === 'npv'
        ? [outer[0], undefined, outer[2]]
        : [undefined, undefined, outer[1]];
  const flows = (values: Values): number[] | null => {
    const [first, last] = [Math.round(from?.value(values) ?? 0), Math.round(to?.value(values) ?? NaN)];
    if (!(last - first < mostPeriods)) return null;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
      flow.value({ ...values, [t]: first + index }),
    );
  };
  return {
    value(values) {
      const found = flows(values);
      if (!found?.every(Number.isFinite)) return NaN;
      return over(name, found, rate?.value(values) ?? 0);
    },
    dimensions(of) {
      for (const part of [rate, from, to]) part?.dimensions(of);
      const has = flow.dimensions(of);
      return name === 'irr' ? {} : name === 'payback' ? { months: 1 } : has;
    },
    words: `${{ sum: 'Σ' }[name] ?? name}(${rate ? `${rate.words}, ` : ''}${t} = ${from?.words ?? '0'} … ${to?.words ?? ''}) ${enclosed(flow, 2)}`,
    binds: 2,
  };
}

function over(name: string, flows: number[], rate: number): number {
  if (name === 'sum') return flows.reduce((sum, flow) => sum + flow, 0);
  if (name === 'npv') return rate > -1 ? npv(rate, flows) : NaN;
  return (name === 'irr' ? irr(flows).rate : payback(flows)) ?? NaN;
}
