import type { Declaration, MeasureDeclaration } from './declaration.ts';
import { isPublished } from './publication.ts';

/** The names of the columns that a measure reads, by the key that names each. */
export function measureColumns(measure: MeasureDeclaration): Record<string, string> {
  if ('column' in measure) return { column: measure.column };
  if (measure.kind === 'ratio') return { numerator: measure.numerator, denominator: measure.denominator };
  if (measure.kind !== 'churn') return {};
  const { start, end, time, left } = measure;
  const named = Object.entries({ start, end, time, left }).filter(([, column]) => column !== undefined);
  return Object.fromEntries(named) as Record<string, string>;
}

/**
 * The table of a measure: as declared, else the first that publishes its columns, that of the period before the
 * others; undefined when there is none.
 */
export function measureTable(declaration: Declaration, measure: MeasureDeclaration): string | undefined {
  if (measure.table) return measure.table;
  const wanted = Object.values(measureColumns(measure));
  const first = defaultTableName(declaration);
  const names = Object.keys(declaration.tables).sort((a, b) => Number(b === first) - Number(a === first));
  const has = (published: boolean) => (name: string) =>
    wanted.every((column) => {
      const found = declaration.tables[name]?.columns[column];
      return found && (!published || isPublished(found, declaration.publish));
    });
  return names.find(has(true)) ?? names.find(has(false));
}

/** The table of the period, else the first. */
export function defaultTableName(declaration: Declaration): string | undefined {
  return periodOf(declaration)?.table ?? Object.keys(declaration.tables)[0];
}

/** `period` as table and column; undefined when it is not declared or names nothing. */
export function periodOf(declaration: Declaration): { table: string; column: string } | undefined {
  const [column, table] = (declaration.period ?? '').split('.').reverse();
  if (!column) return undefined;
  if (table !== undefined) return declaration.tables[table]?.columns[column] && { table, column };
  const found = Object.keys(declaration.tables).find((name) => declaration.tables[name]?.columns[column]);
  return found === undefined ? undefined : { table: found, column };
}
