/** Throws `RangeError: invalid name: value, expected …` unless `ok`. */
export function check(ok: boolean, name: string, value: unknown, expected: string): asserts ok {
  if (!ok) throw new RangeError(`invalid ${name}: ${show(value)}, expected ${expected}`);
}

/** Throws unless `level` is a confidence level strictly between 0 and 1. */
export function checkLevel(level: number): void {
  check(level > 0 && level < 1, 'level', level, 'a number between 0 and 1');
}

/** Throws unless every value is a finite number. */
export function checkNumbers(name: string, values: readonly number[]): void {
  for (const value of values) check(Number.isFinite(value), name, value, 'finite numbers');
}

/** Throws unless both lists have the same length. */
export function checkSameLength(name: string, a: readonly unknown[], b: readonly unknown[]): void {
  check(a.length === b.length, name, b.length, `${a.length} items`);
}

function show(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
