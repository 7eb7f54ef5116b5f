import type { Declaration } from './declaration.ts';
import type { Path } from './locator.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';

type Extra = Partial<Pick<Problem, 'suggestion' | 'valid' | 'severity'>> & { what?: 'key' | 'value' };

/** Writes down one problem at a path of the declaration. */
export type Report = (path: Path, rule: string, message: string, extra?: Extra) => void;

/** Reports a name that is not among the valid ones. */
export function unknown(
  report: Report,
  path: Path,
  kind: string,
  written: string,
  valid: string[],
  where = '',
  severity: Problem['severity'] = 'error',
): void {
  report(path, `unknown-${kind}`, `unknown ${kind}: ${written}${where}`, {
    severity,
    suggestion: didYouMean(written, valid),
    valid,
  });
}

/** Checks `table.column`; reports what is unknown and says whether both exist. */
export function checkReference(
  declaration: Declaration,
  report: Report,
  path: Path,
  reference: string,
): boolean {
  const [table = '', column = ''] = reference.split('.');
  const columns = declaration.tables[table]?.columns;
  if (!columns) unknown(report, path, 'table', table, Object.keys(declaration.tables));
  else if (!(column in columns))
    unknown(report, path, 'column', column, Object.keys(columns), ` in table ${table}`);
  else return true;
  return false;
}
