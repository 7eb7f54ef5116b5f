/** Draws of a uniform number, 0 ≤ u < 1. */
export type Random = () => number;

/**
 * A repeatable source of uniform numbers with 53 random bits: xoshiro128** (Blackman & Vigna 2018), its state filled
 * from `seed` (a whole number, 32 bits used) by splitmix32. Not for secrets.
 */
export function random(seed: number): Random {
  const next = xoshiro(splitmix(seed, 4));
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

/** 32-bit outputs of xoshiro128** from a state of four 32-bit numbers, not all zero. */
export function xoshiro(state: readonly number[]): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function splitmix(seed: number, count: number): number[] {
  let state = seed | 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  });
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
