import type { Declaration } from '../dataset/declaration.ts';
import type { Locate } from '../dataset/locator.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Database } from './database.ts';
import type { Finding } from './finding.ts';
import type { LoadedTable } from './loadTable.ts';
import { quoted } from './sqlText.ts';

type Check = { sql: string; label?: string | undefined };
type Rows = Record<string, unknown>[];

const shown = 20;

/**
 * Runs the owner's checks over the tables as declared, private columns included. What a check finds is told with its
 * line where the result says which row it was, else at the check itself.
 */
export async function ownChecks(
  database: Database,
  declaration: Declaration,
  tables: LoadedTable[],
  yaml: { file: string; locate: Locate },
): Promise<{ findings: Finding[]; problems: Problem[] }> {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const [index, check] of declaration.checks.entries()) {
    if (!('sql' in check)) continue;
    const at = { file: yaml.file, ...yaml.locate(['checks', index, 'sql']), severity: 'error' as const };
    try {
      const failed = await run(database, check, index, tables);
      if (failed?.findings.length) findings.push(...failed.findings);
      else if (failed) problems.push({ ...at, rule: 'check-failed', ...failed.summary });
    } catch (error) {
      const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
      problems.push({
        ...at,
        rule: 'invalid-check',
        message: `invalid check: ${message}`,
        suggestion: check.sql,
      });
    }
  }
  return { findings, problems };
}

async function run(
  database: Database,
  check: Check,
  index: number,
  tables: LoadedTable[],
): Promise<{ findings: Finding[]; summary: Pick<Problem, 'message' | 'suggestion'> } | undefined> {
  const query = check.sql.trim().replace(/;\s*$/, '');
  await declareViews(database, tables, false);
  const { count } = await database.row<{ count: number }>(`select count(*) as count from (${query}\n)`);
  if (count === 0) return undefined;
  const rows = await database.rows<Rows[number]>(`select * from (${query}\n) limit 3`);
  const label = check.label ?? 'the query returns rows';
  const summary = {
    message: `check failed: ${label}: ${count} ${count === 1 ? 'row' : 'rows'}`,
    suggestion: rows.map(oneLine).join('\n    '),
  };
  const name = quoted(`failed_${index}`);
  await declareViews(database, tables, true);
  // a query that lists its columns, or counts them, cannot say which rows it found
  const located = await database.run(`create table ${name} as ${query}\n`).then(
    () => database.row<{ count: number }>(`select count(*) as count from ${name}`),
    () => ({ count: 0 }),
  );
  await declareViews(database, tables, false);
  return {
    findings: located.count === count ? await rowFindings(database, name, label, tables) : [],
    summary,
  };
}

/** The tables by their declared names; `numbered` adds which row each one is. */
async function declareViews(database: Database, tables: LoadedTable[], numbered: boolean): Promise<void> {
  for (const { name, columns, sql } of tables) {
    const list = columns.map((column) => `${column.value} as ${quoted(column.name)}`);
    if (numbered) list.push(`rowid as ${quoted(rowColumn(name))}`);
    await database.run(
      `create or replace view ${quoted(name)} as select ${list.join(', ')} from ${sql} where not blank`,
    );
  }
}

async function rowFindings(
  database: Database,
  failed: string,
  label: string,
  tables: LoadedTable[],
): Promise<Finding[]> {
  const columns = await database.rows<{ column_name: string }>(`describe ${failed}`);
  const names = columns.map(({ column_name }) => column_name);
  const table = tables.find(({ name }) => names.includes(rowColumn(name)));
  if (!table) return [];
  const rows = `select distinct ${quoted(rowColumn(table.name))} as row from ${failed}`;
  const { count } = await database.row<{ count: number }>(`select count(*) as count from (${rows})`);
  const own = names
    .filter((name) => !name.startsWith('_row_'))
    .map(quoted)
    .join(', ');
  const key = quoted(rowColumn(table.name));
  const found = await database.rows<Rows[number]>(
    `select ${own || '1'} from ${failed} qualify row_number() over (partition by ${key}) = 1 order by ${key} limit ${shown}`,
  );
  const explain = (_: string, nth: number) => ({
    message: `check failed: ${label}`,
    suggestion: oneLine(found[nth] ?? {}),
  });
  return [{ table, rule: 'check-failed', count, rows, explain }];
}

function rowColumn(table: string): string {
  return `_row_${table}`;
}

function oneLine(row: Rows[number]): string {
  const cells = Object.entries(row).filter(([, value]) => value !== null);
  const text = cells
    .map(
      ([name, value]) =>
        `${name}: ${value instanceof Date ? value.toISOString().slice(0, 10) : String(value)}`,
    )
    .join(', ');
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
