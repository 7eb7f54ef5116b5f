import type { Place } from '../../mdx/tree.ts';

/**
 * Where in a page the engine's complaint points: it quotes `LINE n: …the line…` with a caret under the place. The
 * author's lines are found by their text, since what stands before them is ours. Undefined when it quotes none of them.
 */
export function sqlPlace(message: string, cell: string, fence: Place): Place | undefined {
  const quoted = /LINE \d+: (.*)\n(\s*)\^/.exec(message);
  if (!quoted) return undefined;
  const shown = (quoted[1] ?? '').replace(/^\.\.\.|\.\.\.$/g, '').trim();
  const prefix = /LINE \d+: /.exec(message)?.[0].length ?? 0;
  const caret = (quoted[2]?.length ?? 0) - prefix;
  const lines = cell.split('\n');
  const line = lines.findIndex(
    (each) => shown && (each.includes(shown) || shown.includes(each.trim())) && each.trim(),
  );
  if (line < 0) return undefined;
  const within = Math.max(0, Math.min(caret, (lines[line] ?? '').length - 1));
  return { line: fence.line + 1 + line, column: within + 1 };
}
