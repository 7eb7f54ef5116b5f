import type { Declaration, TableDeclaration } from '../dataset/declaration.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import type { DataFile } from './findFiles.ts';
import { matchHeaders } from './headers.ts';
import { loadTable, type LoadedTable } from './loadTable.ts';
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
  for (const [name, table] of Object.entries(declaration.tables)) {
    const sources = await openAll(database, table, files.get(name) ?? [], temporary, imported);
    if (sources.length === 0) continue;
    const loaded = await loadTable(database, name, table, sources);
    imported.tables.push(loaded);
    if (loaded.parts.every(({ rows }) => rows === 0))
      imported.problems.push({
        ...start(sources[0]?.source.file.shown ?? name),
        rule: 'empty-file',
        message: 'empty file: it has a header but no rows',
      });
  }
  return imported;
}

type Matched = { source: Source; indexes: (number | undefined)[] };

async function openAll(
  database: Database,
  table: TableDeclaration,
  files: DataFile[],
  temporary: string,
  { problems, warnings }: Imported,
): Promise<Matched[]> {
  const matched: Matched[] = [];
  for (const file of files) {
    const opened = await openSource(database, file, table, temporary);
    if ('fault' in opened) {
      problems.push({ ...start(file.shown), ...opened.fault });
      continue;
    }
    const { indexes, undeclared, faults } = matchHeaders(opened.source.headers, table);
    problems.push(...faults.map((fault) => ({ ...start(file.shown), ...fault })));
    if (undeclared.length)
      warnings.push({ ...start(file.shown), severity: 'warning', ...undeclaredColumns(undeclared) });
    matched.push({ source: opened.source, indexes });
  }
  return matched;
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
