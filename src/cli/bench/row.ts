/** One line of the table: what was measured, so often, and what was promised. */
export type Row = { name: string; unit: string; values: number[]; budget?: number | undefined };

/** What every measurement is told. */
export type Settings = {
  /** Times that each thing is measured. */
  runs: number;
  /** Numbers of answers in the data. */
  sizes: number[];
  say(text: string): void;
};

/** A row with its numbers: median, least, most, and how much of its budget it takes. */
export type Summary = Omit<Row, 'values'> & {
  median: number;
  min: number;
  max: number;
  runs: number;
  ratio?: number | undefined;
};

export function summary({ values, budget, ...row }: Row): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  const [min, max] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
  // a promise of nothing is kept by nothing
  const ratio =
    budget === undefined ? undefined : budget === 0 ? (median === 0 ? 0 : Infinity) : median / budget;
  return { ...row, budget, median, min, max, runs: values.length, ratio };
}
