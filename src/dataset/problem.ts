/** One thing that is wrong, where it is wrong, and what to write instead. Lines and columns count from 1. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  /** Stable id, such as `unknown-measure`; docs/troubleshooting.md explains each. */
  rule: string;
  /** Lower case, no full stop: what was found. */
  message: string;
  severity: 'error' | 'warning';
  /** What to write instead. */
  suggestion?: string | undefined;
  /** The valid names, when the found one is unknown. */
  valid?: string[] | undefined;
};

/** `file:line:column: message [rule]`, then the suggestion and the valid names on lines of their own. */
export function formatProblem({ file, line, column, message, rule, suggestion, valid }: Problem): string {
  const lines = [`${file}:${line}:${column}: ${message} [${rule}]`];
  if (suggestion) lines.push(`    ${suggestion}`);
  if (valid?.length) lines.push(`    valid: ${valid.join(', ')}`);
  return lines.join('\n');
}

/** Thrown when something cannot go on; carries every problem found, not only the first. */
export class ProblemsError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}
