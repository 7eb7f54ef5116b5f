import type { ColumnDeclaration, Declaration, MeasureDeclaration } from './declaration.ts';
import { wordings } from './text.ts';
import { measureTable } from './measureTable.ts';

/** The declaration with `satisfied: [satisfied, very satisfied]` turned into the numbers of the column's labels. */
export function resolveLabels(declaration: Declaration): Declaration {
  const measures = Object.entries(declaration.measures).map(([name, measure]) => {
    if (measure.kind !== 'share') return [name, measure] as const;
    const column = declaration.tables[measureTable(declaration, measure) ?? '']?.columns[measure.column];
    return [name, column ? resolve(measure, column) : measure] as const;
  });
  return { ...declaration, measures: Object.fromEntries(measures) };
}

/** The scale point that a label stands for, compared without regard to case. */
export function pointOf(label: string, column: ColumnDeclaration): number | undefined {
  const wanted = label.trim().toLowerCase();
  const found = Object.entries(column.labels ?? {}).find(([, label]) =>
    wordings(label).some((word) => word.trim().toLowerCase() === wanted),
  );
  return found && Number(found[0]);
}

type Share = Extract<MeasureDeclaration, { kind: 'share' }>;

function resolve(measure: Share, column: ColumnDeclaration): Share {
  if (!['score', 'integer', 'number'].includes(column.type))
    return { ...measure, satisfied: measure.satisfied.map(String) };
  const points = measure.satisfied.map((each) =>
    typeof each === 'number' ? each : (pointOf(each, column) ?? Number(each)),
  );
  return { ...measure, satisfied: points };
}
