import type { Declaration } from '../dataset/declaration.ts';
import type { Problem } from '../dataset/problem.ts';
import { publicationOf } from '../dataset/publication.ts';
import type { Yaml } from './checkTables.ts';
import type { Database } from './database.ts';
import type { ReadyTable } from './manifest.ts';
import { literal, quoted } from './sqlText.ts';

const address = '[^\\s@]@[^\\s@]+\\.[a-zA-Z]{2,}';

/** Warns of columns that are published as they are and yet hold e-mail addresses. */
export async function personalData(
  database: Database,
  declaration: Declaration,
  tables: ReadyTable[],
  { file, locate }: Yaml,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { loaded, from, columns } of tables) {
    const open = columns.filter(
      ({ column, sqlType }) =>
        sqlType === 'VARCHAR' && publicationOf(column.declaration, declaration.publish) === 'public',
    );
    if (open.length === 0) continue;
    const counts = open.map(
      ({ column: { name } }, index) =>
        `count(*) filter (contains(${quoted(name)}, '@') and regexp_matches(${quoted(name)}, ${literal(address)})) as c${index}`,
    );
    const found = await database.row<Record<string, number>>(`select ${counts.join(', ')} from ${from}`);
    open.forEach(({ column: { name } }, index) => {
      const count = found[`c${index}`] ?? 0;
      if (count === 0) return;
      problems.push({
        file,
        ...locate(['tables', loaded.name, 'columns', name], 'key'),
        rule: 'personal-data',
        message: `personal data: ${count} e-mail ${count === 1 ? 'address' : 'addresses'} in ${name}, which is published as it is`,
        suggestion: 'write "publish: drop", "publish: pseudonym" or "publish: redact"',
        severity: 'warning',
      });
    });
  }
  return problems;
}
