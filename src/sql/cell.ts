import { measureOf, UnknownName, type Dataset } from '../dataset/dataset.ts';
import { didYouMean } from '../dataset/nearest.ts';
import { aggregate, answered, NoAggregate } from './measure.ts';
import { ident, joined, sql, trusted, type Query } from './query.ts';
import { tokens, type Token } from './tokens.ts';

/** The SQL cells of a page by name, as their author wrote them. */
export type Cells = Record<string, string>;

/** What `$name` may stand for, and the SQL type that it is bound as. */
export type ParameterTypes = Record<string, 'integer' | 'number' | 'text' | 'boolean' | 'date'>;

export type CellContext = {
  dataset: Dataset;
  cells: Cells;
  parameters: ParameterTypes;
  /** What `$name` is while the reader chose nothing, where the data give it: one value, or none. */
  defaults?: Record<string, Query> | undefined;
  /** Answers under which `measure()` is null; default that of the dataset. */
  minimum?: number;
};

/** What is wrong with a cell and where: `offset` counts characters of the cell's text from 0. */
export class CellError extends Error {
  readonly rule: string;
  readonly cell: string;
  readonly offset: number;
  readonly suggestion: string | undefined;
  readonly valid: string[] | undefined;
  constructor({
    rule,
    message,
    cell,
    offset,
    suggestion,
    valid,
  }: {
    rule: string;
    message: string;
    cell: string;
    offset: number;
    suggestion?: string | undefined;
    valid?: string[] | undefined;
  }) {
    super(message);
    this.name = 'CellError';
    this.rule = rule;
    this.cell = cell;
    this.offset = offset;
    this.suggestion = suggestion;
    this.valid = valid;
  }
}

/**
 * A cell as one query: the cells it reads become CTEs, `measure(csat)` the measure's aggregate, `$name` a bound
 * parameter. The author's text starts on a line of its own, so that the engine's line numbers can be traced back.
 * Throws CellError for an unknown cell, measure or parameter and for cells that read each other in a circle.
 */
export function cellQuery(name: string, context: CellContext, path: string[] = []): Query {
  const text = ownOf(context.cells, name);
  if (text === undefined) throw new UnknownName('cell', name, Object.keys(context.cells));
  const found = tokens(text);
  const body = expand(found, name, context);
  const reads = references(found, context).filter((read) => read.name !== name);
  const ctes = reads.map((read) => {
    if ([...path, name].includes(read.name)) throw circle(name, read, path);
    return sql`${ident(read.name)} as (${cellQuery(read.name, context, [...path, name])})`;
  });
  // a cell may begin with WITH itself, which the engine takes in a subquery only
  return ctes.length ? sql`with ${joined(ctes, ', ')} select * from (\n${body}\n)` : sql`(\n${body}\n)`;
}

/** Names of the parameters that a cell uses itself or through the cells it reads. */
export function parametersOf(name: string, context: CellContext): string[] {
  const query = cellQuery(name, context);
  return [
    ...new Set(
      query.params.flatMap((param) => (param && typeof param === 'object' ? [param.parameter] : [])),
    ),
  ];
}

function expand(found: Token[], cell: string, context: CellContext): Query {
  const parts: Query[] = [];
  const end = endOf(found);
  for (let i = 0; i < end; i++) {
    const token = found[i] as Token;
    const call =
      token.kind === 'word' && token.text.toLowerCase() === 'measure' ? measureCall(found, i) : undefined;
    if (call) {
      parts.push(measureSql(call, token, cell, context));
      i = call.last;
    } else if (token.kind === 'parameter') parts.push(parameterSql(token, cell, context));
    else parts.push(trusted(token.text));
  }
  return joined(parts, '');
}

/** Where the statement ends: before trailing space, comments and semicolons. */
function endOf(found: Token[]): number {
  let end = found.length;
  while (end > 0) {
    const { kind, text } = found[end - 1] as Token;
    if (kind !== 'space' && kind !== 'comment' && text !== ';') break;
    end--;
  }
  return end;
}

type Call = { alias?: string | undefined; name: string; last: number };

/** `measure(csat)` or `measure(r.csat)` at token i. */
function measureCall(found: Token[], i: number): Call | undefined {
  const next: { token: Token; at: number }[] = [];
  for (let at = i + 1; at < found.length && next.length < 5; at++) {
    const token = found[at] as Token;
    if (token.kind !== 'space' && token.kind !== 'comment') next.push({ token, at });
  }
  const texts = next.map(({ token }) => (token.kind === 'quoted' ? token.text.slice(1, -1) : token.text));
  if (texts[0] !== '(') return undefined;
  if (texts[2] === ')') return { name: texts[1] ?? '', last: next[2]?.at ?? i };
  if (texts[2] === '.' && texts[4] === ')')
    return { alias: texts[1], name: texts[3] ?? '', last: next[4]?.at ?? i };
  return undefined;
}

function measureSql(call: Call, token: Token, cell: string, { dataset, minimum }: CellContext): Query {
  try {
    const measure = measureOf(dataset, call.name);
    const value = aggregate(measure, dataset, call.alias);
    const least = minimum ?? dataset.minimum.publish;
    // not left to the column of answers: a cell may have none, and not everybody was asked every question
    if (measure.kind === 'count' || least <= 1) return value;
    return sql`(case when ${answered(measure, dataset, call.alias)} >= ${trusted(String(least))} then ${value} end)`;
  } catch (error) {
    const at = { cell, offset: token.start };
    if (error instanceof NoAggregate)
      throw new CellError({
        rule: error.rule,
        message: error.message,
        ...at,
        suggestion: `show it with a figure, such as <Trend measure="${call.name}" />`,
      });
    if (!(error instanceof UnknownName)) throw error;
    const { rule, message, suggestion, valid } = error;
    throw new CellError({ rule, message, ...at, suggestion, valid });
  }
}

function parameterSql(token: Token, cell: string, { parameters, defaults = {} }: CellContext): Query {
  const parameter = token.text.slice(1);
  const type = ownOf(parameters, parameter);
  if (!type) {
    const valid = Object.keys(parameters);
    const message = `unknown parameter: $${parameter}`;
    const suggestion =
      didYouMean(parameter, valid) ??
      `write an input for it, such as <Slider name="${parameter}" min={0} max={10} value={5} />`;
    throw new CellError({ rule: 'unknown-parameter', message, cell, offset: token.start, suggestion, valid });
  }
  const sqlType = { integer: 'bigint', number: 'double', text: 'varchar', boolean: 'boolean', date: 'date' }[
    type
  ];
  const bound = trusted(`cast(? as ${sqlType})`, [{ parameter }]);
  const usual = ownOf(defaults, parameter);
  return usual ? sql`coalesce(${bound}, ${usual})` : bound;
}

type Reference = { name: string; offset: number };

/** Cells named where a table stands, in any case of letters: after `from`, `join`, or a comma of the same from-list. */
function references(found: Token[], { cells, dataset }: CellContext): Reference[] {
  const cellOf = new Map(Object.keys(cells).map((name) => [name.toLowerCase(), name]));
  const tables = new Set(Object.keys(dataset.tables).map((name) => name.toLowerCase()));
  const reads = new Map<string, Reference>();
  for (const { name: written, offset } of tableNames(found)) {
    const name = cellOf.get(written.toLowerCase());
    if (name !== undefined && !tables.has(name.toLowerCase()) && !reads.has(name))
      reads.set(name, { name, offset });
  }
  return [...reads.values()];
}

const openings = /^(from|join|pivot|unpivot)$/;
const clauses = /^(select|where|group|having|order|limit|window|qualify|union|intersect|except)$/;

function tableNames(found: Token[]): Reference[] {
  const names: Reference[] = [];
  const inFrom = [false];
  let expects = false;
  for (const { kind, text, start } of found) {
    if (kind === 'space' || kind === 'comment') continue;
    const word = kind === 'word' ? text.toLowerCase() : '';
    if (expects && (kind === 'word' || kind === 'quoted')) {
      names.push({ name: kind === 'quoted' ? text.slice(1, -1).replaceAll('""', '"') : text, offset: start });
    }
    // `from (a join b …)`
    const grouped: boolean = expects && text === '(';
    expects = grouped || openings.test(word) || (text === ',' && inFrom.at(-1) === true);
    if (word === 'from') inFrom[inFrom.length - 1] = true;
    else if (clauses.test(word)) inFrom[inFrom.length - 1] = false;
    else if (text === '(') inFrom.push(false);
    else if (text === ')' && inFrom.length > 1) inFrom.pop();
  }
  return names;
}

function ownOf<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function circle(name: string, read: Reference, path: string[]): CellError {
  const steps = [...path, name, read.name];
  const message = `cells read each other in a circle: ${steps.slice(steps.indexOf(read.name)).join(' → ')}`;
  return new CellError({ rule: 'circular-cells', message, cell: name, offset: read.offset });
}
