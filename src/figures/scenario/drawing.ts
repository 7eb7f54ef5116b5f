import { element } from '../../charts/element.ts';
import { format } from '../../words/format.ts';
import { scenarioWords } from '../../words/scenario.ts';
import type { Context, Shown } from '../figure.ts';
import { fillFormula, originOf, shownInputs, type Model, type Resolved, type Result } from './model.ts';
import { basisOf, originsOf } from './origin.ts';
import { formatOfUnit, formatUnit, nameOfUnit, type Shower } from './unit.ts';

/** A model with its inputs and results, ready to be shown. */
export type State = { model: Model; resolved: Resolved; results: Result[]; shower: Shower };

/** "€20,000 to €24,000", or empty where nothing is estimated. */
export function rangeText(
  { low, high, unit }: Pick<Result, 'low' | 'high' | 'unit'>,
  shower: Shower,
): string {
  if (low === null || high === null || low === high) return '';
  return `${formatUnit(low, unit, shower)} – ${formatUnit(high, unit, shower)}`;
}

/** How many of its uncertain inputs the interval of a result comes from; empty where it is all of them. */
function coverText({ name }: Result, { results, resolved, shower }: State): string {
  // plans and choices are set, not uncertain
  const inputs = (basisOf(results, resolved)[name] ?? []).filter(({ plan, options }) => !plan && !options);
  const known = inputs.filter(({ from }) => from === 'data').length;
  const [some, all] = [known, inputs.length].map((count) => format(count, { kind: 'count' }, shower.locale));
  return known < inputs.length
    ? scenarioWords(shower.locale).covers({ known: some ?? '', of: all ?? '' })
    : '';
}

/** A gain in words: a negative one is a loss of as much. */
export function gainText(
  result: Result | undefined,
  shower: Shower,
): { amount: string; range: string; loss: boolean } {
  if (!result) return { amount: '', range: '', loss: false };
  const { value, low, high, unit } = result;
  const loss = value !== null && value < 0;
  const lost = (each: number | null) => (each === null ? null : -each);
  const told = loss ? { value: -value, low: lost(high), high: lost(low), unit } : result;
  return { amount: formatUnit(told.value, unit, shower), range: rangeText(told, shower), loss };
}

/** The name of an input or output in formulas. */
export function nameIn({ resolved, results }: Pick<State, 'resolved' | 'results'>, name: string): string {
  const label = resolved.byName[name]?.label ?? results.find((each) => each.name === name)?.label ?? name;
  return label.toLocaleLowerCase() === label ? label : lowerFirst(label);
}

/** The value of an input or output in its unit. */
export function textOf({ resolved, results, shower }: State, name: string): string {
  const input = resolved.byName[name];
  // an exponent is a bare number
  if (input?.unit === 'months') return String(Math.round(input.now * 10) / 10);
  if (input) return formatUnit(input.now, unitHead(input.unit), shower);
  const result = results.find((each) => each.name === name);
  return result ? formatUnit(result.value, unitHead(result.unit), shower) : name;
}

/** Everything that the figure shows, as a table: inputs with their origin, results with their formulas, assumptions. */
function scenarioTable({ model, resolved, results, shower }: State): Pick<Shown, 'columns' | 'rows'> {
  const { columns, parts } = scenarioWords(shower.locale);
  const text = { kind: 'text' } as const;
  const number = { kind: 'number' } as const;
  const unitOf = (unit: string) => nameOfUnit(unit, shower);
  const state = { model, resolved, results, shower };
  return {
    columns: [
      { name: 'part', label: columns.part, format: text },
      { name: 'name', label: columns.name, format: text },
      { name: 'value', label: columns.value, format: number },
      { name: 'low', label: columns.low, format: number },
      { name: 'high', label: columns.high, format: number },
      { name: 'unit', label: columns.unit, format: text },
      { name: 'how', label: columns.how, format: text },
    ],
    rows: [
      ...resolved.inputs.map((input) => ({
        ...{ part: parts.input, name: input.label, value: input.now, unit: unitOf(input.unit) },
        low: input.from === 'data' ? (input.estimate?.low ?? null) : null,
        high: input.from === 'data' ? (input.estimate?.high ?? null) : null,
        how: howOf(input, shower),
      })),
      ...results.map(({ label, value, low, high, unit, formula }) => ({
        ...{ part: parts.output, name: label, value, low, high, unit: unitOf(unit) },
        how: fillFormula(formula, resolved.values, (name) => nameIn(state, name)),
      })),
      ...model.assumptions(resolved).map((each) => ({
        ...{ part: parts.assumption, name: each, value: null, low: null, high: null, unit: '', how: '' },
      })),
    ],
  };
}

/** The same as one row with a column for each input and result, for the text of a page: `<Value figure="…" column="exposure" />`. */
function readTable({ resolved, results, shower, model }: State): Pick<Shown, 'columns' | 'rows'> {
  const origins = originsOf(results, resolved);
  const all = [
    ...resolved.inputs.map(({ name, label, unit, now, from, estimate }) => {
      const known = from === 'data' ? estimate : null;
      return { name, label, unit, value: now, low: known?.low ?? null, high: known?.high ?? null };
    }),
    ...results,
  ];
  const cells = all.flatMap(({ name, value, low, high }) => [
    [name, value],
    [`${name}_low`, low],
    [`${name}_high`, high],
  ]);
  return {
    columns: all.flatMap(({ name, label, unit }) =>
      ['', '_low', '_high'].map((end) => ({
        ...{ name: `${name}${end}`, label },
        format: formatOfUnit(unit, shower.currency ?? model.currency),
        origin: origins[name],
      })),
    ),
    rows: [Object.fromEntries(cells) as Shown['rows'][number]],
  };
}

function howOf(input: Resolved['inputs'][number], shower: Shower): string {
  const words = scenarioWords(shower.locale);
  const { options, now, from } = input;
  if (options) return options.find(({ value }) => value === now)?.label ?? '';
  return from === 'chosen' ? `${words.chosen}. ${originOf(input, shower)}` : originOf(input, shower);
}

/** The results as large numbers, the formulas with words and with numbers, and what is assumed. */
export function scenarioBody(state: State, context: Context, chart?: Element | undefined): HTMLElement {
  const { document } = context;
  const { model, results, shower } = state;
  const words = scenarioWords(shower.locale);
  const heads = (model.heads ?? [model.result]).flatMap(
    (name) => results.find((each) => each.name === name) ?? [],
  );
  return element(
    document,
    'div',
    { class: 'pl-scn' },
    element(document, 'div', { class: 'pl-scn-heads' }, ...heads.map((each) => head(each, state, document))),
    chart,
    // a drawing says the result: how it was computed is a click away, and printed
    chart
      ? element(
          document,
          'details',
          { class: 'pl-scn-more' },
          element(document, 'summary', {}, `${words.calculation} · ${words.assumptions}`),
          ...grounds(state, document),
        )
      : element(document, 'div', {}, ...grounds(state, document)),
  );
}

function grounds(state: State, document: Document): Node[] {
  const { model, resolved, results, shower } = state;
  const words = scenarioWords(shower.locale);
  return [
    element(document, 'p', { class: 'pl-label' }, words.calculation),
    element(
      document,
      'ol',
      { class: 'pl-scn-steps' },
      ...results.map((result) => step(result, state, document)),
    ),
    element(document, 'p', { class: 'pl-label' }, words.assumptions),
    element(
      document,
      'ul',
      { class: 'pl-scn-assumptions' },
      ...model.assumptions(resolved).map((text) => element(document, 'li', {}, text)),
    ),
  ];
}

function head(result: Result, state: State, document: Document): HTMLElement {
  const { model, shower } = state;
  const { locale } = shower;
  const range = rangeText(result, shower);
  const covers = coverText(result, state);
  return element(
    document,
    'div',
    { class: 'pl-scn-head', 'data-main': result.name === model.result },
    element(document, 'p', { class: 'pl-big-label' }, result.label),
    element(document, 'p', { class: 'pl-big-value' }, formatUnit(result.value, result.unit, shower)),
    range && element(document, 'p', { class: 'pl-big-interval' }, scenarioWords(locale).interval(range)),
    range && covers && element(document, 'p', { class: 'pl-big-interval' }, covers),
  );
}

function step(result: Result, state: State, document: Document): HTMLElement {
  const words = fillFormula(result.formula, state.resolved.values, (name) => nameIn(state, name));
  const value = element(
    document,
    'strong',
    {},
    formatUnit(result.value, unitHead(result.unit), state.shower),
  );
  // what is found by trying has no formula to put numbers in
  if (typeof result.formula === 'string' && !result.formula.includes('{'))
    return element(document, 'li', {}, `${result.label}: ${words} = `, value);
  const numbers = fillFormula(result.formula, state.resolved.values, (name) => textOf(state, name));
  return element(
    document,
    'li',
    {},
    element(document, 'span', { class: 'pl-scn-words' }, `${result.label} = ${words}`),
    element(document, 'span', { class: 'pl-scn-numbers' }, `= ${numbers} = `, value),
  );
}

/** What `shown` of every scenario has in common. */
export function scenarioShown(state: State, context: Context): Omit<Shown, 'sentence' | 'title'> {
  const { resolved, shower } = state;
  const counted = resolved.inputs.find(({ from, unit }) => from === 'data' && unit === 'share');
  const few = resolved.inputs.filter(
    ({ n, estimate }) => n !== null && n > 0 && !estimate && n < context.dataset.minimum.publish,
  );
  const words = scenarioWords(shower.locale);
  return {
    ...scenarioTable(state),
    read: readTable(state),
    n: counted?.n ?? undefined,
    state: 'ok',
    notes: few.map(({ label, n }) => `${label}: ${lowerFirst(words.fewData(String(n)))}.`),
    inputs: shownInputs(resolved, shower),
  };
}

// units are told by the labels; in a formula they would only be in the way
function unitHead(unit: string): string {
  return unit.split('/')[0] ?? unit;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
}
