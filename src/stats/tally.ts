import { check, checkNumbers } from './check.ts';

/** One value and the number of answers that gave it. */
export type Tally = { value: number; n: number };

/** Answers one by one, or counted by value. */
export type Answers = readonly number[] | readonly Tally[];

/** Answers counted by value, ascending, without empty values. Throws RangeError for negative counts. */
export function tally(answers: Answers): Tally[] {
  const counts = new Map<number, number>();
  for (const answer of answers) {
    const { value, n } = typeof answer === 'number' ? { value: answer, n: 1 } : answer;
    checkNumbers('value', [value]);
    check(Number.isFinite(n) && n >= 0, 'count', n, 'a number of 0 or more');
    if (n > 0) counts.set(value, (counts.get(value) ?? 0) + n);
  }
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => a.value - b.value);
}
