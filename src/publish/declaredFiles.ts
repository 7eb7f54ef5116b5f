import { readdirSync } from 'node:fs';
import type { Declaration } from '../dataset/declaration.ts';
import { didYouMean } from '../dataset/nearest.ts';
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
      const suggestion = didYouMean(pattern, readdirSync(folder));
      problems.push({ ...at, rule: 'missing-file', message, suggestion });
    }
    for (const path of unreadable) {
      const message = `unreadable file: ${path}, expected ${readableExtensions.join(', ')}`;
      const sheet = /\.(xlsx?|ods|numbers)$/i.test(path);
      const suggestion = sheet ? 'save the sheet as “CSV UTF-8” in your office program' : undefined;
      problems.push({ ...at, rule: 'unreadable-file', message, suggestion });
    }
    return [name, files];
  });
  if (problems.length) throw new ProblemsError(problems);
  return new Map(found);
}
