import type { Declaration } from '../dataset/declaration.ts';
import { publicationOf } from '../dataset/publication.ts';
import type { Database } from './database.ts';
import type { LoadedTable } from './loadTable.ts';
import { literal, quoted } from './sqlText.ts';

/** For each `table.column` published as a pseudonym, the temporary table of its values and pseudonyms. */
export type Pseudonyms = Map<string, string>;

/** Hex digits of a pseudonym: the first length at which no two values share one. */
const lengths = [12, 16, 24, 64];

/**
 * Makes the pseudonyms: HMAC-SHA-256 of dataset, domain and value. Columns that refer to one another share a domain
 * and so their pseudonyms; equal values elsewhere get others, so that nothing can be joined that was not declared.
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
  const domains = new Set(columns.map(({ domain }) => domain));
  for (const domain of domains) {
    const members = columns.filter((column) => column.domain === domain);
    const table = quoted(`pseudonyms_${domain}`);
    const values = columns
      .map(({ value, sql }) => `select ${value}::varchar as value from ${sql}`)
      .join(' union ');
    const hash = hmac(key, `${literal(`${name}\u001f${domain}\u001f`)} || value`);
    await database.run(
      `create table ${table} as select value, ${hash} as pseudonym from (${values}) where value is not null`,
    );
    await shorten(database, table);
    for (const { reference } of members) made.set(reference, table);
  }
  return made;
}

function pseudonymColumns(
  declaration: Declaration,
  tables: LoadedTable[],
): { reference: string; domain: string; value: string; sql: string }[] {
  return tables.flatMap(({ name, columns, sql }) =>
    columns
      .filter((column) => publicationOf(column.declaration, declaration.publish) === 'pseudonym')
      .map(({ name: column, value }) => {
        const reference = `${name}.${column}`;
        return { reference, domain: rootOf(reference, declaration), value, sql };
      }),
  );
}

/** The column that a chain of references ends at. */
function rootOf(reference: string, declaration: Declaration): string {
  const seen = new Set<string>();
  for (let at = reference; !seen.has(at);) {
    seen.add(at);
    const [table = '', column = ''] = at.split('.');
    const next = declaration.tables[table]?.columns[column]?.references;
    if (next === undefined) return at;
    at = next;
  }
  return [...seen].sort()[0] ?? reference;
}

async function shorten(database: Database, table: string): Promise<void> {
  const counts = lengths.map((length) => `count(distinct pseudonym[:${length}]) as d${length}`).join(', ');
  const found = await database.row<Record<string, number>>(
    `select count(*) as total, ${counts} from ${table}`,
  );
  const length = lengths.find((each) => found[`d${each}`] === found['total']);
  if (length === undefined) throw new Error('two values have the same pseudonym');
  await database.run(`update ${table} set pseudonym = pseudonym[:${length}]`);
}

/** HMAC-SHA-256 (RFC 2104) as SQL, hexadecimal; the key is at most a block long. */
function hmac(key: Buffer, message: string): string {
  const block = Buffer.alloc(64);
  key.copy(block);
  const pad = (byte: number) =>
    `'${[...block].map((each) => `\\x${(each ^ byte).toString(16).padStart(2, '0')}`).join('')}'::blob`;
  return `sha256(${pad(0x5c)} || unhex(sha256(${pad(0x36)} || encode(${message}))))`;
}
