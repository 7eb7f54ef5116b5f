import type { Problem } from '../dataset/problem.ts';
import type { LoadedTable } from './loadTable.ts';

const told = 20;

/** The records that could not be read, at most 20 of a file one by one. */
export function brokenProblems(tables: LoadedTable[]): Problem[] {
  return tables.flatMap(({ parts }) =>
    parts.flatMap(({ source, broken }) => {
      const problems = broken.slice(0, told).map((each): Problem => ({
        file: source.file.shown,
        ...each,
        severity: 'error',
      }));
      const last = problems.at(-1);
      const more = broken.length - problems.length;
      return last && more > 0
        ? [
            ...problems,
            { ...last, message: `and ${more} more records that cannot be read`, suggestion: undefined },
          ]
        : problems;
    }),
  );
}
