import { UnknownName } from '../dataset/dataset.ts';
import type { Problem } from '../dataset/problem.ts';
import { explain } from '../figures/draw.ts';
import { CellError } from '../sql/cell.ts';
import type { Place } from './tree.ts';

/** The problem that a thrown error is, at a place of a file. */
export function problemOf(error: unknown, file: string, at: Place): Problem {
  const { rule, message, suggestion, valid } = explain(error);
  return { file, ...at, rule, message, severity: 'error', suggestion, valid };
}

/** The problem of a figure, at the prop that is wrong, or in the cell's text. */
export function placed(
  error: unknown,
  { at, props, input }: { at: Place; props: Record<string, Place>; input?: Record<string, unknown> },
  file: string,
): Problem {
  const problem = problemOf(error, file, at);
  if (error instanceof CellError && input?.['name'] === error.cell)
    return { ...problem, ...inside(String(input['text']), error.offset, at) };
  const { prop } = explain(error);
  const wrong = prop ?? (error instanceof UnknownName ? propOf(error, input ?? {}) : undefined);
  const place = wrong === undefined ? undefined : props[wrong];
  return place ? { ...problem, ...place } : problem;
}

/** The place of an offset of a cell's text; the text begins on the line after the fence. */
function inside(text: string, offset: number, fence: Place): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: fence.line + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function propOf(error: UnknownName, input: Record<string, unknown>): string | undefined {
  const name = error.message.replace(/^unknown [\w-]+: /, '').replace(/ in table .*/, '');
  return Object.keys(input).find((prop) => JSON.stringify(input[prop])?.includes(JSON.stringify(name)));
}
