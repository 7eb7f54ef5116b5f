import type { Declaration } from '../dataset/declaration.ts';
import { publicationOf } from '../dataset/publication.ts';
import type { Database } from './database.ts';
import type { LoadedTable } from './loadTable.ts';
import { literal, quoted } from './sqlText.ts';

/** For each `table.column` published as a pseudonym, the table of its values and pseudonyms. */
export type Pseudonyms = Map<string, string>;

/** Hex digits of a pseudonym: the first length at which no two values share one. */
const lengths = [12, 16, 24, 64];

/**
 * Makes the pseudonyms: HMAC-SHA-256 of dataset, kind and value. Columns that refer to one another or have the same
 * name are of one kind and share their pseudonyms; an equal value in any other column gets another one, so that
 * nothing can be joined that was not meant to be.
 */
export async function makePseudonyms(
  database: Database,
  name: string,
  declaration: Declaration,
  tables: LoadedTable[],
  key: Buffer | undefined,
): Promise<Pseudonyms> {
  const made: Pseudonyms = new Map();
  if (!key) return made;
  const columns = pseudonymColumns(declaration, tables);
  for (const kind of new Set(columns.map((column) => column.kind))) {
    const members = columns.filter((column) => column.kind === kind);
    const table = quoted(`pseudonyms_${kind}`);
    const values = members
      .map(({ value, sql }) => `select ${value}::varchar as value from ${sql}`)
      .join(' union all ');
    const hash = hmac(key, `${literal(`${name}\u001f${kind}\u001f`)} || value`);
    await database.run(
      `create table ${table} as select value, ${hash} as pseudonym from (select distinct value from (${values})) where value is not null`,
    );
    await shorten(database, table);
    for (const { reference } of members) made.set(reference, table);
  }
  return made;
}

type PseudonymColumn = { reference: string; kind: string; value: string; sql: string };

function pseudonymColumns(declaration: Declaration, tables: LoadedTable[]): PseudonymColumn[] {
  return tables.flatMap(({ name, columns, sql }) =>
    columns
      .filter((column) => publicationOf(column.declaration, declaration.publish) === 'pseudonym')
      .map(({ name: column, value }) => {
        const reference = `${name}.${column}`;
        return { reference, kind: kindOf(reference, declaration), value, sql };
      }),
  );
}

/** The name of the column that a chain of references ends at. */
function kindOf(reference: string, declaration: Declaration): string {
  const seen = new Set<string>();
  let [at, column] = [reference, ''];
  while (!seen.has(at)) {
    seen.add(at);
    const [table = '', name = ''] = at.split('.');
    column = name;
    at = declaration.tables[table]?.columns[name]?.references ?? at;
  }
  return column;
}

async function shorten(database: Database, table: string): Promise<void> {
  for (const length of lengths) {
    const { shared } = await database.row<{ shared: number }>(
      `select count(*) - count(distinct pseudonym[:${length}]) as shared from ${table}`,
    );
    if (shared > 0) continue;
    return await database.run(`update ${table} set pseudonym = pseudonym[:${length}]`);
  }
  throw new Error('two values have the same SHA-256');
}

/** HMAC-SHA-256 (RFC 2104) as SQL, hexadecimal; the key is at most a block long. */
function hmac(key: Buffer, message: string): string {
  const block = Buffer.alloc(64);
  key.copy(block);
  const padded = (byte: number) =>
    [...block].map((each) => `\\x${(each ^ byte).toString(16).padStart(2, '0')}`);
  const inner = `sha256('${padded(0x36).join('')}'::blob || encode(${message}))`;
  return `sha256('${padded(0x5c).join('')}'::blob || unhex(${inner}))`;
}
