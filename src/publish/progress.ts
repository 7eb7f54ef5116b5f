/** What publishing is doing: `done` of `total` steps. */
export type Progress = { dataset: string; step: string; done: number; total: number };

export type OnProgress = (progress: Progress) => void;

/** Prints progress as plain lines, but only of work that takes over a second. */
export function progressPrinter(
  write: (line: string) => void = (line) => process.stderr.write(line),
  now = Date.now,
): OnProgress {
  const started = new Map<string, number>();
  return ({ dataset, step, done, total }) => {
    const since = started.get(dataset) ?? now();
    started.set(dataset, since);
    if (now() - since >= 1000) write(`publish ${dataset}: ${step} (${done} of ${total})\n`);
  };
}
