import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import { locateCells } from './locateCells.ts';

/** Violations told one by one for each rule and column; of the others only the number is told. */
const told = 20;

/** Findings as problems of the data files, in the order of their lines, table by table. */
export async function findingProblems(database: Database, findings: Finding[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const finding of findings) problems.push(...(await problemsOf(database, finding)));
  return problems;
}

async function problemsOf(database: Database, finding: Finding): Promise<Problem[]> {
  const { table, column, rule, count, explain } = finding;
  const rows = await database.rows<{ row: number }>(
    `select row from (${finding.rows}) order by row limit ${told}`,
  );
  const position = column ? table.columns.indexOf(column) : 0;
  const places = await locateCells(
    database,
    table,
    rows.map(({ row }) => ({ row, position })),
  );
  const problems = places.map(({ file, line, column: at, text }): Problem => ({
    file,
    line,
    column: at,
    rule,
    severity: 'error',
    ...explain(short(text)),
  }));
  const last = problems.at(-1);
  if (last && count > places.length)
    problems.push({
      ...last,
      message: `and ${count - places.length} more of this in ${column?.name ?? table.name}`,
      suggestion: undefined,
      valid: undefined,
    });
  return problems;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
