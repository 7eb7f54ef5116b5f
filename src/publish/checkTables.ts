import type { Declaration } from '../dataset/declaration.ts';
import type { Locate } from '../dataset/locator.ts';
import { ProblemsError, type Problem } from '../dataset/problem.ts';
import { brokenProblems } from './brokenProblems.ts';
import { cellFindings } from './cellFindings.ts';
import { duplicateFindings, referenceFindings } from './crossFindings.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import { findingProblems } from './findingProblems.ts';
import { excessProblems, keptRows, leaveOut } from './leaveOut.ts';
import { countStatuses, type LoadedTable } from './loadTable.ts';
import { ownChecks } from './ownChecks.ts';

/** Tables that kept every rule, or whose rows that did not are left out, with what was counted in them. */
export type CheckedTable = { loaded: LoadedTable; counts: Record<string, number> };

export type Yaml = { file: string; locate: Locate };

/** Checks cells, keys, references and the owner's own checks. Throws ProblemsError with all violations. */
export async function checkTables(
  database: Database,
  declaration: Declaration,
  tables: LoadedTable[],
  yaml: Yaml,
): Promise<CheckedTable[]> {
  const checked: CheckedTable[] = [];
  const findings: Finding[] = [];
  for (const loaded of tables) {
    const counts = await countStatuses(database, loaded);
    checked.push({ loaded, counts });
    findings.push(...cellFindings(loaded, counts));
  }
  findings.push(...(await duplicateFindings(database, tables, declaration)));
  const own = await ownChecks(database, declaration, tables, yaml);
  findings.push(...own.findings);
  const excess = await judge(database, declaration, tables, findings);
  const problems = [...own.problems, ...excess];
  if (problems.length) throw new ProblemsError(problems);
  return checked;
}

/** What stops the build: every violation, or those of tables where more rows break rules than are tolerated. */
async function judge(
  database: Database,
  declaration: Declaration,
  tables: LoadedTable[],
  findings: Finding[],
): Promise<Problem[]> {
  const { tolerance } = declaration;
  await leaveOut(database, tables, tolerance ? findings : []);
  let references = await referenceFindings(database, tables, tolerance ? keptRows : () => 'true');
  const all = [...findings, ...references];
  // a customer left out takes the answers that refer to that customer along
  for (let round = 1; tolerance && references.length > 0; round++) {
    await leaveOut(database, tables, references);
    references = await referenceFindings(database, tables, keptRows, round);
    all.push(...references);
  }
  const over = tolerance ? await excessProblems(database, declaration, tables) : undefined;
  if (over && over.length === 0) return [];
  const problems = [...brokenProblems(tables), ...(await findingProblems(database, all))];
  return [...(over ?? []), ...problems];
}
