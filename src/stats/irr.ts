import { checkNumbers } from './check.ts';
import { findRoot } from './findRoot.ts';

/** `rate` is null unless exactly one rate makes the flows worth nothing; `roots` lists all found, ascending. */
export type Irr = {
  rate: number | null;
  roots: number[];
  reason: 'single root' | 'no root' | 'no single root';
};

/**
 * Internal rate of return of one flow per period, the first now. Flows that change sign once have one rate; others
 * are searched between −99.99 % and 10,000 % a period, and several rates are reported as such (Descartes' rule).
 */
export function irr(flows: readonly number[]): Irr {
  checkNumbers('flow', flows);
  const changes = signChanges(flows);
  const roots = changes === 0 ? [] : rootsOf(flows);
  const [rate = null] = roots;
  if (roots.length === 1) return { rate, roots, reason: 'single root' };
  return { rate: null, roots, reason: roots.length === 0 ? 'no root' : 'no single root' };
}

function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.slice(1).filter((sign, i) => sign !== signs[i]).length;
}

function rootsOf(flows: readonly number[]): number[] {
  // in the logarithm of the growth 1 + rate the search is as fine for −90 % as for 900 %
  const [from, to, pieces] = [Math.log(1e-4), Math.log(101), 4000];
  const worth = (growth: number): number => scaledWorth(flows, Math.exp(growth));
  const roots: number[] = [];
  let [left, atLeft] = [from, worth(from)];
  for (let i = 1; i <= pieces; i++) {
    const right = from + ((to - from) * i) / pieces;
    const atRight = worth(right);
    if (atRight === 0 || atLeft < 0 !== atRight < 0) {
      const root = Math.expm1(findRoot(worth, left, right));
      if (atLeft !== 0) roots.push(root);
    }
    [left, atLeft] = [right, atRight];
  }
  return roots;
}

/** Worth at the growth 1 + rate, divided by the largest power so that it stays finite. */
function scaledWorth(flows: readonly number[], growth: number): number {
  return growth >= 1
    ? flows.reduceRight((later, flow) => flow + later / growth, 0)
    : flows.reduce((earlier, flow) => earlier * growth + flow, 0);
}
