import { defaultTableName, measureTable, periodOf } from '../dataset/measureTable.ts';
import { meansBad, type Column, type Manifest, type Measure, type Table } from '../dataset/dataset.ts';
import type { Translatable } from '../dataset/text.ts';
import type { ColumnDeclaration, Declaration } from '../dataset/declaration.ts';
import { publicationOf } from '../dataset/publication.ts';
import { displayOrder } from './displayOrder.ts';
import type { Database } from './database.ts';
import type { LoadedTable } from './loadTable.ts';
import type { PublishedColumn } from './publishedTable.ts';
import { quoted } from './sqlText.ts';

/** A table that is ready to be written: its rows are in the database table `from`. */
export type ReadyTable = {
  loaded: LoadedTable;
  from: string;
  columns: PublishedColumn[];
  notApplicable: Record<string, number>;
  /** Answers whose value a rollup withholds, by column. */
  withheld: Record<string, number>;
};

const mostValues = 200;

/** What may be known of the dataset without its file; everything is taken from what is published. */
export async function manifest(
  database: Database,
  name: string,
  declaration: Declaration,
  tables: ReadyTable[],
): Promise<Omit<Manifest, 'hash' | 'file'>> {
  const described: Record<string, Translatable<Table>> = {};
  for (const table of tables) described[table.loaded.name] = await describe(database, declaration, table);
  const { title, description, source, licence, minimum, publish, benchmarks, events, themes, synthetic } =
    declaration;
  const period = periodOf(declaration);
  const extent = period && described[period.table]?.columns[period.column]?.extent;
  return {
    name,
    title,
    description,
    source,
    licence,
    synthetic,
    period,
    minimum,
    publish,
    benchmarks,
    events,
    themes,
    extent: extent && { from: String(extent[0]), to: String(extent[1]) },
    tables: described,
    measures: measures(declaration),
    dimensions:
      declaration.dimensions?.filter((column) => isDescribed(column, described)) ?? categories(described),
  };
}

function isDescribed(column: string, tables: Record<string, Translatable<Table>>): boolean {
  return Object.values(tables).some(({ columns }) => column in columns);
}

function measures(declaration: Declaration): Manifest['measures'] {
  const entries = Object.entries(declaration.measures).map(([name, measure]) => {
    const table = measureTable(declaration, measure) ?? defaultTableName(declaration) ?? '';
    // the words of one language cannot be asked later
    const better = measure.better ?? (meansBad(measure.high) ? ('low' as const) : undefined);
    return [name, { ...measure, ...(better && { better }), name, table }];
  });
  return Object.fromEntries(entries) as Record<string, Translatable<Measure>>;
}

function categories(tables: Record<string, Translatable<Table>>): string[] {
  const columns = Object.values(tables).flatMap((table) => Object.values(table.columns));
  return [...new Set(columns.filter(({ type }) => type === 'category').map(({ name }) => String(name)))];
}

type Facts = { rows: number; answers: number } & Record<string, number | string | null>;

async function describe(
  database: Database,
  declaration: Declaration,
  { loaded, from, columns, notApplicable, withheld }: ReadyTable,
): Promise<Translatable<Table>> {
  const facts = await database.row<Facts>(
    `select count(*) as rows, coalesce(sum(n), 0)::double as answers, ${columns.flatMap(measured).join(', ') || '1'} from ${from}`,
  );
  const values = await distinctValues(database, from, columns);
  const described = columns.map(({ column, sqlType }, index): [string, Translatable<Column>] => [
    column.name,
    {
      ...publicDeclaration(column.declaration, declaration, loaded, columns),
      name: column.name,
      sqlType,
      values: values.get(index),
      ordered: column.declaration.values ? true : undefined,
      extent: extentOf(sqlType, facts[`low${index}`], facts[`high${index}`]),
      answered: facts.answers ? Number(facts[`answered${index}`]) / facts.answers : 0,
      notApplicable: notApplicable[column.name],
      withheld: withheld[column.name] || undefined,
    },
  ]);
  return {
    name: loaded.name,
    label: loaded.declaration.label,
    rows: facts.rows,
    answers: facts.answers,
    columns: Object.fromEntries(described),
    frequency: 'n',
    weight: 'weight',
  };
}

function measured({ column, sqlType }: PublishedColumn, index: number): string[] {
  const name = quoted(column.name);
  const type = sqlType === 'DATE' ? 'varchar' : 'double';
  const ends = ['VARCHAR', 'BOOLEAN'].includes(sqlType)
    ? []
    : [`min(${name})::${type} as low${index}`, `max(${name})::${type} as high${index}`];
  return [`coalesce(sum(n) filter (${name} is not null), 0)::double as answered${index}`, ...ends];
}

function extentOf(sqlType: string, low: unknown, high: unknown): Column['extent'] {
  if (low === undefined || low === null || high === null) return undefined;
  return sqlType === 'DATE' ? [String(low), String(high)] : [Number(low), Number(high)];
}

async function distinctValues(
  database: Database,
  from: string,
  columns: PublishedColumn[],
): Promise<Map<number, string[]>> {
  const values = new Map<number, string[]>();
  for (const [index, { column }] of columns.entries()) {
    const { type, generalise, publish } = column.declaration;
    const listed = ['category', 'boolean', 'score'].includes(type) || Array.isArray(generalise);
    if (!listed || publish === 'pseudonym' || publish === 'redact') continue;
    const name = quoted(column.name);
    const found = await database.rows<{ value: string; answers: number }>(
      `select ${name}::varchar as value, sum(n)::double as answers from ${from} where ${name} is not null group by ${name} order by answers desc, value limit ${mostValues + 1}`,
    );
    const ordered = displayOrder(column.declaration, found);
    if (ordered.length <= mostValues) values.set(index, ordered);
  }
  return values;
}

/** What a column's declaration says to readers; of a pseudonym hardly anything is left. */
function publicDeclaration(
  column: ColumnDeclaration,
  { publish }: Declaration,
  table: LoadedTable,
  columns: PublishedColumn[],
): Partial<Translatable<Column>> & Pick<Column, 'type'> {
  const { type, label, unit, description, range, labels, missing, currency, generalise } = column;
  if (publicationOf(column, publish) === 'pseudonym') return { type: 'text', label, description, missing };
  const month = publish === 'rollup' && type === 'date' ? ('month' as const) : undefined;
  const language = publicLanguage(column, table, columns);
  return {
    type,
    label,
    unit,
    description,
    range,
    labels,
    missing,
    currency,
    generalise: generalise ?? month,
    language,
  };
}

/** The language of comments: the column that holds it, if that is published too, else a code. */
function publicLanguage(
  { language }: ColumnDeclaration,
  { columns }: LoadedTable,
  shown: PublishedColumn[],
): string | undefined {
  if (language === undefined) return undefined;
  const isCode = /^[a-z]{2,3}(-|$)/.test(language) && !columns.some(({ name }) => name === language);
  return isCode || shown.some(({ column }) => column.name === language) ? language : undefined;
}
