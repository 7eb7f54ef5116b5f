import type { Declaration } from '../dataset/declaration.ts';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import type { Yaml } from './checkTables.ts';
import { findFiles, readableExtensions, shownPath, type DataFile } from './findFiles.ts';

/** The files of every table. Throws ProblemsError for those that do not exist or cannot be read. */
export function declaredFiles(
  folder: string,
  declaration: Declaration,
  { file, locate }: Yaml,
): Map<string, DataFile[]> {
  const problems: Problem[] = [];
  const found = Object.entries(declaration.tables).map(([name, table]): [string, DataFile[]] => {
    const { files, missing, unreadable } = findFiles(folder, table.file);
    const at = { file, ...locate(['tables', name, 'file']), severity: 'error' as const };
    for (const pattern of missing) {
      const message = `missing file: ${pattern} of table ${name} is not in ${shownPath(folder)}`;
      problems.push({ ...at, rule: 'missing-file', message });
    }
    for (const path of unreadable) {
      const message = `unreadable file: ${path}, expected ${readableExtensions.join(', ')}`;
      problems.push({ ...at, rule: 'unreadable-file', message });
    }
    return [name, files];
  });
  if (problems.length) throw new ProblemsError(problems);
  return new Map(found);
}
