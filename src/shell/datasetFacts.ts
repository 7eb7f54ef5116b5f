import type { Column, Dataset, Table } from '../dataset/dataset.ts';
import type { Run } from '../engine/run.ts';
import { distinctValues, topValues } from '../sql/columnFacts.ts';

/** A column as the page of its dataset tells it. */
export type ColumnFacts = {
  column: Column;
  distinct: number;
  /** The most frequent values; `n` is absent where fewer answers than the minimum have it. Empty for texts and measurements. */
  values: { value: string; n?: number | undefined }[];
};

/** A table and what is known of each of its columns. */
export type TableFacts = { table: Table; columns: ColumnFacts[] };

/** Values listed for a column. */
const most = 12;

/** What the published file says of every column of a dataset, asked of the engine. */
export function datasetFacts(dataset: Dataset, run: Run): Promise<TableFacts[]> {
  return Promise.all(Object.values(dataset.tables).map((table) => tableFacts(dataset, table, run)));
}

async function tableFacts(dataset: Dataset, table: Table, run: Run): Promise<TableFacts> {
  const [counts] = (await run(distinctValues(dataset, table))).rows;
  const columns = await Promise.all(
    Object.values(table.columns).map(async (column, index) => ({
      column,
      distinct: Number(counts?.[`d${index}`] ?? 0),
      values: isListed(column) ? await valuesOf(dataset, { table, column, run }) : [],
    })),
  );
  return { table, columns };
}

/** Comments and free texts may speak of people: their values are not listed. */
function isListed({ type, values }: Column): boolean {
  return ['category', 'boolean', 'score'].includes(type) || (type !== 'text' && !!values?.length);
}

async function valuesOf(
  dataset: Dataset,
  { table, column, run }: { table: Table; column: Column; run: Run },
): Promise<ColumnFacts['values']> {
  const { rows } = await run(topValues(dataset, { table, column: column.name, limit: most }));
  const found = rows.map(({ value, n }) => {
    const count = Number(n);
    return { value: String(value), n: count < dataset.minimum.publish ? undefined : count };
  });
  const place = (value: string) => column.values?.indexOf(value) ?? -1;
  // all of them: in the order that their owner gave; a choice of them: the most frequent first
  return found.length < most ? found.sort((a, b) => place(a.value) - place(b.value)) : found;
}
