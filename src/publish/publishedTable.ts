import type { Declaration } from '../dataset/declaration.ts';
import { isPublished, publicationOf } from '../dataset/publication.ts';
import { keptRows } from './leaveOut.ts';
import type { LoadedColumn, LoadedTable } from './loadTable.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Redactions } from './redactions.ts';
import { literal, quoted } from './sqlText.ts';

/** A column as it is published. */
export type PublishedColumn = { column: LoadedColumn; sqlType: string };

/** What `select` needs beside the loaded table. */
export type Privacy = {
  pseudonyms: Pseudonyms;
  redactions: Redactions;
  counts: Record<string, number>;
};

/** The columns of a table that are published, in declared order, with their types in the file. */
export function publishedColumns(
  table: LoadedTable,
  { publish }: Declaration,
  counts: Record<string, number>,
): PublishedColumn[] {
  return table.columns
    .filter(({ declaration }) => isPublished(declaration, publish))
    .map((column) => ({ column, sqlType: sqlTypeOf(column, counts) }));
}

function sqlTypeOf({ declaration, value }: LoadedColumn, counts: Record<string, number>): string {
  if (declaration.publish === 'pseudonym') return 'VARCHAR';
  switch (declaration.type) {
    case 'score':
    case 'integer':
      return counts[`${value}_fractions`] ? 'DOUBLE' : 'INTEGER';
    case 'number':
    case 'money':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return 'VARCHAR';
  }
}

/** The published rows of a table: made private, generalised, with `n` and `weight`, in an order that says nothing. */
export function publishedRows(table: LoadedTable, declaration: Declaration, privacy: Privacy): string {
  const columns = publishedColumns(table, declaration, privacy.counts);
  const joins: string[] = [];
  const list = columns.map(({ column, sqlType }, index) => {
    const value = publicValue(table, column, declaration, privacy, joins, `j${index}`);
    return `(${value})::${sqlType} as ${quoted(column.name)}`;
  });
  const frequency = ownColumn(table, declaration, 'frequency');
  const weight = ownColumn(table, declaration, 'weight');
  const select = [...list, `(${frequency})::integer as n`, `(${weight})::double as weight`].join(', ');
  return `select ${select} from ${table.sql} as t ${joins.join(' ')} where not t.blank and ${declaration.tolerance ? keptRows(table, 't') : 'true'}`;
}

/** The order of the rows in the file: time and groups first, which also packs best; every column counts. */
export function rowOrder(columns: PublishedColumn[]): string {
  const rank = ({ column: { declaration }, sqlType }: PublishedColumn) =>
    declaration.type === 'date' ? 1 : sqlType === 'VARCHAR' && declaration.type !== 'category' ? 2 : 0;
  const names = [...columns].sort((a, b) => rank(a) - rank(b)).map(({ column }) => quoted(column.name));
  return [...names, 'n', 'weight'].join(', ');
}

function ownColumn(table: LoadedTable, { publish }: Declaration, type: 'frequency' | 'weight'): string {
  const column = table.columns.find(
    ({ declaration }) => declaration.type === type && publicationOf(declaration, publish) !== 'drop',
  );
  return column ? `t.${column.value}` : '1';
}

function publicValue(
  table: LoadedTable,
  column: LoadedColumn,
  { publish }: Declaration,
  privacy: Privacy,
  joins: string[],
  alias: string,
): string {
  const name = `${table.name}.${column.name}`;
  const value = `t.${column.value}`;
  const way = publicationOf(column.declaration, publish);
  if (way === 'pseudonym') {
    joins.push(`left join ${privacy.pseudonyms.get(name)} as ${alias} on ${alias}.value = ${value}::varchar`);
    return `${alias}.pseudonym`;
  }
  if (way === 'redact') {
    joins.push(`left join ${privacy.redactions.get(name)} as ${alias} on ${alias}.text = ${value}`);
    return `coalesce(${alias}.redacted, ${value})`;
  }
  return generalised(column, publish, value);
}

function generalised(
  { declaration: { generalise, type } }: LoadedColumn,
  mode: Declaration['publish'],
  value: string,
): string {
  if (Array.isArray(generalise)) {
    const cases = generalise.toReversed().map((edge) => `when ${value} >= ${edge} then ${edge}`);
    return `case ${cases.join(' ')} end`;
  }
  const period = generalise ?? (mode === 'rollup' && type === 'date' ? 'month' : undefined);
  return period === undefined ? value : `date_trunc(${literal(period)}, ${value})`;
}
