import { LineCounter, parseDocument, type Document } from 'yaml';
import { declarationSchema, type Declaration, type MeasureDeclaration } from './declaration.ts';
import { hintForSyntax } from './hints.ts';
import { issueProblems } from './issues.ts';
import { locator } from './locator.ts';
import { defaultTableName, measureTable } from './measureTable.ts';
import type { Problem } from './problem.ts';
import { isPublished } from './publication.ts';
import { resolveLabels } from './resolveLabels.ts';
import { semanticProblems } from './semantics.ts';

/** What a `dataset.yaml` declares, and everything that is wrong with it, each with its line and column. */
export function parseDeclaration(
  text: string,
  file: string,
): { declaration?: Declaration; problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: true });
  const broken = [...hardSpaces(text, file), ...syntaxProblems(document, counter, file)];
  if (broken.length) return { problems: broken };
  const locate = locator(document, counter);
  const written: unknown = document.toJS() ?? {};
  const parsed = declarationSchema.safeParse(written);
  if (!parsed.success)
    return { problems: inOrder(issueProblems(parsed.error.issues, written, locate, file)) };
  const problems = inOrder(semanticProblems(parsed.data, locate, file));
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  return { declaration: inherit(resolveLabels(parsed.data)), problems };
}

/** The declaration with what measures take over from the dataset: the last day of observation, and who answered. */
function inherit(declaration: Declaration): Declaration {
  const measures = Object.entries(declaration.measures).map(([name, measure]) => {
    const customer = measure.customer ?? customerColumn(declaration, measure);
    const own = { ...measure, ...(customer !== undefined && { customer }) };
    if (own.kind !== 'churn' || declaration.as_of === undefined) return [name, own] as const;
    return [name, { as_of: declaration.as_of, ...own }] as const;
  });
  return { ...declaration, measures: Object.fromEntries(measures) };
}

function customerColumn(declaration: Declaration, measure: MeasureDeclaration): string | undefined {
  const table = measureTable(declaration, measure) ?? defaultTableName(declaration) ?? '';
  const columns = Object.entries(declaration.tables[table]?.columns ?? {}).filter(([, column]) =>
    isPublished(column, declaration.publish),
  );
  const found =
    columns.find(([name]) => name === declaration.customer) ??
    columns.find(([, { references }]) => references !== undefined) ??
    columns.find(([, { publish }]) => publish === 'pseudonym');
  return found?.[0];
}

/** Lines that begin with a no-break space, as text copied from a web page does: they look right and are not. */
function hardSpaces(text: string, file: string): Problem[] {
  return text.split('\n').flatMap((line, index) => {
    const column = line.search(/(?<=^[ \t]*)\u00a0/) + 1;
    const message = 'a no-break space is no indentation';
    const suggestion = 'write plain spaces';
    const place = { file, line: index + 1, column };
    return column
      ? [{ ...place, rule: 'invalid-yaml', message, severity: 'error' as const, suggestion }]
      : [];
  });
}

function syntaxProblems(document: Document, counter: LineCounter, file: string): Problem[] {
  // a tab makes everything after it look wrong
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return (tabs.length ? tabs : document.errors).map((error) => {
    const { line, col } = counter.linePos(error.pos[0]);
    const message = error.message.replace(/^./, (first) => first.toLowerCase());
    const suggestion = hintForSyntax(error.code);
    return { file, line, column: col, rule: 'invalid-yaml', message, severity: 'error', suggestion };
  });
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}
