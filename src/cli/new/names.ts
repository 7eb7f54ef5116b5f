import {
  defaultTable,
  higherIsBetter,
  periodColumn,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';

import { tellsSatisfied } from '../../figures/scenario/inputs.ts';

/** What the names of a template's dataset are called in another one. Names without a match are absent. */
export type Names = {
  measures: Map<string, string>;
  columns: Map<string, string>;
  tables: Map<string, string>;
  /** Days of events. */
  days: Map<string, string>;
};

/**
 * The names of one dataset in another: the same name and kind first, then the same kind and meaning. Columns that the
 * text names most often choose first, those that it does not name take none.
 */
export function namesIn(from: Dataset, to: Dataset, text: string): Names {
  const measures = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const measure of Object.values(from.measures)) {
    const found = measureFor(measure, { from, to, measures });
    if (!found) continue;
    measures.set(measure.name, found.name);
    if ('column' in measure && 'column' in found) columns.set(measure.column, found.column);
  }
  const uses = (name: string) => text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
  const used = Object.values(defaultTable(from).columns).filter(({ name }) => uses(name) > 0);
  for (const column of used.sort((a, b) => uses(b.name) - uses(a.name))) {
    const found = columns.has(column.name) ? undefined : columnFor(column, { from, to, columns, used });
    if (found) columns.set(column.name, found);
  }
  const tables = new Map([[defaultTable(from).name, defaultTable(to).name]]);
  return { measures, columns, tables, days: daysOf(from, to) };
}

type Mapping = { from: Dataset; to: Dataset };

function measureFor(
  measure: Measure,
  { from, to, measures }: Mapping & { measures: Map<string, string> },
): Measure | undefined {
  const all = Object.values(to.measures);
  const same = to.measures[measure.name];
  if (same?.kind === measure.kind && higherIsBetter(same) === higherIsBetter(measure)) return same;
  const taken = new Set(measures.values());
  const free = all.filter(({ name }) => !taken.has(name));
  if (measure.kind === 'nps' || measure.kind === 'churn')
    return free.find(({ kind }) => kind === measure.kind);
  if (isEffort(measure)) return free.find((each) => isEffort(each) && sumsUp(each));
  const twin = twinOf(measure, from, measures);
  if (twin)
    return free.find((each) => each.kind === measure.kind && answerOf(each) === answerOf(to.measures[twin]));
  const satisfied = (each: Measure) => tellsSatisfied(each, to) && !isEffort(each);
  return measure.kind === 'share' ? free.find(satisfied) : undefined;
}

/** The measure of the other dataset that a measure of the same answers has become. */
function twinOf(measure: Measure, from: Dataset, measures: Map<string, string>): string | undefined {
  const twin = Object.values(from.measures).find(
    (each) => each !== measure && answerOf(each) === answerOf(measure) && measures.has(each.name),
  );
  return twin && measures.get(twin.name);
}

function answerOf(measure: Measure | undefined): string | undefined {
  return measure && 'column' in measure ? `${measure.table}.${measure.column}` : undefined;
}

function sumsUp({ kind }: Measure): boolean {
  return ['mean', 'share', 'net', 'index'].includes(kind);
}

/** Whether a measure is about effort, as its names and words in any of the three languages say. */
function isEffort({ name, label = '', question = '', ...more }: Measure): boolean {
  const high = 'high' in more ? (more.high ?? '') : '';
  return /(^|[\s_])ces([\s_]|$)|effort|\beas[ey]|difficult|facil|усили|легк|лёгк|прост/i.test(
    [name, label, question, high].join(' '),
  );
}

function columnFor(
  column: Column,
  { from, to, columns, used }: Mapping & { columns: Map<string, string>; used: Column[] },
): string | undefined {
  const table = defaultTable(to);
  const same = table.columns[column.name];
  if (same?.type === column.type) return same.name;
  if (column.name === periodColumn(from, defaultTable(from))?.name) return periodColumn(to, table)?.name;
  if (column.name === customerOf(from)) return customerOf(to);
  if (column.type === 'comment')
    return Object.values(table.columns).find(({ type }) => type === 'comment')?.name;
  const kind = sortOf(column);
  if (!kind) return undefined;
  const taken = new Set(columns.values());
  // a column of the same name is for that one, if the template has it
  const named = new Set(used.map(({ name }) => name));
  const free = to.dimensions.flatMap((name) => table.columns[name] ?? []);
  return free.find((each) => sortOf(each) === kind && !taken.has(each.name) && !named.has(each.name))?.name;
}

/** The column of answers that says who gave them. */
function customerOf(dataset: Dataset): string | undefined {
  const table = defaultTable(dataset);
  return Object.values(dataset.measures).find((each) => each.table === table.name)?.customer;
}

/** Columns that may stand for each other in a template: names of groups, and bands in an order. */
function sortOf({ type, generalise, values = [] }: Column): 'names' | 'bands' | undefined {
  if (type === 'category' && values.length > 1 && values.length <= 30) return 'names';
  return Array.isArray(generalise) && ['integer', 'number', 'money'].includes(type) ? 'bands' : undefined;
}

function daysOf(from: Dataset, to: Dataset): Map<string, string> {
  const within = to.events.filter(({ on }) => to.extent && on > to.extent.from && on <= to.extent.to);
  const last = within.at(-1)?.on;
  return new Map(last ? from.events.map(({ on }) => [on, last]) : []);
}
