import type { Declaration, TableDeclaration } from '../dataset/declaration.ts';
import type { Problem } from '../dataset/problem.ts';
import { brokenProblems } from './brokenProblems.ts';
import { linesAbove } from './csvShape.ts';
import type { Database } from './database.ts';
import type { DataFile } from './findFiles.ts';
import { matchHeaders } from './headers.ts';
import { loadTable, type LoadedTable, type Matched, type Needed } from './loadTable.ts';
import { openSource, type Source } from './source.ts';

export type Imported = { tables: LoadedTable[]; problems: Problem[]; warnings: Problem[] };

/** Reads all tables of a dataset into the database; `files` are those found for each table. */
export async function importTables(
  database: Database,
  declaration: Declaration,
  files: Map<string, DataFile[]>,
  temporary: string,
): Promise<Imported> {
  const imported: Imported = { tables: [], problems: [], warnings: [] };
  const needed = neededColumns(declaration);
  for (const [name, table] of Object.entries(declaration.tables)) {
    const sources = await openAll(database, table, files.get(name) ?? [], temporary, imported);
    if (sources.length === 0) continue;
    const loaded = await load(database, name, table, sources, { temporary, needed }, imported);
    if (!loaded) continue;
    imported.tables.push(loaded);
    const rows = loaded.parts.reduce((sum, part) => sum + part.rows, 0);
    if (rows === 0) imported.problems.push(...noRows(loaded, sources[0]?.source.file.shown ?? name));
  }
  return imported;
}

/** Why a table has no rows: none of its records could be read, or there are none. */
function noRows(loaded: LoadedTable, file: string): Problem[] {
  const broken = brokenProblems([loaded]);
  const empty = { rule: 'empty-file', message: 'empty file: it has a header but no rows' };
  return broken.length ? broken : [{ ...start(file), ...empty }];
}

function neededColumns({ tables, checks }: Declaration): Needed {
  if (checks.some((check) => 'sql' in check)) return () => true;
  const unique = checks.flatMap((check) => ('unique' in check ? [check.unique] : []));
  const columns = Object.entries(tables).flatMap(([table, each]) =>
    Object.entries(each.columns).flatMap(([name, { references }]) =>
      references ? [references, `${table}.${name}`] : [],
    ),
  );
  const all = new Set([...unique, ...columns]);
  return (reference) => all.has(reference);
}

/** Loads a table; a file that DuckDB cannot read is a problem of that file. */
async function load(
  database: Database,
  name: string,
  table: TableDeclaration,
  sources: Matched[],
  options: { temporary: string; needed: Needed },
  { problems }: Imported,
): Promise<LoadedTable | undefined> {
  try {
    return await loadTable(database, name, table, sources, options);
  } catch (error) {
    const shown = sources.map(({ source }) => source.file.shown).join(', ');
    problems.push({ ...start(shown), ...unreadable(error) });
    return undefined;
  }
}

/** The first line of what DuckDB says. */
function unreadable(error: unknown): { rule: string; message: string } {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { rule: 'unreadable-file', message: `unreadable file: ${said}` };
}

async function openAll(
  database: Database,
  table: TableDeclaration,
  files: DataFile[],
  temporary: string,
  { problems, warnings }: Imported,
): Promise<Matched[]> {
  const matched: Matched[] = [];
  for (const file of files) {
    const opened = await openSource(database, file, table, temporary).catch((error: unknown) => ({
      fault: unreadable(error),
    }));
    if ('fault' in opened) {
      // a fault may know its line
      problems.push({ ...start(file.shown), ...opened.fault });
      continue;
    }
    const { indexes, undeclared, faults } = matchHeaders(opened.source.headers, table);
    problems.push(
      ...faults.map((fault) => ({ ...start(file.shown), ...fault, ...elsewhere(opened.source, table) })),
    );
    if (undeclared.length)
      warnings.push({ ...start(file.shown), severity: 'warning', ...undeclaredColumns(undeclared) });
    matched.push({ source: opened.source, indexes });
  }
  return matched;
}

/** Where the header may be, when declared columns are not in the line that was taken for it. */
function elsewhere({ csv, text }: Source, table: TableDeclaration): { suggestion?: string } {
  const above = csv && text && linesAbove(text.bytes, table);
  if (!above || above === csv.skip - 1 - (table.skip_after_header ?? 0)) return {};
  return {
    suggestion: `the header stands under other lines: write "skip_before_header: ${above}" for this table`,
  };
}

function undeclaredColumns(names: string[]): Pick<Problem, 'rule' | 'message' | 'suggestion'> {
  const few = names.slice(0, 8).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  const more = names.length > few.length ? ` and ${names.length - few.length} more` : '';
  return {
    rule: 'unknown-column',
    message: `${names.length === 1 ? 'column that is' : 'columns that are'} not declared, so not published: ${few.join(', ')}${more}`,
    suggestion: 'declare them in dataset.yaml, with "publish: drop" to say that they stay private',
  };
}

function start(file: string): Pick<Problem, 'file' | 'line' | 'column' | 'severity'> {
  return { file, line: 1, column: 1, severity: 'error' };
}
