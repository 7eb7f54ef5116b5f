import type { Declaration } from '../dataset/declaration.ts';
import { publicationOf } from '../dataset/publication.ts';
import type { Database } from './database.ts';
import type { LoadedColumn, LoadedTable } from './loadTable.ts';
import { namePattern, redact, suspicious } from './redact.ts';
import { literal, quoted } from './sqlText.ts';

/** For each `table.column` that is redacted, the temporary table of texts and what they become. */
export type Redactions = Map<string, string>;

/** Redacts the comments that may need it; most do not, and stay in the database. */
export async function makeRedactions(
  database: Database,
  declaration: Declaration,
  tables: LoadedTable[],
): Promise<Redactions> {
  const made: Redactions = new Map();
  for (const table of tables)
    for (const column of table.columns) {
      if (publicationOf(column.declaration, declaration.publish) !== 'redact') continue;
      const name = `redactions_${table.name}_${column.name}`;
      await makeTable(database, name, table, column);
      made.set(`${table.name}.${column.name}`, quoted(name));
    }
  return made;
}

async function makeTable(
  database: Database,
  name: string,
  table: LoadedTable,
  { declaration, value }: LoadedColumn,
): Promise<void> {
  const names = (declaration.redact ?? [])
    .map((each) => each.trim().toLowerCase().split(/\s+/)[0] ?? '')
    .filter(Boolean);
  const mentions = names.map((each) => ` or contains(lower(${value}), ${literal(each)})`).join('');
  const texts = await database.rows<{ text: string }>(
    `select distinct ${value} as text from ${table.sql} where regexp_matches(${value}, ${literal(suspicious)})${mentions}`,
  );
  const pattern = namePattern(declaration.redact);
  const changed = texts
    .map(({ text }) => [text, redact(text, pattern)])
    .filter(([text, redacted]) => text !== redacted);
  await database.run(`create table ${quoted(name)} (text varchar, redacted varchar)`);
  await database.append(name, changed as string[][]);
}
