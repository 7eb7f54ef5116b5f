/** Seeded random numbers; every customer has an own stream, so that a change in one life does not move the others. */
export type Random = {
  /** 0 ≤ x < 1 */
  uniform(): number;
  /** whole number, both ends included */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  normal(): number;
  pick<T>(list: readonly T[]): T;
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
};

export function makeRandom(seed: number, stream: number): Random {
  const uniform = sfc32(seed, stream);
  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  return {
    uniform,
    integer,
    chance: (probability) => uniform() < probability,
    normal: () => sumOfTwelve(uniform),
    pick: (list) => list[integer(0, list.length - 1)] as (typeof list)[number],
    weighted: (weights) => pickWeighted(weights, uniform()),
  };
}

// sfc32 of the PractRand test suite (C. Doty-Humphrey, public domain).
function sfc32(seed: number, stream: number): () => number {
  let [a, b, c, d] = [seed | 0, stream | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

// Exact arithmetic only: Math.log and Math.cos may differ in the last bit between engines.
function sumOfTwelve(uniform: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += uniform();
  return sum;
}

function pickWeighted<T extends string>(weights: Readonly<Record<T, number>>, at: number): T {
  const entries = Object.entries(weights) as [T, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = at * total;
  const found = entries.find(([, weight]) => (rest -= weight) < 0) ?? entries[entries.length - 1];
  return (found as [T, number])[0];
}
