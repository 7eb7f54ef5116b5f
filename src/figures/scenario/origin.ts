import type { Origin } from '../figure.ts';
import type { Output, Resolved, Result, Standing, Values } from './model.ts';

/** What each input and each output of a model rests on, by name. */
export function originsOf(results: Result[], resolved: Resolved): Record<string, Origin> {
  const basis = basisOf(results, resolved);
  return Object.fromEntries([
    ...resolved.inputs.map((input) => [input.name, ofInput[input.from]] as const),
    ...results.map(({ name }) => [name, originOf(basis[name] ?? [])] as const),
  ]);
}

/** The inputs that each output rests on, through the outputs before it. */
export function basisOf(
  results: Result[],
  { byName, values }: Pick<Resolved, 'byName' | 'values'>,
): Record<string, Standing[]> {
  const known: Values = { ...values };
  const basis: Record<string, Standing[]> = {};
  for (const { name, value, compute } of results) {
    const used = namesRead(compute, known).flatMap((each) => basis[each] ?? byName[each] ?? []);
    basis[name] = [...new Set(used)];
    known[name] = value ?? NaN;
  }
  return basis;
}

const ofInput = { data: 'measured', chosen: 'chosen', assumed: 'assumed' } as const;

/** What the reader chose is never a finding, not even a plan; a plan of the author is named by the text that tells its result. */
function originOf(inputs: Standing[]): Origin {
  if (inputs.some(({ from }) => from === 'chosen')) return 'chosen';
  const assumed = inputs.some(({ from, plan }) => from === 'assumed' && plan !== true);
  return assumed || !inputs.some(({ from }) => from === 'data') ? 'assumed' : 'measured';
}

/** The names that a formula reads; formulas in words may leave out some. */
function namesRead(compute: Output['compute'], values: Values): string[] {
  const read = new Set<string>();
  compute(new Proxy(values, { get: (of, name: string) => (read.add(name), of[name]) }));
  return [...read];
}
