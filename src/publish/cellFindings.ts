import { didYouMean } from '../dataset/nearest.ts';
import type { Finding } from './finding.ts';
import type { LoadedColumn, LoadedTable } from './loadTable.ts';
import { possibleViolations, status } from './reading.ts';
import { wordings } from '../dataset/text.ts';

/** The violations that show in a single cell, from the counts of a table's statuses. */
export function cellFindings(table: LoadedTable, counts: Record<string, number>): Finding[] {
  return table.columns.flatMap((column) =>
    possibleViolations(column.declaration, column.required).flatMap((code) => {
      const count = counts[`${column.status}_${code}`] ?? 0;
      if (count === 0) return [];
      const rows = `select rowid as row from ${table.sql} where ${column.status} = ${code} and not blank`;
      return [
        { table, column, count, rows, rule: ruleOf(column, code), explain: explanation(column, table, code) },
      ];
    }),
  );
}

function ruleOf({ declaration: { type } }: LoadedColumn, code: number): string {
  if (code === status.missing) return 'missing-value';
  if (code === status.unknown) return 'unknown-category';
  if (code === status.outOfRange) return type === 'score' ? 'score-out-of-range' : 'number-out-of-range';
  return type === 'date' || type === 'boolean' ? `unparsable-${type}` : 'unparsable-number';
}

function explanation(column: LoadedColumn, table: LoadedTable, code: number): Finding['explain'] {
  const { name, declaration } = column;
  const { type, range, values = [], labels = {} } = declaration;
  if (code === status.missing)
    return () => ({ message: `missing value: ${name} is required, found an empty cell` });
  if (code === status.unknown)
    return (text) => ({
      message: `unknown category: "${text}" in ${name}`,
      suggestion: didYouMean(text, values),
      valid: values,
    });
  if (code === status.outOfRange)
    return (text) => ({
      message: `${type === 'score' ? 'score' : 'number'} out of range: "${text}" in ${name}, expected ${limits(column)}`,
      suggestion: notApplicableHint(text),
    });
  if (type === 'date')
    return (text) => ({
      message: `unparsable date: "${text}" in ${name}, expected ${declaration.date_format ?? 'a day such as 2025-11-03'}`,
      suggestion: dateHint(text),
    });
  if (type === 'boolean')
    return (text) => ({
      message: `unparsable boolean: "${text}" in ${name}, expected yes or no, true or false, 1 or 0`,
      suggestion: `name the words: "labels: {true: ${text}, false: …}"`,
    });
  const expected = range ? `a number from ${range[0]} to ${range[1]}` : 'a number';
  const words = Object.values(labels).flatMap(wordings);
  return (text) => ({
    message: `unparsable number: "${text}" in ${name}, expected ${expected}${words.length ? ' or a label' : ''}`,
    suggestion: didYouMean(text, words) ?? numberHint(text, table.declaration.decimal),
    ...(words.length ? { valid: words } : {}),
  });
}

function limits({ declaration: { range, generalise } }: LoadedColumn): string {
  const lowest = Array.isArray(generalise) ? generalise[0] : undefined;
  if (range && (lowest === undefined || lowest <= range[0])) return `${range[0]} to ${range[1]}`;
  return `${lowest ?? 0} or more${lowest === undefined ? '' : ', the first band edge'}`;
}

function notApplicableHint(text: string): string | undefined {
  return /^-?\d+$/.test(text) ? `if it means no answer, write "not_applicable: [${text}]"` : undefined;
}

function dateHint(text: string): string | undefined {
  const forms: [RegExp, string][] = [
    [/^\d{1,2}\.\d{1,2}\.\d{4}$/, '%d.%m.%Y'],
    [/^\d{1,2}\.\d{1,2}\.\d{2}$/, '%d.%m.%y'],
    [/^(1[3-9]|2\d|3[01])\/\d{1,2}\/\d{4}/, '%d/%m/%Y'],
    [/^\d{1,2}\/(1[3-9]|2\d|3[01])\/\d{4}/, '%m/%d/%Y'],
    [/^\d{1,2}\/\d{1,2}\/\d{4}/, `%d/%m/%Y', or '%m/%d/%Y`],
    [/^\d{8}$/, '%Y%m%d'],
  ];
  if (/^[34]\d{4}$/.test(text))
    return 'it looks like a day number of Excel: show the column as dates there, and save the file again';
  const form = forms.find(([pattern]) => pattern.test(text))?.[1];
  return (
    form && `write date_format: '${form}'${/:/.test(text) ? ' with the time behind it, such as %H:%M' : ''}`
  );
}

function numberHint(text: string, decimal: string | undefined): string {
  if (/^[-+]?[\d\s.]*\d,\d+$/.test(text) && decimal === undefined)
    return 'write "decimal: \',\'" for this table if the comma is the decimal sign, "decimal: \'.\'" if it groups thousands';
  if (text.trim().endsWith('%')) return 'write "unit: \'%\'" for this column: the numbers are then per cents';
  return `if it means no answer, write "not_applicable: [${JSON.stringify(text)}]"`;
}
