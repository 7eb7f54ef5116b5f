import { didYouMean } from '../../dataset/nearest.ts';
import type { Page } from '../../mdx/page.ts';

/** What to write instead, read from what the engine says of an unknown column, table or function. */
export function sqlHints(
  message: string,
  { dataset, source }: Page,
): { suggestion?: string | undefined; valid?: string[] } {
  const column = /Referenced column "([^"]+)" not found/.exec(message)?.[1];
  if (column) {
    const columns = Object.values(dataset.tables).flatMap((table) => Object.keys(table.columns));
    const valid = [...new Set([...candidates(message), ...columns])];
    return { suggestion: didYouMean(column, valid), valid };
  }
  const table = /Table with name (\S+) does not exist/.exec(message)?.[1]?.replaceAll('"', '');
  if (table) {
    const valid = [...Object.keys(dataset.tables), ...Object.keys(source.cells)];
    return { suggestion: didYouMean(table, valid), valid };
  }
  const meant = /Did you mean "([^"]+)"/.exec(message)?.[1];
  return meant ? { suggestion: `did you mean "${meant}"?` } : {};
}

function candidates(message: string): string[] {
  const list = /Candidate bindings: ([^\n]*)/.exec(message)?.[1] ?? '';
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => (name ?? '').split('.').at(-1) ?? '');
}
