import { check } from './check.ts';

type Bracket = { a: number; fa: number; b: number; fb: number; c: number; fc: number };

/**
 * The place between `low` and `high` where a continuous `f` crosses zero, to the last digits (Chandrupatla 1997:
 * inverse quadratic steps where they are safe, else bisection). Throws RangeError when both ends have one sign.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  const [atLow, atHigh] = [f(low), f(high)];
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  check(atLow < 0 !== atHigh < 0, 'bracket', [low, high], 'a change of sign between its ends');
  let bracket: Bracket = { a: high, fa: atHigh, b: low, fb: atLow, c: low, fc: atLow };
  let step = 0.5;
  for (;;) {
    const x = bracket.a + step * (bracket.b - bracket.a);
    bracket = tighten(bracket, x, f(x));
    const { a, fa, b, fb } = bracket;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const least = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (fa === 0 || !(least <= 0.5)) return best;
    step = Math.min(1 - least, Math.max(least, nextStep(bracket)));
  }
}

function tighten({ a, fa, b, fb }: Bracket, x: number, fx: number): Bracket {
  return fx < 0 === fa < 0
    ? { a: x, fa: fx, b, fb, c: a, fc: fa }
    : { a: x, fa: fx, b: a, fb: fa, c: b, fc: fb };
}

function nextStep({ a, fa, b, fb, c, fc }: Bracket): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (phi * phi >= xi || (1 - phi) * (1 - phi) >= 1 - xi) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb);
}
