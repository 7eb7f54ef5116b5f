import type { Declaration } from '../dataset/declaration.ts';
import type { Database } from './database.ts';
import type { PublishedColumn } from './publishedTable.ts';
import { quoted } from './sqlText.ts';

/**
 * Rolls rows up into counts. A cell is a combination of all published columns but the scores; its answers are
 * counted by score. No cell is published under the minimum, and yet every total stays true, because small cells are
 * merged rather than dropped: dimension by dimension, those with most values first and the period last, the cells
 * that are still too small lose their value of it (it becomes empty) and so fall together with one another. If at the
 * end those without any value left are too few, the smallest other cells join them (complementary suppression: else
 * they would be the difference to a known total). A table of fewer answers than the minimum is published empty.
 *
 * Makes the table `cells` and returns how many answers lost their value, by column.
 */
export async function rollUp(
  database: Database,
  cells: string,
  rows: string,
  columns: PublishedColumn[],
  declaration: Declaration,
): Promise<Record<string, number>> {
  const all = columns.map(({ column }) => quoted(column.name));
  const dimensions = columns
    .filter(({ column }) => column.declaration.type !== 'score')
    .map(({ column }) => column.name);
  const group = [...all, 'weight'].join(', ');
  await database.run(
    `create table ${cells} as select ${[...all, 'sum(n)::integer as n', 'weight'].join(', ')} from (${rows}) group by ${group}`,
  );
  const before = await answered(database, cells, dimensions);
  const order = await mergeOrder(database, cells, dimensions, declaration);
  const { publish: minimum } = declaration.minimum;
  for (const dimension of order) await mergeSmall(database, cells, { dimension, dimensions, minimum });
  await mergeRest(database, cells, dimensions, minimum);
  await sumUp(database, cells, group);
  const after = await answered(database, cells, dimensions);
  return Object.fromEntries(dimensions.map((name) => [name, (before[name] ?? 0) - (after[name] ?? 0)]));
}

async function answered(
  database: Database,
  cells: string,
  dimensions: string[],
): Promise<Record<string, number>> {
  const sums = dimensions.map(
    (name) => `coalesce(sum(n) filter (${quoted(name)} is not null), 0)::double as ${quoted(name)}`,
  );
  return await database.row(`select ${sums.join(', ') || '0 as none'} from ${cells}`);
}

/** Dimensions with many values first, the column that says when last. */
async function mergeOrder(
  database: Database,
  cells: string,
  dimensions: string[],
  { period }: Declaration,
): Promise<string[]> {
  const counts = await database.row<Record<string, number>>(
    `select ${dimensions.map((name) => `count(distinct ${quoted(name)}) as ${quoted(name)}`).join(', ') || '0 as none'} from ${cells}`,
  );
  const when = period?.split('.').at(-1);
  return [...dimensions].sort(
    (a, b) =>
      Number(a === when) - Number(b === when) || (counts[b] ?? 0) - (counts[a] ?? 0) || (a < b ? -1 : 1),
  );
}

type Merge = { dimension: string; dimensions: string[]; minimum: number };

/** Empties the dimension in the small cells; together with those that were empty they may be large enough. */
async function mergeSmall(
  database: Database,
  cells: string,
  { dimension, dimensions, minimum }: Merge,
): Promise<void> {
  const keys = dimensions.map(quoted).join(', ');
  const small = `select ${keys} from ${cells} group by ${keys} having sum(n) < ${minimum}`;
  await database.run(
    `update ${cells} as c set ${quoted(dimension)} = null from (${small}) as m where ${same(dimensions)}`,
  );
}

/** What is still too small joins the smallest other cells with all its dimensions empty, or is left out. */
async function mergeRest(
  database: Database,
  cells: string,
  dimensions: string[],
  minimum: number,
): Promise<void> {
  if (dimensions.length === 0) return await dropSmall(database, cells, minimum);
  const keys = dimensions.map(quoted).join(', ');
  const empty = dimensions.map((name) => `${quoted(name)} is null`).join(' and ');
  const totals = `select ${keys}, sum(n) as total from ${cells} group by ${keys}`;
  const ranked = `select *, sum(total) over (order by not (${empty}), total, ${keys}) - total as below, bool_or(total < ${minimum}) over () as touched from (${totals})`;
  const merged = `select ${keys} from (${ranked}) where touched and (total < ${minimum} or below < ${minimum})`;
  const set = dimensions.map((name) => `${quoted(name)} = null`).join(', ');
  await database.run(`update ${cells} as c set ${set} from (${merged}) as m where ${same(dimensions)}`);
  await dropSmall(database, cells, minimum);
}

async function dropSmall(database: Database, cells: string, minimum: number): Promise<void> {
  await database.run(`delete from ${cells} where (select sum(n) from ${cells}) < ${minimum}`);
}

function same(dimensions: string[]): string {
  return dimensions.map((name) => `c.${quoted(name)} is not distinct from m.${quoted(name)}`).join(' and ');
}

async function sumUp(database: Database, cells: string, group: string): Promise<void> {
  await database.run(
    `create or replace table ${cells} as select * replace (sum(n)::integer as n) from ${cells} group by ${group}`,
  );
}
