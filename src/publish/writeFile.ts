import { readFileSync, rmSync } from 'node:fs';
import type { Database } from './database.ts';
import { sealFile, type Segment } from './sealFile.ts';
import { literal, quoted } from './sqlText.ts';

// left on are the methods that write nothing but the data: the others leave bytes of memory in the file, between
// their parts (alp, alprd, roaring) or where a value is null (bitpacking), or pick a random sample (fsst)
const unclean = 'alp,alprd,bitpacking,chimp,dictionary,fsst,patas,roaring,zstd';

/**
 * Writes tables of the database into a fresh DuckDB file and returns its bytes: the same for the same tables, and
 * nothing in them but these tables.
 */
export async function writeFile(
  database: Database,
  tables: { from: string; name: string }[],
  path: string,
): Promise<Buffer> {
  // more threads would write blocks in any order
  await database.run(`set threads = 1`);
  await database.run(`set disabled_compression_methods = ${literal(unclean)}`);
  await database.run(`attach ${literal(path)} as published (storage_version 'v1.4.0')`);
  for (const { from, name } of tables)
    await database.run(`create table published.main.${quoted(name)} as from ${from}`);
  await database.run('checkpoint published');
  const segments = await stringSegments(database, tables);
  await database.run('detach published');
  const bytes = readFileSync(path);
  rmSync(path);
  sealFile(bytes, segments);
  return bytes;
}

async function stringSegments(database: Database, tables: { name: string }[]): Promise<Segment[]> {
  const queries = tables.map(
    ({ name }) =>
      `select block_id as block, block_offset as "offset", compression, count from pragma_storage_info(${literal(`published.main.${quoted(name)}`)}) where segment_type = 'VARCHAR' and block_id >= 0`,
  );
  return await database.rows<Segment>(queries.join(' union all '));
}
