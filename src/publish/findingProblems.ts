import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import { locateCells, type CellPlace } from './locateCells.ts';

/** Violations told one by one for each rule and column; of the others only the number is told. */
const told = 20;

/** A violation that is told: a row of a finding. */
type Told = { finding: Finding; row: number; nth: number; place?: CellPlace | undefined };

/** Findings as problems of the data files, by rule and column. */
export async function findingProblems(database: Database, findings: Finding[]): Promise<Problem[]> {
  const all: Told[] = [];
  for (const finding of findings) {
    const query = `select row from (${finding.rows}) order by row limit ${told}`;
    const rows = await database.rows<{ row: number }>(query);
    all.push(...rows.map(({ row }, nth) => ({ finding, row, nth })));
  }
  await locate(database, all);
  return findings.flatMap((finding) => {
    const own = all.filter((each) => each.finding === finding);
    return [...own.map((each) => problemOf(each, all)), ...theOthers(finding, own)];
  });
}

/** Finds the cells again, looking through each file once. */
async function locate(database: Database, all: Told[]): Promise<void> {
  for (const table of new Set(all.map(({ finding }) => finding.table))) {
    const own = all.filter(({ finding }) => finding.table === table);
    const cells = own.map(({ finding: { column }, row }) => ({
      row,
      position: column ? table.columns.indexOf(column) : 0,
    }));
    const places = await locateCells(database, table, cells);
    own.forEach((each, index) => (each.place = places[index]));
  }
}

function problemOf({ finding, row, nth, place }: Told, all: Told[]): Problem {
  const { file = '', line = 1, column = 1, text = '' } = place ?? {};
  const problem: Problem = {
    file,
    line,
    column,
    rule: finding.rule,
    severity: 'error',
    ...finding.explain(short(text), nth),
  };
  if (!mayBeHeader(finding, row, all)) return problem;
  return {
    ...problem,
    suggestion: 'if this line is a second header, write "skip_after_header: 1" for the table',
  };
}

/** Survey tools write a second header; then the first row breaks several rules. */
function mayBeHeader({ table }: Finding, row: number, all: Told[]): boolean {
  if (table.declaration.skip_after_header !== undefined || !table.parts.some(({ first }) => first === row))
    return false;
  return all.filter((each) => each.finding.table === table && each.row === row).length > 1;
}

function theOthers({ count, column, table }: Finding, own: Told[]): Problem[] {
  const last = own.at(-1);
  if (!last || count <= own.length) return [];
  const message = `and ${count - own.length} more of this in ${column?.name ?? table.name}`;
  return [{ ...problemOf(last, []), message, suggestion: undefined, valid: undefined }];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
