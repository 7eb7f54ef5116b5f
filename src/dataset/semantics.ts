import { columnProblems } from './columnProblems.ts';
import type { Declaration } from './declaration.ts';
import type { Locate, Path } from './locator.ts';
import { measureProblems } from './measureProblems.ts';
import { periodOf } from './measureTable.ts';
import type { Problem } from './problem.ts';
import { isPublished } from './publication.ts';
import { checkReference, unknown, type Report } from './report.ts';

/** What is wrong with a declaration although each value by itself is well-formed: names, types, privacy. */
export function semanticProblems(declaration: Declaration, locate: Locate, file: string): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, rule, message, { what, severity = 'error', ...extra } = {}) => {
    problems.push({ file, ...locate(path, what), rule, message, severity, ...extra });
  };
  tableProblems(declaration, report);
  columnProblems(declaration, report);
  periodProblems(declaration, report);
  measureProblems(declaration, report);
  dimensionProblems(declaration, report);
  benchmarkProblems(declaration, report);
  checkProblems(declaration, report);
  return problems;
}

function tableProblems(declaration: Declaration, report: Report): void {
  for (const [name, table] of Object.entries(declaration.tables)) {
    const path = ['tables', name];
    const columns = Object.keys(table.columns);
    sameNames(columns, (column) => [...path, 'columns', column], report);
    if (table.key !== undefined && !columns.includes(table.key))
      unknown(report, [...path, 'key'], 'column', table.key, columns, ` in table ${name}`);
    if (columns.length === 0)
      report([...path, 'columns'], 'missing-key', `missing column: table ${name} declares none`);
    for (const sign of ['delimiter', 'quote'] as const)
      if (table[sign] !== undefined && !/^[\t -~]$/.test(table[sign]))
        report(
          [...path, sign],
          'invalid-value',
          `invalid ${sign}: expected one ASCII character, found "${table[sign]}"`,
        );
    for (const type of ['frequency', 'weight']) onlyOne(name, type, declaration, report);
  }
  sameNames(Object.keys(declaration.tables), (name) => ['tables', name], report);
}

function onlyOne(name: string, type: string, declaration: Declaration, report: Report): void {
  const columns = Object.entries(declaration.tables[name]?.columns ?? {});
  const [first, ...others] = columns.filter(([, column]) => column.type === type);
  for (const [other] of others)
    report(
      ['tables', name, 'columns', other, 'type'],
      'invalid-value',
      `second ${type} column in table ${name}: ${first?.[0]} is one already`,
    );
}

// DuckDB does not tell names apart by case
function sameNames(names: string[], path: (name: string) => Path, report: Report): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      report(path(name), 'reserved-name', `name used twice: ${name} and ${other} differ by case only`, {
        what: 'key',
      });
    else seen.set(name.toLowerCase(), name);
    if (name.startsWith('_'))
      report(
        path(name),
        'reserved-name',
        `reserved name: ${name}, names that start with _ are kept for queries`,
        { what: 'key' },
      );
  }
}

function periodProblems(declaration: Declaration, report: Report): void {
  if (declaration.period === undefined) return;
  const found = periodOf(declaration);
  if (!found) return unknownPeriod(declaration, declaration.period, report);
  const column = declaration.tables[found.table]?.columns[found.column];
  if (column?.type !== 'date')
    report(
      ['period'],
      'wrong-type',
      `wrong type of period: expected a date, ${found.column} is ${column?.type}`,
    );
  else if (!isPublished(column, declaration.publish))
    report(['period'], 'private-column', `private column: period ${found.column} is not published`);
}

function unknownPeriod(declaration: Declaration, written: string, report: Report): void {
  const [column = '', table] = written.split('.').reverse();
  if (table !== undefined) return void checkReference(declaration, report, ['period'], written);
  const dates = Object.values(declaration.tables).flatMap(({ columns }) =>
    Object.keys(columns).filter((name) => columns[name]?.type === 'date'),
  );
  unknown(report, ['period'], 'column', column, [...new Set(dates)]);
}

function dimensionProblems(declaration: Declaration, report: Report): void {
  const all = Object.values(declaration.tables).flatMap(({ columns }) => Object.entries(columns));
  const valid = all.filter(([, column]) => isPublished(column, declaration.publish)).map(([name]) => name);
  declaration.dimensions?.forEach((name, index) => {
    const columns = all.filter(([other]) => other === name).map(([, column]) => column);
    const shown = columns.filter((column) => isPublished(column, declaration.publish));
    const path = ['dimensions', index];
    // a dimension more or less changes no number: it is left out
    if (columns.length === 0)
      unknown(report, path, 'column', name, [...new Set(valid)], ', left out of the dimensions', 'warning');
    else if (shown.length === 0)
      report(path, 'private-column', `private column: dimension ${name} is not published`);
    else if (!shown.some(({ type, publish }) => type !== 'comment' && publish !== 'pseudonym'))
      report(
        path,
        'wrong-type',
        `wrong type of dimension: ${name} holds single people or comments, expected a category, boolean, score, date or number`,
      );
  });
}

function benchmarkProblems(declaration: Declaration, report: Report): void {
  const names = Object.keys(declaration.measures);
  declaration.benchmarks.forEach(({ measure, value, index }, position) => {
    const path = ['benchmarks', position];
    if (measure !== undefined && !names.includes(measure))
      unknown(report, [...path, 'measure'], 'measure', measure, names);
    if (value === undefined && index === undefined)
      report(path, 'missing-key', `missing key: benchmarks.${position}.value or index, expected a number`);
  });
}

function checkProblems(declaration: Declaration, report: Report): void {
  declaration.checks.forEach((check, index) => {
    if ('unique' in check) checkReference(declaration, report, ['checks', index, 'unique'], check.unique);
  });
}
