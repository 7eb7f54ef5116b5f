import type { Declaration } from '../dataset/declaration.ts';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import { cellFindings } from './cellFindings.ts';
import { duplicateFindings, referenceFindings } from './crossFindings.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import { findingProblems } from './findingProblems.ts';
import { countStatuses, type LoadedTable } from './loadTable.ts';

/** Tables that kept every rule, with what was counted in them. */
export type CheckedTable = { loaded: LoadedTable; counts: Record<string, number>; leftOut: string };

/** Checks cells, keys, references and the owner's own checks. Throws ProblemsError with all violations. */
export async function checkTables(
  database: Database,
  declaration: Declaration,
  tables: LoadedTable[],
  _yaml: { text: string; file: string },
): Promise<CheckedTable[]> {
  const checked: CheckedTable[] = [];
  const findings: Finding[] = [];
  for (const loaded of tables) {
    const counts = await countStatuses(database, loaded);
    checked.push({ loaded, counts, leftOut: 'true' });
    findings.push(...cellFindings(loaded, counts));
  }
  findings.push(...(await duplicateFindings(database, tables, declaration)));
  findings.push(...(await referenceFindings(database, tables, () => 'true')));
  const problems: Problem[] = await findingProblems(database, findings);
  if (problems.length) throw new ProblemsError(problems);
  return checked;
}
