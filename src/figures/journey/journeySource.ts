import {
  columnOf,
  measureOf,
  periodColumn,
  tableOf,
  tablesWith,
  UnknownName,
  type Column,
  type Dataset,
  type Measure,
  type Table,
} from '../../dataset/dataset.ts';
import { wheres, type Where } from '../../sql/measure.ts';
import type { StageLink } from '../../sql/journeyStages.ts';
import { FigureError } from '../draw.ts';

export type Asked = {
  table?: string | undefined;
  stage: string;
  customer?: string | undefined;
  on?: string | undefined;
  stages?: string[] | undefined;
  measure?: string | undefined;
  at?: Record<string, Where> | undefined;
};

/** Where the journey stands in the data. */
export type JourneySource = {
  table: Table;
  stage: Column;
  customer: string;
  on: string;
  stages: string[];
  last: string | null;
  measure?: Measure | undefined;
  link?: StageLink | undefined;
};

/** The events, their columns and what belongs to each stage. Throws UnknownName and FigureError. */
export function journeySource(asked: Asked, dataset: Dataset): JourneySource {
  const table = asked.table === undefined ? findTable(asked.stage, dataset) : tableOf(dataset, asked.table);
  const stage = columnOf(table, asked.stage);
  const stages = stagesOf(asked.stages, stage);
  const customer = customerOf(asked.customer, table, dataset);
  const on = asked.on === undefined ? periodColumn(dataset, table) : columnOf(table, asked.on);
  if (on?.type !== 'date')
    throw invalid(
      'on',
      `expected a date, found ${on ? `${on.name} of type ${on.type}` : `none in table ${table.name}`}`,
    );
  const days = [String(on.extent?.[1] ?? ''), dataset.extent?.to ?? ''].filter(Boolean).sort();
  const made = { table, stage, stages, customer, on: on.name, last: days.at(-1) ?? null };
  if (asked.measure === undefined) {
    if (asked.at) throw invalid('at', 'expected a measure beside it');
    return made;
  }
  const measure = measureOf(dataset, asked.measure);
  if (['count', 'sum', 'churn', 'ratio'].includes(measure.kind))
    throw invalid('measure', `expected a share, mean or net score, found a ${measure.kind}`);
  return { ...made, measure, link: linkOf(asked.at, measure, made, dataset) };
}

function findTable(stage: string, dataset: Dataset): Table {
  const found = tablesWith(dataset, stage).find((table) => (table.columns[stage]?.values?.length ?? 0) > 1);
  if (found) return found;
  throw new FigureError(
    'missing-prop',
    `missing prop: table of <Journey>: no table has a column ${stage} with declared values`,
    { prop: 'table', valid: Object.keys(dataset.tables) },
  );
}

function stagesOf(wanted: string[] | undefined, column: Column): string[] {
  const known = column.values;
  if (!wanted) {
    if (!known || known.length < 2)
      throw invalid('stages', `column ${column.name} declares no values: name the stages in order`);
    if (known.length > 12)
      throw invalid('stages', `expected at most 12 stages, ${column.name} has ${known.length}: name them`);
    return known;
  }
  for (const name of wanted) if (known && !known.includes(name)) throw new UnknownName('stage', name, known);
  return wanted;
}

/** Who: as named, else the customer of a measure, else the text column that other tables have too. */
function customerOf(name: string | undefined, table: Table, dataset: Dataset): string {
  if (name !== undefined) return columnOf(table, name).name;
  const declared = Object.values(dataset.measures).map(({ customer }) => customer ?? '');
  const texts = Object.values(table.columns).filter(({ type }) => type === 'text');
  const found =
    texts.find((column) => declared.includes(column.name)) ??
    texts.find((column) => tablesWith(dataset, column.name).length > 1) ??
    (texts.length === 1 ? texts[0] : undefined);
  if (found) return found.name;
  throw new FigureError(
    'missing-prop',
    `missing prop: customer of <Journey>: table ${table.name} publishes nothing that says who: publish it as a pseudonym`,
    { prop: 'customer', valid: Object.keys(table.columns) },
  );
}

/** Answers belong to stages as `at` says, else by their own column, else by customer and day. */
function linkOf(
  at: Asked['at'],
  measure: Measure,
  { stage, stages, customer }: Pick<JourneySource, 'stage' | 'stages' | 'customer'>,
  dataset: Dataset,
): StageLink {
  const table = tableOf(dataset, measure.table);
  if (at) {
    for (const name of Object.keys(at))
      if (!stages.includes(name)) throw new UnknownName('stage', name, stages);
    for (const where of Object.values(at)) wheres(table, where);
    return { at };
  }
  if (stage.name in table.columns) return { column: stage.name };
  const own = customer in table.columns ? customer : measure.customer;
  if (own !== undefined && own in table.columns && periodColumn(dataset, table)) return { customer: own };
  throw new FigureError(
    'missing-prop',
    `missing prop: at of <Journey>: nothing links ${measure.name} to stages, say which answers belong to which, at={{${stages[0] ?? ''}: {…}}}`,
    { prop: 'at' },
  );
}

function invalid(prop: string, message: string): FigureError {
  return new FigureError('invalid-prop', `invalid prop: ${prop} of <Journey>: ${message}`, { prop });
}
