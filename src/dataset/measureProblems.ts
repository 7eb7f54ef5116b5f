import type { ColumnDeclaration, Declaration, MeasureDeclaration, TableDeclaration } from './declaration.ts';
import type { Path } from './locator.ts';
import { measureColumns, measureTable } from './measureTable.ts';
import { didYouMean } from './nearest.ts';
import { isPublished } from './publication.ts';
import { pointOf } from './resolveLabels.ts';
import { unknown, type Report } from './report.ts';
import { wordings } from './text.ts';

const numbers = ['score', 'integer', 'number', 'money', 'boolean'];

/** The types of column that each kind of measure can read. */
const fitting: Record<MeasureDeclaration['kind'], string[]> = {
  share: ['score', 'integer', 'category', 'boolean'],
  nps: ['score'],
  net: ['score', 'integer'],
  mean: numbers,
  index: ['score'],
  sum: numbers,
  count: [],
  ratio: numbers,
  churn: ['date'],
};

/** Those of the columns of a measure that differ from the others of its kind. */
const fittingKey: Record<string, string[]> = {
  time: ['integer', 'number', 'score'],
  left: ['boolean', 'integer', 'number', 'score'],
};

/** What is wrong with the measures: unknown, private or unfitting columns, answers off the scale. */
export function measureProblems(declaration: Declaration, report: Report): void {
  const { customer, tables } = declaration;
  const all = [...new Set(Object.values(tables).flatMap(({ columns }) => Object.keys(columns)))];
  if (customer !== undefined && !all.includes(customer))
    unknown(report, ['customer'], 'column', customer, all);
  for (const [name, measure] of Object.entries(declaration.measures)) {
    const path = ['measures', name];
    if (name === 'count' && measure.kind !== 'count')
      report(path, 'reserved-name', 'reserved name: count, the number of answers, exists in every dataset', {
        what: 'key',
      });
    if (measure.table !== undefined && !declaration.tables[measure.table]) {
      unknown(report, [...path, 'table'], 'table', measure.table, Object.keys(declaration.tables));
      continue;
    }
    const tableName = measureTable(declaration, measure);
    const table = declaration.tables[tableName ?? ''];
    if (!table || tableName === undefined) unknownColumns(declaration, measure, path, report);
    else inTable(declaration, measure, { name: tableName, table }, path, report);
  }
}

function unknownColumns(
  declaration: Declaration,
  measure: MeasureDeclaration,
  path: Path,
  report: Report,
): void {
  const tables = Object.entries(declaration.tables);
  const all = [...new Set(tables.flatMap(([, { columns }]) => Object.keys(columns)))];
  const missing = Object.entries(measureColumns(measure)).filter(([, column]) => !all.includes(column));
  for (const [key, column] of missing) unknown(report, [...path, key], 'column', column, all);
  if (missing.length === 0)
    report(
      path,
      'unknown-column',
      `unknown columns: no table has both ${Object.values(measureColumns(measure)).join(' and ')}`,
    );
}

type Named = { name: string; table: TableDeclaration };

function inTable(
  declaration: Declaration,
  measure: MeasureDeclaration,
  { name, table }: Named,
  path: Path,
  report: Report,
): void {
  const names = Object.keys(table.columns);
  for (const [key, columnName] of Object.entries(measureColumns(measure))) {
    const column = table.columns[columnName];
    const at = [...path, key];
    if (!column) unknown(report, at, 'column', columnName, names, ` in table ${name}`);
    else if (!isPublished(column, declaration.publish)) privateColumn(columnName, at, report);
    else columnFits(measure, columnName, column, at, report);
  }
  customerProblem(declaration, measure, { name, table }, path, report);
  for (const [key, wanted] of Object.entries(measure.where ?? {})) {
    const column = table.columns[key];
    const at = [...path, 'where', key];
    if (!column) unknown(report, at, 'column', key, names, ` in table ${name}`);
    else if (!isPublished(column, declaration.publish)) privateColumn(key, at, report);
    else [wanted].flat().forEach((value) => knownValue(String(value), column, at, report));
  }
}

function customerProblem(
  declaration: Declaration,
  { customer }: MeasureDeclaration,
  { name, table }: Named,
  path: Path,
  report: Report,
): void {
  if (customer === undefined) return;
  const column = table.columns[customer];
  const at = [...path, 'customer'];
  if (!column) unknown(report, at, 'column', customer, Object.keys(table.columns), ` in table ${name}`);
  else if (!isPublished(column, declaration.publish)) privateColumn(customer, at, report);
}

function privateColumn(name: string, path: Path, report: Report): void {
  report(
    path,
    'private-column',
    `private column: ${name} is not published, so nothing can be computed from it`,
  );
}

function knownValue(value: string, { values }: ColumnDeclaration, path: Path, report: Report): void {
  if (values && !values.includes(value)) unknown(report, path, 'category', value, values);
}

function columnFits(
  measure: MeasureDeclaration,
  name: string,
  column: ColumnDeclaration,
  path: Path,
  report: Report,
): void {
  const types = fittingKey[String(path.at(-1))] ?? fitting[measure.kind];
  if (!types.includes(column.type) || column.publish === 'pseudonym')
    return report(
      path,
      'wrong-type',
      `wrong type of column: ${measure.kind} needs ${types.join(', ')}, ${name} is ${column.publish === 'pseudonym' ? 'a pseudonym' : column.type}`,
    );
  if (Array.isArray(column.generalise) && measure.kind !== 'share')
    report(
      path,
      'banded-measure',
      `${name} is published as lower band edges: this ${measure.kind} comes out too low`,
      { severity: 'warning' },
    );
  const measurePath = path.slice(0, -1);
  if (measure.kind === 'share') satisfied(measure.satisfied, column, measurePath, report);
  if (measure.kind === 'net') {
    onScale(measure.positive, column, [...measurePath, 'positive'], report);
    onScale(measure.negative, column, [...measurePath, 'negative'], report);
  }
  if (measure.kind === 'nps') npsScale(column, path, report);
}

function satisfied(
  answers: (number | string)[],
  column: ColumnDeclaration,
  path: Path,
  report: Report,
): void {
  const at = [...path, 'satisfied'];
  if (column.type === 'category' || column.type === 'boolean') {
    const valid = column.type === 'boolean' ? ['true', 'false'] : column.values;
    if (valid)
      answers.forEach((answer, index) =>
        knownValue(String(answer), { ...column, values: valid }, [...at, index], report),
      );
    return;
  }
  const words = Object.values(column.labels ?? {}).flatMap(wordings);
  answers.forEach((answer, index) => {
    const word =
      typeof answer === 'string' && pointOf(answer, column) === undefined && !Number.isFinite(Number(answer));
    if (!word) return;
    report(
      [...at, index],
      'invalid-value',
      `invalid satisfied: expected a number or one of the labels, found "${answer}"`,
      {
        suggestion: didYouMean(String(answer), words),
        valid: words,
      },
    );
  });
  const points = answers.map((answer) =>
    typeof answer === 'number' ? answer : (pointOf(answer, column) ?? Number(answer)),
  );
  onScale(points, column, at, report);
}

function onScale(points: number[], { range }: ColumnDeclaration, path: Path, report: Report): void {
  points.forEach((point, index) => {
    if (range && (point < range[0] || point > range[1]))
      report(
        [...path, index],
        'invalid-value',
        `invalid answer: ${point} is outside the range ${range.join('…')}`,
      );
  });
}

function npsScale({ range }: ColumnDeclaration, path: Path, report: Report): void {
  if (!range || (range[0] === 0 && range[1] === 10)) return;
  const onOneToTen = range[0] === 1 && range[1] === 10;
  report(
    path,
    'nps-scale',
    `unusual scale: NPS is asked from 0 to 10, this column from ${range.join(' to ')}`,
    {
      severity: onOneToTen ? 'warning' : 'error',
      suggestion: onOneToTen
        ? 'the same groups are used, but 0 cannot occur: compare with care'
        : 'use "kind: net" with the answers that count',
    },
  );
}
