import { LineCounter, parseDocument, type Document } from 'yaml';
import { declarationSchema, type Declaration } from './declaration.ts';
import { issueProblems } from './issues.ts';
import { locator } from './locator.ts';
import type { Problem } from './problem.ts';
import { resolveLabels } from './resolveLabels.ts';
import { semanticProblems } from './semantics.ts';

/** What a `dataset.yaml` declares, and everything that is wrong with it, each with its line and column. */
export function parseDeclaration(
  text: string,
  file: string,
): { declaration?: Declaration; problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = syntaxProblems(document, counter, file);
  if (broken.length) return { problems: broken };
  const locate = locator(document, counter);
  const written: unknown = document.toJS() ?? {};
  const parsed = declarationSchema.safeParse(written);
  if (!parsed.success)
    return { problems: inOrder(issueProblems(parsed.error.issues, written, locate, file)) };
  const problems = inOrder(semanticProblems(parsed.data, locate, file));
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  return { declaration: resolveLabels(parsed.data), problems };
}

function syntaxProblems(document: Document, counter: LineCounter, file: string): Problem[] {
  return document.errors.map((error) => {
    const { line, col } = counter.linePos(error.pos[0]);
    const message = error.message.replace(/^./, (first) => first.toLowerCase());
    return { file, line, column: col, rule: 'invalid-yaml', message, severity: 'error' };
  });
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}
