/** An estimated input and the ends of its interval. */
export type Known = { value: number; low: number; high: number };

/**
 * The interval of an outcome whose inputs are estimated independently, by squaring and adding how far each end of each
 * input moves it (MOVER, Zou & Donner 2008): exact for one input on which the outcome only rises or falls, and as
 * lopsided as the inputs' own intervals are. Inputs without an interval count as known. Null where the outcome is not defined.
 */
export function propagate<Name extends string>(
  outcome: (values: Record<Name, number>) => number | null,
  values: Readonly<Record<Name, number>>,
  known: Readonly<Partial<Record<Name, Known>>>,
): { low: number; high: number } | null {
  const base = outcome(values);
  if (base === null) return null;
  let [below, above] = [0, 0];
  for (const [name, { low, high }] of Object.entries(known) as [Name, Known][]) {
    const ends = [low, high].map((end) => outcome({ ...values, [name]: end }));
    if (ends.some((end) => end === null)) return null;
    const moves = ends.map((end) => (end as number) - base);
    below += Math.min(0, ...moves) ** 2;
    above += Math.max(0, ...moves) ** 2;
  }
  return { low: base - Math.sqrt(below), high: base + Math.sqrt(above) };
}
