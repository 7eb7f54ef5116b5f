/** An input's value and the ends of its plausible range. */
export type TornadoInput = { base: number; low: number; high: number };

/** Outcome with one input at each end of its range, the others at their base; `swing` = |atHigh − atLow|. */
export type TornadoBar<Name extends string> = {
  name: Name;
  atLow: number;
  atHigh: number;
  swing: number;
};

/** Outcome at the base and one bar per input, widest swing first (one-at-a-time sensitivity; Howard 1988). */
export function tornado<Name extends string>(
  outcome: (values: Record<Name, number>) => number,
  inputs: Readonly<Record<Name, TornadoInput>>,
): { base: number; bars: TornadoBar<Name>[] } {
  const names = Object.keys(inputs) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, inputs[name].base])) as Record<Name, number>;
  const bars = names.map((name) => {
    const atLow = outcome({ ...values, [name]: inputs[name].low });
    const atHigh = outcome({ ...values, [name]: inputs[name].high });
    return { name, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
  });
  return { base: outcome(values), bars: bars.sort((a, b) => b.swing - a.swing) };
}
