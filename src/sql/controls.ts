import type { ParameterTypes } from './cell.ts';
import { isDay } from './period.ts';
import type { Scalar } from './query.ts';
import type { Filter, Scope } from './scope.ts';

/** A value that a reader can choose, and its words. */
export type Option = { value: string; label: string };

type Base = {
  /** Name in the URL: the column of a filter, the name of an input. Unique in a page. */
  key: string;
  label: string;
  /** Has no input in the page: see mdx/drillControls.ts. */
  hidden?: true | undefined;
  /** An input of a scenario. */
  assumption?: true | undefined;
};

/** An input of the page: filters narrow the answers, the others are parameters of SQL cells. */
export type Control = Base &
  (
    | { kind: 'one'; column: string; options: Option[]; initial?: string | undefined }
    | { kind: 'many'; column: string; options: Option[]; initial: string[] }
    | { kind: 'range'; column: string; min: number; max: number; step: number; unit?: string | undefined }
    | { kind: 'dates'; column?: string | undefined; min: string; max: string }
    | { kind: 'search'; column: string }
    | { kind: 'slider'; min: number; max: number; step: number; value: number; unit?: string | undefined }
    | { kind: 'select'; options: Option[]; value: string; numeric: boolean }
    | { kind: 'toggle'; value: boolean }
    | NumberControl
  );

/** An input of a scenario. Its values are in the unit of the model (a share is 0…1); readers see them times `shownAs.times`. */
export type NumberControl = {
  kind: 'number';
  min: number;
  max: number;
  step: number;
  /** At first; absent where the data give it, under the filters of the moment. */
  value?: number | undefined;
  shownAs: { times: number; places: number; unit: string };
  /** Values with a name, one press away. */
  presets?: { label: string; value: number }[] | undefined;
};

/** What the reader chose, by key, as it stands in the URL. A key that is absent has its default. */
export type State = Record<string, string[]>;

/**
 * The reader's choice in a URL's query. Never throws: what is not a valid choice is left out and named in `ignored`.
 * Keys of other controls (campaign marks and the like) are none of our business and are kept out silently.
 */
export function parseState(
  controls: Control[],
  search: URLSearchParams,
): { state: State; ignored: string[] } {
  const state: State = {};
  const ignored: string[] = [];
  for (const control of controls) {
    const written = search.getAll(control.key);
    if (!written.length) continue;
    if (isCleared(control, written)) {
      state[control.key] = [];
      continue;
    }
    const values = written.flatMap((value) => valid(control, value) ?? []);
    const refused = written.filter((value) => !valid(control, value));
    if (refused.length) ignored.push(`${control.key}=${refused.join(', ')}`.slice(0, 80));
    const kept = control.kind === 'many' ? [...new Set(values)] : values.slice(-1);
    if (kept.length && !isDefault(control, kept)) state[control.key] = kept;
  }
  return { state, ignored };
}

/** The query part of a URL that says this, without the question mark; empty when all is at its default. */
export function formatState(controls: Control[], state: State): string {
  const search = new URLSearchParams();
  for (const control of controls) {
    const values = state[control.key];
    if (!values || isDefault(control, values)) continue;
    for (const value of values.length ? values : ['']) search.append(control.key, value);
  }
  return search.toString();
}

/** The inputs by which a reader narrows the answers: not the assumptions of a scenario, nor parameters of SQL. */
export function filtersIn(controls: Control[], state: State): Control[] {
  return controls.filter((control) => 'column' in control && control.column && state[control.key]);
}

/** The scope that a state asks for, on top of the page's own filters. */
export function scopeOf(controls: Control[], state: State, fixed: Filter[] = []): Scope {
  const scope: Scope = { filters: [...fixed], params: {} };
  for (const control of controls) {
    const filter = filterOf(control, state[control.key] ?? initial(control));
    if (filter) scope.filters.push(filter);
    Object.assign(scope.params, paramsOf(control, state[control.key]?.at(-1)));
  }
  return scope;
}

/** The SQL types of the parameters that the page's inputs supply. */
export function parameterTypes(controls: Control[]): ParameterTypes {
  const types: ParameterTypes = {};
  for (const control of controls) {
    const { key } = control;
    if (control.kind === 'slider')
      types[key] = [control.min, control.step, control.value].every(Number.isInteger) ? 'integer' : 'number';
    if (control.kind === 'select') types[key] = control.numeric ? 'number' : 'text';
    if (control.kind === 'toggle') types[key] = 'boolean';
    if (control.kind === 'number') types[key] = 'number';
    if (control.kind === 'dates') Object.assign(types, { [`${key}_from`]: 'date', [`${key}_to`]: 'date' });
  }
  return types;
}

/** Every state that is one step from the default, most likely first: what a results file answers in advance. */
export function foreseen(controls: Control[]): State[] {
  return controls
    .filter(({ hidden }) => !hidden)
    .flatMap((control) => steps(control).map((value) => ({ [control.key]: [value] })));
}

/** Whether the values are what the control has when the reader did nothing. */
export function isDefault(control: Control, values: string[]): boolean {
  const usual = initial(control);
  return usual.length === values.length && usual.every((value) => values.includes(value));
}

/** The default of a control, as it would stand in a URL; empty: no filter. */
export function initial(control: Control): string[] {
  if (control.kind === 'one') return control.initial === undefined ? [] : [control.initial];
  if (control.kind === 'many') return control.initial;
  if (control.kind === 'slider' || control.kind === 'select' || control.kind === 'toggle')
    return [String(control.value)];
  if (control.kind === 'number' && control.value !== undefined) return [String(control.value)];
  return [];
}

const maxStops = 24;

function steps(control: Control): string[] {
  if (control.kind === 'one' || control.kind === 'many' || control.kind === 'select') {
    const all = control.options.map(({ value }) => value).slice(0, maxStops);
    return all.filter((value) => !isDefault(control, [value]));
  }
  if (control.kind === 'toggle') return [String(!control.value)];
  if (control.kind !== 'slider') return [];
  const { min, max, step, value } = control;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  if (count > maxStops) return [];
  const stops = Array.from({ length: count }, (_, index) => Number((min + index * step).toPrecision(12)));
  return stops.filter((stop) => stop !== value).map(String);
}

/** `region=`: the reader took away what the page had chosen, and asks for all. */
function isCleared(control: Control, written: string[]): boolean {
  if (control.kind !== 'one' && control.kind !== 'many') return false;
  const offered = control.options.some(({ value }) => value === '');
  return written.length === 1 && written[0] === '' && initial(control).length > 0 && !offered;
}

// by hand, not with zod: this stands in the script that every page loads
const isNumber = (text: string) => /^-?\d{1,15}(\.\d{1,15})?$/.test(text);

/** The value as a list of one, or null when the control cannot have it. */
function valid(control: Control, value: string): string[] | null {
  switch (control.kind) {
    case 'one':
    case 'many':
    case 'select':
      return control.options.some((option) => option.value === value) ? [value] : null;
    case 'range':
      return bounds(value, isNumber, Number);
    case 'dates':
      return bounds(value, isDay, Date.parse);
    case 'search':
      return value.trim() && value.length <= 200 ? [value] : null;
    case 'slider':
    case 'number': {
      const number = Number(value);
      const inside = isNumber(value) && number >= control.min && number <= control.max;
      const fits = inside && onStep(control, number);
      return fits ? [String(Number(value))] : null;
    }
    case 'toggle':
      return value === 'true' || value === 'false' ? [value] : null;
  }
}

/** A slider has its steps alone; a number field takes what lies between them, but no half month and no half customer. */
function onStep(control: Extract<Control, { kind: 'slider' | 'number' }>, value: number): boolean {
  if (control.kind === 'number') return !isWhole(control) || Number.isInteger(value);
  const steps = (value - control.min) / control.step;
  return value === control.value || Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Whether an input counts what has no halves: months and customers in whole steps. */
export function isWhole({ min, step, shownAs }: NumberControl): boolean {
  return shownAs.places === 0 && Number.isInteger(step) && Number.isInteger(min);
}

/** `low..high`, either end may be absent, in order. */
function bounds(
  value: string,
  fits: (text: string) => boolean,
  order: (text: string) => number,
): string[] | null {
  const parts = value.split('..');
  if (parts.length !== 2 || value === '..') return null;
  const [low = '', high = ''] = parts;
  if ((low && !fits(low)) || (high && !fits(high))) return null;
  return low && high && order(low) > order(high) ? null : [value];
}

function filterOf(control: Control, values: string[]): Filter | undefined {
  const [value] = values;
  if (value === undefined || !('column' in control) || control.column === undefined) return undefined;
  const { column } = control;
  if (control.kind === 'one' || control.kind === 'many') return { column, kind: 'in', values };
  if (control.kind === 'search') return { column, kind: 'search', text: value };
  const [low, high] = value.split('..');
  if (control.kind === 'dates')
    return { column, kind: 'dates', from: low || undefined, to: high || undefined };
  return { column, kind: 'range', min: low ? Number(low) : undefined, max: high ? Number(high) : undefined };
}

function paramsOf(control: Control, value: string | undefined): Record<string, Scalar> {
  const { key } = control;
  if (control.kind === 'slider') return { [key]: value === undefined ? control.value : Number(value) };
  // null: no choice, so that the data say
  if (control.kind === 'number')
    return { [key]: value === undefined ? (control.value ?? null) : Number(value) };
  if (control.kind === 'toggle') return { [key]: value === undefined ? control.value : value === 'true' };
  if (control.kind === 'select')
    return { [key]: control.numeric ? Number(value ?? control.value) : (value ?? control.value) };
  if (control.kind !== 'dates') return {};
  const [from, to] = (value ?? '..').split('..');
  return { [`${key}_from`]: from || control.min, [`${key}_to`]: to || control.max };
}
