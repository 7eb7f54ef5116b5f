import { z, type ZodError } from 'zod';
import { widths } from '../charts/theme.ts';
import { countedBy } from '../dataset/counted.ts';
import { UnknownName } from '../dataset/dataset.ts';
import { didYouMean } from '../dataset/nearest.ts';
import type { BoundQuery, Query } from '../sql/query.ts';
import { CellError } from '../sql/cell.ts';
import { scoped, type Scope } from '../sql/scope.ts';
import type { Context, Figure, Shown, Source } from './figure.ts';

/** Rows of a query as every engine returns them: see engine/run.ts. */
export type Answer = { columns: { name: string; type: string }[]; rows: Record<string, unknown>[] };
export type Ask = (query: BoundQuery) => Promise<Answer>;

/** What an author got wrong in a figure. `prop` and `cell` say where to point. */
export class FigureError extends Error {
  readonly rule: string;
  readonly prop: string | undefined;
  readonly suggestion: string | undefined;
  readonly valid: string[] | undefined;
  constructor(
    rule: string,
    message: string,
    more: { prop?: string; suggestion?: string | undefined; valid?: string[] } = {},
  ) {
    super(message);
    this.name = 'FigureError';
    this.rule = rule;
    this.prop = more.prop;
    this.suggestion = more.suggestion;
    this.valid = more.valid;
  }
}

/** A figure's question and its answer: all that its drawing is made from. */
export type Answered = { figure: Figure; props: unknown; query: BoundQuery; answer: Answer };

export type Planned = { figure: Figure; props: unknown; query: Query };

/** A figure and all that its audit tells. */
export type Told = Answered & { shown: Shown };

type Drawing = { width: 'wide' | 'narrow' | 'any'; element: Element };

/** A figure as drawn. */
export type Drawn = Told & {
  /** The drawing at each width (one when the figure flows); empty when `shown.state` is not `ok`. */
  drawings: Drawing[];
  /** The drawing that was put off. */
  rest(): Drawing[];
};

/** Where a figure is drawn; `later`: the width that nobody sees now, and that is drawn when there is time. */
type Place = Omit<Context, 'width'> & { later?: Drawing['width'] | undefined };

/** Props parsed and the query made: all that can be known without data. Throws FigureError, UnknownName, CellError. */
export function plan(figure: Figure, input: Record<string, unknown>, source: Source): Planned {
  const parsed = figure.props.safeParse(input);
  if (!parsed.success) throw propError(figure, input, parsed.error);
  return { figure, props: parsed.data, query: figure.query(parsed.data, source) };
}

/** The only pipeline: parse → query → run → parse → render. */
export async function draw(
  figure: Figure,
  input: Record<string, unknown>,
  run: Ask,
  { source, scope, context }: { source: Source; scope: Scope; context: Omit<Context, 'width'> },
): Promise<Drawn> {
  const { props, query, answer } = await ask(figure, input, run, { source, scope });
  const known = { ...context, inputs: scope.params, models: source.models };
  return render(figure, props, query, answer, known);
}

/** The first half of the pipeline: parse → query → run. */
export async function ask(
  figure: Figure,
  input: Record<string, unknown>,
  run: Ask,
  { source, scope }: { source: Source; scope: Scope },
): Promise<Answered> {
  const { props, query } = plan(figure, input, source);
  const bound = scoped(source.dataset, scope, query);
  return { figure, props, query: bound, answer: await run(bound) };
}

/** The second half of the pipeline: rows → drawing. Throws FigureError when the rows have the wrong shape. */
export function render(
  figure: Figure,
  props: unknown,
  query: BoundQuery,
  answer: Answer,
  { later, ...context }: Place,
): Drawn {
  const rows = z.array(figure.row).safeParse(answer.rows);
  if (!rows.success) throw rowError(figure, answer, rows.error);
  const counted = countedBy(context.dataset, props);
  const known = { ...context, columns: answer.columns, counted };
  const shown = figure.shown(rows.data, props, { ...known, width: widths.wide });
  const at = (width: Drawing['width']): Drawing => {
    const units = width === 'narrow' ? widths.narrow : widths.wide;
    return { width, element: figure.render(rows.data, props, { ...known, width: units }) };
  };
  const all = shown.state === 'ok' ? widthsOf(figure) : [];
  const drawings = all.filter((width) => width !== later).map(at);
  return {
    figure,
    props,
    query,
    answer,
    shown,
    drawings,
    rest: () => all.filter((each) => each === later).map(at),
  };
}

function widthsOf({ responsive }: Figure): Drawing['width'][] {
  return responsive ? ['wide', 'narrow'] : ['any'];
}

function propError(figure: Figure, input: Record<string, unknown>, error: ZodError): FigureError {
  const valid = propNames(figure);
  const unknown = error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown?.code === 'unrecognized_keys' && unknown.path.length === 0) {
    const prop = unknown.keys[0] ?? '';
    return new FigureError('unknown-prop', `unknown prop: ${prop} of <${figure.tag}>`, {
      prop,
      suggestion: didYouMean(prop, valid),
      valid,
    });
  }
  const issue = error.issues[0];
  const prop = String(issue?.path[0] ?? '');
  if (prop && !(prop in input)) {
    return new FigureError('missing-prop', `missing prop: ${prop} of <${figure.tag}>`, { valid });
  }
  const found = JSON.stringify(input[prop]);
  const message = `invalid prop: ${prop || figure.tag} of <${figure.tag}>: ${describeIssue(issue)}${found === undefined ? '' : `, found ${found}`}`;
  return new FigureError('invalid-prop', message, { prop });
}

function describeIssue(issue: ZodError['issues'][number] | undefined): string {
  if (!issue) return 'not valid';
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  const path = issue.path.slice(1).map(String).join('.');
  return `${path ? `${path}: ` : ''}${issue.message.replace(/^Invalid input: /, '')}`;
}

/** Names of the props that a figure takes. */
export function propNames(figure: Figure): string[] {
  const shape = (figure.props as { shape?: Record<string, unknown> }).shape;
  return shape ? Object.keys(shape) : [];
}

function rowError(figure: Figure, answer: Answer, error: ZodError): FigureError {
  const issue = error.issues[0];
  const column = String(issue?.path[1] ?? '');
  const columns = answer.columns.map(({ name }) => name);
  const message = columns.includes(column)
    ? `wrong row shape: column ${column} for <${figure.tag}>: ${describeIssue(issue)}`
    : `wrong row shape: <${figure.tag}> needs a column ${column || '?'}, the query returns ${columns.join(', ')}`;
  return new FigureError('wrong-row-shape', message, {
    suggestion: didYouMean(column, columns),
    valid: columns,
  });
}

/** Rule and hints of whatever a figure threw. */
export function explain(error: unknown): {
  rule: string;
  message: string;
  prop?: string | undefined;
  suggestion?: string | undefined;
  valid?: string[] | undefined;
} {
  if (error instanceof FigureError || error instanceof UnknownName || error instanceof CellError) {
    const { rule, message, suggestion, valid } = error;
    return { rule, message, suggestion, valid, prop: error instanceof FigureError ? error.prop : undefined };
  }
  const query = (error as { query?: BoundQuery }).query;
  const message = error instanceof Error ? error.message : String(error);
  return { rule: query ? 'bad-sql' : 'failed-figure', message };
}
