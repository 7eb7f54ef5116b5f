import type { ColumnDeclaration, Declaration } from './declaration.ts';
import type { Path } from './locator.ts';
import { checkReference, unknown, type Report } from './report.ts';

const numeric = ['integer', 'number', 'money', 'score'];

/** What is wrong with the columns: keys that do not fit the type, names that do not exist. */
export function columnProblems(declaration: Declaration, report: Report): void {
  for (const [table, { columns, key }] of Object.entries(declaration.tables))
    for (const [name, column] of Object.entries(columns)) {
      const path = ['tables', table, 'columns', name];
      reserved(name, column, path, report);
      misplaced(column, path, report);
      ranges(column, path, report);
      labels(column, path, report);
      identifiers(name, column, { path, isKey: key === name }, report);
      if (column.currency !== undefined && !/^[A-Z]{3}$/.test(column.currency))
        report(
          [...path, 'currency'],
          'invalid-value',
          `invalid currency: expected a code such as EUR, found "${column.currency}"`,
        );
      dateFormat(column, path, report);
      if (column.references !== undefined)
        checkReference(declaration, report, [...path, 'references'], column.references);
      if (column.language !== undefined) language(column.language, Object.keys(columns), path, report);
    }
}

/** A format without signs for year and month reads no date. */
function dateFormat({ date_format: format }: ColumnDeclaration, path: Path, report: Report): void {
  if (format === undefined || (/%-?[Yyc]/.test(format) && /%-?[mbBjc]/.test(format))) return;
  report(
    [...path, 'date_format'],
    'invalid-value',
    `invalid date_format: expected signs for year and month, found "${format}"`,
    { suggestion: 'for example %d.%m.%Y for 31.12.2025, %m/%d/%Y %H:%M for 12/31/2025 09:15' },
  );
}

function reserved(name: string, column: ColumnDeclaration, path: Path, report: Report): void {
  const taken = { n: 'frequency', weight: 'weight' }[name.toLowerCase()];
  if (taken === undefined || column.type === taken) return;
  const suggestion = `write another name and "from: ${name}", or "type: ${taken}" if that is what it holds`;
  const message = `reserved name: ${name}, every published table has its own column ${name}`;
  report(path, 'reserved-name', message, { what: 'key', suggestion });
}

/** Which types each key is for. */
const places: [keyof ColumnDeclaration, ColumnDeclaration['type'][]][] = [
  ['values', ['category']],
  ['range', ['score', 'integer', 'number', 'money']],
  ['labels', ['score', 'integer', 'category', 'boolean']],
  ['currency', ['money']],
  ['date_format', ['date']],
  ['language', ['comment']],
  ['redact', ['comment', 'text', 'category']],
  ['generalise', ['date', 'integer', 'number', 'money', 'score']],
];

function misplaced(column: ColumnDeclaration, path: Path, report: Report): void {
  for (const [key, types] of places)
    if (column[key] !== undefined && !types.includes(column.type))
      report(
        [...path, key],
        'wrong-type',
        `wrong key for a ${column.type}: ${key} is for ${types.join(', ')}`,
        { what: 'key' },
      );
  if (column.publish === 'redact' && !['comment', 'text', 'category'].includes(column.type))
    report(
      [...path, 'publish'],
      'wrong-type',
      `wrong publish for a ${column.type}: redact is for comment, text, category`,
    );
  if (column.type === 'comment' && column.publish === 'public')
    report([...path, 'publish'], 'unredacted-comment', 'comments are published word for word', {
      severity: 'warning',
      suggestion: 'write "publish: redact", which is the default for comments',
    });
}

/** A key or a reference tells who someone is; who publishes it as it is should say so. */
function identifiers(
  name: string,
  column: ColumnDeclaration,
  { path, isKey }: { path: Path; isKey: boolean },
  report: Report,
): void {
  if (column.publish !== undefined || !(isKey || column.references !== undefined)) return;
  report(path, 'public-key', `${name} identifies rows and is published as it is`, {
    severity: 'warning',
    what: 'key',
    suggestion: 'write "publish: drop" or "publish: pseudonym", or "publish: public" if it may be known',
  });
}

function ranges(column: ColumnDeclaration, path: Path, report: Report): void {
  const { range, generalise, type } = column;
  if (type === 'score' && !range)
    report(
      path,
      'missing-key',
      'missing key: range, a score needs its lowest and highest answer, such as [1, 5]',
    );
  if (range && range[0] >= range[1])
    report(
      [...path, 'range'],
      'invalid-value',
      `invalid range: expected lowest before highest, found [${range.join(', ')}]`,
    );
  if (generalise === undefined) return;
  const banded = Array.isArray(generalise);
  if (banded && generalise.some((edge, index) => edge <= (generalise[index - 1] ?? -Infinity)))
    report(
      [...path, 'generalise'],
      'invalid-value',
      `invalid generalise: expected rising edges, found [${generalise.join(', ')}]`,
    );
  if (banded ? type === 'date' : numeric.includes(type))
    report(
      [...path, 'generalise'],
      'wrong-type',
      `wrong generalise for a ${type}: expected ${banded ? 'week, month, quarter or year' : 'a list of band edges'}`,
    );
}

function labels(column: ColumnDeclaration, path: Path, report: Report): void {
  const valid = column.type === 'boolean' ? ['true', 'false'] : column.values;
  for (const key of Object.keys(column.labels ?? {})) {
    const at = [...path, 'labels', key];
    if (numeric.includes(column.type)) scalePoint(Number(key), column, at, report, key);
    else if (valid && !valid.includes(key)) unknown(report, at, 'category', key, valid);
  }
  for (const [index, code] of (column.not_applicable ?? []).entries()) {
    const inside = column.range && Number(code) >= column.range[0] && Number(code) <= column.range[1];
    if (inside && String(code).trim() !== '')
      report(
        [...path, 'not_applicable', index],
        'invalid-value',
        `invalid not_applicable: ${code} is an answer within the range ${column.range?.join('…')}`,
      );
  }
}

function scalePoint(
  point: number,
  { range }: ColumnDeclaration,
  path: Path,
  report: Report,
  written: string,
): void {
  if (!Number.isFinite(point))
    report(path, 'invalid-value', `invalid label: expected a scale point, found "${written}"`, {
      what: 'key',
      suggestion: 'write the number first: {1: very dissatisfied}',
    });
  else if (range && (point < range[0] || point > range[1]))
    report(path, 'invalid-value', `invalid label: ${point} is outside the range ${range.join('…')}`, {
      what: 'key',
    });
}

function language(written: string, columns: string[], path: Path, report: Report): void {
  if (columns.includes(written) || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(written)) return;
  const where = ', and no language code such as en: the language of these comments is not known';
  unknown(report, [...path, 'language'], 'column', written, columns, where, 'warning');
}
